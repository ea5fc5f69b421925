//! Memory without a past: the program starts anew after a visitor, and no core reaches a disk.

use std::env;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use nix::sys::resource::{Resource, setrlimit};

use super::files::own_program;
use super::modes::{HANDED_ON, handed_on};
use super::signals::hold_typed;

/// From here on a crash writes no image of the memory, and no other program may read it.
pub fn keep_no_memory() -> io::Result<()> {
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_dumpable(false)?;
    Ok(())
}

/// Starts the program again in its own place, with the arguments it had and none of its memory. The terminal stays
/// as it is, so that no key typed meanwhile is shown or acts. Comes back only if that cannot be done.
pub fn begin_anew() -> io::Result<()> {
    // Ctrl-C of the next visitor would end what does not listen yet.
    hold_typed()?;
    let mut again = Command::new(own_program()?);
    again.args(env::args_os().skip(1)).env(HANDED_ON, handed_on());
    Err(again.exec())
}
