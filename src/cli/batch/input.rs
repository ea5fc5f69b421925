//! The input of a batch: a file or standard input, checked before anything is written.

use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read as _};
use std::path::Path;

use same_file::Handle;

use crate::diagnostic::{Diagnostic, shown};

/// Stands for standard input.
pub(crate) const STDIN: &str = "-";
/// Read at once; a pipe gives this much at most.
const BLOCK: usize = 64 * 1024;
const BOM: &[u8] = "\u{feff}".as_bytes();
/// How spreadsheets begin that are not saved as text.
const PACKED: &[u8] = b"PK\x03";

/// How the rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Commas between cells, the names of the questions in the first row.
    Csv,
    /// A JSON object on each line.
    Jsonl,
}

impl Kind {
    /// Names on the command line.
    pub(crate) const NAMES: [&str; 2] = ["csv", "jsonl"];

    /// The kind with a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "jsonl" => Some(Self::Jsonl),
            _ => None,
        }
    }

    /// The kind that the ending of a file's name tells.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        if ending == "ndjson" { Some(Self::Jsonl) } else { Self::named(&ending) }
    }
}

pub struct Input {
    /// Its bytes, without the mark that says it is UTF-8.
    pub bytes: Box<dyn BufRead + Send>,
    /// How many there are, where that is known.
    pub size: Option<u64>,
    /// Which file it is, if it is one.
    pub file: Option<Handle>,
}

/// Opens a file or standard input.
pub fn open(path: &Path) -> Result<Input, Diagnostic> {
    let name = path.display().to_string();
    if path == Path::new(STDIN) {
        let file = Handle::stdin().ok();
        return text(io::stdin(), file).map_err(|error| unreadable(&name, &error));
    }
    // A folder opens like a file on some systems, and cannot be opened at all on others.
    if path.is_dir() {
        return Err(folder(&name));
    }
    let file = || {
        let file = File::open(path)?;
        // A pipe with a name cannot be opened a second time.
        let handle = Handle::from_file(file.try_clone()?)?;
        text(file, Some(handle))
    };
    file().map_err(|error| unreadable(&name, &error))
}

/// The text behind the mark of its encoding. Only UTF-8 is read.
fn text(source: impl io::Read + Send + 'static, file: Option<Handle>) -> io::Result<Input> {
    let mut reader = BufReader::with_capacity(BLOCK, source);
    let mut first = Vec::new();
    reader.by_ref().take(BOM.len() as u64).read_to_end(&mut first)?;
    if first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]) {
        return Err(io::Error::new(ErrorKind::InvalidData, "UTF-16"));
    }
    if first == PACKED {
        return Err(io::Error::new(ErrorKind::Unsupported, "packed"));
    }
    if first == BOM {
        first.clear();
    }
    let about = file.as_ref().and_then(|file| file.as_file().metadata().ok());
    let about = about.filter(Metadata::is_file);
    Ok(Input {
        bytes: Box::new(Cursor::new(first).chain(reader)),
        size: about.as_ref().map(Metadata::len),
        // A terminal or a null device may well be read and written.
        file: file.filter(|_| about.is_some()),
    })
}

/// What to do about other encodings.
pub(crate) const SAVE_AS_UTF8: &str = "请把文件另存为 UTF-8；Excel 里选「CSV UTF-8（逗号分隔）」";

/// What the system said of a file, sorted.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (what, hint) = match error.kind() {
        ErrorKind::InvalidData => return not_utf8(),
        ErrorKind::Unsupported => return packed(),
        ErrorKind::IsADirectory => return folder(name),
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            (format!("没有「{}」这个文件", shown(name)), "核对文件名和文件夹")
        }
        ErrorKind::PermissionDenied => {
            (format!("不允许读「{}」", shown(name)), "请文件的主人允许您读，或者另存一份")
        }
        _ => (format!("「{}」读不出来：{error}", shown(name)), "排除这个问题后再试一次"),
    };
    Diagnostic::of_call(what, hint)
}

fn folder(name: &str) -> Diagnostic {
    Diagnostic::of_call(format!("「{}」是文件夹，不是文件", shown(name)), "在后面再写上文件名")
}

/// The file is in another encoding.
pub(crate) fn not_utf8() -> Diagnostic {
    Diagnostic::of_call("这个文件不是 UTF-8 文字", SAVE_AS_UTF8)
}

/// It is a spreadsheet not saved as text.
pub fn packed() -> Diagnostic {
    Diagnostic::of_call("这是 Excel 表，还不是文字", SAVE_AS_UTF8)
}
