//! The input of a batch: a file or standard input, checked before anything is written.

use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read as _};
use std::path::Path;

use same_file::Handle;

use super::encoding::Encoding;
use super::sheet;
use crate::diagnostic::{Diagnostic, shown};
use crate::platform::in_chinese;

/// Stands for standard input.
pub(crate) const STDIN: &str = "-";
/// Read at once; a pipe gives this much at most.
const BLOCK: usize = 64 * 1024;
const BOM: &[u8] = "\u{feff}".as_bytes();
/// How spreadsheets begin.
const PACKED: &[u8] = b"PK\x03";
/// How those of old begin, and those with a password.
const OLD: &[u8] = b"\xd0\xcf\x11";

/// How the rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cells, the names of the questions in the first row.
    Csv,
    /// A JSON object on each line.
    Jsonl,
    /// The cells of a spreadsheet.
    Sheet,
}

impl Kind {
    /// Names on the command line.
    pub(crate) const NAMES: [&str; 3] = ["csv", "jsonl", "xlsx"];

    /// The kind with a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "jsonl" => Some(Self::Jsonl),
            "xlsx" => Some(Self::Sheet),
            _ => None,
        }
    }

    /// The kind that the ending of a file's name tells.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "ndjson" => Some(Self::Jsonl),
            "tsv" => Some(Self::Csv),
            other => Self::named(other),
        }
    }
}

/// The text of an input.
pub struct Bytes {
    /// Without the mark that says it is UTF-8.
    pub bytes: Box<dyn BufRead + Send>,
    /// How it is written, where that is known.
    pub encoding: Option<Encoding>,
}

pub struct Input {
    pub text: Bytes,
    /// Whether it was a spreadsheet, which is a table whatever its name says.
    pub is_sheet: bool,
    /// How many bytes there are, where that is known.
    pub size: Option<u64>,
    /// Which file it is, if it is one.
    pub file: Option<Handle>,
}

/// Opens a file or standard input.
pub fn open(path: &Path) -> Result<Input, Diagnostic> {
    let name = path.display().to_string();
    let broken = |error| unreadable(&name, &error);
    if path == Path::new(STDIN) {
        return Input::of(io::stdin(), Handle::stdin().ok(), &name);
    }
    // A folder opens like a file on some systems, and cannot be opened at all on others.
    if path.is_dir() {
        return Err(folder(&name));
    }
    let file = File::open(path).map_err(broken)?;
    // A pipe with a name cannot be opened a second time.
    let handle = file.try_clone().and_then(Handle::from_file).map_err(broken)?;
    Input::of(file, Some(handle), &name)
}

impl Input {
    /// The text behind the mark of its encoding, or in a spreadsheet.
    fn of(
        source: impl io::Read + Send + 'static,
        file: Option<Handle>,
        name: &str,
    ) -> Result<Self, Diagnostic> {
        let broken = |error| unreadable(name, &error);
        let mut reader = BufReader::with_capacity(BLOCK, source);
        let mut first = Vec::new();
        reader.by_ref().take(BOM.len() as u64).read_to_end(&mut first).map_err(broken)?;
        let about = file.as_ref().and_then(|file| file.as_file().metadata().ok());
        let about = about.filter(Metadata::is_file);
        // A terminal or a null device may well be read and written.
        let file = file.filter(|_| about.is_some());
        if first == PACKED {
            reader.take(sheet::LARGEST as u64).read_to_end(&mut first).map_err(broken)?;
            let table = sheet::text(&first)?;
            let size = Some(table.len() as u64);
            let text =
                Bytes { bytes: Box::new(Cursor::new(table)), encoding: Some(Encoding::Utf8) };
            return Ok(Self { text, is_sheet: true, size, file });
        }
        let encoding = marked(&mut first)?;
        let text = Bytes { bytes: Box::new(Cursor::new(first).chain(reader)), encoding };
        Ok(Self { text, is_sheet: false, size: about.as_ref().map(Metadata::len), file })
    }
}

/// The encoding that the first bytes tell, which are taken away where they tell nothing else.
fn marked(first: &mut Vec<u8>) -> Result<Option<Encoding>, Diagnostic> {
    if first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]) {
        return Err(not_utf8());
    }
    if first == OLD {
        return Err(old());
    }
    if first == BOM {
        first.clear();
        return Ok(Some(Encoding::Utf8));
    }
    Ok(None)
}

/// What to do about other encodings.
pub(crate) const SAVE_AS_UTF8: &str = "请把文件另存为 UTF-8；Excel 里选「CSV UTF-8（逗号分隔）」";

/// What the system said of a file, sorted.
pub(crate) fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (what, hint) = match error.kind() {
        ErrorKind::IsADirectory => return folder(name),
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            (format!("没有「{}」这个文件", shown(name)), "核对文件名和文件夹")
        }
        ErrorKind::PermissionDenied => {
            (format!("不允许读「{}」", shown(name)), "请文件的主人允许您读，或者另存一份")
        }
        _ => (
            format!("「{}」读不出来：{}", shown(name), in_chinese(error)),
            "排除这个问题后再试一次",
        ),
    };
    Diagnostic::new(what, hint)
}

pub(crate) fn folder(name: &str) -> Diagnostic {
    Diagnostic::new(format!("「{}」是文件夹，不是文件", shown(name)), "在后面再写上文件名")
}

/// The file is in another encoding.
pub(crate) fn not_utf8() -> Diagnostic {
    Diagnostic::of_call("这个文件不是 UTF-8，也不是 GB18030 文字", SAVE_AS_UTF8)
}

/// What is called a spreadsheet and is none.
pub(crate) fn no_sheet() -> Diagnostic {
    let hint = "在 Excel 里另存为 .xlsx；是 CSV 的，加上 --from csv，或者把名字改成 .csv";
    Diagnostic::of_call("这个文件不是 Excel 的 .xlsx", hint)
}

/// A spreadsheet of another kind.
fn old() -> Diagnostic {
    let what = "这是旧的 Excel 表（.xls），或者加了密码，读不了";
    Diagnostic::of_call(what, "在 Excel 里打开它，另存为 .xlsx 或者「CSV UTF-8（逗号分隔）」")
}
