//! Modes of the terminal while it is ours: a key comes at once, is not echoed and sends no signal, and no read waits.

use std::env;
use std::fs::File;
use std::io;
use std::sync::{Mutex, PoisonError};

use nix::sys::termios::{
    ControlFlags, InputFlags, LocalFlags, OutputFlags, SetArg, SpecialCharacterIndices, Termios,
    cfmakeraw, tcgetattr, tcsetattr,
};

use super::reader::terminal;

/// The modes of whoever lent the terminal.
static LENT: Mutex<Option<Termios>> = Mutex::new(None);

/// Names them to the program that takes this one's place and finds the terminal as this one had it.
pub(super) const HANDED_ON: &str = "YIZHUAN_TERMINAL_MODES";

/// Sets our modes, for the first time or again.
pub fn take_keyboard() -> io::Result<()> {
    let terminal = terminal()?;
    let mut lent = LENT.lock().unwrap_or_else(PoisonError::into_inner);
    let before = match lent.take() {
        Some(before) => before,
        None => before(tcgetattr(&terminal)?),
    };
    set_ours(&terminal, lent.insert(before).clone())
}

/// Makes our modes of those that were there before.
pub(super) fn set_ours(terminal: &File, mut modes: Termios) -> io::Result<()> {
    cfmakeraw(&mut modes);
    modes.control_chars[SpecialCharacterIndices::VMIN as usize] = 0;
    modes.control_chars[SpecialCharacterIndices::VTIME as usize] = 0;
    Ok(tcsetattr(terminal, SetArg::TCSANOW, &modes)?)
}

/// Sets the modes that were there before.
pub fn give_keyboard_back() -> io::Result<()> {
    let lent = LENT.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(before) = &*lent else { return Ok(()) };
    Ok(tcsetattr(terminal()?, SetArg::TCSANOW, before)?)
}

/// The modes that were there before, as [`HANDED_ON`] tells them.
pub(super) fn handed_on() -> String {
    let lent = LENT.lock().unwrap_or_else(PoisonError::into_inner);
    let told = lent.as_ref().map(|before| {
        let (input, output) = (before.input_flags.bits(), before.output_flags.bits());
        let (control, local) = (before.control_flags.bits(), before.local_flags.bits());
        format!("{input} {output} {control} {local}")
    });
    told.unwrap_or_default()
}

/// What the terminal was lent with, of one that may be as the program before this one had it.
fn before(mut now: Termios) -> Termios {
    let told = env::var(HANDED_ON).unwrap_or_default();
    let flags: Result<Vec<_>, _> = told.split(' ').map(str::parse).collect();
    if let Ok([input, output, control, local]) = flags.as_deref() {
        now.input_flags = InputFlags::from_bits_retain(*input);
        now.output_flags = OutputFlags::from_bits_retain(*output);
        now.control_flags = ControlFlags::from_bits_retain(*control);
        now.local_flags = LocalFlags::from_bits_retain(*local);
        // What every terminal begins with; they count only where keys come at once.
        now.control_chars[SpecialCharacterIndices::VMIN as usize] = 1;
        now.control_chars[SpecialCharacterIndices::VTIME as usize] = 0;
    }
    now
}
