//! Standard output: its width, and readers that go away early.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

use super::call::failed;
use crate::diagnostic::Diagnostic;
use crate::platform::{in_chinese, wake_colours};

/// Width where there is no terminal.
pub(crate) const PIPED: usize = 80;
/// Longer lines are hard to follow with the eye.
const WIDEST: usize = 100;

/// Cells in a line of the text on standard output.
pub fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PIPED;
    }
    let columns = crossterm::terminal::size().map_or(PIPED, |(columns, _)| usize::from(columns));
    // A terminal that does not know its size says 0.
    if columns == 0 { PIPED } else { columns.min(WIDEST) }
}

/// Prints; a reader that has gone, such as `head`, is no error.
pub fn print(text: &[u8]) -> Result<(), Diagnostic> {
    if text.contains(&b'\x1b') {
        wake_colours();
    }
    let mut out = io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(failed(format!("写不出结果：{}", in_chinese(&error))))
        }
        _ => Ok(()),
    }
}

/// Says something that is not the result; nobody may be listening.
pub(crate) fn warn(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
