//! The delimiter between the cells of a table.

use memchr::memchr_iter;

/// The usual one last: where as many of each are found, it is that.
const KNOWN: [u8; 3] = [b';', b'\t', b','];

/// The delimiter that a first line names for spreadsheets, such as `sep=;`.
pub fn named(line: &[u8]) -> Option<u8> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let bare = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\""));
    let (key, [delimiter]) = bare.unwrap_or(line).split_at_checked(4)? else { return None };
    (key.eq_ignore_ascii_case(b"sep=") && KNOWN.contains(delimiter)).then_some(*delimiter)
}

/// The delimiter that stands most often between the names of the columns.
pub fn guessed(names: &[u8]) -> u8 {
    let count = |known: &u8| memchr_iter(*known, names).count();
    KNOWN.into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("sep=;\r\n", Some(b';'))]
    #[case("SEP=\t", Some(b'\t'))]
    #[case("\"sep=,\"\n", Some(b','))]
    #[case("sep=x\n", None)]
    #[case("sep=\n", None)]
    #[case("id,origin\n", None)]
    fn a_line_names_it(#[case] line: &str, #[case] expected: Option<u8>) {
        assert_eq!(named(line.as_bytes()), expected);
    }

    #[rstest]
    #[case("id,origin", b',')]
    #[case("id;origin;destination", b';')]
    #[case("id\torigin\n", b'\t')]
    #[case("origin", b',')]
    #[case("id;origin,destination", b',')]
    fn it_is_guessed_by_the_names(#[case] names: &str, #[case] expected: u8) {
        assert_eq!(guessed(names.as_bytes()), expected);
    }
}
