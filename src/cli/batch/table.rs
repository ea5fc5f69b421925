//! Rows of a table that spreadsheets open.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::text::width;

pub fn push<'a>(text: &mut Vec<u8>, cells: impl IntoIterator<Item = &'a str>) {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(text);
    // Writing to memory has nothing to fail at.
    let _ = writer.write_record(cells.into_iter().map(|cell| harmless(cell).into_owned()));
}

/// A spreadsheet would work out what starts like this, also behind blanks that it drops; a mark
/// before it makes it text again.
fn harmless(cell: &str) -> Cow<'_, str> {
    let formula = |first: char| "=+-@＝＋－＠".contains(first);
    let ends = |first: char| "\t\r\n".contains(first);
    if cell.trim_start_matches(is_blank).starts_with(formula) || cell.starts_with(ends) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
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
