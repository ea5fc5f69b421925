//! Folding of what was typed, so that it can be compared.

use std::borrow::Cow;

/// Turns full-width letters, digits and signs into half-width ones, and everything into lower case.
pub fn fold(text: &str) -> Cow<'_, str> {
    // Most of what is read in large numbers is folded already.
    if text.chars().all(|letter| is_han(letter) || is_small(letter)) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_han(letter) {
            folded.push(letter);
        } else {
            folded.extend(narrow(letter).to_lowercase());
        }
    }
    folded.into()
}

/// The letters and digits of a text, folded.
pub fn plain(text: &str) -> String {
    let mut folded = fold(text).into_owned();
    folded.retain(|letter| is_han(letter) || letter.is_alphanumeric());
    folded
}

/// Nearly every letter of our texts is one of these, and the tables for all others are slow.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

fn is_small(letter: char) -> bool {
    letter.is_ascii() && !letter.is_ascii_uppercase()
}

/// A full-width form as the plain letter, digit or sign; any other letter as it is.
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        // The full-width forms stand in the order of ASCII.
        '！'..='～' => {
            let at = u32::from(letter) - u32::from('！') + u32::from('!');
            char::from_u32(at).unwrap_or(letter)
        }
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, plain};

    #[test]
    fn full_width_keys_count_as_plain_ones() {
        assert_eq!(fold("ｃｄ"), "cd");
        assert_eq!(fold("５１０１００"), "510100");
        assert_eq!(fold("Cheng　Du"), "cheng du");
        assert_eq!(fold("？！～"), "?!~");
        assert_eq!(fold("成都、LÜ"), "成都、lü");
        assert_eq!(plain("成都、 Ｌ-Ü（5）。"), "成都lü5");
    }
}
