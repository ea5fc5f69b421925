//! A command in a session of its own: it has no terminal to ask on, and ends with all it has started.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::{Pid, setsid};

/// First argument of the program when it is only to leave the terminal and become another command.
const APART: &str = "--apart-from-the-terminal";

/// What prints where nothing is set.
pub const USUAL_PRINTER: Option<&str> = Some("lp");

/// How the names of commands end.
pub const ENDINGS: &[&str] = &[""];

/// The command, to be started in a session of its own.
///
/// A new session takes a call between the fork and the command, which only unsafe code may make
/// from here; so the program starts itself, makes the call and becomes what was found.
pub fn command(program: &Path, found: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(APART).arg(found);
    command
}

/// Becomes the command if the arguments ask for that; comes back only if they do not, or with
/// the reason why the command could not be started.
pub fn run(args: &[OsString]) -> Option<io::Error> {
    let [_, first, program, rest @ ..] = args else { return None };
    if first != APART {
        return None;
    }
    let left = setsid().map_err(io::Error::from);
    Some(left.map_or_else(|error| error, |_| Command::new(program).args(rest).exec()))
}

/// Ends the command and everything it has started.
pub fn kill(child: &mut Child) -> io::Result<()> {
    let session = i32::try_from(child.id()).map_err(|_| ErrorKind::InvalidInput)?;
    // Until it has left the program's own session it has no group of its own.
    killpg(Pid::from_raw(session), Signal::SIGKILL).or_else(|_| child.kill())
}
