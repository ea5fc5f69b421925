//! Reasons of the system for not handing out a file, in Chinese.

use std::io;

/// Why a file cannot be read, to stand behind a comma.
pub fn reason(error: &io::Error) -> String {
    #[cfg(unix)]
    if error.raw_os_error() == Some(nix::errno::Errno::ELOOP as i32) {
        return "链接绕成了圈".to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => "链接指向的地方不存在".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读取的权限".to_owned(),
        io::ErrorKind::NotADirectory => "路径中间有一段不是文件夹".to_owned(),
        _ => format!("系统说：{error}"),
    }
}
