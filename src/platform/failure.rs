//! Failures of the system in Chinese.

use std::io::{self, ErrorKind};

/// What went wrong, to stand behind a colon; what has no name here keeps its number.
pub fn in_chinese(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经有了",
        ErrorKind::NotADirectory => "路径中间有一段不是文件夹",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::ReadOnlyFilesystem => "所在的盘是只读的",
        ErrorKind::StorageFull => "盘满了",
        ErrorKind::QuotaExceeded => "超过了允许用的空间",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::InvalidFilename => "文件名太长，或者有不能用的符号",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正被别的程序占用",
        ErrorKind::BrokenPipe | ErrorKind::WriteZero => "接收的一方已经关了",
        ErrorKind::UnexpectedEof => "内容没有完就断了",
        ErrorKind::InvalidData => "内容不是该有的样子",
        ErrorKind::TimedOut => "等得太久",
        ErrorKind::OutOfMemory => "内存不够",
        ErrorKind::ArgumentListTooLong => "参数太长",
        ErrorKind::Unsupported => "这个系统做不到",
        _ => return unnamed(error),
    };
    words.to_owned()
}

fn unnamed(error: &io::Error) -> String {
    let text = error.to_string();
    match error.raw_os_error() {
        Some(code) => format!("系统错误，编号 {code}"),
        // Our own words are not the system's.
        None if !text.is_ascii() => text,
        None => "系统没有说明原因".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_failure_ends_in_words_of_the_system() {
        for code in 1..134 {
            let words = in_chinese(&io::Error::from_raw_os_error(code));
            let foreign = words.chars().any(|letter| letter.is_ascii_alphabetic());
            assert!(!words.is_empty() && !foreign, "{code}: {words}");
        }
        assert_eq!(in_chinese(&io::Error::other("oops")), "系统没有说明原因");
        assert_eq!(in_chinese(&io::Error::other("缺一页")), "缺一页");
    }
}
