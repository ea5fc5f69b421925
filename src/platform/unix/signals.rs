//! Signals from outside: noted when they come, dealt with by the loop, so that one place ends the program.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use nix::sys::signal::{SigSet, SigmaskHow, Signal, kill};
use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::low_level::{emulate_default_handler, pipe};

/// Those that end the program.
const ENDING: [Signal; 4] = [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT, Signal::SIGQUIT];

/// Those that the loop must know of: a stop, its end, another size.
const NOTED: [i32; 3] = [SIGTSTP, SIGCONT, SIGWINCH];

/// Those that keys send while the terminal is not ours.
const TYPED: [Signal; 3] = [Signal::SIGINT, Signal::SIGQUIT, Signal::SIGTSTP];

/// The signals that have come and are not dealt with.
#[derive(Debug)]
pub(super) struct Signals {
    noted: Vec<(i32, Arc<AtomicBool>)>,
}

impl Signals {
    /// Notes signals from here on; the stream can be read after each.
    pub(super) fn catch() -> io::Result<(Self, UnixStream)> {
        let (seen, wake) = UnixStream::pair()?;
        let mut noted = Vec::new();
        for signal in ENDING.map(|signal| signal as i32).into_iter().chain(NOTED) {
            let flag = Arc::new(AtomicBool::new(false));
            flag::register(signal, Arc::clone(&flag))?;
            pipe::register(signal, wake.try_clone()?)?;
            noted.push((signal, flag));
        }
        Ok((Self { noted }, seen))
    }

    /// Lets through again what was held back, without what was typed in the meantime.
    pub(super) fn drop_typed(&self) -> io::Result<()> {
        let held = SigSet::thread_get_mask()?;
        for signal in TYPED.into_iter().filter(|signal| held.contains(*signal)) {
            SigSet::from(signal).thread_unblock()?;
            let flags = self.noted.iter().filter(|(noted, _)| *noted == signal as i32);
            flags.for_each(|(_, flag)| flag.store(false, Ordering::SeqCst));
        }
        Ok(())
    }

    /// The next signal, those that end the program first.
    pub(super) fn next(&self) -> Option<i32> {
        let come = self.noted.iter().find(|(_, flag)| flag.swap(false, Ordering::SeqCst));
        come.map(|(signal, _)| *signal)
    }
}

/// Holds back what keys send, also for the program that takes this one's place.
pub fn hold_typed() -> io::Result<()> {
    Ok(SigSet::from_iter(TYPED).thread_block()?)
}

/// Holds back what ends the program until it is dropped, while something is under way that must not stay half done.
#[derive(Debug)]
pub struct Held {
    /// What was held back before.
    before: Option<SigSet>,
}

/// Holds it back, unless the system will not.
pub fn hold_ending() -> Held {
    Held { before: SigSet::from_iter(ENDING).thread_swap_mask(SigmaskHow::SIG_BLOCK).ok() }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = before.thread_set_mask();
        }
    }
}

/// Ends the program as the signal would have; the terminal must have been given back.
pub(super) fn end(signal: i32) -> io::Result<()> {
    emulate_default_handler(signal)
}

/// Stops, with everything started along with the program; the terminal must have been given back.
pub(super) fn stop() -> io::Result<()> {
    let own_group = Pid::from_raw(0);
    Ok(kill(own_group, Signal::SIGSTOP)?)
}

/// Whether a shell waits that could continue the program. A window opened for this program alone
/// has none, and would stay frozen. A parent outside our container has no number here: no shell.
pub(super) fn can_stop() -> bool {
    let parent = getppid();
    let (Ok(ours), Ok(theirs)) = (getsid(None), getsid(Some(parent))) else { return false };
    let leads_us = parent == ours && getpgid(Some(parent)) == Ok(getpgrp());
    theirs == ours && !leads_us
}
