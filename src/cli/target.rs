//! Where a result is written to, and what may not be written to.

mod trouble;
mod whole;

pub use trouble::Trouble;

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::error::{CallError, CliError, Fault};
use super::output;

/// Name of the flag with the file.
pub const FLAG: &str = "output";
/// Name of the flag that allows to replace a file.
pub const FORCE: &str = "force";

/// Where a result goes.
pub enum Target {
    /// Standard output.
    Screen,
    /// A file, and whether one that is there already may be replaced.
    File(PathBuf, bool),
}

impl Target {
    /// Reads the flags, and refuses at once what cannot be written to.
    pub fn of(matches: &ArgMatches) -> Result<Self, CliError> {
        let force = matches.get_flag(FORCE);
        let Some(name) = matches.get_one::<OsString>(FLAG) else {
            let alone = || CliError::Call(CallError::NoArgument(" --output 和文件名".to_owned()));
            return if force { Err(alone()) } else { Ok(Self::Screen) };
        };
        let wrong = |fault| {
            let (flag, text) = ("--output".to_owned(), name.to_string_lossy().into_owned());
            CliError::Value { flag, text, fault }
        };
        match name.to_str() {
            Some("") => Err(wrong(Fault::Empty)),
            Some("-") => Err(wrong(Fault::NoFile)),
            _ => Self::file(Path::new(name), force).map_err(CliError::File),
        }
    }

    fn file(path: &Path, force: bool) -> Result<Self, Trouble> {
        // A link is followed, so that it stays one.
        let followed = path.is_symlink().then(|| fs::canonicalize(path).ok()).flatten();
        let path = followed.unwrap_or_else(|| path.to_owned());
        allowed(&path, force)?;
        Ok(Self::File(path, force))
    }

    /// Writes the result; a file is either whole or as it was before.
    pub fn write(&self, text: &str) -> Result<(), CliError> {
        match self {
            Self::Screen => output::print(text.as_bytes()),
            Self::File(path, force) => {
                whole::replace(path, *force, text.as_bytes()).map_err(CliError::File)
            }
        }
    }
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
