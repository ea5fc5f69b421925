//! Shows pictures: each is written at once, and only where it is other than the one before.

use std::io::{self, Write};
use std::mem;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};

use crate::ink::{Ink, is_wide};
use crate::picture::Picture;

/// Columns and rows that are drawn of a larger window: nothing more is needed, and cells cost memory.
pub const LARGEST: (u16, u16) = (500, 200);

/// A terminal, and what it shows.
#[derive(Debug)]
pub struct Painter<W: Write> {
    out: W,
    /// Has no rows while nothing is shown.
    shown: Picture,
    /// What the next picture is drawn into, blank.
    next: Picture,
    /// The cells of a row, as they are shown and as they will be.
    cells: [Buffer; 2],
    ink: Ink,
}

impl<W: Write> Painter<W> {
    /// Writes to `out`, a terminal that shows nothing and whose cursor is hidden.
    pub fn new(out: W) -> Self {
        let (shown, next) = (Picture::default(), Picture::default());
        Self { out, shown, next, cells: Default::default(), ink: Ink::default() }
    }

    /// The window of what it shows.
    pub fn size(&self) -> Size {
        self.shown.area().as_size()
    }

    /// Shows another picture, in a window of this size.
    pub fn show(&mut self, size: Size, render: impl FnOnce(&mut Picture)) -> io::Result<()> {
        if self.next.area().as_size() != size {
            self.next = Picture::blank(size);
        }
        render(&mut self.next);
        if size != self.size() {
            self.clear();
        }
        mem::swap(&mut self.shown, &mut self.next);
        let row = Rect { height: 1, ..self.shown.area() };
        if self.cells.iter().any(|cells| cells.area != row) {
            self.cells.iter_mut().for_each(|cells| cells.resize(row));
        }
        let [before, after] = &mut self.cells;
        for y in 0..size.height {
            // Most keys change a row or two.
            if !self.shown.has_row_of(&self.next, y) {
                let end = self.next.lay(y, before).max(self.shown.lay(y, after));
                write_row(&mut self.ink, y, &before.content[..end], &after.content[..end]);
            }
        }
        self.ink.cursor(self.shown.cursor);
        let written = self.ink.dry(&mut self.out);
        // Somebody waits for the picture, nobody for this.
        self.next.wipe();
        written
    }

    /// Begins anew: whatever is on screen is not ours.
    pub fn clear(&mut self) {
        if !self.shown.area().is_empty() {
            self.ink.clear();
            self.shown = Picture::default();
        }
    }
}

/// Writes what is other in a row than before.
fn write_row(ink: &mut Ink, y: u16, before: &[Cell], row: &[Cell]) {
    // Whether the right half of a wide letter was shown in the cell at hand.
    let mut half = false;
    let mut at = 0;
    while let Some(cell) = row.get(at) {
        let end = at + 1 + usize::from(is_wide(cell));
        if half || !is_same(cell, &before[at]) {
            ink.write(at as u16, y, cell);
        }
        for old in before.iter().take(end).skip(at) {
            half = !half && is_wide(old);
        }
        at = end;
    }
}

fn is_same(one: &Cell, other: &Cell) -> bool {
    let same = match (one.symbol().as_bytes(), other.symbol().as_bytes()) {
        // Nearly all cells are blank.
        ([one], [other]) => one == other,
        (one, other) => one == other,
    };
    same && one.fg == other.fg && one.bg == other.bg && one.modifier == other.modifier
}

#[cfg(all(test, unix))]
mod tests;
