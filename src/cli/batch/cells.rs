//! The cells of a row, and whether its quotes are closed.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::memchr_iter;

/// Cells in a row at most.
const MOST: usize = 1024;

/// Cells one behind the other, and where each ends.
#[derive(Debug, Default)]
pub struct Cells {
    pub text: Vec<u8>,
    pub ends: Vec<usize>,
    /// Bytes between the end of one and the beginning of the next.
    between: usize,
}

impl Cells {
    /// The cells, if they are all text.
    pub fn texts(&self) -> Option<Vec<&str>> {
        let whole = str::from_utf8(&self.text).ok()?;
        let mut texts = Vec::with_capacity(self.ends.len());
        let mut start = 0;
        for &end in &self.ends {
            texts.push(whole.get(start..end)?);
            start = end + self.between;
        }
        Some(texts)
    }
}

/// Cuts rows into cells.
pub(crate) struct Cutter {
    delimiter: u8,
    reader: Reader,
}

impl Cutter {
    pub fn new(delimiter: u8) -> Self {
        Self { delimiter, reader: ReaderBuilder::new().delimiter(delimiter).build() }
    }

    /// Whether nothing stands in any cell of a line.
    pub(crate) fn is_blank(&self, line: &[u8]) -> bool {
        let empty =
            |byte: &u8| *byte == self.delimiter || *byte == b'"' || byte.is_ascii_whitespace();
        line.iter().all(empty)
    }

    /// The quotes of a row that has not begun.
    pub(crate) fn quotes(&self) -> Quotes {
        Quotes { delimiter: self.delimiter, state: State::Begun, stray: false }
    }

    /// The cells of a row without quotes, about so many: they stay where they are.
    pub fn split(&self, mut row: Vec<u8>, about: usize) -> Option<Cells> {
        let line = row.strip_suffix(b"\n").unwrap_or(&row);
        row.truncate(line.strip_suffix(b"\r").unwrap_or(line).len());
        let mut ends = Vec::with_capacity(about);
        ends.extend(memchr_iter(self.delimiter, &row).take(MOST));
        ends.push(row.len());
        (ends.len() <= MOST).then_some(Cells { text: row, ends, between: 1 })
    }

    /// The cells of a row with its end; none if there are more than anybody means to write.
    pub fn cut(&mut self, row: &[u8]) -> Option<Cells> {
        let mut cells = Cells { text: vec![0; row.len() + 1], ends: vec![0; 32], between: 0 };
        let (mut read, mut written, mut ended, mut too_many) = (0, 0, 0, false);
        loop {
            let (text, ends) = (&mut cells.text[written..], &mut cells.ends[ended..]);
            let (result, used, out, cut) = self.reader.read_record(&row[read..], text, ends);
            (read, written, ended) = (read + used, written + out, ended + cut);
            match result {
                ReadRecordResult::OutputEndsFull if ended < MOST => cells.ends.resize(ended * 2, 0),
                ReadRecordResult::OutputEndsFull => (ended, too_many) = (0, true),
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputFull => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        cells.text.truncate(written);
        cells.ends.truncate(ended);
        (!too_many).then_some(cells)
    }
}

/// How the quotes of a row stand, as far as it was read.
pub(crate) struct Quotes {
    delimiter: u8,
    state: State,
    /// Whether one stands where none can, as where another one is lacking.
    stray: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the beginning of a cell.
    Begun,
    /// In a cell without quotes.
    Plain,
    Inside,
    /// Behind a quote that either ends the cell or is the first of two.
    Ended,
}

impl Quotes {
    pub fn read(&mut self, text: &[u8]) {
        for &byte in text {
            self.state = match (self.state, byte) {
                (State::Inside, b'"') => State::Ended,
                (State::Begun | State::Ended, b'"') | (State::Inside, _) => State::Inside,
                (_, b'\r' | b'\n') => State::Begun,
                (_, other) if other == self.delimiter => State::Begun,
                (before, _) => {
                    self.stray |= before == State::Ended;
                    State::Plain
                }
            };
        }
    }

    pub(crate) fn are_open(&self) -> bool {
        self.state == State::Inside
    }

    pub(crate) fn are_stray(&self) -> bool {
        self.stray
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("1,\"成都\",\"a\"\"b\"\n", (false, false))]
    #[case("1,成\"都\n", (false, false))]
    #[case("1,\"成都\n", (true, false))]
    #[case("1,\"成都\n2,\"北京\n", (false, true))]
    #[case("1,\"成都\n2\",x", (false, false))]
    #[case("\"\"\"", (true, false))]
    fn quotes_are_open_or_stray(#[case] text: &str, #[case] expected: (bool, bool)) {
        let mut quotes = Cutter::new(b',').quotes();
        quotes.read(text.as_bytes());
        assert_eq!((quotes.are_open(), quotes.are_stray()), expected);
    }

    #[rstest]
    #[case("a;b\r\n")]
    #[case("a;;\n")]
    #[case(";a\r")]
    #[case("甲;b")]
    #[case("a")]
    fn a_row_without_quotes_is_split_as_it_is_cut(#[case] text: &str) {
        let mut cutter = Cutter::new(b';');
        let cut = cutter.cut(format!("{text}\n").as_bytes()).expect("not too many");
        let split = cutter.split(text.as_bytes().to_vec(), 0).expect("not too many");
        assert_eq!(split.texts(), cut.texts());
        assert!(cutter.split(vec![b';'; MOST], 0).is_none());
        assert!(cutter.split(vec![b';'; MOST - 1], 0).is_some());
    }

    #[test]
    fn rows_are_cut_one_by_one() {
        let mut cutter = Cutter::new(b';');
        let row = |cutter: &mut Cutter, text: &str| {
            cutter.cut(text.as_bytes()).map(|cells| (cells.text, cells.ends))
        };
        assert_eq!(row(&mut cutter, "a;\"b\r\n\"\r\n"), Some((b"ab\r\n".to_vec(), vec![1, 4])));
        assert_eq!(row(&mut cutter, &(";".repeat(MOST) + "\n")), None);
        assert_eq!(row(&mut cutter, ";\n"), Some((Vec::new(), vec![0, 0])));
        let many = cutter.cut((";".repeat(MOST - 1) + "\n").as_bytes()).expect("not too many");
        assert_eq!(many.ends.len(), MOST);
    }
}
