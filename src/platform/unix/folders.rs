//! The system's folders for files of programs.

use std::env;
use std::path::PathBuf;

/// Whether the person has no folder. Without one a library would ask the system's list of users, which a static
/// build cannot.
pub fn is_homeless() -> bool {
    env::var_os("HOME").is_none_or(|home| home.is_empty())
}

/// The folder for the settings of everybody, which the administrator keeps.
pub fn settings_of_all() -> Option<PathBuf> {
    Some(PathBuf::from("/etc/yizhuan"))
}
