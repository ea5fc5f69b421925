//! Texts of which no byte has a meaning of its own.

/// Delete, the only control character of ASCII behind the letters.
const DELETE: u8 = 0x7f;
/// What control characters begin with that are not of ASCII, and some letters.
const LEAD: u8 = 0xc2;

/// Whether nothing in a text means anything to a terminal or to a table with commas; of some texts where
/// nothing does it is not said.
pub fn is_bare(text: &str) -> bool {
    let means = |byte: u8| byte < b' ' || matches!(byte, b'"' | b',' | DELETE | LEAD);
    // All of it is looked at: in one sweep, several bytes at a time.
    !text.bytes().fold(false, |found, byte| found | means(byte))
}
