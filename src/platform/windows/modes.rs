//! Modes of the console while it is ours.

use std::io;

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Sets our modes, for the first time or again.
pub fn take_keyboard() -> io::Result<()> {
    enable_raw_mode()
}

/// Sets the modes that were there before.
pub fn give_keyboard_back() -> io::Result<()> {
    disable_raw_mode()
}

/// Keys send no signals here before the console is ours.
pub fn hold_typed() -> io::Result<()> {
    Ok(())
}

/// Nothing is held back here.
#[derive(Debug)]
pub struct Held;

/// What ends a program here cannot be held back.
pub fn hold_ending() -> Held {
    Held
}
