//! The file that was named, read with care for whatever it may be.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::trouble::Trouble;
use crate::saved::{self, LARGEST, Saved};

/// Reads what was kept; nothing is written.
pub fn file(path: &Path) -> Result<Saved, Trouble> {
    let kind = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if path.symlink_metadata().is_err() => Trouble::Missing,
        _ => Trouble::unreadable(&error),
    })?;
    if kind.is_dir() {
        return Err(Trouble::Folder);
    }
    // A pipe or a device would be waited for.
    if !kind.is_file() {
        return Err(Trouble::Special);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| Trouble::unreadable(&error))?;
    let read = file.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| Trouble::unreadable(&error))?;
    saved::bytes(&bytes).map_err(Trouble::Content)
}
