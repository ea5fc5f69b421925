//! Outcomes of a wait for the person, and the changing hands of the terminal meanwhile.

use std::io;

use ratatui::crossterm::event::Event;

/// What ended a wait.
#[derive(Debug)]
pub enum Waited {
    Event(Event),
    /// The terminal told whether its ground is light.
    Ground(bool),
    Long,
    /// There is no terminal any more.
    Closed,
}

/// How the terminal is taken over and given back, for a wait in which the program is stopped or ended.
#[derive(Clone, Copy, Debug)]
pub struct Hold {
    pub take: fn() -> io::Result<()>,
    pub give_back: fn(),
}
