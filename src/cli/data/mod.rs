//! The data that a call works with: the program's own, with a folder of this machine put over it.

mod fault;
mod read;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use etcetera::BaseStrategy as _;

pub use fault::{Refusal, reason};

use fault::Fault;
use read::files;

use super::error::{CallError, CliError};
use crate::model::{Assets, Data, Overlay};
use crate::rules::{self, SourceFile};

/// Name of the flag.
pub const FLAG: &str = "data";
/// What the flag says to use nothing but the program's own data.
pub const NOTHING: &str = "-";

/// The folder that the flag names, written before or after the command.
pub fn given(matches: &ArgMatches) -> Result<Option<PathBuf>, CliError> {
    let mut found = None;
    let mut level = Some(matches);
    while let Some(here) = level {
        if let Ok(Some(folder)) = here.try_get_one::<OsString>(FLAG)
            && found.replace(PathBuf::from(folder)).is_some()
        {
            return Err(CliError::Call(CallError::Twice(format!("--{FLAG}"))));
        }
        level = here.subcommand().map(|(_, inner)| inner);
    }
    Ok(found)
}

/// The data for a command. A folder that was asked for must be right; one that only lies in its
/// place is left out with a message.
pub fn for_command(given: Option<&Path>) -> Result<Data, CliError> {
    match open(given) {
        Ok(data) => Ok(data),
        Err(refusal) if given.is_some() => Err(CliError::Folder(refusal)),
        Err(refusal) => {
            super::output::warn(&refusal.left_out());
            Ok(refused(&refusal))
        }
    }
}

/// The data for the screens, which start in any case.
pub fn for_screens(given: Option<&Path>) -> Data {
    open(given).unwrap_or_else(|refusal| refused(&refusal))
}

fn open(given: Option<&Path>) -> Result<Data, Refusal> {
    let own = Data { assets: rules::embedded(), overlay: None };
    let Some(folder) = given.map(Path::to_owned).or_else(usual) else { return Ok(own) };
    if folder.as_os_str() == NOTHING {
        return Ok(own);
    }
    let assets = over(&folder).map_err(|fault| Refusal { folder: folder.clone(), fault });
    match assets {
        // Whoever has made the folder and put nothing into it yet has done nothing wrong.
        Err(Refusal { fault: Fault::Empty, .. }) if given.is_none() => Ok(own),
        Err(refusal) => Err(refusal),
        Ok(assets) => {
            let overlay = Overlay::Used { folder: fault::name(&folder) };
            // Loaded once, and used to the end of the program.
            Ok(Data { assets: Box::leak(Box::new(assets)), overlay: Some(leak(overlay)) })
        }
    }
}

fn over(folder: &Path) -> Result<Assets, Fault> {
    put_over(files(folder)?).map(|(_, assets)| assets)
}

fn put_over(files: Vec<SourceFile>) -> Result<(Vec<SourceFile>, Assets), Fault> {
    let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    rules::overlaid(rules::texts(), files).map_err(|error| Fault::of_rules(error, &paths))
}

/// A state of the data with the files it was read from: the program's own, a folder that has
/// everything, or a folder put over the program's own.
pub fn state(folder: &Path) -> Result<(Vec<SourceFile>, Assets), CliError> {
    if folder.as_os_str() == NOTHING {
        return Ok((rules::texts(), rules::embedded().clone()));
    }
    let read = || {
        let files = files(folder)?;
        if files.iter().any(|file| file.path == "regions.tsv") {
            let assets = rules::load(&files).map_err(Fault::Rules)?;
            return Ok((files, assets));
        }
        put_over(files)
    };
    read().map_err(|fault| CliError::Folder(Refusal { folder: folder.to_owned(), fault }))
}

fn refused(refusal: &Refusal) -> Data {
    let folder = fault::name(&refusal.folder);
    let overlay = Overlay::Refused { folder, why: refusal.fault.sentence() };
    Data { assets: rules::embedded(), overlay: Some(leak(overlay)) }
}

fn leak(overlay: Overlay) -> &'static Overlay {
    Box::leak(Box::new(overlay))
}

/// The folder of this machine, where the system keeps such data; none where there is none.
fn usual() -> Option<PathBuf> {
    // Without it the library would ask the system's list of users, which a static build cannot.
    if cfg!(unix) && env::var_os("HOME").is_none_or(|home| home.is_empty()) {
        return None;
    }
    let base = etcetera::base_strategy::choose_native_strategy().ok()?;
    let folder = base.data_dir().join("yizhuan").join("data");
    // A link that leads nowhere is there: it is refused rather than passed over.
    folder.symlink_metadata().is_ok().then_some(folder)
}
