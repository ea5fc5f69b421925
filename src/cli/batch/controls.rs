//! Control characters of an input, which a terminal would obey, written out.

use std::borrow::Cow;
use std::fmt::Write as _;

use memchr::memchr2_iter;
use serde::Serialize;

/// Delete, the only control character of ASCII behind the letters.
const DELETE: u8 = 0x7f;
/// What the others begin with that are not of ASCII.
const LEAD: u8 = 0xc2;

/// A cell of a table, as JSON would write its control characters; breaks of the line and tabs do no harm.
pub fn written_out(cell: &str) -> Cow<'_, str> {
    if !cell.bytes().any(|byte| byte < b' ' || byte == DELETE || byte == LEAD) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        let breaks = letter == '\r' && letters.peek() == Some(&'\n');
        if letter.is_control() && !breaks && !matches!(letter, '\n' | '\t') {
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// Adds a row as JSON, in which those that are not of ASCII are written out too.
pub fn push_json(text: &mut Vec<u8>, row: &impl Serialize) {
    let start = text.len();
    // Every key is a string and every value plain, so that writing to memory has nothing to fail at.
    let _ = serde_json::to_writer(&mut *text, row);
    let row = &text[start..];
    let follows = |at: usize| row.get(at + 1).is_some_and(|byte| (0x80..0xa0).contains(byte));
    if memchr2_iter(DELETE, LEAD, row).any(|at| row[at] == DELETE || follows(at)) {
        // They stand in strings only.
        let written = written_out(&String::from_utf8_lossy(row)).into_owned();
        text.truncate(start);
        text.extend_from_slice(written.as_bytes());
    }
    text.push(b'\n');
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("甲·1 é\t\r\n乙", "甲·1 é\t\r\n乙")]
    #[case("\u{1b}[2J", "\\u001b[2J")]
    #[case("a\rb\r", "a\\u000db\\u000d")]
    #[case("\u{9b}31m\u{7f}\0", "\\u009b31m\\u007f\\u0000")]
    fn what_a_terminal_obeys_is_written_out(#[case] cell: &str, #[case] written: &str) {
        assert_eq!(written_out(cell), written);
    }

    #[test]
    fn json_reads_back_what_was_written_out() {
        let mut text = b"before\n".to_vec();
        let row = "甲·\u{9b}31m\u{7f}\u{1b}\r\n\\u009b";
        push_json(&mut text, &row);
        let written = String::from_utf8(text).expect("UTF-8");
        let line = written.strip_prefix("before\n").expect("it stays").trim_end_matches('\n');
        assert!(!line.contains(char::is_control), "{line:?}");
        assert_eq!(serde_json::from_str::<String>(line).expect("JSON"), row);
    }
}
