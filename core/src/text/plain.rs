//! Text from outside, made safe to show in a line.

use std::ops::Range;

/// The same with spaces for line breaks, escapes, and marks that turn the direction of the text.
pub fn one_line(text: &str) -> String {
    text.chars().map(|letter| if is_plain(letter) { letter } else { ' ' }).collect()
}

/// Where a letter stands that nobody sees, or that turns the direction of the text.
pub fn unseen(text: &str) -> Option<Range<usize>> {
    let seen = |letter: char| {
        is_usual(letter) || is_plain(letter) && !is_empty(letter) || "\n\r\t".contains(letter)
    };
    let (at, letter) = text.char_indices().find(|(_, letter)| !seen(*letter))?;
    Some(at..at + letter.len_utf8())
}

/// Nearly all letters of a text: the rest of the questions is spared.
fn is_usual(letter: char) -> bool {
    matches!(letter, ' '..='~' | '、'..='。' | '\u{4e00}'..='\u{9fff}' | '！'..='～')
}

/// Draws nothing: it takes no room, or is a letter in name alone. Neither Chinese nor Latin needs any.
fn is_empty(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Neither moves the cursor nor turns the direction of the text.
fn is_plain(letter: char) -> bool {
    let turns = matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !letter.is_control() && !turns
}

#[cfg(test)]
mod tests {
    use super::unseen;

    #[test]
    fn what_nobody_sees_is_found() {
        assert_eq!(unseen("甲 = \"a\"\r\n\t乙（，）é✓"), None);
        let turns = "\u{61c}\u{200e}\u{202e}\u{2028}\u{2066}";
        let empty = "\u{ad}\u{34f}\u{200b}\u{200d}\u{2060}\u{206a}\u{3164}\u{fe0f}\u{feff}\u{fff9}\u{1d173}\u{e0041}";
        for letter in "\0\u{1b}\u{7f}\u{85}".chars().chain(turns.chars()).chain(empty.chars()) {
            let text = format!("甲{letter}乙");
            assert_eq!(unseen(&text), Some(3..3 + letter.len_utf8()), "{letter:?}");
        }
    }
}
