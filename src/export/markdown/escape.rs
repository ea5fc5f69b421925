//! Characters that Markdown would take for its own marks.
//!
//! As few as will do are escaped, because the text is also read raw, in chats that show it so.

/// Special wherever they stand.
const SPECIAL: &str = "\\`*<~|&$@^{";
/// Special where a block begins.
const OPENING: &str = "#>+-=:";

/// A text as one line that reads the same when rendered.
pub(crate) fn escape(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let letters: Vec<char> = text.trim().chars().map(plain).collect();
    let mut out = String::with_capacity(text.len());
    for at in 0..letters.len() {
        if special(&letters, at) {
            out.push('\\');
        }
        out.push(letters[at]);
    }
    out
}

fn special(letters: &[char], at: usize) -> bool {
    let before = letters[..at].last().copied();
    let after = &letters[at + 1..];
    match letters[at] {
        letter if SPECIAL.contains(letter) => true,
        letter if at == 0 && OPENING.contains(letter) => true,
        // At the end of a heading it would be taken for its frame.
        '#' if after.is_empty() => true,
        // Inside a word it marks nothing.
        '_' => !before.is_some_and(char::is_alphanumeric) || !next(after, char::is_alphanumeric),
        '[' => !is_number(after),
        // An address that is not a link of ours must not become one.
        ':' => after.starts_with(&['/', '/']),
        '.' if at >= 3 && letters[at - 3..at].iter().all(|&letter| matches!(letter, 'w' | 'W')) => {
            true
        }
        '.' | ')' if at > 0 && letters[..at].iter().all(char::is_ascii_digit) => {
            after.is_empty() || next(after, char::is_whitespace)
        }
        _ => false,
    }
}

fn next(after: &[char], is: impl Fn(char) -> bool) -> bool {
    after.first().is_some_and(|&letter| is(letter))
}

/// Whether the bracket holds a number, such as 「[3]」, and cannot be read as a link.
fn is_number(inside: &[char]) -> bool {
    let digits = inside.iter().take_while(|letter| letter.is_ascii_digit()).count();
    let closed = inside.get(digits) == Some(&']');
    let linked = inside.get(digits + 1).is_some_and(|letter| "([:".contains(*letter));
    digits > 0 && closed && !linked
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("区号 + 12393", "区号 + 12393")]
    #[case("+ 12393", "\\+ 12393")]
    #[case("# 号", "\\# 号")]
    #[case("1. 先停保", "1\\. 先停保")]
    #[case("1.5 倍", "1.5 倍")]
    #[case("a*b*", "a\\*b\\*")]
    #[case("transfer_in_due", "transfer_in_due")]
    #[case("_强调_", "\\_强调\\_")]
    #[case("依据 [1] 第二条", "依据 [1] 第二条")]
    #[case("[1](地址)", "\\[1](地址)")]
    #[case("[x] 好", "\\[x] 好")]
    #[case("<b>&lt;", "\\<b>\\&lt;")]
    #[case("http://a.cn www.b.cn", "http\\://a.cn www\\.b.cn")]
    #[case("a^b{c} #", "a\\^b\\{c} \\#")]
    #[case("两\n行", "两 行")]
    #[case("", "")]
    fn only_what_would_change_is_escaped(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(escape(text), expected);
    }
}
