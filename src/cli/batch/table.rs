//! Rows of a table that spreadsheets open.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use super::controls::written_out;
use crate::text::width;

/// A table in the making.
pub(crate) struct Table(Writer<Vec<u8>>);

impl Table {
    /// Goes on behind a text.
    pub fn behind(text: Vec<u8>) -> Self {
        Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(text))
    }

    /// Adds a row. Writing to memory has nothing to fail at.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = Cow<'a, str>>) {
        for cell in cells {
            let _ = self.0.write_field(written_out(&harmless(&cell)).as_bytes());
        }
        let _ = self.0.write_record(None::<&[u8]>);
    }

    /// The whole text.
    pub(crate) fn text(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
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

    use super::harmless;

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
