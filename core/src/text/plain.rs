//! Text from outside, made safe to show in a line.

use std::ops::Range;

/// The same with spaces for line breaks, escapes, and marks that turn the direction of the text.
pub fn one_line(text: &str) -> String {
    text.chars().map(|letter| if is_plain(letter) { letter } else { ' ' }).collect()
}

/// Where a letter stands that nobody sees, or that turns the direction of the text.
pub fn unseen(text: &str) -> Option<Range<usize>> {
    let seen = |letter: char| is_plain(letter) && !is_empty(letter) || "\n\r\t".contains(letter);
    let (at, letter) = text.char_indices().find(|(_, letter)| !seen(*letter))?;
    Some(at..at + letter.len_utf8())
}

/// Takes no room and joins nothing that Chinese or Latin needs.
fn is_empty(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
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
        for letter in "\0\u{1b}\u{7f}\u{85}\u{ad}\u{61c}\u{200b}\u{200d}\u{200e}\u{202e}\u{2028}\u{2060}\u{2066}\u{feff}".chars() {
            let text = format!("甲{letter}乙");
            assert_eq!(unseen(&text), Some(3..3 + letter.len_utf8()), "{letter:?}");
        }
    }
}
