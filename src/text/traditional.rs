//! Traditional letters, written as the simplified ones that the tables use.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Read when the first Chinese letter is typed, not at the start.
static PAIRS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/traditional.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let (from, to) = row.split_once('\t')?;
        Some((from.chars().next()?, to.chars().next()?))
    })
    .collect()
});

/// Turns traditional letters into simplified ones: 「重慶」 is 「重庆」.
pub(crate) fn simplified(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.chars().map(|letter| PAIRS.get(&letter).copied().unwrap_or(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn only_letters_that_are_not_simplified_already_change() {
        assert_eq!(simplified("重慶 cd"), "重庆 cd");
        assert_eq!(simplified("臺灣、廈門、瀋陽"), "台湾、厦门、沈阳");
        assert_eq!(simplified("乾安县、著名、於潜"), "乾安县、著名、於潜");
    }
}
