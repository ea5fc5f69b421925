//! Reasons why a file was not written, and what to do about each.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::platform::in_chinese;

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is such a file already, and nobody has said that it may be replaced.
    There(String),
    Other(Diagnostic),
}

impl FileError {
    /// What the system said, sorted.
    pub fn of(path: &Path, error: &io::Error) -> Self {
        let shown = path.display();
        match error.kind() {
            ErrorKind::AlreadyExists => Self::There(shown.to_string()),
            ErrorKind::IsADirectory => Self::folder(path),
            ErrorKind::PermissionDenied => Self::other(
                format!("不允许写「{shown}」"),
                "换一个您能写的文件夹，例如自己的主目录",
            ),
            ErrorKind::ReadOnlyFilesystem => Self::other(
                format!("「{shown}」所在的盘是只读的"),
                "换一个盘，或者打开它的写保护开关",
            ),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::other(
                    format!("盘满了，「{shown}」没有写成"),
                    "腾出地方或者换一个盘，再试一次",
                )
            }
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => {
                Self::other(format!("「{shown}」不能作文件名"), "换一个短些、没有特殊符号的文件名")
            }
            _ => Self::other(
                format!("「{shown}」没有写成：{}", in_chinese(error)),
                "排除这个问题，或者换一个文件夹再试一次",
            ),
        }
    }

    /// The folder is not there.
    pub fn no_folder(folder: &Path) -> Self {
        let what = format!("没有「{}」这个文件夹", folder.display());
        Self::other(what, "先建好文件夹，或者写一个已经有的文件夹")
    }

    /// It is a folder itself.
    pub fn folder(path: &Path) -> Self {
        let what = format!("「{}」是文件夹，不是文件", path.display());
        Self::other(what, "在后面再写上文件名")
    }

    /// It is a device, a pipe or the like.
    pub(crate) fn special(path: &Path) -> Self {
        let what = format!("「{}」不是普通文件，没有动它", path.display());
        Self::other(what, "换一个文件名")
    }

    /// The file there may not be changed.
    pub fn read_only(path: &Path) -> Self {
        let what = format!("「{}」是只读文件，没有动它", path.display());
        Self::other(what, "换一个文件名，或者先让它可以修改")
    }

    /// The file there belongs to somebody else, and would not any more.
    pub fn foreign(path: &Path) -> Self {
        let what = format!("「{}」是别人的文件，盖掉就换了主人，没有动它", path.display());
        Self::other(what, "换一个文件名，或者请文件的主人来写")
    }

    /// Nobody has said what it is to be called.
    pub(crate) fn unnamed() -> Self {
        Self::other("还没有写文件名".to_owned(), "写上文件名，再写文件")
    }

    /// The name is another one than people see.
    pub(crate) fn hidden(letter: char) -> Self {
        let what = format!("文件名里有看不见、或者会颠倒次序的字符（U+{:04X}）", u32::from(letter));
        Self::other(what, "去掉它，或者重新打一遍文件名")
    }

    /// The name is that of another kind of file; what is written is of a kind that has an ending.
    pub(crate) fn misnamed(name: &str, kind: &str, ending: &str, other: &str) -> Self {
        let what = format!("「{name}」是 {other} 的文件名，这里写的是{kind}");
        let hint = format!("文件名用 .{ending} 结尾；要 {other}，返回去选它");
        Self::Other(Diagnostic::new(what, hint))
    }

    /// Somebody else has put something else there since it was read.
    pub(crate) fn changed(path: &Path) -> Self {
        let what = format!("「{}」读了以后被别人改过，没有动它", path.display());
        Self::other(what, "再试一次，就接着别人改好的存；要留下两份，用 --output 存成别的名字")
    }

    /// The disk holds something else than was written.
    pub fn differs(path: &Path) -> Self {
        let what = format!("「{}」写完再读，和写的不一样", path.display());
        Self::other(what, "这个盘可能坏了，换一个盘再试一次")
    }

    fn other(what: String, hint: &str) -> Self {
        Self::Other(Diagnostic::new(what, hint))
    }
}

impl From<FileError> for Diagnostic {
    fn from(error: FileError) -> Self {
        match error {
            FileError::There(path) => {
                let what = format!("「{path}」已经有了，没有动它");
                Self::new(what, "换一个文件名；要盖掉它就加上 --force")
            }
            FileError::Other(diagnostic) => diagnostic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_put_into_words() {
        let of = |kind: ErrorKind| FileError::of(Path::new("a"), &io::Error::from(kind));
        let said = |kind: ErrorKind| Diagnostic::from(of(kind)).what();
        assert!(said(ErrorKind::AlreadyExists).contains("已经有了"));
        assert!(said(ErrorKind::StorageFull).contains("满"));
        assert!(said(ErrorKind::ReadOnlyFilesystem).contains("只读"));
        assert!(said(ErrorKind::PermissionDenied).contains("不允许"));
        assert!(said(ErrorKind::InvalidFilename).contains("文件名"));
        assert!(said(ErrorKind::Other).contains("没有写成"));
    }
}
