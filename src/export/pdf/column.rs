//! A column of text in the making: paragraphs become pieces of one line each, which pages take.

use std::cell;

use super::face::Face;
use super::ink::{Block, Cell, Ink, Pen, Role, Run, Shape, Style, spot};
use super::lines::{Breaker, Part, Span};

/// Height of a line in ems.
const LEAD: f32 = 1.31;
/// Base line of a line, in ems from its top.
const BASE: f32 = 1.01;
/// How far above it raised figures stand, in ems of the line.
const RAISED: f32 = 0.36;
/// Size of such figures beside the text, in ems; they are never below the least.
const FIGURE: f32 = 0.6;
pub(crate) const LEAST: f32 = 6.4;

/// Sets type: the font, its sizes, and the blocks counted, which all columns share.
pub(crate) struct Typesetter {
    pub face: Face,
    /// Size of the text.
    pub size: f32,
    /// Size of what only says where a sentence comes from.
    pub small: f32,
    /// Whether words are torn.
    pub tears: bool,
    blocks: cell::Cell<u32>,
}

impl Typesetter {
    /// For two sizes of text.
    pub(crate) fn new(size: f32, small: f32) -> Self {
        Self { face: Face::read(), size, small, tears: false, blocks: cell::Cell::new(0) }
    }

    pub(crate) fn column(&self, width: f32) -> Column<'_> {
        Column { setter: self, width, pieces: Vec::new(), space: 0.0, whole: 0 }
    }

    pub(crate) fn block(&self, role: Role) -> Block {
        self.blocks.set(self.blocks.get() + 1);
        Block { number: self.blocks.get(), role }
    }

    pub(crate) fn plain(&self, text: impl Into<String>) -> Span {
        let style = Style { size: self.size, bold: false, grey: 0, raised: false };
        Span { text: text.into(), style }
    }

    pub(crate) fn strong(&self, text: impl Into<String>) -> Span {
        Span { style: Style { bold: true, ..self.plain("").style }, ..self.plain(text) }
    }

    /// Text that stands back behind what is around it.
    pub(crate) fn quiet(&self, text: impl Into<String>) -> Span {
        Span { style: Style { grey: 85, ..self.plain("").style }, ..self.plain(text) }
    }

    /// Small text in dark grey.
    pub(crate) fn faint(&self, text: impl Into<String>) -> Span {
        let style = Style { size: self.small, grey: 70, ..self.plain("").style };
        Span { style, ..self.plain(text) }
    }

    /// The numbers of documents that stand elsewhere, small and above the line.
    pub(crate) fn figures(&self, numbers: &[usize]) -> Option<Span> {
        let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let text = format!("[{}]", all.join(","));
        let size = (FIGURE * self.size).max(LEAST);
        let style = Style { size, raised: true, ..self.plain("").style };
        (!all.is_empty()).then_some(Span { text, style })
    }

    /// A text whose label, up to the colon, is heavier.
    pub(crate) fn labelled(&self, text: &str) -> [Span; 2] {
        let end = text.find('：').map_or(0, |at| at + '：'.len_utf8());
        let (label, rest) = text.split_at(end);
        [self.strong(label), self.plain(rest)]
    }
}

/// What stands before a paragraph that hangs.
pub(crate) enum Mark {
    None,
    /// A number or another text.
    Text(String),
    /// A box to tick.
    Tick,
}

impl Mark {
    /// A number or another text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A line with everything on it; pages are filled with these.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
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
pub(crate) struct Column<'a> {
    /// What it shares with others.
    pub setter: &'a Typesetter,
    pub width: f32,
    /// Paragraphs of at most so many lines stay on one page.
    pub whole: usize,
    pieces: Vec<Piece>,
    space: f32,
}

