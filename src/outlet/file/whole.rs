//! Writing beside a file and renaming, so that there is never half a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use super::{Trouble, allowed, folder};

/// Names tried for the file beside; more are never left over.
const TRIES: u32 = 100;

/// Puts a file in place; what was there before stays until the new one is whole.
pub fn replace(path: &Path, force: bool, text: &[u8]) -> Result<(), Trouble> {
    let failed = |error: io::Error| Trouble::of(path, &error);
    let (beside, file) = open_beside(folder(path)).map_err(failed)?;
    let done = fill(file, path, text).map_err(failed).and_then(|()| {
        // Somebody else may have been quicker.
        allowed(path, force)?;
        fs::rename(&beside, path).map_err(failed)
    });
    if done.is_err() {
        // What is wrong has been found; a file that cannot be taken away changes nothing.
        let _ = fs::remove_file(&beside);
    }
    done
}

/// A new file with a name of its own. The name is short: that of the target may be as long as allowed.
fn open_beside(folder: &Path) -> io::Result<(PathBuf, File)> {
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

/// Writes all of it and waits until the disk has it, so that a pulled stick never has half.
fn fill(mut file: File, path: &Path, text: &[u8]) -> io::Result<()> {
    file.write_all(text)?;
    if let Ok(before) = fs::metadata(path) {
        file.set_permissions(before.permissions())?;
    }
    file.sync_all()
}
