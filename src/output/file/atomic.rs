//! An atomic file: written beside its place and renamed, so that there is never half of one.

use std::fs::{self, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::{FileError, allowed, folder, leftover};
use crate::platform::{keep_owner, sync_folder};

/// Names tried for the file beside.
const TRIES: usize = 100;

/// Puts a file in place and reads it again; what was there before stays until the new one is whole.
pub fn replace(path: &Path, force: bool, text: &[u8]) -> Result<(), FileError> {
    let mut file = AtomicFile::begin(path, force)?;
    file.write(text)?;
    file.finish()?;
    match fs::read(path) {
        Ok(read) if read == text => Ok(()),
        Ok(_) => Err(FileError::differs(path)),
        Err(error) => Err(FileError::of(path, &error)),
    }
}

/// A file in the making, beside the one it is to be. Unless it is finished nothing is left of it;
/// where the program is killed, the next file that is written there clears up.
#[derive(Debug)]
pub struct AtomicFile {
    path: PathBuf,
    force: bool,
    file: NamedTempFile,
}

impl AtomicFile {
    /// Begins a file that will stand at a path. Nobody else may read it, unless it takes the place
    /// of one that others may.
    pub fn begin(path: &Path, force: bool) -> Result<Self, FileError> {
        let folder = folder(path);
        leftover::clear(folder);
        let file = temporary(folder).map_err(|error| FileError::of(path, &error))?;
        if force && let Ok(before) = fs::metadata(path) {
            let alike = |()| file.as_file().set_permissions(before.permissions());
            let kept = keep_owner(file.as_file(), &before).and_then(alike);
            kept.map_err(|_| FileError::foreign(path))?;
        }
        Ok(Self { path: path.to_owned(), force, file })
    }

    pub fn write(&mut self, text: &[u8]) -> Result<(), FileError> {
        self.file.write_all(text).map_err(|error| FileError::of(&self.path, &error))
    }

    /// Puts it in place, and waits until the disk has it, so that a pulled stick never has half.
    pub fn finish(self) -> Result<(), FileError> {
        let Self { path, force, file } = self;
        file.as_file().sync_all().map_err(|error| FileError::of(&path, &error))?;
        let put = if force {
            // It may have become a folder in between.
            allowed(&path, force)?;
            file.persist(&path)
        } else {
            file.persist_noclobber(&path)
        };
        put.map_err(|failed| FileError::of(&path, &failed.error))?;
        sync_folder(folder(&path));
        Ok(())
    }
}

/// A new file that is locked, so that nobody takes it for a leftover. Its name is short: that of
/// the target may be as long as allowed.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..TRIES {
        let (before, after) = (leftover::BEFORE, leftover::AFTER);
        let file = Builder::new().prefix(before).suffix(after).tempfile_in(folder)?;
        // Somebody who clears up may have been quicker than the lock.
        let taken = matches!(file.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if !taken && file.path().exists() {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}