impl Column<'_> {
    /// Leaves a space before what comes next, in ems.
    pub(crate) fn space(&mut self, ems: f32) {
        self.space = self.space.max(ems * self.setter.size);
    }

    /// Keeps what was written last on the page of what comes next.
    pub(crate) fn keep(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep = true;
        }
    }

    /// A paragraph, set in by so many ems.
    pub(crate) fn paragraph(&mut self, indent: f32, spans: &[Span]) {
        let block = self.setter.block(Role::Paragraph);
        self.set(indent * self.setter.size, spans, block);
    }

    /// A paragraph behind a mark under which nothing stands.
    pub(crate) fn hanging(&mut self, indent: f32, mark: &Mark, spans: &[Span]) {
        let role = if matches!(mark, Mark::None) { Role::Paragraph } else { Role::Item };
        let (setter, block) = (self.setter, self.setter.block(role));
        let left = indent * setter.size;
        let (ink, inset) = match mark {
            Mark::None => (Vec::new(), 0.0),
            Mark::Tick => (Vec::new(), 1.5 * setter.size),
            Mark::Text(text) => {
                let style = spans.first().map_or(setter.plain("").style, |span| span.style);
                let width = setter.face.width(text) * style.size;
                let (text, y) = (text.clone(), BASE * style.size);
                let run = Run { x: left, y, width, text, style, block };
                (vec![Ink::Run(run)], (width + 0.3 * setter.size).max(1.4 * setter.size))
            }
        };
        let first = self.pieces.len();
        self.set(left + inset, spans, block);
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.ink.splice(0..0, ink);
            if matches!(mark, Mark::Tick) {
                let (from, size) = (spot(left + 0.6, 0.22 * setter.size), 0.95 * setter.size);
                let to = spot(from.x + size, from.y + size);
                piece.ink.insert(0, Ink::Shape(Shape::rect(from, to, Pen::solid(0.9))));
            }
        }
    }

    /// What a cell of a table says.
    pub(crate) fn cell(&mut self, cell: Cell, spans: &[Span]) {
        let block = self.setter.block(Role::Cell(cell));
        self.set(0.0, spans, block);
    }

    pub(crate) fn heading(&mut self, level: u16, spans: &[Span]) {
        let block = self.setter.block(Role::Heading(level));
        self.set(0.0, spans, block);
        self.keep();
    }

    /// Goes on until it is so high.
    pub(crate) fn fill(&mut self, height: f32) {
        let here: f32 = self.pieces.iter().map(|piece| piece.before + piece.height).sum();
        if here < height {
            self.pieces.push(Piece { height: height - here, ..Piece::default() });
        }
    }

    pub(crate) fn drawn(&mut self, mut piece: Piece) {
        piece.before = std::mem::take(&mut self.space);
        self.pieces.push(piece);
    }

    /// What was written as one piece, so far from its left and its top.
    pub(crate) fn stacked(self, beside: f32, above: f32) -> Piece {
        let (mut ink, mut height) = (Vec::new(), above);
        for piece in self.pieces {
            height += piece.before;
            for mut each in piece.ink {
                each.shift(spot(beside, height));
                ink.push(each);
            }
            height += piece.height;
        }
        Piece { height, ink, ..Piece::default() }
    }

    /// What was written, in one frame of a width, which stays on one page; the frame leaves so much
    /// room beside and above it.
    pub(crate) fn framed(self, beside: f32, above: f32, width: f32) -> Piece {
        let Piece { height, mut ink, .. } = self.stacked(beside, above);
        let height = height + above;
        let outline = Shape::rect(spot(0.0, 0.0), spot(width, height), Pen::solid(1.6));
        ink.insert(0, Ink::Shape(outline));
        Piece { height, ink, ..Piece::default() }
    }

    pub(crate) fn finish(self) -> Vec<Piece> {
        self.pieces
    }

    fn set(&mut self, left: f32, spans: &[Span], block: Block) {
        let Typesetter { face, tears, .. } = self.setter;
        let all = Breaker { face, room: self.width - left, tears: *tears }.lines(spans);
        let count = all.len();
        let largest = spans.iter().map(|span| span.style.size).fold(0.0, f32::max);
        for (at, parts) in all.into_iter().enumerate() {
            let mut piece = line(parts, largest, block);
            for ink in &mut piece.ink {
                ink.shift(spot(left, 0.0));
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
        let up = if style.raised { RAISED } else { 0.0 };
        Ink::Run(Run { x, y: (BASE - up) * size, width, text, style, block })
    });
    Piece { before: 0.0, height: LEAD * size, ink: runs.collect(), keep: false }
}
