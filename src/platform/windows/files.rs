//! Owners, rights and folders of files.

use std::env;
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::platform::rights::Rights;

/// The program that runs.
pub fn own_program() -> io::Result<PathBuf> {
    env::current_exe()
}

/// The folder decides here.
pub fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// The folder decides here.
pub fn hand_on(_: &Path) -> io::Result<()> {
    Ok(())
}

/// No file takes the place of one that is open.
pub fn kept_open<H>(_: H) -> Option<H> {
    None
}

/// Folders cannot be synced here.
pub fn sync_folder(_: &Path) {}

/// Rights are of another kind here.
pub fn rights(_: &Path) -> Option<Rights> {
    None
}

/// The system has a message of its own for links in a circle.
pub fn is_link_loop(_: &io::Error) -> bool {
    false
}
