//! The encoding of an input, decided once by its first letters that are not ASCII.

use encoding_rs::GB18030;

/// How the letters are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    #[default]
    Utf8,
    /// What Chinese Excel writes into a CSV; GBK and GB 2312 are parts of it.
    Gb18030,
}

impl Encoding {
    /// The encoding of a line with such letters; UTF-8 where it is neither, or where more letters are
    /// than bytes that are none: in the other encoding hardly any are.
    pub fn of(line: &[u8]) -> Self {
        let (mut letters, mut others) = (0, 0);
        for chunk in line.utf8_chunks() {
            letters += chunk.valid().chars().filter(|letter| letter.len_utf8() > 2).count();
            others += chunk.invalid().len();
        }
        let is_gb = others > letters && Self::Gb18030.decode(line.to_vec()).is_some();
        if is_gb { Self::Gb18030 } else { Self::Utf8 }
    }

    /// A line in UTF-8; none where it is written in another way.
    pub fn decode(self, line: Vec<u8>) -> Option<Vec<u8>> {
        let text = match self {
            Self::Utf8 => String::from_utf8(line).ok()?,
            Self::Gb18030 => {
                GB18030.decode_without_bom_handling_and_without_replacement(&line)?.into_owned()
            }
        };
        Some(text.into_bytes())
    }
}
