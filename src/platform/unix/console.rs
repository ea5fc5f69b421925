//! The terminal on standard output.

use std::io::stdout;

use nix::unistd::ttyname;

/// Its name, such as `/dev/tty1`.
pub fn terminal_name() -> Option<String> {
    Some(ttyname(stdout()).ok()?.to_string_lossy().into_owned())
}

/// Every terminal takes colours for colours here.
pub fn wake_colours() {}
