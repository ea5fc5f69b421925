//! A column of text in the making: paragraphs become pieces of one line each, which pages take.

use std::cell::Cell;

use super::face::Face;
use super::ink::{Block, Ink, Pen, Role, Run, Shape, Style};
use super::lines::{self, Part, Span};
use crate::export::references;
use crate::report::{SourceDoc, Why};

/// Height of a line in ems.
const LEAD: f32 = 1.31;
/// Base line of a line, in ems from its top.
const BASE: f32 = 1.01;

/// What all columns of a document share.
pub struct Desk<'a> {
    /// The font.
    pub face: Face,
    /// Size of the text.
    pub size: f32,
    /// Size of what only says where a sentence comes from.
    pub small: f32,
    /// The documents in the order of their numbers.
    pub sources: &'a [SourceDoc],
    blocks: Cell<u32>,
}

impl<'a> Desk<'a> {
    /// An empty desk.
    pub fn new((size, small): (f32, f32), sources: &'a [SourceDoc]) -> Self {
        Self { face: Face::read(), size, small, sources, blocks: Cell::new(0) }
    }

    /// An empty column.
    pub fn column(&self, width: f32) -> Column<'_> {
        Column { desk: self, width, pieces: Vec::new(), space: 0.0, whole: 0 }
    }

    /// A new block.
    pub fn block(&self, role: Role) -> Block {
        self.blocks.set(self.blocks.get() + 1);
        Block { number: self.blocks.get(), role }
    }

    /// Ordinary text.
    pub fn plain(&self, text: impl Into<String>) -> Span {
        let style = Style { size: self.size, bold: false, grey: 0 };
        Span { text: text.into(), style }
    }

    /// Heavier text.
    pub fn strong(&self, text: impl Into<String>) -> Span {
        let style = Style { size: self.size, bold: true, grey: 0 };
        Span { text: text.into(), style }
    }

    /// Text that stands back behind what is around it.
    pub fn quiet(&self, text: impl Into<String>) -> Span {
        let style = Style { size: self.size, bold: false, grey: 85 };
        Span { text: text.into(), style }
    }

    /// Small text in dark grey.
    pub fn faint(&self, text: impl Into<String>) -> Span {
        Span { text: text.into(), style: Style { size: self.small, bold: false, grey: 70 } }
    }

    /// What must be read with a sentence, and what it rests on, to stand behind it.
    pub fn reasons(&self, why: &Why) -> Vec<Span> {
        let mut spans = Vec::new();
        for notice in references::notices(why) {
            spans.push(self.plain("　"));
            spans.extend(self.labelled(&notice));
        }
        let basis = references::line(self.sources, why);
        if !basis.is_empty() {
            spans.push(self.faint(format!("　{basis}")));
        }
        spans
    }

    /// A sentence and what it rests on.
    pub fn said(&self, text: &str, why: &Why) -> Vec<Span> {
        let mut spans = vec![self.plain(text)];
        spans.extend(self.reasons(why));
        spans
    }

    /// A text whose label, up to the colon, is heavier.
    pub fn labelled(&self, text: &str) -> [Span; 2] {
        let end = text.find('：').map_or(0, |at| at + '：'.len_utf8());
        let (label, rest) = text.split_at(end);
        [self.strong(label), self.plain(rest)]
    }
}

/// What stands before a paragraph that hangs.
pub enum Mark<'a> {
    /// A number or another text.
    Text(&'a str),
    /// A box to tick.
    Tick,
}

/// A line with everything on it; pages are filled with these.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Space above, unless it is the first on a page.
    pub before: f32,
    /// Height without that space.
    pub height: f32,
    /// What is on it, from its own top left corner.
    pub ink: Vec<Ink>,
    /// Whether it must stand on the page of the one after it.
    pub keep: bool,
}

/// A column in the making.
pub struct Column<'a> {
    /// What it shares with others.
    pub desk: &'a Desk<'a>,
    /// Its width.
    pub width: f32,
    /// Paragraphs of at most so many lines stay on one page.
    pub whole: usize,
    pieces: Vec<Piece>,
    space: f32,
}

