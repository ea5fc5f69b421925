//! The rows of a spreadsheet in the making, as text with commas.

use csv::WriterBuilder;

use super::{LARGEST, damaged, misplaced, too_large};
use crate::diagnostic::Diagnostic;

/// Columns that are looked at; answers need far fewer.
const MOST: usize = 1024;

#[derive(Default)]
pub(super) struct Table {
    text: Vec<u8>,
    /// Rows that are done.
    rows: usize,
    /// The row that is filled.
    row: Vec<String>,
    /// Bytes in it.
    size: usize,
    /// Cells in the first row that has any.
    width: usize,
}

impl Table {
    /// Puts a cell, counted from 0, behind those before it.
    pub fn put(&mut self, row: usize, column: usize, cell: String) -> Result<(), Diagnostic> {
        if cell.trim().is_empty() {
            return Ok(());
        }
        if column >= MOST || row < self.rows {
            return Err(misplaced());
        }
        while self.rows < row {
            self.end_row()?;
        }
        self.size += cell.len();
        self.check_size()?;
        self.row.resize(self.row.len().max(column + 1), String::new());
        self.row[column] = cell;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Diagnostic> {
        let mut row = std::mem::take(&mut self.row);
        (self.rows, self.size) = (self.rows + 1, 0);
        if row.is_empty() {
            self.text.push(b'\n');
        } else {
            // Cells at the end of a row that hold nothing are not stored.
            row.resize(row.len().max(self.width), String::new());
            self.width = if self.width == 0 { row.len() } else { self.width };
            let written = WriterBuilder::new().from_writer(&mut self.text).write_record(row);
            written.map_err(damaged)?;
        }
        self.check_size()
    }

    fn check_size(&self) -> Result<(), Diagnostic> {
        if self.text.len() + self.size > LARGEST { Err(too_large()) } else { Ok(()) }
    }

    pub fn finish(mut self) -> Result<Vec<u8>, Diagnostic> {
        if !self.row.is_empty() {
            self.end_row()?;
        }
        Ok(self.text)
    }
}
