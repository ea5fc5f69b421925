//! Reasons of the system for not handing out a file, in Chinese.

use std::io;

use crate::platform::{in_chinese, is_link_loop};

/// Why a file cannot be read, to stand behind a comma.
pub fn reason(error: &io::Error) -> String {
    if is_link_loop(error) {
        return "链接绕成了圈".to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => "链接指向的地方不存在".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读取的权限".to_owned(),
        io::ErrorKind::NotADirectory => "路径中间有一段不是文件夹".to_owned(),
        _ => in_chinese(error),
    }
}
