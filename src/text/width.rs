//! Cells of a string; nothing else in the program measures text.

use unicode_width::UnicodeWidthStr as _;

/// Counts the terminal cells a string takes.
pub fn width(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn chinese_takes_two_cells_and_latin_one() {
        assert_eq!(width(""), 0);
        assert_eq!(width("yizhuan"), 7);
        assert_eq!(width("医保"), 4);
        assert_eq!(width("12393，"), 7);
        assert_eq!(width("─│✓☐▸"), 5);
    }
}
