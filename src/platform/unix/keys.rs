//! Keys and signals on Unix, all in one wait that no byte can hold.

use std::io;
use std::time::Instant;

use nix::libc::{SIGCONT, SIGTSTP, SIGWINCH};
use ratatui::crossterm::event::Event;
use ratatui::crossterm::terminal::size;
use terminput_crossterm::to_crossterm;

use super::reader::{Reader, Waited as Read};
use super::signals::{self, Signals};
use super::supervisor::Supervisor;
use crate::platform::waited::{Hold, Waited};

/// What comes from the person and from outside.
pub struct Keys {
    reader: Reader,
    signals: Signals,
    supervisor: Supervisor,
    hold: Hold,
}

impl Keys {
    /// Whether the terminal can be asked for its ground, and its answer is told apart from keys.
    pub const TELL_GROUND: bool = true;

    pub fn new(hold: Hold) -> io::Result<Self> {
        let (signals, wake) = Signals::catch()?;
        let reader = Reader::new(wake)?;
        Ok(Self { reader, signals, supervisor: Supervisor::of_machine(), hold })
    }

    /// To be called whenever the terminal was taken over.
    pub fn taken(&self) -> io::Result<()> {
        self.signals.drop_typed()
    }

    /// Waits for something to happen, or for a moment.
    pub fn wait(&mut self, until: Option<Instant>) -> io::Result<Waited> {
        loop {
            while let Some(signal) = self.signals.next() {
                if self.handle(signal)? {
                    return resized().map(Waited::Event);
                }
            }
            let due = self.supervisor.tell(Instant::now());
            let first = [until, due].into_iter().flatten().min();
            match self.reader.wait(first)? {
                // What crossterm has no word for means nothing here, as focus does.
                Read::Event(event) => {
                    return Ok(Waited::Event(to_crossterm(event).unwrap_or(Event::FocusLost)));
                }
                Read::Ground(light) => return Ok(Waited::Ground(light)),
                Read::Signal => {}
                Read::Long if first != until => {}
                Read::Long => return Ok(Waited::Long),
                Read::Closed => return Ok(Waited::Closed),
            }
        }
    }

    pub fn is_behind(&self) -> bool {
        self.reader.is_behind()
    }

    /// Throws away what was typed and not told yet.
    pub fn forget(&mut self) -> io::Result<()> {
        self.reader.forget()
    }

    /// Deals with a signal; tells whether the screen must be drawn anew.
    fn handle(&mut self, signal: i32) -> io::Result<bool> {
        match signal {
            SIGTSTP => self.suspend().map(|_| false),
            SIGCONT => {
                (self.hold.take)()?;
                self.taken()?;
                Ok(true)
            }
            SIGWINCH => Ok(true),
            ending => {
                (self.hold.give_back)();
                signals::end(ending).map(|()| false)
            }
        }
    }

    /// Hands the terminal to the shell and stops, where somebody could continue the program, which the
    /// next wait then tells; tells whether it did.
    pub fn suspend(&self) -> io::Result<bool> {
        if !signals::can_stop() {
            return Ok(false);
        }
        (self.hold.give_back)();
        signals::stop().map(|()| true)
    }
}

fn resized() -> io::Result<Event> {
    let (columns, rows) = size()?;
    Ok(Event::Resize(columns, rows))
}
