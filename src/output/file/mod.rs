//! Files: whole or not there, and nothing is replaced unasked.

mod atomic;
mod trouble;

pub use atomic::{AtomicFile, replace};
pub use trouble::Trouble;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The path behind a link, so that the link stays one; refuses at once what cannot be written to.
pub fn place(path: &Path, force: bool) -> Result<PathBuf, Trouble> {
    let followed = path.is_symlink().then(|| fs::canonicalize(path).ok()).flatten();
    let path = followed.unwrap_or_else(|| path.to_owned());
    allowed(&path, force)?;
    Ok(path)
}

/// Whether the path may be written to, as far as can be seen before.
fn allowed(path: &Path, force: bool) -> Result<(), Trouble> {
    let trouble = |make: fn(String) -> Trouble| Err(make(path.display().to_string()));
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => trouble(Trouble::Folder),
        Ok(there) if !there.is_file() => trouble(Trouble::Special),
        Ok(_) if !force => trouble(Trouble::There),
        Ok(there) if there.permissions().readonly() => trouble(Trouble::ReadOnly),
        Ok(_) => Ok(()),
        Err(_) if ends_as_folder(path) => trouble(Trouble::Folder),
        Err(_) if !folder(path).is_dir() => {
            Err(Trouble::NoFolder(folder(path).display().to_string()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Trouble::of(path, &error)),
    }
}

fn ends_as_folder(path: &Path) -> bool {
    path.file_name().is_none() || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// The folder in which a path stands.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
