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
    let mut line = cut(text, cells);
    let missing = cells.saturating_sub(width(&line));
    line.extend(std::iter::repeat_n(' ', missing));
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
    let starts = text.char_indices().skip(1).filter(|(at, letter)| {
        let mut buffer = [0; 4];
        *at > 0 && width(letter.encode_utf8(&mut buffer)) > 0
    });
    starts.map(|(at, _)| at).chain((!text.is_empty()).then_some(text.len()))
}
