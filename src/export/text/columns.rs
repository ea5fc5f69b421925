//! Plans side by side in columns of wrapped text.

use crate::export::page::Page;
use crate::report::compare::{CompareDoc, CompareRow};
use crate::report::tree::in_lines;
use crate::text::{pad, width, wrap};

/// Cells for the names of rows.
const NAMES: usize = 14;
/// Cells between columns.
const BETWEEN: usize = 2;
/// A narrower column is harder to read than a list.
const NARROWEST: usize = 18;

/// Cells of a column; none where there is no room for as many.
pub(super) fn column(doc: &CompareDoc, width: usize) -> Option<usize> {
    let columns = doc.columns.len().max(1);
    let cells = (width.checked_sub(NAMES)? / columns).checked_sub(BETWEEN)?;
    (cells >= NARROWEST).then_some(cells)
}

/// Writes the rows that differ, in columns of so many cells.
pub(super) fn write(page: &mut Page, doc: &CompareDoc, cells: usize) {
    let names = doc.columns.iter().map(|column| column.label.clone()).collect();
    row(page, &CompareRow { label: String::new(), differs: true, cells: names }, cells);
    for each in doc.rows(true) {
        page.blank();
        row(page, each, cells);
    }
}

fn row(page: &mut Page, row: &CompareRow, cells: usize) {
    let columns: Vec<Vec<String>> = row.cells.iter().map(|cell| in_lines(cell, cells)).collect();
    let label = wrap(&row.label, NAMES - BETWEEN);
    let height = columns.iter().chain([&label]).map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut line = pad(label.get(at).map_or("", String::as_str), NAMES);
        for column in &columns {
            let text = column.get(at).map_or("", String::as_str);
            line.push_str(text);
            let free = (cells + BETWEEN).saturating_sub(width(text));
            line.extend(std::iter::repeat_n(' ', free));
        }
        page.line(&line);
    }
}
