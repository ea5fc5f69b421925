//! One wait for keys, signals and a deadline: whatever comes in, the deadline holds.
//!
//! Reads never block and are always complete, so that no byte can hold the loop or wait for the next visitor.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal, Read, stdin, stdout};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::time::Instant;

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::termios::{FlushArg, tcflush};
use nix::unistd::ttyname;
use terminput::Event;

use super::decode::Decoder;

/// Bytes taken from the terminal in one go before what they say is told.
const AT_ONCE: usize = 64 * 1024;

/// What ended a wait.
#[derive(Debug)]
pub(super) enum Waited {
    /// Something was typed, pasted or touched.
    Event(Event),
    /// The terminal told whether its ground is light.
    Ground(bool),
    /// A signal came; which one its own flags tell.
    Signal,
    /// Nothing came in time.
    Long,
    /// The terminal is gone.
    Closed,
}

/// The input of the terminal.
#[derive(Debug)]
pub(super) struct Reader {
    terminal: File,
    /// Readable once a signal came.
    signals: UnixStream,
    decoder: Decoder,
    events: VecDeque<Event>,
    closed: bool,
}

impl Reader {
    /// Reads from the terminal of the program; a byte in `signals` ends a wait.
    pub(super) fn new(signals: UnixStream) -> io::Result<Self> {
        Self::over(terminal()?, signals)
    }

    fn over(terminal: File, signals: UnixStream) -> io::Result<Self> {
        signals.set_nonblocking(true)?;
        Ok(Self {
            terminal,
            signals,
            decoder: Decoder::default(),
            events: VecDeque::new(),
            closed: false,
        })
    }

    /// Waits for the first of an event, a signal, and the deadline.
    pub(super) fn wait(&mut self, deadline: Option<Instant>) -> io::Result<Waited> {
        loop {
            // Looked at first: a flood of what nobody typed must not put it off.
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                return Ok(Waited::Long);
            }
            if let Some(light) = self.decoder.ground() {
                return Ok(Waited::Ground(light));
            }
            if let Some(event) = self.events.pop_front() {
                return Ok(Waited::Event(event));
            }
            if self.closed {
                return Ok(Waited::Closed);
            }
            let half = self.decoder.deadline();
            let first = [deadline, half].into_iter().flatten().min();
            let ready = self.poll(first)?;
            if ready.signal {
                self.empty_signals();
                return Ok(Waited::Signal);
            }
            if ready.terminal {
                self.drain()?;
            }
            self.events.extend(self.decoder.expire(Instant::now()));
        }
    }

    /// Whether there are events that nobody has waited for yet.
    pub(super) fn is_behind(&self) -> bool {
        !self.events.is_empty()
    }

    /// Forgets what was typed and not told yet, also what the terminal still holds.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.decoder.forget();
        self.events.clear();
        Ok(tcflush(&self.terminal, FlushArg::TCIFLUSH)?)
    }

    /// Takes everything that is there.
    fn drain(&mut self) -> io::Result<()> {
        let mut buffer = [0; 4096];
        let mut taken = 0;
        while taken < AT_ONCE {
            let count = match self.terminal.read(&mut buffer) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
                // How a terminal says that nobody is at its other end any more.
                Err(error) if error.raw_os_error() == Some(Errno::EIO as i32) => {
                    self.closed = true;
                    0
                }
                Err(error) => return Err(error),
            };
            if count == 0 {
                break;
            }
            taken += count;
            self.events.extend(self.decoder.feed(&buffer[..count], Instant::now()));
            // A terminal holds back little less than that.
            if count < buffer.len() / 2 {
                break;
            }
        }
        if taken == 0 && hung_up(self.terminal.as_fd())? {
            self.closed = true;
        }
        Ok(())
    }

    fn empty_signals(&mut self) {
        let mut buffer = [0; 64];
        while matches!(self.signals.read(&mut buffer), Ok(1..)) {}
    }

    fn poll(&self, until: Option<Instant>) -> io::Result<Ready> {
        let watched = PollFlags::POLLIN;
        let mut both = [
            PollFd::new(self.terminal.as_fd(), watched),
            PollFd::new(self.signals.as_fd(), watched),
        ];
        match poll(&mut both, timeout(until)) {
            Ok(_) | Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
        let any = |fd: &PollFd| fd.any().unwrap_or(false);
        Ok(Ready { terminal: any(&both[0]), signal: any(&both[1]) })
    }
}

struct Ready {
    terminal: bool,
    signal: bool,
}

/// Rounded up, so that the deadline has passed when the time is over.
fn timeout(until: Option<Instant>) -> PollTimeout {
    let Some(until) = until else { return PollTimeout::NONE };
    let left = until.saturating_duration_since(Instant::now()).as_micros().div_ceil(1000);
    PollTimeout::try_from(left).unwrap_or(PollTimeout::MAX)
}

fn hung_up(terminal: BorrowedFd) -> io::Result<bool> {
    let mut one = [PollFd::new(terminal, PollFlags::POLLIN)];
    poll(&mut one, PollTimeout::ZERO)?;
    let gone = PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL;
    Ok(one[0].revents().is_some_and(|events| events.intersects(gone)))
}

/// The standard input where that is a terminal, else the one that is drawn on.
pub(super) fn terminal() -> io::Result<File> {
    if stdin().is_terminal() {
        let own: OwnedFd = stdin().as_fd().try_clone_to_owned()?;
        return Ok(own.into());
    }
    File::open(ttyname(stdout())?)
}

#[cfg(test)]
mod tests;
