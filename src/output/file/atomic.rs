//! An atomic file: written beside its place and renamed, so that there is never half of one.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use same_file::Handle;
use tempfile::{Builder, NamedTempFile};

use super::{FileError, allowed, folder, leftover};
use crate::platform::{hold_ending, keep_owner, kept_open, sync_folder};

/// Names tried for the file beside.
const TRIES: usize = 100;

/// Puts a file in place and reads it again; what was there before stays until the new one is whole.
pub fn replace(path: &Path, force: bool, text: &[u8]) -> Result<(), FileError> {
    let _ended_later = hold_ending();
    let mut file = AtomicFile::begin(path, force)?;
    file.write(text)?;
    check(file.put()?, path, text)
}

/// The same for a file that was read before: what somebody else has put there since is not lost.
pub fn update(path: &Path, before: &[u8], text: &[u8]) -> Result<(), FileError> {
    let _ended_later = hold_ending();
    let mut file = AtomicFile::begin(path, true)?;
    file.write(text)?;
    let held = unchanged(path, before).map_err(|error| FileError::of(path, &error))?;
    // Whoever waits for the same file finds, once it is let go of, that it is no longer in its place.
    let held = kept_open(held.ok_or_else(|| FileError::changed(path))?);
    let put = file.put()?;
    drop(held);
    check(put, path, text)
}

/// Reads again what was put in place. At the path there may be another file already: that of somebody quick.
fn check(mut put: File, path: &Path, text: &[u8]) -> Result<(), FileError> {
    let mut read = Vec::new();
    let done = put.rewind().and_then(|()| put.read_to_end(&mut read));
    done.map_err(|error| FileError::of(path, &error))?;
    if read == text { Ok(()) } else { Err(FileError::differs(path)) }
}

/// The file at a path, locked; none if it is not what it was.
fn unchanged(path: &Path, before: &[u8]) -> io::Result<Option<Handle>> {
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        opened => still_there(opened?, path, before),
    }
}

/// A file that was opened at a path, locked; none if it is no longer there, or not what it was.
fn still_there(mut file: File, path: &Path, before: &[u8]) -> io::Result<Option<Handle>> {
    // Where files cannot be locked two may still be a moment apart.
    let _ = file.lock();
    let mut now = Vec::new();
    io::Read::by_ref(&mut file).take(before.len() as u64 + 1).read_to_end(&mut now)?;
    let held = Handle::from_file(file)?;
    let in_place = Handle::from_path(path).is_ok_and(|there| there == held);
    Ok(Some(held).filter(|_| in_place && now == before))
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
        self.put().map(drop)
    }

    fn put(self) -> Result<File, FileError> {
        let Self { path, force, file } = self;
        file.as_file().sync_all().map_err(|error| FileError::of(&path, &error))?;
        let put = if force {
            // It may have become a folder in between.
            allowed(&path, force)?;
            file.persist(&path)
        } else {
            file.persist_noclobber(&path)
        };
        let put = put.map_err(|failed| FileError::of(&path, &failed.error))?;
        sync_folder(folder(&path));
        Ok(put)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_has_put_there_since_is_not_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.toml");
        fs::write(&path, "one").expect("room for it");
        assert_eq!(update(&path, b"one", b"two"), Ok(()));
        let changed = Err(FileError::changed(&path));
        for before in [&b"one"[..], b"tw", b"two and more"] {
            assert_eq!(update(&path, before, b"three"), changed);
        }
        assert_eq!(fs::read(&path).ok(), Some(b"two".to_vec()));
        fs::remove_file(&path).expect("it is ours");
        assert_eq!(update(&path, b"two", b"three"), changed);
        assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(0));
    }

    /// Whoever opened it before and gets its turn later has another file than the one in its place.
    /// On other systems no file takes the place of an open one.
    #[cfg(unix)]
    #[test]
    fn a_file_that_another_took_the_place_of_is_not_the_one_that_was_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.toml");
        fs::write(&path, "one").expect("room for it");
        let held = unchanged(&path, b"one").expect("it can be read");
        assert!(held.is_some());
        drop(held);
        let old = File::open(&path).expect("it is there");
        assert_eq!(replace(&path, true, b"one"), Ok(()));
        assert_eq!(still_there(old, &path, b"one").ok(), Some(None));
    }
}
