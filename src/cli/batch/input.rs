//! What a batch reads: a file or standard input, checked before anything is written.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Cursor, ErrorKind, Read as _};
use std::path::Path;

use same_file::Handle;

use super::Trouble;

/// Stands for standard input.
pub const STDIN: &str = "-";
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
    pub const NAMES: [&str; 2] = ["csv", "jsonl"];

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

/// An open input.
pub struct Input {
    /// Its bytes, without the mark that says it is UTF-8.
    pub bytes: Box<dyn BufRead + Send>,
    /// How many there are, where that is known.
    pub size: Option<u64>,
    /// Which file it is, if it is one.
    pub file: Option<Handle>,
}

/// Opens a file or standard input.
pub fn open(name: &OsStr) -> Result<Input, Trouble> {
    let path = Path::new(name);
    let shown = path.display().to_string();
    if name == STDIN {
        let file = Handle::stdin().ok();
        return text(io::stdin(), file).map_err(|error| Trouble::of(shown, &error));
    }
    // A folder opens like a file on some systems, and cannot be opened at all on others.
    if path.is_dir() {
        return Err(Trouble::Folder(shown));
    }
    let file = || {
        let file = File::open(path)?;
        // A pipe with a name cannot be opened a second time.
        let handle = Handle::from_file(file.try_clone()?)?;
        text(file, Some(handle))
    };
    file().map_err(|error| Trouble::of(shown, &error))
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
