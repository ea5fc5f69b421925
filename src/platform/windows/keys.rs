//! Keys where there are no signals.

use std::io;
use std::time::{Duration, Instant};

use ratatui::crossterm::event;

use crate::platform::waited::{Hold, Waited};

/// What comes from the person.
pub struct Keys;

impl Keys {
    /// Whether the terminal can be asked for its ground, and its answer is told apart from keys.
    pub const TELL_GROUND: bool = false;

    pub fn new(_: Hold) -> io::Result<Self> {
        Ok(Self)
    }

    /// To be called whenever the terminal was taken over.
    pub fn taken(&self) -> io::Result<()> {
        Ok(())
    }

    /// Waits for something to happen, or for a moment.
    pub fn wait(&mut self, until: Option<Instant>) -> io::Result<Waited> {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        if !event::poll(left.unwrap_or(Duration::MAX))? {
            return Ok(Waited::Long);
        }
        event::read().map(Waited::Event)
    }

    pub fn is_behind(&self) -> bool {
        event::poll(Duration::ZERO).unwrap_or(false)
    }

    /// Throws away what was typed and not told yet.
    pub fn forget(&mut self) -> io::Result<()> {
        while event::poll(Duration::ZERO)? {
            event::read()?;
        }
        Ok(())
    }

    /// No shell waits here.
    pub fn suspend(&self) -> io::Result<bool> {
        Ok(false)
    }
}
