//! Reasons why a file was not written, and what to do about each.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diagnostic::Diagnostic;

/// What stands in the way; each carries the file or folder it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder is not there.
    NoFolder(String),
    /// It is a folder itself.
    Folder(String),
    /// It is a device, a pipe or the like.
    Special(String),
    /// There is such a file already.
    There(String),
    /// The file there may not be changed.
    ReadOnly(String),
    /// The place refuses writing.
    Refused(String),
    /// The disk is read-only.
    ReadOnlyDisk(String),
    /// There is no room.
    Full(String),
    /// The system does not take such a name.
    BadName(String),
    /// Anything else, as the system says it.
    Other(String, String),
}

impl Trouble {
    /// What the system said, sorted.
    pub fn of(path: &Path, error: &io::Error) -> Self {
        let shown = path.display().to_string();
        match error.kind() {
            ErrorKind::PermissionDenied => Self::Refused(shown),
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk(shown),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full(shown)
            }
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Self::BadName(shown),
            ErrorKind::IsADirectory => Self::Folder(shown),
            _ => Self::Other(shown, error.to_string()),
        }
    }

    /// One line that says what, and one that says what to do.
    pub fn words(&self) -> (String, String) {
        let (what, todo) = match self {
            Self::NoFolder(folder) => {
                (format!("没有「{folder}」这个文件夹"), "先建好文件夹，或者写一个已经有的文件夹")
            }
            Self::Folder(path) => (format!("「{path}」是文件夹，不是文件"), "在后面再写上文件名"),
            Self::Special(path) => (
                format!("「{path}」不是普通文件，没有动它"),
                "换一个文件名；要写到屏幕就不写 --output",
            ),
            Self::There(path) => {
                (format!("「{path}」已经有了，没有动它"), "换一个文件名；要盖掉它就加上 --force")
            }
            Self::ReadOnly(path) => {
                (format!("「{path}」是只读文件，没有动它"), "换一个文件名，或者先让它可以修改")
            }
            Self::Refused(path) => {
                (format!("不允许写「{path}」"), "换一个您能写的文件夹，例如自己的主目录")
            }
            Self::ReadOnlyDisk(path) => {
                (format!("「{path}」所在的盘是只读的"), "换一个盘，或者打开它的写保护开关")
            }
            Self::Full(path) => {
                (format!("盘满了，「{path}」没有写成"), "腾出地方或者换一个盘，再试一次")
            }
            Self::BadName(path) => {
                (format!("「{path}」不能作文件名"), "换一个短些、没有特殊符号的文件名")
            }
            Self::Other(path, error) => {
                (format!("「{path}」没有写成：{error}"), "排除这个问题，或者换一个文件夹再试一次")
            }
        };
        (what, todo.to_owned())
    }
}

impl From<Trouble> for Diagnostic {
    fn from(trouble: Trouble) -> Self {
        let (what, hint) = trouble.words();
        Self::new(what, hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_put_into_words() {
        let said = |kind: ErrorKind| Trouble::of(Path::new("a"), &io::Error::from(kind)).words().0;
        assert!(said(ErrorKind::StorageFull).contains("满"));
        assert!(said(ErrorKind::ReadOnlyFilesystem).contains("只读"));
        assert!(said(ErrorKind::PermissionDenied).contains("不允许"));
        assert!(said(ErrorKind::InvalidFilename).contains("文件名"));
        assert!(said(ErrorKind::Other).contains("没有写成"));
    }
}
