//! Rows of a table that spreadsheets open.

use std::borrow::Cow;

use super::controls::written_out;
use crate::text::{is_bare, width};

/// A table in the making.
pub(crate) struct Table {
    text: Vec<u8>,
    /// Whether the row has a cell.
    begun: bool,
    /// The cell that is written.
    cell: String,
}

impl Table {
    /// Goes on behind a text.
    pub fn behind(text: Vec<u8>) -> Self {
        Self { text, begun: false, cell: String::new() }
    }

    /// Adds a cell to the row.
    pub fn push(&mut self, cell: &str) {
        if self.begun {
            self.text.push(b',');
        }
        self.begun = true;
        let cell = harmless(cell);
        if is_bare(&cell) {
            self.text.extend_from_slice(cell.as_bytes());
            return;
        }
        let cell = written_out(&cell);
        if cell.contains([',', '"', '\r', '\n']) {
            let quoted = ["\"", &cell.replace('"', "\"\""), "\""].concat();
            self.text.extend_from_slice(quoted.as_bytes());
        } else {
            self.text.extend_from_slice(cell.as_bytes());
        }
    }

    /// Adds a cell that is written for it.
    pub fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.clear();
        write(&mut cell);
        self.push(&cell);
        self.cell = cell;
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.extend_from_slice(b"\r\n");
        self.begun = false;
    }

    /// The whole text.
    pub(crate) fn text(self) -> Vec<u8> {
        self.text
    }
}

/// A spreadsheet would work out what starts like this, also behind blanks that it drops; a mark
/// before it makes it text again.
fn harmless(cell: &str) -> Cow<'_, str> {
    // Nearly every cell begins like this, and looking for blanks takes long.
    if cell.starts_with(|first: char| first.is_ascii_alphanumeric() || is_ideograph(first)) {
        return Cow::Borrowed(cell);
    }
    let formula = |first: char| "=+-@＝＋－＠".contains(first);
    let ends = |first: char| "\t\r\n".contains(first);
    if cell.trim_start_matches(is_blank).starts_with(formula) || cell.starts_with(ends) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn is_ideograph(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Whether nothing is seen of a letter, and a spreadsheet may drop it.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || width(letter.encode_utf8(&mut [0; 4])) == 0
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{Table, harmless};

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::behind(b"x\r\n".to_vec());
        for cell in ["", "甲é", "a,b", "\"", "c\nd", "\u{1b}"] {
            table.push(cell);
        }
        table.end_row();
        table.push_with(|cell| cell.push('1'));
        table.end_row();
        let text = String::from_utf8(table.text()).expect("UTF-8");
        assert_eq!(text, "x\r\n,甲é,\"a,b\",\"\"\"\",\"c\nd\",\\u001b\r\n1\r\n");
    }

    #[rstest]
    #[case("=1")]
    #[case(" +1")]
    #[case("\u{a0}-1")]
    #[case("\u{feff}@x")]
    #[case("\u{200b}=1")]
    #[case(" \u{200b}\u{2060}\u{3000}＝1")]
    #[case("\tx")]
    #[case("\r=1")]
    fn what_could_be_a_formula_is_text(#[case] cell: &str) {
        assert_eq!(harmless(cell), format!("'{cell}"));
    }

    #[rstest]
    #[case("")]
    #[case(" 1")]
    #[case("1=1")]
    #[case("甲-1")]
    fn anything_else_stays(#[case] cell: &str) {
        assert_eq!(harmless(cell), cell);
    }
}
