//! Cells of a string; nothing else in the program measures text.

use unicode_width::UnicodeWidthStr as _;

/// Counts the terminal cells a string takes.
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.width())
}

/// The same of a text all of whose letters stand for themselves; none of any other.
pub fn plain_width(text: &str) -> Option<usize> {
    text.chars().map(cells).sum()
}

/// Cells of a letter that takes as many whatever stands beside it: nearly all that is written here.
pub fn cells(letter: char) -> Option<usize> {
    match letter {
        ' '..='~' | '─'..='╿' => Some(1),
        '一'..='\u{9fff}' | '、'..='〩' | '！'..='～' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr as _;

    use super::{cells, width};

    #[test]
    fn chinese_takes_two_cells_and_latin_one() {
        assert_eq!(width(""), 0);
        assert_eq!(width("yizhuan"), 7);
        assert_eq!(width("医保"), 4);
        assert_eq!(width("12393，"), 7);
        assert_eq!(width("─│✓☐▸"), 5);
    }

    #[test]
    fn a_letter_that_stands_for_itself_is_counted_as_the_library_does() {
        let plain = ('\0'..=char::MAX).filter_map(|letter| Some((letter, cells(letter)?)));
        let wrong = plain.filter(|(letter, cells)| letter.to_string().width() != *cells);
        assert_eq!(wrong.count(), 0);
    }

    proptest! {
        #[test]
        fn a_text_is_counted_as_the_library_does(text in "([ -~一-龥！-～、-〩─]|\\PC){0,20}") {
            prop_assert_eq!(width(&text), text.width());
        }

        #[test]
        fn a_text_takes_no_more_cells_than_bytes(text in any::<String>()) {
            prop_assert!(width(&text) <= text.len());
        }
    }
}
