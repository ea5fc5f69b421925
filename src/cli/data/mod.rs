//! The data that a call works with: the program's own, with a folder of this machine put over it.

mod read;
mod refusal;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use etcetera::BaseStrategy as _;

use read::files;
use refusal::Refusal;

use super::flags::DATA;
use super::stdout;
use crate::answers::twice;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Data, Overlay};
use crate::rules::{self, SourceFile};

/// What the flag says to use nothing but the program's own data.
pub const NOTHING: &str = "-";

/// The folder that the flag names, written before or after the command.
pub fn given(matches: &ArgMatches) -> Result<Option<PathBuf>, Diagnostic> {
    let mut found = None;
    let mut level = Some(matches);
    while let Some(here) = level {
        if let Ok(Some(folder)) = here.try_get_one::<OsString>(DATA)
            && found.replace(PathBuf::from(folder)).is_some()
        {
            return Err(twice(&format!("--{DATA}")));
        }
        level = here.subcommand().map(|(_, inner)| inner);
    }
    Ok(found)
}

/// The data for a command. A folder that was asked for must be right; one that only lies in its
/// place is left out with a message.
pub fn for_command(given: Option<&Path>) -> Result<Data, Diagnostic> {
    match open(given) {
        Ok(data) => Ok(data),
        Err(refusal) if given.is_some() => Err(refusal.into()),
        Err(refusal) => {
            stdout::warn(&refusal.left_out().to_string());
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
    let files = files(&folder).map_err(|wrong| Refusal::new(&folder, vec![wrong]))?;
    // Whoever has made the folder and put nothing into it yet has done nothing wrong.
    if files.is_empty() && given.is_none() {
        return Ok(own);
    }
    let (_, assets) = put_over(files).map_err(|wrong| Refusal::new(&folder, wrong))?;
    let overlay = Overlay::Used { folder: refusal::name(&folder) };
    // Loaded once, and used to the end of the program.
    Ok(Data { assets: Box::leak(Box::new(assets)), overlay: Some(leak(overlay)) })
}

fn put_over(files: Vec<SourceFile>) -> Result<(Vec<SourceFile>, Assets), Vec<Diagnostic>> {
    if files.is_empty() {
        let hint = "放进 calendar/<年>.toml、local/<代码>.toml 或 sources.toml";
        return Err(vec![Diagnostic::new("里面没有规则文件", hint)]);
    }
    let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    rules::overlaid(rules::texts(), files).map_err(|errors| {
        let own = |error: &Diagnostic| error.spot().is_some_and(|spot| paths.contains(&spot.file));
        if errors.iter().any(own) {
            return errors.to_vec();
        }
        // The folder's files are right in themselves, and one of the program's own does not fit.
        vec![refusal::in_short(&errors).led_by("和程序自带的文件合不起来：")]
    })
}

/// A state of the data with the files it was read from: the program's own, a folder that has
/// everything, or a folder put over the program's own.
pub fn state(folder: &Path) -> Result<(Vec<SourceFile>, Assets), Diagnostic> {
    if folder.as_os_str() == NOTHING {
        return Ok((rules::texts(), rules::embedded().clone()));
    }
    let read = || {
        let files = files(folder).map_err(|wrong| vec![wrong])?;
        if files.iter().any(|file| file.path == "regions.tsv") {
            let assets = rules::load(&files).map_err(|errors| errors.to_vec())?;
            return Ok((files, assets));
        }
        put_over(files)
    };
    read().map_err(|wrong| Refusal::new(folder, wrong).into())
}

fn refused(refusal: &Refusal) -> Data {
    let overlay = Overlay::Refused { folder: refusal.folder(), why: refusal.sentence() };
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
