//! The data that a call works with: the program's own, with a folder of this machine or a pack put over it.

pub mod installed;
mod owner;
pub mod place;
mod read;
mod refusal;
pub mod stick;

pub use read::whole;
pub use refusal::name;
pub(crate) use refusal::{Refusal, in_short};

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ArgMatches;

use installed::{Installed, holder};
use read::files;

use super::flags::DATA;
use super::{clock, stdout};
use crate::answers::twice;
use crate::diagnostic::Diagnostic;
use crate::model::{Assets, Data, Overlay};
use crate::pack::{Manifest, Pack};
use crate::report::clock::Doubt;
use crate::report::overlay::{long, mark};
use crate::rules::{self, Backing, SourceFile};

/// What the flag says to use nothing but the program's own data.
pub(crate) const NOTHING: &str = "-";

/// What the name of a file is best ended with beside one of the program's own.
pub(crate) const SUFFIX: &str = "local";

/// What is wrong and what to do where the system has no place for data.
pub(super) const NO_HOME: [&str; 2] =
    ["这里没有存放数据的地方", "设置环境变量 HOME，或者 XDG_DATA_HOME"];

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

/// The data for a command. A folder that was asked for must be right, and is used with a warning if
/// others can change it; one that only lies in its place is then left out with a message.
pub(crate) fn for_command(given: Option<&Path>, today: NaiveDate) -> Result<Data, Diagnostic> {
    match open(given, true) {
        Ok(data) => Ok(warned(data, today)),
        Err(refusal) if given.is_some() => Err(refusal.into()),
        Err(refusal) => {
            stdout::warn(&refusal.left_out().to_string());
            Ok(refused(&refusal))
        }
    }
}

/// The data for whoever checks it: a folder in its place must be right as well.
pub(crate) fn for_check(given: Option<&Path>, today: NaiveDate) -> Result<Data, Diagnostic> {
    Ok(warned(open(given, true)?, today))
}

/// Says what is to be known of the data before it is used for a day.
fn warned(data: Data, today: NaiveDate) -> Data {
    let doubted = |overlay: &Overlay| matches!(overlay, Overlay::Used { doubt, lost, .. } if !(doubt.is_empty() && lost.is_empty()));
    let warns = |overlay: &&Overlay| !mark(overlay).is_empty() || doubted(overlay);
    if let Some(overlay) = data.overlay.filter(warns) {
        stdout::warn(&long(overlay));
    }
    if Doubt::of(today, &data.assets.meta) == Some(Doubt::Expired) {
        stdout::warn(Doubt::Expired.long());
    }
    data
}

/// The data for the screens, which start in any case.
pub(crate) fn for_screens(given: Option<&Path>) -> Data {
    open(given, true).unwrap_or_else(|refusal| refused(&refusal))
}

/// Whether something may lie over the program's own data without being asked for.
pub(crate) fn is_over() -> bool {
    place::packs().is_some_and(|path| !place::is_absent(&path)) || usual().is_some()
}

/// The same where anybody may come: a folder that nobody named and nobody signed is not looked for.
pub(crate) fn for_visitors(given: Option<&Path>) -> Data {
    open(given, false).unwrap_or_else(|refusal| refused(&refusal))
}

fn open(given: Option<&Path>, look: bool) -> Result<Data, Refusal> {
    let signed = if given.is_none() { signed()? } else { None };
    // What is put over the program's own data is one thing: a pack is not mixed with a folder.
    let own = signed.unwrap_or(Data { assets: rules::embedded(), overlay: None });
    if matches!(own.overlay, Some(Overlay::Signed { .. })) {
        return Ok(own);
    }
    let Some(folder) = given.map(Path::to_owned).or_else(|| usual().filter(|_| look)) else {
        return Ok(own);
    };
    if folder.as_os_str() == NOTHING {
        return Ok(own);
    }
    let files = files(&folder).map_err(|wrong| Refusal::new(&folder, vec![wrong]))?;
    // Whoever has made the folder and put nothing into it yet has done nothing wrong.
    if files.is_empty() && given.is_none() {
        return Ok(own);
    }
    let doubt = match owner::doubt(&folder) {
        Some(doubt) if given.is_none() => return Err(Refusal::new(&folder, vec![doubt])),
        Some(doubt) => doubt.sentence() + "内容请先核对。",
        None => String::new(),
    };
    let (_, assets) =
        put_over(files, Backing::None).map_err(|wrong| Refusal::new(&folder, wrong))?;
    let lost = lost_to_folder(&assets);
    let overlay = Overlay::Used { folder: name(&folder), doubt, lost };
    // Loaded once, and used to the end of the program.
    Ok(Data { assets: Box::leak(Box::new(assets)), overlay: Some(leak(overlay)) })
}

