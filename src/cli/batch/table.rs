//! Rows of a table that spreadsheets open.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

pub fn push<'a>(text: &mut Vec<u8>, cells: impl IntoIterator<Item = &'a str>) {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(text);
    // Writing to memory has nothing to fail at.
    let _ = writer.write_record(cells.into_iter().map(|cell| harmless(cell).into_owned()));
}

/// A spreadsheet would work out what starts like this; a mark before it makes it text again.
fn harmless(cell: &str) -> Cow<'_, str> {
    let formula = |first: char| "=+-@\t\r\n＝＋－＠".contains(first);
    if cell.starts_with(formula) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
