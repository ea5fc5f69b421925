//! Writes each frame at once, and without a cursor move after every Chinese character.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, IntoCrossterm as _, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::MoveTo;
use ratatui::crossterm::style::{
    Attribute, SetAttribute, SetBackgroundColor, SetForegroundColor, force_color_output,
};
use ratatui::crossterm::{queue, terminal};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use crate::text::width;

/// Columns and rows that are drawn of a larger window: nothing more is needed, and cells cost memory.
pub(crate) const LARGEST: (u16, u16) = (500, 200);

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";

/// A backend that keeps what it is told until the frame is complete.
#[derive(Debug)]
pub struct FrameBackend<W: Write> {
    out: W,
    frame: Vec<u8>,
    cursor: Position,
    cursor_shown: bool,
}

impl<W: Write> FrameBackend<W> {
    /// Writes to `out`, in a terminal whose cursor is hidden.
    ///
    /// Where colours are not wanted the theme uses none. The library would take them away from the
    /// codes for a phone as well, and those are no codes unless they are dark on light.
    pub fn new(out: W) -> Self {
        force_color_output(true);
        Self { out, frame: BEGIN_UPDATE.to_vec(), cursor: Position::ORIGIN, cursor_shown: false }
    }

    fn inner(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.frame)
    }

    /// Says how the cells that follow look.
    fn restyle(&mut self, cell: &Cell) -> io::Result<()> {
        queue!(self.frame, SetAttribute(Attribute::Reset))?;
        if cell.fg != Color::Reset {
            queue!(self.frame, SetForegroundColor(cell.fg.into_crossterm()))?;
        }
        if cell.bg != Color::Reset {
            queue!(self.frame, SetBackgroundColor(cell.bg.into_crossterm()))?;
        }
        for &(modifier, attribute) in ATTRIBUTES {
            if cell.modifier.contains(modifier) {
                queue!(self.frame, SetAttribute(attribute))?;
            }
        }
        Ok(())
    }
}

impl<W: Write> Backend for FrameBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut last: Option<(u16, u16, &Cell)> = None;
        for (x, y, cell) in content {
            if !last.is_some_and(|last| follows(last, Position { x, y })) {
                queue!(self.frame, MoveTo(x, y))?;
            }
            if !last.is_some_and(|(.., last)| looks_like(last, cell)) {
                self.restyle(cell)?;
            }
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            last = Some((x, y, cell));
        }
        match last {
            Some(_) => queue!(self.frame, SetAttribute(Attribute::Reset)),
            None => Ok(()),
        }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.cursor_shown) { self.inner().hide_cursor() } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.cursor_shown, true) {
            Ok(())
        } else {
            self.inner().show_cursor()
        }
    }

    /// Never asks the terminal: it may be slow to answer, or never answer.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        let position = self.cursor;
        self.inner().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner().clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner().clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        let (columns, rows) = terminal::size()?;
        Ok(Size::new(columns.min(LARGEST.0), rows.min(LARGEST.1)))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() > BEGIN_UPDATE.len() {
            self.frame.extend_from_slice(END_UPDATE);
            self.out.write_all(&self.frame)?;
            self.out.flush()?;
            self.frame.truncate(BEGIN_UPDATE.len());
        }
        Ok(())
    }
}

/// How each way to stress a text is said to a terminal.
const ATTRIBUTES: &[(Modifier, Attribute)] = &[
    (Modifier::BOLD, Attribute::Bold),
    (Modifier::DIM, Attribute::Dim),
    (Modifier::ITALIC, Attribute::Italic),
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::SLOW_BLINK, Attribute::SlowBlink),
    (Modifier::RAPID_BLINK, Attribute::RapidBlink),
    (Modifier::REVERSED, Attribute::Reverse),
    (Modifier::HIDDEN, Attribute::Hidden),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut),
];

fn looks_like(one: &Cell, other: &Cell) -> bool {
    one.fg == other.fg && one.bg == other.bg && one.modifier == other.modifier
}

/// Whether a cell comes right after another. After a character that some terminals draw wider
/// than others, the place of the next is always said.
fn follows((x, y, cell): (u16, u16, &Cell), next: Position) -> bool {
    let symbol = cell.symbol();
    let plain = symbol.len() == 1;
    let cells = if plain { 1 } else { width(symbol) };
    let sure = plain || symbol.is_ascii() || cells == 2;
    sure && y == next.y && usize::from(x) + cells.max(1) == usize::from(next.x)
}

#[cfg(all(test, unix))]
mod tests;
