//! One line of cells that pieces of text are put on.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::width;

/// A line under construction; what does not fit on it is cut off.
#[derive(Clone, Debug)]
pub(crate) struct Strip {
    cells: Buffer,
}

impl Strip {
    /// An empty line of so many cells.
    pub(crate) fn new(cells: usize) -> Self {
        let cells = u16::try_from(cells).unwrap_or(u16::MAX);
        Self { cells: Buffer::empty(Rect::new(0, 0, cells, 1)) }
    }

    pub(crate) fn width(&self) -> usize {
        usize::from(self.cells.area.width)
    }

    /// Puts a text so that it begins at a cell.
    pub(crate) fn put(&mut self, column: usize, text: &str, style: Style) {
        if column < self.width() {
            let room = self.width() - column;
            // What was there before must not lend its style to the new text.
            for cell in column..column + width(text).min(room) {
                self.cells[(cell as u16, 0)].reset();
            }
            self.cells.set_stringn(column as u16, 0, text, room, style);
        }
    }

    /// The line, neighbours of the same style joined.
    pub(crate) fn line(&self) -> Line<'static> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        let mut column = 0;
        while column < self.width() {
            let cell = &self.cells[(column as u16, 0)];
            match spans.last_mut() {
                Some(span) if span.style == cell.style() => {
                    span.content.to_mut().push_str(cell.symbol());
                }
                _ => spans.push(Span::styled(cell.symbol().to_owned(), cell.style())),
            }
            column += width(cell.symbol()).max(1);
        }
        Line::from(spans)
    }
}
