//! The file that was named, read with care for whatever it may be.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::cli::reason::reason;
use crate::diagnostic::Diagnostic;
use crate::saved::{self, LARGEST, Saved};
use crate::text::{cut, one_line};

/// Cells of a file's name that a message repeats.
const SHOWN: usize = 160;

/// Stands for standard input.
pub(crate) const STDIN: &str = "-";

/// A file as messages name it.
pub fn name(path: &Path) -> String {
    if path == Path::new(STDIN) {
        return "标准输入".to_owned();
    }
    format!("「{}」", cut(&one_line(&path.display().to_string()), SHOWN))
}

/// Reads what was kept; nothing is written.
pub fn file(path: &Path) -> Result<Saved, Diagnostic> {
    kept(path, &bytes(path)?)
}

/// What was kept in the bytes of a file.
pub(crate) fn kept(path: &Path, bytes: &[u8]) -> Result<Saved, Diagnostic> {
    saved::bytes(bytes).map_err(|error| error.led_by(&format!("{}打不开：", name(path))))
}

/// The bytes of a file, and one more than it may have where it is too large.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    if path == Path::new(STDIN) {
        return contents(io::stdin().lock(), path);
    }
    let name = name(path);
    let kind = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if path.symlink_metadata().is_err() => {
            let hint = "核对文件名和文件夹；名字里有空格的，加上引号";
            Diagnostic::new(format!("没有{name}这个文件"), hint)
        }
        _ => unreadable(&name, &error),
    })?;
    if kind.is_dir() {
        return Err(Diagnostic::new(format!("{name}是文件夹，不是文件"), "在后面再写上文件名"));
    }
    // A pipe or a device would be waited for.
    if !kind.is_file() {
        let what = format!("{name}不是普通文件，没有打开");
        return Err(Diagnostic::new(what, "换成 save 存的进度文件"));
    }
    contents(File::open(path).map_err(|error| unreadable(&name, &error))?, path)
}

fn contents(source: impl Read, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let read = source.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&name(path), &error))?;
    Ok(bytes)
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let what = format!("{name}读不了，{}", reason(error));
    Diagnostic::new(what, "检查这个文件的权限和链接，或者盘有没有插好")
}
