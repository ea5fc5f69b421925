//! A picture of the whole window: its cells, and where the cursor stands.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

/// What a frame shows.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub buffer: Buffer,
    /// Where letters are typed; there is no cursor where none are.
    pub cursor: Option<Position>,
}

impl Picture {
    /// Nothing but blanks.
    pub fn blank(size: Size) -> Self {
        Self { buffer: Buffer::empty(Rect::from((Position::ORIGIN, size))), cursor: None }
    }

    /// The window.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Makes it blank.
    pub(crate) fn wipe(&mut self) {
        self.buffer.reset();
        self.cursor = None;
    }
}
