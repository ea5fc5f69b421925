//! The room for codes in a window, and the cells that show their squares.

/// Light squares that the standard asks for on every side.
pub const QUIET: usize = 4;
/// Smaller versions hold less than a dozen Chinese characters: more scanning than anybody does.
pub const SMALLEST: i16 = 3;
/// The largest there is.
pub const LARGEST: i16 = 40;

/// How squares become cells, which are twice as high as they are wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// Two squares in a cell, one above the other.
    Halves,
    /// A square in two cells beside each other: no sign but blanks, and twice as large.
    Whole,
}

impl Cells {
    /// Columns and rows of a picture with so many squares on each side.
    pub fn taken(self, side: usize) -> (usize, usize) {
        match self {
            Self::Halves => (side, side.div_ceil(2)),
            Self::Whole => (2 * side, side),
        }
    }
}

/// Where codes are to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Cells in a row.
    pub columns: usize,
    pub rows: usize,
    /// How squares become cells there.
    pub cells: Cells,
}

impl Room {
    /// Columns and rows of the smallest codes that are of use.
    pub fn smallest(cells: Cells) -> (usize, usize) {
        cells.taken(side(SMALLEST))
    }

    /// The largest version that can be shown.
    pub(super) fn version(self) -> Option<i16> {
        (SMALLEST..=LARGEST).rev().find(|version| {
            let (columns, rows) = self.cells.taken(side(*version));
            columns <= self.columns && rows <= self.rows
        })
    }
}

/// Squares from edge to edge, the quiet zone included.
fn side(version: i16) -> usize {
    17 + 4 * version.unsigned_abs() as usize + 2 * QUIET
}
