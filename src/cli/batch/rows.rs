//! The input cut into rows, before anything in them is understood.

use std::io;

use memchr::memchr;

use super::cells::{Cells, Cutter, Quotes};
use super::delimiter;
use super::encoding::Encoding;
use super::input::{Bytes, Kind};
use super::lines::{LONGEST, Line, Lines};

/// A row of the input.
#[derive(Debug)]
pub struct Row {
    /// The line of the input on which it starts, from 1.
    pub line: u64,
    /// How many lines it takes.
    pub lines: u64,
    /// Blank lines of the input up to it.
    pub blank: u64,
    /// Bytes of the input up to its end.
    pub end: u64,
    /// How the input is written.
    pub encoding: Encoding,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a row.
#[derive(Debug)]
pub(crate) enum Content {
    /// A line of text.
    Line(Vec<u8>),
    Cells(Cells),
    /// Cells of which the last has a quote that nobody closes.
    Open(Cells),
    /// More than anybody means to write.
    TooLong,
    /// Another encoding than that of the first rows, from this byte on.
    Garbled(usize),
}

/// Cuts an input into rows.
pub struct Rows {
    lines: Lines,
    /// Where the cells of a table end; none for lines of JSON.
    cutter: Option<Cutter>,
    /// Whether a line has named what stands between the cells.
    named: bool,
    /// Cells in the first row of a table; none before it.
    width: Option<usize>,
    line: u64,
    blank: u64,
    end: u64,
}

impl Rows {
    /// Begins with the first row; of a table that is the one with the names.
    pub fn new(kind: Kind, input: Bytes) -> Self {
        let cutter = (kind != Kind::Jsonl).then(|| Cutter::new(b','));
        let lines = Lines::new(kind, input);
        Self { lines, cutter, named: false, width: None, line: 1, blank: 0, end: 0 }
    }

    /// Lines read so far that hold nothing.
    pub fn blank(&self) -> u64 {
        self.blank
    }

    /// Lines read so far that hold something.
    pub(crate) fn filled(&self) -> u64 {
        self.line - 1 - self.blank
    }

    fn row(&mut self) -> io::Result<Option<Row>> {
        while let Some(first) = self.lines.next()? {
            let line = self.line;
            self.pass(&first);
            if first.is_blank() || self.is_empty(&first) {
                self.blank += 1;
                continue;
            }
            if self.width.is_none() && self.cutter.is_some() && self.names_delimiter(&first) {
                continue;
            }
            let content = self.content(first)?;
            let (lines, blank, end) = (self.line - line, self.blank, self.end);
            let encoding = self.lines.encoding();
            return Ok(Some(Row { line, lines, blank, end, encoding, content }));
        }
        Ok(None)
    }

    /// Whether a row below the names has cells and nothing in any of them, as spreadsheets write below a table.
    fn is_empty(&self, line: &Line) -> bool {
        let cutter = self.cutter.as_ref().filter(|_| self.width.is_some());
        let whole = !line.too_long && !line.is_garbled;
        whole && cutter.is_some_and(|cutter| cutter.is_blank(&line.text))
    }

    /// Whether a line only says what stands between the cells; of the names it is guessed.
    fn names_delimiter(&mut self, first: &Line) -> bool {
        let named = delimiter::named(&first.text).filter(|_| !self.named);
        if named.is_some() || !self.named {
            let between = named.unwrap_or_else(|| delimiter::guessed(&first.text));
            self.cutter = Some(Cutter::new(between));
        }
        self.named |= named.is_some();
        named.is_some()
    }

    fn content(&mut self, first: Line) -> io::Result<Content> {
        if first.too_long {
            return Ok(Content::TooLong);
        }
        if first.is_garbled {
            return Ok(Content::Garbled(first.bad));
        }
        let Some(mut cutter) = self.cutter.take() else { return Ok(Content::Line(first.text)) };
        let content = self.cells(&mut cutter, first.text);
        self.cutter = Some(cutter);
        content
    }

    fn pass(&mut self, line: &Line) {
        self.line += 1;
        self.end += line.bytes;
    }

    /// The cells of a row that begins with a line.
    fn cells(&mut self, cutter: &mut Cutter, first: Vec<u8>) -> io::Result<Content> {
        if memchr(b'"', &first).is_none() {
            return Ok(match self.width {
                Some(width) => cutter.split(first, width).map_or(Content::TooLong, Content::Cells),
                None => cut(cutter, first),
            });
        }
        let mut quotes = cutter.quotes();
        quotes.read(&first);
        if !quotes.are_open() {
            return Ok(cut(cutter, first));
        }
        let (mut text, mut more) = (first.clone(), Vec::new());
        self.gather(&mut quotes, &mut text, &mut more)?;
        if !quotes.are_open() && !quotes.are_stray() {
            let content = cut(cutter, text);
            if self.fits(&content) {
                for line in &more {
                    self.pass(line);
                }
                return Ok(content);
            }
        }
        // A quote is lacking, and what follows are rows of their own.
        self.lines.give_back(more);
        let closed = [first.trim_ascii_end(), b"\"\n"].concat();
        Ok(cutter.cut(&closed).map_or(Content::TooLong, Content::Open))
    }

    /// Adds lines as long as the quotes may still be closed as they should be.
    fn gather(
        &mut self,
        quotes: &mut Quotes,
        text: &mut Vec<u8>,
        more: &mut Vec<Line>,
    ) -> io::Result<()> {
        while quotes.are_open() && !quotes.are_stray() && text.len() <= LONGEST {
            let Some(line) = self.lines.next()? else { break };
            quotes.read(&line.text);
            text.extend_from_slice(&line.text);
            let is_over = line.too_long || line.is_garbled;
            more.push(line);
            if is_over {
                break;
            }
        }
        Ok(())
    }

    /// Whether a row has as many cells as the first.
    fn fits(&self, content: &Content) -> bool {
        let Content::Cells(cells) = content else { return false };
        self.width.is_none_or(|width| width == cells.ends.len())
    }
}

fn cut(cutter: &mut Cutter, mut row: Vec<u8>) -> Content {
    if !row.ends_with(b"\n") {
        row.push(b'\n');
    }
    cutter.cut(&row).map_or(Content::TooLong, Content::Cells)
}

impl Iterator for Rows {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.row();
        if let Ok(Some(Row { content: Content::Cells(cells), .. })) = &row {
            self.width = self.width.or(Some(cells.ends.len()));
        }
        row.transpose()
    }
}
