//! Strings made to fit a number of cells.

use super::width::width;

/// Stands for what was cut off; 「…」 takes two cells in some terminals.
const MORE: &str = "..";

/// Shortens a string to at most `cells`, ending in `..` when something is cut off.
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    if cells <= MORE.len() {
        return MORE[..cells].to_owned();
    }
    let (head, _) = split(text, cells - MORE.len());
    format!("{head}{MORE}")
}

/// Cuts a string or fills it with spaces, so that it takes exactly `cells`.
pub fn pad(text: &str, cells: usize) -> String {
    let mut taken = width(text);
    let mut line = String::with_capacity(text.len() + cells.saturating_sub(taken));
    if taken > cells {
        line = cut(text, cells);
        taken = width(&line);
    } else {
        line.push_str(text);
    }
    line.extend(std::iter::repeat_n(' ', cells - taken));
    line
}

/// Splits off the longest head of at most `cells`; marks stay with their letter.
pub(super) fn split(text: &str, cells: usize) -> (&str, &str) {
    let mut end = 0;
    for next in boundaries(text) {
        if width(&text[..next]) > cells {
            break;
        }
        end = next;
    }
    text.split_at(end)
}

/// Ends of the letters of a string, each with the zero-width marks that follow it.
pub(super) fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let starts = text
        .char_indices()
        .skip(1)
        .filter(|(at, letter)| *at > 0 && width(letter.encode_utf8(&mut [0; 4])) > 0);
    starts.map(|(at, _)| at).chain((!text.is_empty()).then_some(text.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::width;
    use super::{boundaries, cut, pad, split};

    #[test]
    fn what_fits_stays_as_it_is() {
        assert_eq!(cut("四川省成都市", 12), "四川省成都市");
        assert_eq!(pad("成都", 4), "成都");
    }

    #[test]
    fn what_does_not_fit_ends_in_two_points() {
        assert_eq!(cut("四川省成都市", 11), "四川省成..");
        assert_eq!(cut("四川省成都市", 10), "四川省成..");
        assert_eq!(cut("四川省成都市", 9), "四川省..");
        assert_eq!(cut("四川省成都市", 3), "..");
        assert_eq!(cut("四川省成都市", 2), "..");
        assert_eq!(cut("四川省成都市", 1), ".");
        assert_eq!(cut("四川省成都市", 0), "");
    }

    #[test]
    fn padding_counts_cells() {
        assert_eq!(pad("成都", 7), "成都   ");
        assert_eq!(pad("四川省成都市", 11), "四川省成.. ");
    }

    #[test]
    fn marks_stay_with_their_letter() {
        assert_eq!(split("e\u{301}e\u{301}", 1), ("e\u{301}", "e\u{301}"));
        assert_eq!(boundaries("aé中").collect::<Vec<_>>(), [1, 3, 6]);
        assert_eq!(boundaries("e\u{301}x").collect::<Vec<_>>(), [3, 4]);
        assert_eq!(boundaries("").count(), 0);
    }

    proptest! {
        #[test]
        fn cut_is_bounded(text in "\\PC*", cells in 0_usize..40) {
            let line = cut(&text, cells);
            prop_assert!(width(&line) <= cells);
            prop_assert!(line == text || line.ends_with(&".."[..cells.min(2)]));
        }

        #[test]
        fn pad_is_exact(text in "\\PC*", cells in 0_usize..40) {
            prop_assert_eq!(width(&pad(&text, cells)), cells);
        }
    }
}
