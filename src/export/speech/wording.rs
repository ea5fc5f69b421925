//! Wordings for the ear alone, where no rule can part a sentence without changing what it says.

/// What is written and how it is said, line by line.
static WORDINGS: &str = include_str!("../../../assets/spoken.tsv");

/// A text in these wordings.
pub(super) fn reworded(text: &str) -> String {
    let rows = WORDINGS.lines().filter_map(|row| row.split_once('\t'));
    rows.fold(text.to_owned(), |text, (written, said)| {
        if text.contains(written) { text.replace(written, said) } else { text }
    })
}
