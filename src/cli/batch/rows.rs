//! The input cut into rows, before anything in them is understood.

use std::io::{self, BufRead, ErrorKind};

use csv_core::{ReadRecordResult, Reader};
use memchr::{memchr, memchr_iter};

use super::input::Kind;

/// No set of answers is longer than this; of a longer row nothing is kept, so that a quote that
/// nobody closes cannot fill the memory.
pub const LONGEST: usize = 64 * 1024;
/// Cells in a row at most.
const MOST_CELLS: usize = 1024;

/// A row of the input.
#[derive(Debug)]
pub struct Row {
    /// The line of the input on which it starts, from 1.
    pub line: u64,
    /// Bytes of the input up to its end.
    pub end: u64,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a row.
#[derive(Debug)]
pub enum Content {
    /// A line of text.
    Line(Vec<u8>),
    /// Cells one behind the other, and where each ends.
    Cells(Vec<u8>, Vec<usize>),
    /// More than anybody means to write.
    TooLong,
}

impl Content {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Line(text) if text.iter().all(u8::is_ascii_whitespace))
    }
}

/// Cuts an input into rows.
pub struct Rows {
    bytes: Box<dyn BufRead + Send>,
    /// Where the cells of a CSV end; none for lines.
    cells: Option<Reader>,
    line: u64,
    end: u64,
}

impl Rows {
    /// Begins with the first row; of a CSV that is the one with the names.
    pub fn new(kind: Kind, bytes: Box<dyn BufRead + Send>) -> Self {
        let cells = (kind == Kind::Csv).then(Reader::new);
        Self { bytes, cells, line: 1, end: 0 }
    }

    fn row(&mut self) -> io::Result<Option<Row>> {
        loop {
            self.skip_line_ends()?;
            let line = self.line;
            let content = match self.cells.take() {
                Some(mut reader) => {
                    let content = self.record(&mut reader);
                    self.cells = Some(reader);
                    content?
                }
                None => self.whole_line()?,
            };
            if !content.as_ref().is_some_and(Content::is_blank) {
                return Ok(content.map(|content| Row { line, end: self.end, content }));
            }
        }
    }

    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            self.wait()?;
            let buffer = self.bytes.fill_buf()?;
            let blank = |byte: &&u8| matches!(byte, b'\r' | b'\n');
            match buffer.iter().take_while(blank).count() {
                0 => return Ok(()),
                count => self.consume(count),
            }
        }
    }

    fn record(&mut self, reader: &mut Reader) -> io::Result<Option<Content>> {
        let (mut text, mut ends) = (vec![0; 512], vec![0; 32]);
        let (mut filled, mut cells, mut too_long) = (0, 0, false);
        loop {
            self.wait()?;
            let (result, read, written, ended) = {
                let buffer = self.bytes.fill_buf()?;
                reader.read_record(buffer, &mut text[filled..], &mut ends[cells..])
            };
            self.consume(read);
            (filled, cells) = (filled + written, cells + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if filled < LONGEST => text.resize(filled * 2, 0),
                ReadRecordResult::OutputFull => (filled, too_long) = (0, true),
                ReadRecordResult::OutputEndsFull if cells < MOST_CELLS => ends.resize(cells * 2, 0),
                ReadRecordResult::OutputEndsFull => (cells, too_long) = (0, true),
                ReadRecordResult::Record if too_long => return Ok(Some(Content::TooLong)),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        text.truncate(filled);
        ends.truncate(cells);
        Ok(Some(Content::Cells(text, ends)))
    }

    fn whole_line(&mut self) -> io::Result<Option<Content>> {
        let (mut text, mut too_long) = (Vec::new(), false);
        loop {
            self.wait()?;
            let buffer = self.bytes.fill_buf()?;
            let break_at = memchr(b'\n', buffer);
            let length = break_at.map_or(buffer.len(), |at| at + 1);
            too_long |= text.len() + length > LONGEST;
            if !too_long {
                text.extend_from_slice(&buffer[..length]);
            }
            self.consume(length);
            if break_at.is_none() && length > 0 {
                continue;
            }
            if too_long {
                return Ok(Some(Content::TooLong));
            }
            let nothing = text.is_empty() && length == 0;
            return Ok((!nothing).then_some(Content::Line(text)));
        }
    }

    /// Fills the buffer, however often a signal comes in between.
    fn wait(&mut self) -> io::Result<()> {
        loop {
            match self.bytes.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                done => return done.map(drop),
            }
        }
    }

    /// Counts what was read, and the lines in it.
    fn consume(&mut self, count: usize) {
        if let Ok(buffer) = self.bytes.fill_buf() {
            self.line += memchr_iter(b'\n', &buffer[..count]).count() as u64;
        }
        self.bytes.consume(count);
        self.end += count as u64;
    }
}

impl Iterator for Rows {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        self.row().transpose()
    }
}
