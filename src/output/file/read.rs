//! A file read with care for whatever it may be.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use crate::platform::in_chinese;

/// The bytes of a plain file, which may have so many at most. A pipe or a device would be waited for.
pub(crate) fn plain(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let bytes = start(path, most)?;
    if bytes.len() > most { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The same, and one byte more than it may have where it is too large.
pub(crate) fn start(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("不是普通文件"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why a file cannot be read, in a sentence.
pub(crate) fn unread(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    if error.kind() == ErrorKind::NotFound {
        return format!("没有「{name}」这个文件，请核对文件名和文件夹。");
    }
    if path.exists() && !path.is_file() {
        return format!("「{name}」不是文件，没有打开。");
    }
    format!("「{name}」读不了：{}。", in_chinese(error))
}
