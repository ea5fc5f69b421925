//! Text from outside, made safe to show in a line.

/// The same with spaces for line breaks, escapes, and marks that turn the direction of the text.
pub fn one_line(text: &str) -> String {
    text.chars().map(|letter| if is_plain(letter) { letter } else { ' ' }).collect()
}

/// Neither moves the cursor nor turns the direction of the text.
fn is_plain(letter: char) -> bool {
    let turns = matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !letter.is_control() && !turns
}