impl Column<'_> {
    /// Leaves a space before what comes next, in ems.
    pub fn space(&mut self, ems: f32) {
        self.space = self.space.max(ems * self.desk.size);
    }

    /// Keeps what was written last on the page of what comes next.
    pub fn keep(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep = true;
        }
    }

    /// A paragraph, set in by so many ems.
    pub fn paragraph(&mut self, indent: f32, spans: &[Span]) {
        let block = self.desk.block(Role::Paragraph);
        self.set(indent * self.desk.size, spans, block);
    }

    /// A paragraph behind a mark under which nothing stands.
    pub fn hanging(&mut self, indent: f32, mark: &Mark, spans: &[Span]) {
        let (desk, block) = (self.desk, self.desk.block(Role::Paragraph));
        let left = indent * desk.size;
        let (ink, inset) = match mark {
            Mark::Tick => (Vec::new(), 1.5 * desk.size),
            Mark::Text(text) => {
                let style = spans.first().map_or(desk.plain("").style, |span| span.style);
                let width = desk.face.width(text) * style.size;
                let (text, y) = ((*text).to_owned(), BASE * style.size);
                let run = Run { x: left, y, width, text, style, block };
                (vec![Ink::Run(run)], (width + 0.3 * desk.size).max(1.4 * desk.size))
            }
        };
        let first = self.pieces.len();
        self.set(left + inset, spans, block);
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.ink.splice(0..0, ink);
            if matches!(mark, Mark::Tick) {
                let (from, size) = ((left + 0.6, 0.22 * desk.size), 0.95 * desk.size);
                let to = (from.0 + size, from.1 + size);
                piece.ink.insert(0, Ink::Shape(Shape::rect(from, to, Pen::solid(0.9))));
            }
        }
    }

    /// A heading.
    pub fn heading(&mut self, level: u16, spans: &[Span]) {
        let block = self.desk.block(Role::Heading(level));
        self.set(0.0, spans, block);
        self.keep();
    }

    /// Something drawn.
    pub fn drawn(&mut self, mut piece: Piece) {
        piece.before = std::mem::take(&mut self.space);
        self.pieces.push(piece);
    }

    /// What was written, in one frame of a width, which stays on one page; the frame leaves so much
    /// room beside and above it.
    pub fn framed(self, (beside, above): (f32, f32), width: f32) -> Piece {
        let (mut ink, mut y) = (Vec::new(), above);
        for piece in self.pieces {
            y += piece.before;
            for mut each in piece.ink {
                each.shift((beside, y));
                ink.push(each);
            }
            y += piece.height;
        }
        let height = y + above;
        let outline = Shape::rect((0.0, 0.0), (width, height), Pen::solid(1.6));
        ink.insert(0, Ink::Shape(outline));
        Piece { height, ink, ..Piece::default() }
    }

    /// What was written.
    pub fn finish(self) -> Vec<Piece> {
        self.pieces
    }

    fn set(&mut self, left: f32, spans: &[Span], block: Block) {
        let all = lines::lines(&self.desk.face, spans, self.width - left);
        let count = all.len();
        let largest = spans.iter().map(|span| span.style.size).fold(0.0, f32::max);
        for (at, parts) in all.into_iter().enumerate() {
            let mut piece = line(parts, largest, block);
            for ink in &mut piece.ink {
                ink.shift((left, 0.0));
            }
            piece.before = std::mem::take(&mut self.space);
            // Neither the first nor the last line of a paragraph stands alone.
            let torn = count > self.whole && at > 0 && at + 2 < count;
            piece.keep = at + 1 < count && !torn;
            self.pieces.push(piece);
        }
    }
}

fn line(parts: Vec<Part>, size: f32, block: Block) -> Piece {
    let runs = parts.into_iter().map(|part| {
        let Part { x, width, text, style } = part;
        Ink::Run(Run { x, y: BASE * size, width, text, style, block })
    });
    Piece { before: 0.0, height: LEAD * size, ink: runs.collect(), keep: false }
}