/// What files take away by their names; empty where they take nothing.
pub(crate) fn lost(assets: &Assets) -> String {
    let each = assets.local.lost.iter().map(|lost| {
        let name = &assets.regions.get(lost.place).short;
        format!("{} 换掉了自带的同名文件，{name}少了自带的 {} 条", lost.path, lost.facts.len())
    });
    each.collect::<Vec<_>>().join("；")
}

/// The same in a sentence for whoever keeps the folder.
fn lost_to_folder(assets: &Assets) -> String {
    let Some(first) = assets.local.lost.first() else { return String::new() };
    let name = first.path.trim_start_matches("local/").trim_end_matches(".toml");
    format!(
        "{}。只想添几条的，文件名加后缀，如 {name}-{SUFFIX}.toml；少了哪些，用 yizhuan rules diff 看。",
        lost(assets)
    )
}

/// The data with a pack, by the loader that reads every folder.
pub fn with(pack: &Pack) -> Result<(Vec<SourceFile>, Assets), Diagnostic> {
    let read = put_over(pack.files.clone(), Backing::Signed);
    let (files, mut assets) = read.map_err(|wrong| in_short(&wrong))?;
    assets.meta.until = Some(pack.manifest.until);
    assets.meta.publisher = Some(pack.manifest.publisher.clone());
    Ok((files, assets))
}

/// The data with the pack that is installed, if there is one.
fn signed() -> Result<Option<Data>, Refusal> {
    let Some(path) = place::packs().filter(|path| !place::is_absent(path)) else {
        return Ok(None);
    };
    let read = || {
        let installed = Installed::read()?;
        let Some(pack) = installed.store.open(&installed.listed).transpose()? else {
            return Ok(None);
        };
        let holder = holder(clock::now())?;
        if pack.manifest.version <= holder.own {
            let Manifest { publisher, version, .. } = pack.manifest;
            let overlay = Overlay::Outdated { publisher, version: version.to_string() };
            return Ok(Some(Data { assets: rules::embedded(), overlay: Some(leak(overlay)) }));
        }
        holder.fits(&pack.manifest)?;
        let (_, assets) = with(&pack)?;
        let Manifest { publisher, version, until, .. } = pack.manifest;
        let (version, lost) = (version.to_string(), lost(&assets));
        let overlay = Overlay::Signed { publisher, version, until, lost };
        Ok(Some(Data { assets: Box::leak(Box::new(assets)), overlay: Some(leak(overlay)) }))
    };
    read().map_err(|wrong: Diagnostic| Refusal::of_packs(&path, wrong))
}

/// The data with files put over the program's own.
pub(crate) fn put_over(
    files: Vec<SourceFile>,
    backing: Backing,
) -> Result<(Vec<SourceFile>, Assets), Vec<Diagnostic>> {
    if files.is_empty() {
        let hint = "放进 calendar/<年>.toml、local/<代码>.toml 或 sources.toml";
        return Err(vec![Diagnostic::new("里面没有规则文件", hint)]);
    }
    let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    rules::overlaid(rules::texts(), files, backing).map_err(|errors| {
        let own = |error: &Diagnostic| error.spot().is_some_and(|spot| paths.contains(&spot.file));
        if errors.iter().any(own) {
            return errors.to_vec();
        }
        // The folder's files are right in themselves, and one of the program's own does not fit.
        vec![in_short(&errors).led_by("和程序自带的文件合不起来：")]
    })
}

/// A state of the data with the files it was read from: the program's own, a folder that has
/// everything, or a folder or a signed pack put over the program's own.
pub fn state(folder: &Path) -> Result<(Vec<SourceFile>, Assets), Diagnostic> {
    if folder.as_os_str() == NOTHING {
        return Ok((rules::texts(), rules::embedded().clone()));
    }
    if let Some(pack) = stick::opened(folder)? {
        return with(&pack).map_err(|wrong| stick::unusable(folder, wrong));
    }
    let read = || {
        let files = files(folder).map_err(|wrong| vec![wrong])?;
        if files.iter().any(|file| file.path == "regions.tsv") {
            let assets = rules::load(&files).map_err(|errors| errors.to_vec())?;
            return Ok((files, assets));
        }
        put_over(files, Backing::None)
    };
    read().map_err(|wrong| Refusal::new(folder, wrong).into())
}

fn refused(refusal: &Refusal) -> Data {
    let (folder, why) = (refusal.folder(), refusal.sentence());
    let overlay = Overlay::Refused { folder, why, is_pack: refusal.is_pack };
    Data { assets: rules::embedded(), overlay: Some(leak(overlay)) }
}

fn leak(overlay: Overlay) -> &'static Overlay {
    Box::leak(Box::new(overlay))
}

/// The folder of this machine, where the system keeps such data; none where there is none.
fn usual() -> Option<PathBuf> {
    // A link that leads nowhere is there, and what is out of sight may be: it is refused rather than passed over.
    place::data().filter(|folder| !place::is_absent(folder))
}
