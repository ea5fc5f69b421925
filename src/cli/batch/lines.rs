//! The physical lines of an input, of which none is lost.

use std::collections::VecDeque;
use std::io::{self, BufRead, ErrorKind};

use memchr::memchr2;

use super::encoding::Encoding;
use super::input::{Bytes, Kind};

/// No set of answers is longer than this; of a longer line nothing is kept, so that an input
/// without line ends cannot fill the memory.
pub(crate) const LONGEST: usize = 64 * 1024;

/// A line with its end.
#[derive(Debug, Default)]
pub struct Line {
    pub text: Vec<u8>,
    /// Bytes of the input that it takes.
    pub bytes: u64,
    /// Whether it was more than is kept.
    pub too_long: bool,
    /// Whether it is written in another encoding than the first.
    pub is_garbled: bool,
    /// Which byte of it is the first that cannot be read, from 1; 0 where none is.
    pub bad: usize,
}

impl Line {
    /// Whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        !self.too_long && !self.is_garbled && self.text.iter().all(u8::is_ascii_whitespace)
    }

    fn take(&mut self, more: &[u8]) {
        self.bytes += more.len() as u64;
        self.too_long |= self.text.len() + more.len() > LONGEST;
        if self.too_long {
            self.text = Vec::new();
        } else {
            self.text.extend_from_slice(more);
        }
    }
}

/// Cuts an input into lines.
pub struct Lines {
    bytes: Box<dyn BufRead + Send>,
    /// What ends a line besides a line feed: in a table also a carriage return alone.
    other_end: u8,
    /// Lines that were looked at and given back.
    ahead: VecDeque<Line>,
    /// None before the first letter that tells.
    encoding: Option<Encoding>,
}

impl Lines {
    pub fn new(kind: Kind, input: Bytes) -> Self {
        let Bytes { bytes, encoding } = input;
        let other_end = if kind == Kind::Jsonl { b'\n' } else { b'\r' };
        Self { bytes, other_end, ahead: VecDeque::new(), encoding }
    }

    /// The next line; none at the end.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        match self.ahead.pop_front() {
            Some(line) => Ok(Some(line)),
            None => Ok(self.read()?.map(|line| self.decoded(line))),
        }
    }

    /// Gives lines back, which come again.
    pub(crate) fn give_back(&mut self, lines: Vec<Line>) {
        lines.into_iter().rev().for_each(|line| self.ahead.push_front(line));
    }

    /// The encoding, as far as it is known.
    pub fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or_default()
    }

    /// A line in UTF-8; nothing is kept of one that is written in another way than the first.
    fn decoded(&mut self, mut line: Line) -> Line {
        if line.text.is_ascii() {
            return line;
        }
        let encoding = *self.encoding.get_or_insert_with(|| Encoding::of(&line.text));
        let wrong = str::from_utf8(&line.text).err();
        if encoding == Encoding::Utf8 && wrong.is_none() {
            return line;
        }
        let text = encoding.decode(std::mem::take(&mut line.text));
        line.is_garbled = text.is_none();
        line.bad = wrong.filter(|_| line.is_garbled).map_or(0, |wrong| wrong.valid_up_to() + 1);
        line.text = text.unwrap_or_default();
        line
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Line::default();
        loop {
            self.wait()?;
            let buffer = self.bytes.fill_buf()?;
            let end = memchr2(b'\n', self.other_end, buffer);
            let length = end.map_or(buffer.len(), |at| at + 1);
            let last = end.map(|at| buffer[at]);
            line.take(&buffer[..length]);
            self.bytes.consume(length);
            match last {
                None if length > 0 => {}
                None => return Ok((line.bytes > 0).then_some(line)),
                Some(b'\n') => return Ok(Some(line)),
                Some(_) => {
                    self.line_feed(&mut line)?;
                    return Ok(Some(line));
                }
            }
        }
    }

    /// A line feed behind a carriage return belongs to the same end.
    fn line_feed(&mut self, line: &mut Line) -> io::Result<()> {
        self.wait()?;
        if self.bytes.fill_buf()?.first() == Some(&b'\n') {
            line.take(b"\n");
            self.bytes.consume(1);
        }
        Ok(())
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
}
