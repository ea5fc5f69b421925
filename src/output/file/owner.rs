//! The owner of a file, kept where another one takes its place.

use std::fs::{File, Metadata};
use std::io;

#[cfg(unix)]
pub fn keep(file: &File, before: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let made = file.metadata()?;
    if (made.uid(), made.gid()) == (before.uid(), before.gid()) {
        return Ok(());
    }
    fchown(file, Some(before.uid()), Some(before.gid()))
}

/// The folder decides here.
#[cfg(not(unix))]
pub fn keep(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}
