//! The console on standard output.

use ratatui::crossterm::ansi_support::supports_ansi;

/// Consoles have no name here.
pub fn terminal_name() -> Option<String> {
    None
}

/// A console takes colours for text until somebody asks whether it knows them.
pub fn wake_colours() {
    supports_ansi();
}
