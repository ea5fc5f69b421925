//! Traditional letters, written as the simplified ones that the tables use.

use super::sorted::beginning;

/// A traditional letter and its simplified one, line by line in the order of the former.
static PAIRS: &str = include_str!("../../../assets/traditional.tsv");

/// Turns traditional letters into simplified ones: 「重慶」 is 「重庆」.
pub fn simplified(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.chars().map(|letter| simple(letter).unwrap_or(letter)).collect()
}

fn simple(letter: char) -> Option<char> {
    // What stands above the rows is ASCII, and never a row.
    if letter.is_ascii() {
        return None;
    }
    let mut bytes = [0; 4];
    let row = beginning(PAIRS, letter.encode_utf8(&mut bytes)).next()?;
    row.split_once('\t')?.1.chars().next()
}

#[cfg(test)]
mod tests {
    use super::{PAIRS, simplified};

    #[test]
    fn the_letters_are_sorted() {
        let rows = || PAIRS.lines().filter(|line| !line.starts_with('#'));
        assert!(rows().is_sorted());
        for (from, to) in rows().skip(1).filter_map(|row| row.split_once('\t')) {
            assert_eq!(simplified(from), to);
        }
    }

    #[test]
    fn only_letters_that_are_not_simplified_already_change() {
        assert_eq!(simplified("重慶 cd tx #"), "重庆 cd tx #");
        assert_eq!(simplified("臺灣、廈門、瀋陽"), "台湾、厦门、沈阳");
        assert_eq!(simplified("乾安县、著名、於潜"), "乾安县、著名、於潜");
    }
}
