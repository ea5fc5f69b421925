//! Keys where there are no signals.

use std::io;
use std::time::{Duration, Instant};

use ratatui::crossterm::event;

use super::Waited;

/// What comes from the person.
pub(super) struct Keys;

impl Keys {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self)
    }

    /// To be called whenever the terminal was taken over.
    pub(super) fn taken(&self) -> io::Result<()> {
        Ok(())
    }

    /// Waits for something to happen, or for a moment.
    pub(super) fn wait(&mut self, until: Option<Instant>) -> io::Result<Waited> {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        if !event::poll(left.unwrap_or(Duration::MAX))? {
            return Ok(Waited::Long);
        }
        event::read().map(Waited::Event)
    }

    pub(super) fn is_behind(&self) -> bool {
        event::poll(Duration::ZERO).unwrap_or(false)
    }

    /// Throws away what was typed and not told yet.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        while event::poll(Duration::ZERO)? {
            event::read()?;
        }
        Ok(())
    }
}

/// No shell waits here.
pub(super) fn suspend() -> io::Result<()> {
    Ok(())
}

/// There is no such image here that a program could keep from being written.
pub(super) fn keep_no_memory() -> io::Result<()> {
    Ok(())
}

/// The program cannot take its own place here; it goes on with what it has cleared.
pub(super) fn begin_anew() -> io::Result<()> {
    Ok(())
}
