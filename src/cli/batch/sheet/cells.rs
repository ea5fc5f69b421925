//! The cells of a sheet, as somebody would type them.

use super::book::Book;
use super::table::Table;
use super::xml::{Piece, Tag, walk};
use super::{UNWORKED, broken, misplaced};
use crate::diagnostic::Diagnostic;

/// From here on a number in the memory of a machine is no longer every number.
const EXACT: f64 = 9_007_199_254_740_992.0;

pub(super) struct Cells<'a> {
    book: &'a Book,
    table: Table,
    /// Row and column of the cell that is read, or of the last one, from 1.
    row: usize,
    column: usize,
    /// How its value is written.
    kind: String,
    style: usize,
    value: String,
    /// Whether what comes is a part of the value.
    is_value: bool,
    /// Whether the value is worked out from other cells.
    is_formula: bool,
}

impl<'a> Cells<'a> {
    /// The text of a sheet.
    pub fn of(book: &'a Book, sheet: &str) -> Result<Vec<u8>, Diagnostic> {
        let mut cells = Self {
            book,
            table: Table::default(),
            row: 0,
            column: 0,
            kind: String::new(),
            style: 0,
            value: String::new(),
            is_value: false,
            is_formula: false,
        };
        walk(sheet, |piece| cells.see(piece))?;
        cells.table.finish()
    }

    fn see(&mut self, piece: Piece) -> Result<(), Diagnostic> {
        match piece {
            Piece::Open("row", tag) => {
                self.row = number(&tag).unwrap_or(self.row + 1);
                self.column = 0;
            }
            Piece::Open("c", tag) => self.begin(&tag)?,
            Piece::Open(name, _) => {
                self.is_value = matches!(name, "v" | "t");
                self.is_formula |= name == "f";
            }
            Piece::Text(more) if self.is_value => self.value.push_str(&more),
            Piece::Text(_) => {}
            Piece::Close("c") => {
                let text = self.shown()?.replace(['\r', '\n'], " ");
                let place = |from_1: usize| from_1.checked_sub(1).ok_or_else(misplaced);
                self.table.put(place(self.row)?, place(self.column)?, text)?;
            }
            Piece::Close(_) => self.is_value = false,
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Tag) -> Result<(), Diagnostic> {
        self.column += 1;
        if let Some(place) = tag.value("r") {
            (self.column, self.row) = placed(&place).ok_or_else(misplaced)?;
        }
        self.kind = tag.value("t").unwrap_or_default();
        self.style = tag.value("s").and_then(|style| style.parse().ok()).unwrap_or_default();
        self.value.clear();
        self.is_formula = false;
        Ok(())
    }

    fn shown(&self) -> Result<String, Diagnostic> {
        let value = &self.value;
        match self.kind.as_str() {
            "s" => {
                let text = value.trim().parse().ok().and_then(|at: usize| self.book.texts.get(at));
                text.cloned().ok_or_else(|| broken("缺少格子里的文字"))
            }
            // An hour of the day says nothing here.
            "d" => Ok(value.split('T').next().unwrap_or_default().to_owned()),
            // A text that comes to nothing is nothing; a number cannot.
            "" | "n" if self.is_formula && value.trim().is_empty() => Ok(UNWORKED.to_owned()),
            "" | "n" => Ok(self.counted(value.trim())),
            "b" => Ok(if value.trim() == "1" { "true" } else { "false" }.to_owned()),
            _ => Ok(value.clone()),
        }
    }

    /// A number without the way in which it is stored; one with many digits keeps them all.
    fn counted(&self, stored: &str) -> String {
        let Ok(number) = stored.parse::<f64>() else { return stored.to_owned() };
        if let Some(day) = self.book.day(self.style, number) {
            return day.to_string();
        }
        if number.abs() < EXACT { number.to_string() } else { stored.to_owned() }
    }
}

fn number(tag: &Tag) -> Option<usize> {
    tag.value("r")?.parse().ok()
}

/// Column and row of a place such as `B3`.
fn placed(place: &str) -> Option<(usize, usize)> {
    let (letters, digits) = place.split_at(place.find(|letter: char| letter.is_ascii_digit())?);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(digit) + 1)?;
    }
    Some((column, digits.parse().ok()?))
}
