//! A spreadsheet as the text of a table: its first sheet, row by row.

use std::fmt::Display;
use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use csv::WriterBuilder;
use zip::ZipArchive;

use crate::diagnostic::Diagnostic;

/// Bytes that it may have, packed or not.
pub const LARGEST: u64 = 50 << 20;
/// Columns that are looked at; answers need far fewer.
const MOST: usize = 1024;

/// The first sheet with commas between its cells; a line for each of its rows.
pub fn text(packed: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    check_size(packed)?;
    let mut book = Xlsx::new(Cursor::new(packed)).map_err(broken)?;
    let name = book.sheet_names().first().cloned().ok_or_else(|| broken("没有工作表"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut table = Table::default();
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        table.put(row as usize, column as usize, shown(cell.get_value()))?;
    }
    table.finish()
}

/// Refuses what would fill the memory, by unpacking it once to nowhere: the sizes that a file states
/// need not be true.
fn check_size(packed: &[u8]) -> Result<(), Diagnostic> {
    let mut left = LARGEST.checked_sub(packed.len() as u64).ok_or_else(too_large)?;
    let mut files = ZipArchive::new(Cursor::new(packed)).map_err(broken)?;
    for at in 0..files.len() {
        let file = files.by_index(at).map_err(broken)?;
        let size = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(broken)?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Rows of cells in the making.
#[derive(Default)]
struct Table {
    text: Vec<u8>,
    /// Rows that are done.
    rows: usize,
    /// The row that is filled.
    row: Vec<String>,
    /// Cells in the first row that has any.
    width: usize,
}

impl Table {
    fn put(&mut self, row: usize, column: usize, cell: String) -> Result<(), Diagnostic> {
        if cell.trim().is_empty() {
            return Ok(());
        }
        if column >= MOST || row < self.rows {
            return Err(broken("格子的位置不对"));
        }
        while self.rows < row {
            self.end_row()?;
        }
        self.row.resize(self.row.len().max(column + 1), String::new());
        self.row[column] = cell;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Diagnostic> {
        let mut row = std::mem::take(&mut self.row);
        self.rows += 1;
        if row.is_empty() {
            self.text.push(b'\n');
        } else {
            // Cells at the end of a row that hold nothing are not stored.
            row.resize(row.len().max(self.width), String::new());
            self.width = if self.width == 0 { row.len() } else { self.width };
            let written = WriterBuilder::new().from_writer(&mut self.text).write_record(row);
            written.map_err(broken)?;
        }
        if self.text.len() as u64 > LARGEST { Err(too_large()) } else { Ok(()) }
    }

    fn finish(mut self) -> Result<Vec<u8>, Diagnostic> {
        if !self.row.is_empty() {
            self.end_row()?;
        }
        Ok(self.text)
    }
}

/// A cell as somebody would type it.
fn shown(cell: &DataRef) -> String {
    let text = match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(time) => day(*time),
        DataRef::Error(error) => error.to_string(),
    };
    text.replace(['\r', '\n'], " ")
}

fn day(time: ExcelDateTime) -> String {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    if time.is_datetime() {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        time.as_f64().to_string()
    }
}

fn broken(error: impl Display) -> Diagnostic {
    let what = format!("这个 Excel 表打不开：{error}");
    Diagnostic::of_call(what, "在 Excel 里打开它，另存为 .xlsx 或者「CSV UTF-8」再试")
}

fn too_large() -> Diagnostic {
    let what = format!("这个 Excel 表太大，展开后超过 {} MB", LARGEST >> 20);
    Diagnostic::of_call(what, "另存为「CSV UTF-8（逗号分隔）」，CSV 多大都行")
}
