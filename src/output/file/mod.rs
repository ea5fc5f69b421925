//! Files: whole or not there, and nothing is replaced unasked.

mod atomic;
mod error;
mod leftover;
mod read;

pub use atomic::{AtomicFile, replace, update};
pub use error::FileError;
pub(crate) use read::{plain, start, unread};

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf, is_separator};

use crate::text::unseen;

/// The path behind a link, so that the link stays one; refuses at once what cannot be written to.
pub fn place(path: &Path, force: bool) -> Result<PathBuf, FileError> {
    let followed = path.is_symlink().then(|| fs::canonicalize(path).ok()).flatten();
    let path = followed.unwrap_or_else(|| path.to_owned());
    allowed(&path, force)?;
    Ok(path)
}

/// Whether the path may be written to, as far as can be seen before.
fn allowed(path: &Path, force: bool) -> Result<(), FileError> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => Err(FileError::folder(path)),
        Ok(there) if !there.is_file() => Err(FileError::special(path)),
        Ok(_) if !force => Err(FileError::There(path.display().to_string())),
        Ok(there) if there.permissions().readonly() => Err(FileError::read_only(path)),
        Ok(_) => Ok(()),
        Err(_) if ends_as_folder(path) => Err(FileError::folder(path)),
        Err(_) if !folder(path).is_dir() => Err(FileError::no_folder(folder(path))),
        Err(error) if error.kind() == ErrorKind::NotFound => readable(path),
        Err(error) => Err(FileError::of(path, &error)),
    }
}

/// Refuses a new name that is not what people see of it.
fn readable(path: &Path) -> Result<(), FileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.chars()
        .find(|letter| hides(*letter))
        .map_or(Ok(()), |letter| Err(FileError::hidden(letter)))
}

/// Whether a letter of a name is not seen, or turns those beside it round.
pub(crate) fn hides(letter: char) -> bool {
    letter.is_control() || unseen(letter.encode_utf8(&mut [0; 4])).is_some()
}

fn ends_as_folder(path: &Path) -> bool {
    path.file_name().is_none() || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// The path that somebody means who types a name: 「~」 in front is the home folder, as for a shell.
pub(crate) fn typed(name: &str, home: Option<&Path>) -> PathBuf {
    let within = |rest: &&str| rest.is_empty() || rest.starts_with(is_separator);
    let rest = name.strip_prefix('~').filter(within);
    match rest.zip(home) {
        Some((rest, home)) => home.join(rest.trim_start_matches(is_separator)),
        None => name.into(),
    }
}

/// The folder in which a path stands.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a.pdf", "a.pdf")]
    #[case("~/a.pdf", "/home/me/a.pdf")]
    #[case("~//etc/a.pdf", "/home/me/etc/a.pdf")]
    #[case("~", "/home/me/")]
    #[case("~a.pdf", "~a.pdf")]
    #[case("b/~/a.pdf", "b/~/a.pdf")]
    fn a_name_may_begin_with_the_home_folder(#[case] name: &str, #[case] path: &str) {
        assert_eq!(typed(name, Some(Path::new("/home/me"))), Path::new(path));
        assert_eq!(typed(name, None), Path::new(name));
    }
}
