//! Keys and signals on Unix, all in one wait that no byte can hold.

mod decode;
mod memory;
mod reader;
mod signals;
mod supervisor;

use std::io;
use std::time::Instant;

use nix::libc::{SIGCONT, SIGTSTP, SIGWINCH};
use ratatui::crossterm::event::Event;
use ratatui::crossterm::terminal::size;
use terminput_crossterm::to_crossterm;

pub(super) use memory::{begin_anew, keep_no_memory};

use super::{Waited, give_back, take};
use reader::{Reader, Waited as Read};
use signals::Signals;
use supervisor::Supervisor;

/// What comes from the person and from outside.
pub(super) struct Keys {
    reader: Reader,
    signals: Signals,
    supervisor: Supervisor,
}

impl Keys {
    pub(super) fn new() -> io::Result<Self> {
        let (signals, wake) = Signals::catch()?;
        Ok(Self { reader: Reader::new(wake)?, signals, supervisor: Supervisor::of_machine() })
    }

    /// To be called whenever the terminal was taken over.
    pub(super) fn taken(&self) -> io::Result<()> {
        self.reader.never_block()
    }

    /// Waits for something to happen, or for a moment.
    pub(super) fn wait(&mut self, until: Option<Instant>) -> io::Result<Waited> {
        loop {
            while let Some(signal) = self.signals.next() {
                if self.handle(signal)? {
                    return resized().map(Waited::Event);
                }
            }
            let due = self.supervisor.tell(Instant::now());
            let first = [until, due].into_iter().flatten().min();
            match self.reader.wait(first)? {
                Read::Event(event) => {
                    if let Ok(event) = to_crossterm(event) {
                        return Ok(Waited::Event(event));
                    }
                }
                Read::Ground(light) => return Ok(Waited::Ground(light)),
                Read::Signal => {}
                Read::Long if first != until => {}
                Read::Long => return Ok(Waited::Long),
                Read::Closed => return Ok(Waited::Closed),
            }
        }
    }

    pub(super) fn is_behind(&self) -> bool {
        self.reader.is_behind()
    }

    /// Throws away what was typed and not told yet.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.reader.forget()
    }

    /// Deals with a signal; tells whether the screen must be drawn anew.
    fn handle(&mut self, signal: i32) -> io::Result<bool> {
        match signal {
            SIGTSTP => suspend().map(|()| false),
            SIGCONT => {
                take()?;
                self.taken()?;
                Ok(true)
            }
            SIGWINCH => Ok(true),
            ending => {
                give_back();
                signals::end(ending).map(|()| false)
            }
        }
    }
}

/// Hands the terminal to the shell and stops; whoever continues the program is told by the next wait.
pub(super) fn suspend() -> io::Result<()> {
    if !signals::can_stop() {
        return Ok(());
    }
    give_back();
    signals::stop()
}

fn resized() -> io::Result<Event> {
    let (columns, rows) = size()?;
    Ok(Event::Resize(columns, rows))
}
