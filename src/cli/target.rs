//! The target of a result: standard output or a file.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::call::missing;
use super::flags::{FORCE, OUTPUT};
use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::output::file;

/// Where a result goes.
pub(crate) enum Target {
    Screen,
    /// A file, and whether one that is there already may be replaced.
    File(PathBuf, bool),
}

impl Target {
    /// Reads the flags, and refuses at once what cannot be written to.
    pub fn of(matches: &ArgMatches) -> Result<Self, Diagnostic> {
        let force = matches.get_flag(FORCE);
        let Some(name) = matches.get_one::<OsString>(OUTPUT) else {
            return if force { Err(missing(" --output 和文件名")) } else { Ok(Self::Screen) };
        };
        Self::named(name, force)
    }

    /// Standard output by its usual name, or a file, refused at once if it cannot be written to.
    pub fn named(name: &OsStr, force: bool) -> Result<Self, Diagnostic> {
        match name.to_str() {
            Some("") => Err(Given::new("--output", "").empty()),
            Some("-") => Ok(Self::Screen),
            _ => Ok(Self::File(file::place(Path::new(name), force)?, force)),
        }
    }

    /// Writes the result, and says where a file is.
    pub(crate) fn hand_over(&self, result: &[u8]) -> Result<(), Diagnostic> {
        self.write(result)?;
        match self {
            Self::Screen => Ok(()),
            Self::File(path, _) => {
                stdout::print(format!("已写到「{}」。\n", path.display()).as_bytes())
            }
        }
    }

    /// Writes the result; a file is either whole or as it was before.
    pub fn write(&self, result: &[u8]) -> Result<(), Diagnostic> {
        match self {
            Self::Screen => stdout::print(result),
            Self::File(path, force) => Ok(file::replace(path, *force, result)?),
        }
    }

    /// The same, unless somebody else has changed the file since these bytes were read from it.
    pub(crate) fn update(&self, before: &[u8], result: &[u8]) -> Result<(), Diagnostic> {
        match self {
            Self::Screen => stdout::print(result),
            Self::File(path, _) => Ok(file::update(path, before, result)?),
        }
    }
}
