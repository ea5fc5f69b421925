//! Signals from outside: the terminal is given back before the program ends or stops.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::terminal;

/// Watches the signals from here on.
///
/// The main thread sleeps in a read from the terminal, which a signal does not end, so one thread
/// sleeps until a signal comes; it does nothing else and never wakes by itself.
pub fn watch() -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".to_owned()).stack_size(64 * 1024).spawn(move || {
        for signal in signals.forever() {
            // A terminal that is gone cannot be told anything more.
            let _ = handle(signal);
        }
    })?;
    Ok(())
}

/// Gives the terminal back and stops until the shell continues the program.
pub fn stop() -> io::Result<()> {
    terminal::give_back();
    emulate_default_handler(SIGTSTP)
}

fn handle(signal: i32) -> io::Result<()> {
    match signal {
        SIGTSTP => stop(),
        // The wish for a new frame goes to the main thread as a change of size.
        SIGCONT => terminal::take().and_then(|()| raise(SIGWINCH)),
        ending => {
            terminal::give_back();
            emulate_default_handler(ending)
        }
    }
}
