//! Signals from outside: the terminal is given back before the program ends or stops.

use std::io;
use std::thread;

use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::terminal;

/// Catches the signals from here on; they are kept until someone watches.
pub fn catch() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])
}

/// Handles the signals caught so far and from here on.
///
/// The main thread sleeps in a read from the terminal, which a signal does not end, so one thread
/// sleeps until a signal comes; it does nothing else and never wakes by itself.
pub fn watch(mut signals: Signals) -> io::Result<()> {
    thread::Builder::new().name("signals".to_owned()).stack_size(64 * 1024).spawn(move || {
        for signal in signals.forever() {
            // A terminal that is gone cannot be told anything more.
            let _ = handle(signal);
        }
    })?;
    Ok(())
}

/// Hands the terminal to the shell and stops, with everything started along with the program.
///
/// The main thread draws again when the handler of SIGCONT has taken the terminal back.
pub fn stop() -> io::Result<()> {
    if !can_stop() {
        return Ok(());
    }
    terminal::give_back();
    let own_group = Pid::from_raw(0);
    Ok(kill(own_group, Signal::SIGSTOP)?)
}

/// Whether a shell waits that could continue the program. A window opened for this program alone
/// has none, and would stay frozen. A parent outside our container has no number here: no shell.
fn can_stop() -> bool {
    let parent = getppid();
    let (Ok(ours), Ok(theirs)) = (getsid(None), getsid(Some(parent))) else { return false };
    let leads_us = parent == ours && getpgid(Some(parent)) == Ok(getpgrp());
    theirs == ours && !leads_us
}

fn handle(signal: i32) -> io::Result<()> {
    match signal {
        SIGTSTP if can_stop() => {
            terminal::give_back();
            emulate_default_handler(SIGTSTP)
        }
        SIGTSTP => Ok(()),
        // The wish for a new frame goes to the main thread as a change of size.
        SIGCONT => terminal::take().and_then(|()| raise(SIGWINCH)),
        ending => {
            terminal::give_back();
            emulate_default_handler(ending)
        }
    }
}
