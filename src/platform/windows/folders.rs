//! The system's folders for files of programs.

use std::env;
use std::path::PathBuf;

/// The system itself knows the folder of the person.
pub fn is_homeless() -> bool {
    false
}

/// The folder for the settings of everybody, which the administrator keeps.
pub fn settings_of_all() -> Option<PathBuf> {
    let folder = env::var_os("PROGRAMDATA").filter(|folder| !folder.is_empty())?;
    Some(PathBuf::from(folder).join("yizhuan"))
}
