//! The files of a data folder, read with care for whatever else may lie there.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::fault::Fault;
use crate::rules::SourceFile;

/// Folders inside a data folder.
const FOLDERS: &[&str] = &["calendar", "local", "topics"];
/// A folder of the program's own data that holds no rules.
const FONT: &str = "font";
/// A file has no more bytes than this.
const LARGEST: u64 = 1 << 20;
/// A folder has no more entries than this, those of its folders included.
const MOST: usize = 2_000;

/// Reads a data folder: hidden files and notes (`.md`) are left out, anything else must be a rule
/// file.
pub fn files(folder: &Path) -> Result<Vec<SourceFile>, Fault> {
    let kind = fs::metadata(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if folder.symlink_metadata().is_err() => Fault::Missing,
        _ => Fault::unreadable("", &error),
    })?;
    if !kind.is_dir() {
        return Err(Fault::NotAFolder);
    }
    let mut files = Vec::new();
    for name in names(folder, "")? {
        let path = folder.join(&name);
        let kind = fs::metadata(&path).map_err(|error| Fault::unreadable(&name, &error))?;
        if !kind.is_dir() {
            files.extend(file(&path, &name)?);
            continue;
        }
        if name == FONT {
            continue;
        }
        if !FOLDERS.contains(&name.as_str()) {
            return Err(Fault::StrangeFolder(name));
        }
        for inner in names(&path, &name)? {
            files.extend(file(&path.join(&inner), &format!("{name}/{inner}"))?);
        }
        if files.len() > MOST {
            return Err(Fault::TooMany(MOST));
        }
    }
    if files.is_empty() {
        return Err(Fault::Empty);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// Names in a folder that are not hidden.
fn names(folder: &Path, shown: &str) -> Result<Vec<String>, Fault> {
    let unreadable = |error: io::Error| Fault::unreadable(shown, &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let name = name
            .into_string()
            .map_err(|name| Fault::StrangeFile(name.to_string_lossy().into_owned()))?;
        if !name.starts_with('.') {
            names.push(name);
        }
        if names.len() > MOST {
            return Err(Fault::TooMany(MOST));
        }
    }
    names.sort();
    Ok(names)
}

/// Reads one file; none if it is a note.
fn file(path: &Path, shown: &str) -> Result<Option<SourceFile>, Fault> {
    let ending = shown.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending == "md" {
        return Ok(None);
    }
    let unreadable = |error: io::Error| Fault::unreadable(shown, &error);
    // A pipe or a device would be waited for.
    if !fs::metadata(path).map_err(unreadable)?.is_file() || !matches!(ending, "toml" | "tsv") {
        return Err(Fault::StrangeFile(shown.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::TooLarge(shown.to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        Fault::NotText(shown.to_owned(), line)
    })?;
    Ok(Some(SourceFile { path: shown.to_owned(), text }))
}
