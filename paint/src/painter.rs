//! Shows pictures: each is written at once, and only where it is other than the one before.

use std::io::{self, Write};
use std::mem;

use ratatui::buffer::Cell;
use ratatui::layout::Size;

use crate::ink::{Ink, is_wide};
use crate::picture::Picture;

/// Columns and rows that are drawn of a larger window: nothing more is needed, and cells cost memory.
pub const LARGEST: (u16, u16) = (500, 200);

static BLANK: Cell = Cell::EMPTY;

/// A terminal, and what it shows.
#[derive(Debug)]
pub struct Painter<W: Write> {
    out: W,
    /// Has no cells while nothing is shown.
    shown: Picture,
    /// What the next picture is drawn into, blank: no cells before there is a second one.
    next: Picture,
    ink: Ink,
}

impl<W: Write> Painter<W> {
    /// Writes to `out`, a terminal that shows nothing and whose cursor is hidden.
    pub fn new(out: W) -> Self {
        Self { out, shown: Picture::default(), next: Picture::default(), ink: Ink::default() }
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
        let columns = usize::from(size.width).max(1);
        let mut before = self.next.buffer.content.chunks(columns);
        for (y, row) in (0..).zip(self.shown.buffer.content.chunks(columns)) {
            let before = before.next().unwrap_or_default();
            // Most keys change a row or two.
            if !is_same_row(row, before) {
                write_row(&mut self.ink, y, before, row);
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

/// Writes what is other in a row than before, where a cell that is not there is blank.
fn write_row(ink: &mut Ink, y: u16, before: &[Cell], row: &[Cell]) {
    // Whether the right half of a wide letter was shown in the cell at hand.
    let mut half = false;
    let mut at = 0;
    while let Some(cell) = row.get(at) {
        let end = at + 1 + usize::from(is_wide(cell));
        let old = |at: usize| before.get(at).unwrap_or(&BLANK);
        if half || !is_same(cell, old(at)) {
            ink.write(at as u16, y, cell);
        }
        for at in at..end {
            half = !half && is_wide(old(at));
        }
        at = end;
    }
}

fn is_same_row(one: &[Cell], other: &[Cell]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
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
