//! An atomic file: written beside its place and renamed, so that there is never half of one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use super::{Trouble, allowed, folder};

/// Names tried for the file beside; more are never left over.
const TRIES: u32 = 100;

/// Puts a file in place; what was there before stays until the new one is whole.
pub fn replace(path: &Path, force: bool, text: &[u8]) -> Result<(), Trouble> {
    let mut file = AtomicFile::begin(path, force)?;
    file.write(text)?;
    file.finish()
}

/// A file in the making, beside the one it is to be. Unless it is finished nothing is left of it.
#[derive(Debug)]
pub struct AtomicFile {
    path: PathBuf,
    force: bool,
    temporary: PathBuf,
    /// None once it is in place.
    file: Option<File>,
}

impl AtomicFile {
    /// Begins a file that will stand at a path.
    pub fn begin(path: &Path, force: bool) -> Result<Self, Trouble> {
        let opened = open_temporary(folder(path));
        let (temporary, file) = opened.map_err(|error| Trouble::of(path, &error))?;
        Ok(Self { path: path.to_owned(), force, temporary, file: Some(file) })
    }

    pub fn write(&mut self, text: &[u8]) -> Result<(), Trouble> {
        let written = self.file.as_mut().map_or(Ok(()), |file| file.write_all(text));
        written.map_err(|error| Trouble::of(&self.path, &error))
    }

    /// Puts it in place.
    pub fn finish(mut self) -> Result<(), Trouble> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let done = self.put(file);
        if done.is_err() {
            self.give_up();
        }
        done
    }

    fn put(&self, file: File) -> Result<(), Trouble> {
        let failed = |error: io::Error| Trouble::of(&self.path, &error);
        keep(&file, &self.path).map_err(failed)?;
        drop(file);
        // Somebody else may have been quicker.
        allowed(&self.path, self.force)?;
        fs::rename(&self.temporary, &self.path).map_err(failed)
    }

    fn give_up(&self) {
        // What is wrong has been found; a file that cannot be taken away changes nothing.
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        // An open file cannot be taken away everywhere.
        if self.file.take().is_some() {
            self.give_up();
        }
    }
}

/// A new file with a name of its own. The name is short: that of the target may be as long as allowed.
fn open_temporary(folder: &Path) -> io::Result<(PathBuf, File)> {
    let mut last = io::Error::from(ErrorKind::AlreadyExists);
    for number in 0..TRIES {
        let path = folder.join(format!(".yizhuan-{}-{number}.tmp", process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Waits until the disk has it, so that a pulled stick never has half.
fn keep(file: &File, path: &Path) -> io::Result<()> {
    if let Ok(before) = fs::metadata(path) {
        file.set_permissions(before.permissions())?;
    }
    file.sync_all()
}
