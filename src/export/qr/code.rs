//! One code: what it says, and its squares with the quiet zone around them.

use qrcode::bits::Bits;
use qrcode::types::QrResult;
use qrcode::{Color, EcLevel, QrCode, Version};

use super::Cells;
use super::room::QUIET;

/// Number of the encoding among those that a code can name.
const UTF_8: u32 = 26;

/// A code to be scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What a phone shows, with the number in front where there are several codes.
    pub text: String,
    /// Where its part begins in the whole text, in bytes.
    pub start: usize,
    /// Squares from edge to edge, the quiet zone included.
    side: usize,
    /// Whether the squares inside the quiet zone are dark, row by row.
    dark: Vec<bool>,
}

/// Cells beside each other on the same background; what they show is in the other colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Whether the background is dark too.
    pub dark: bool,
    /// Blanks and half blocks.
    pub text: String,
}

impl Code {
    /// Draws the code in a version that has room for the text.
    pub(super) fn draw(text: String, start: usize, version: i16) -> Option<Self> {
        let code = encoded(&text, version).ok()?;
        let side = code.width() + 2 * QUIET;
        let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { text, start, side, dark })
    }

    /// Squares from edge to edge, the quiet zone included.
    pub(crate) fn side(&self) -> usize {
        self.side
    }

    /// Dark squares beside each other: their row, the first of them, and the one behind the last.
    pub(crate) fn bars(&self) -> Vec<(usize, std::ops::Range<usize>)> {
        let row = |row: usize| {
            let dark: Vec<usize> =
                (0..self.side).filter(|column| self.is_dark(*column, row)).collect();
            let bars = dark.chunk_by(|one, next| one + 1 == *next);
            bars.map(|bar| (row, bar[0]..bar[bar.len() - 1] + 1)).collect::<Vec<_>>()
        };
        (0..self.side).flat_map(row).collect()
    }

    /// Columns and rows of a window that it takes.
    pub fn size(&self, cells: Cells) -> (usize, usize) {
        cells.taken(self.side)
    }

    /// Whether a square is dark, counted from the corner of the quiet zone; outside is light.
    fn is_dark(&self, column: usize, row: usize) -> bool {
        let inner = self.side - 2 * QUIET;
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < inner);
        inside(column).zip(inside(row)).is_some_and(|(column, row)| self.dark[row * inner + column])
    }

    /// The rows of the picture, from the top.
    pub fn rows(&self, cells: Cells) -> Vec<Vec<Run>> {
        let (_, rows) = self.size(cells);
        (0..rows)
            .map(|row| runs((0..self.side).map(|column| self.square(cells, column, row))))
            .collect()
    }

    /// The cells of a column of squares in a row of cells, and whether their background is dark.
    ///
    /// In many fonts a block stops short of the edges of its cell and leaves strips of the background.
    /// So that has the colour of what comes below: a strip there is seen as part of the next row, and
    /// one above is seen only where a square differs from the next row.
    fn square(&self, cells: Cells, column: usize, row: usize) -> (bool, &'static str) {
        if cells == Cells::Whole {
            return (self.is_dark(column, row), "  ");
        }
        let [upper, lower, below] = [0, 1, 2].map(|on| self.is_dark(column, 2 * row + on));
        match (upper == lower, below == upper) {
            (true, _) => (upper, " "),
            (false, true) => (upper, "▄"),
            (false, false) => (lower, "▀"),
        }
    }
}

fn runs(squares: impl Iterator<Item = (bool, &'static str)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (dark, text) in squares {
        match runs.last_mut() {
            Some(last) if last.dark == dark => last.text.push_str(text),
            _ => runs.push(Run { dark, text: text.to_owned() }),
        }
    }
    runs
}

/// The text as it is, in UTF-8, and it says so: some readers that are not told take Chinese for
/// Japanese in another encoding, and so does the library when it looks for the shortest way.
fn encoded(text: &str, version: i16) -> QrResult<QrCode> {
    let mut bits = Bits::new(Version::Normal(version));
    bits.push_eci_designator(UTF_8)?;
    bits.push_byte_data(text.as_bytes())?;
    bits.push_terminator(EcLevel::L)?;
    QrCode::with_bits(bits, EcLevel::L)
}

/// Bytes of text that a version has room for.
pub(super) fn capacity(version: i16) -> usize {
    let bits = Bits::new(Version::Normal(version)).max_len(EcLevel::L).unwrap_or(0);
    // Before the text stands what it is written in, that it is bytes, and how many.
    let length = if version < 10 { 8 } else { 16 };
    bits.saturating_sub(4 + 8 + 4 + length) / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_fits_as_the_library_takes() {
        for version in 1..=40 {
            let room = capacity(version);
            assert!(encoded(&"a".repeat(room), version).is_ok(), "{version}");
            assert!(encoded(&"a".repeat(room + 1), version).is_err(), "{version}");
        }
        assert_eq!((capacity(5), capacity(21)), (105, 928));
    }

    #[test]
    fn the_quiet_zone_is_light_on_every_side() {
        let code = Code::draw("医保".to_owned(), 0, 1).unwrap();
        assert_eq!(code.size(Cells::Halves), (29, 15));
        assert_eq!(code.size(Cells::Whole), (58, 29));
        for at in 0..29 {
            for edge in (0..4).chain(25..31) {
                assert!(!code.is_dark(at, edge) && !code.is_dark(edge, at), "{at} {edge}");
            }
        }
        assert!((4..11).all(|at| code.is_dark(at, 4) && code.is_dark(4, at)), "the corner mark");
    }

    #[test]
    fn blocks_and_backgrounds_show_the_same_squares() {
        let code = Code::draw("医保".to_owned(), 0, 1).unwrap();
        for (row, runs) in code.rows(Cells::Halves).iter().enumerate() {
            let shown = runs.iter().flat_map(|run| run.text.chars().map(|cell| (run.dark, cell)));
            for (column, shown) in shown.enumerate() {
                let halves = [2 * row, 2 * row + 1].map(|row| code.is_dark(column, row));
                let (dark, sign) = shown;
                let seen = match sign {
                    '▀' => [!dark, dark],
                    '▄' => [dark, !dark],
                    _ => [dark, dark],
                };
                assert_eq!(seen, halves, "{column} {row}");
            }
        }
        let whole = code.rows(Cells::Whole);
        assert_eq!(whole.len(), 29);
        for (row, runs) in whole.iter().enumerate() {
            let cells: Vec<bool> =
                runs.iter().flat_map(|run| vec![run.dark; run.text.len()]).collect();
            let squares = (0..29).flat_map(|column| [code.is_dark(column, row); 2]);
            assert_eq!(cells, squares.collect::<Vec<_>>());
        }
    }
}
