//! Folding of what was typed, so that it can be compared.

/// Turns full-width letters, digits and signs into half-width ones, and everything into lower case.
pub fn fold(text: &str) -> String {
    // Most of what is read in large numbers is, and letter by letter takes ten times as long.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(folded).collect()
}

/// The same of one letter, which may come to several.
pub(crate) fn folded(letter: char) -> impl Iterator<Item = char> {
    narrow(letter).to_lowercase()
}

fn narrow(letter: char) -> char {
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
    use super::fold;

    #[test]
    fn full_width_keys_count_as_plain_ones() {
        assert_eq!(fold("ｃｄ"), "cd");
        assert_eq!(fold("５１０１００"), "510100");
        assert_eq!(fold("Cheng　Du"), "cheng du");
        assert_eq!(fold("？！～"), "?!~");
        assert_eq!(fold("成都、LÜ"), "成都、lü");
    }
}
