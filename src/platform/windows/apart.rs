//! A command that prints; it shares the console.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command};

/// What prints where nothing is set: nothing here takes a file on its standard input.
pub const USUAL_PRINTER: Option<&str> = None;

/// How the names of commands end.
pub const ENDINGS: &[&str] = &["", ".exe", ".cmd", ".bat"];

/// The command as it is.
pub fn command(_: &Path, found: &Path) -> Command {
    Command::new(found)
}

/// No session has to be left here.
pub fn run(_: &[OsString]) -> Option<io::Error> {
    None
}

/// Ends the command; what it has started goes on.
pub fn kill(child: &mut Child) -> io::Result<()> {
    child.kill()
}
