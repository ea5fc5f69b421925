//! The places of this machine where data, installed packs and trusted keys are kept.

use std::path::{Path, PathBuf};
use std::{env, io};

use etcetera::BaseStrategy as _;
use etcetera::base_strategy::choose_native_strategy;

use crate::platform::{is_homeless, settings_of_all};

/// Whether there is surely nothing at a path of the person: what cannot be looked at may be there.
pub fn is_absent(path: &Path) -> bool {
    let absent = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
    path.symlink_metadata().is_err_and(|error| absent.contains(&error.kind()))
}

/// The list of keys that the administrator keeps; where there is one, no other counts.
pub(crate) fn system_keys() -> Option<PathBuf> {
    Some(settings_of_all()?.join("keys"))
}

/// The list of keys of the person.
pub(crate) fn own_keys() -> Option<PathBuf> {
    Some(folder(Kind::Settings)?.join("keys"))
}

/// The folder with data of this machine, whether or not it is there.
pub fn data() -> Option<PathBuf> {
    Some(folder(Kind::Data)?.join("data"))
}

/// The file with the installed packs, whether or not it is there.
pub fn packs() -> Option<PathBuf> {
    Some(folder(Kind::Data)?.join("packs"))
}

#[derive(Clone, Copy)]
enum Kind {
    Data,
    Settings,
}

/// Where the system keeps such files; none where there is no such place.
fn folder(kind: Kind) -> Option<PathBuf> {
    // A service often has no home and names its folder.
    let homeless = is_homeless();
    let native = (!homeless).then(choose_native_strategy).and_then(Result::ok);
    let base = match kind {
        Kind::Data if homeless => set("XDG_DATA_HOME"),
        Kind::Settings if homeless => set("XDG_CONFIG_HOME"),
        Kind::Data => native.map(|native| native.data_dir()),
        Kind::Settings => native.map(|native| native.config_dir()),
    };
    Some(base.filter(|folder| folder.is_absolute())?.join("yizhuan"))
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
