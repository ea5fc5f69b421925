//! Where a result is written to, and what may not be written to.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::error::{CallError, CliError, Fault};
use super::output;
use crate::output::file;

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
        Self::named(name, force)
    }

    /// A file, refused at once if it cannot be written to.
    pub fn named(name: &OsStr, force: bool) -> Result<Self, CliError> {
        let wrong = |fault| {
            let (flag, text) = ("--output".to_owned(), name.to_string_lossy().into_owned());
            CliError::Value { flag, text, fault }
        };
        match name.to_str() {
            Some("") => Err(wrong(Fault::Empty)),
            Some("-") => Err(wrong(Fault::NoFile)),
            _ => {
                let path = file::place(Path::new(name), force).map_err(CliError::File)?;
                Ok(Self::File(path, force))
            }
        }
    }

    /// Writes the result; a file is either whole or as it was before.
    pub fn write(&self, result: &[u8]) -> Result<(), CliError> {
        match self {
            Self::Screen => output::print(result),
            Self::File(path, force) => file::replace(path, *force, result).map_err(CliError::File),
        }
    }
}
