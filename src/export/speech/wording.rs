//! Wordings for the ear alone, where no rule can part a sentence without changing what it says.

use crate::text::SPOKEN;

/// A text in these wordings.
pub(super) fn reworded(text: &str) -> String {
    let rows = SPOKEN.lines().filter_map(|row| row.split_once('\t'));
    rows.fold(text.to_owned(), |text, (written, said)| {
        if text.contains(written) { text.replace(written, said) } else { text }
    })
}
