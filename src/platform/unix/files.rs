//! Owners, rights and folders of files.

use std::env;
use std::fs::{self, File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::unistd::geteuid;

use crate::platform::rights::Rights;

/// Writing by the group or by everybody.
const OTHERS_WRITE: u32 = 0o022;
const EVERYBODY_READS: u32 = 0o644;
const STICKY: u32 = 0o1000;
const ROOT: u32 = 0;

/// The program that runs, which may no longer stand where it was started: an update replaces its file.
pub fn own_program() -> io::Result<PathBuf> {
    let path = env::current_exe()?;
    let running = Path::new("/proc/self/exe");
    // The system still has the old one, and the new one may not understand what is handed on.
    Ok(if path.exists() || !running.exists() { path } else { running.to_owned() })
}

/// Gives a new file the owner of the one whose place it takes.
pub fn keep_owner(file: &File, before: &Metadata) -> io::Result<()> {
    let made = file.metadata()?;
    if (made.uid(), made.gid()) == (before.uid(), before.gid()) {
        return Ok(());
    }
    fchown(file, Some(before.uid()), Some(before.gid()))
}

/// Lets everybody read a file that is made to be handed on.
pub fn hand_on(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(EVERYBODY_READS))
}

/// What is held of a file while another takes its place.
pub fn kept_open<H>(held: H) -> Option<H> {
    Some(held)
}

/// Makes the disk keep the names of a folder.
pub fn sync_folder(folder: &Path) {
    // The file is in place: where folders cannot be synced nothing more can be done.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Who else can change what stands at a path; nothing is said of what is not there.
pub fn rights(path: &Path) -> Option<Rights> {
    let about = fs::symlink_metadata(path).ok()?;
    Some(Rights {
        foreign: ![ROOT, geteuid().as_raw()].contains(&about.uid()),
        open: about.mode() & OTHERS_WRITE != 0,
        sticky: about.mode() & STICKY != 0,
    })
}

/// Whether links lead in a circle.
pub fn is_link_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::ELOOP as i32)
}
