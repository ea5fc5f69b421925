//! A result on A4 paper: on as few pages as the smallest letters need, in the largest letters that
//! need no more.

use std::ops::Range;

use super::bar;
use super::blocks;
use super::column::{Column, LEAST, Piece, Typesetter};
use super::ink::{Figure, Ink, Pen, Role, Run, Shape, Sheet, Style, spot};
use super::pages::{Band, Pages, Paper};
use super::table;
use crate::export::qr::{self, Code};
use crate::report::Report;
use crate::report::compare::CompareDoc;
use crate::report::tree::{Block, Extent, Group, Section, SectionKind, Tree};

const PAPER: Paper = Paper {
    width: 595.28,
    height: Some(841.89),
    side: 38.0,
    top: 32.0,
    bottom: 38.0,
    gutter: 18.0,
};
/// Sizes of the text, the largest first.
const SIZES: &[f32] = &[11.0, 10.5, 10.0, 9.5, 9.0, 8.5];
/// Smaller letters are hard to read: sooner fewer words.
const EASY: f32 = 9.5;
/// What only says where a sentence comes from is so much smaller, but never below the least.
const SMALL: f32 = 0.74;
/// In columns, paragraphs of at most so many lines stay together.
const WHOLE: usize = 12;

/// Side of the code for a phone: its squares are four tenths of a millimetre.
const CODE: f32 = 68.0;
/// What stands under it.
const SCAN: &str = "手机扫一扫带走";

/// Lays a result out on one page, with as many words as it has room for in letters that are easily
/// read.
pub(crate) fn page(report: &Report) -> Vec<Sheet> {
    let tree = report.tree();
    shortened(report, |much| Printed {
        front: tree.clone().brief(much),
        back: None,
        side_by_side: None,
        tears: false,
    })
}

/// The same with figures behind what rests on documents, and those documents on the page after it.
pub(crate) fn backed(report: &Report) -> Vec<Sheet> {
    let tree = report.tree();
    shortened(report, |much| {
        let (front, back) = tree.clone().brief(much).numbered(&tree);
        Printed { front, back, side_by_side: None, tears: false }
    })
}

/// What is printed.
struct Printed<'a> {
    front: Tree,
    /// What stands behind all else, on a page of its own.
    back: Option<Section>,
    /// The plans of a comparison, which stand in columns.
    side_by_side: Option<&'a CompareDoc>,
    /// Whether words are torn, so that it takes less room.
    tears: bool,
}

/// With as many words as there is room for on one page before the back.
fn shortened(report: &Report, printed: impl Fn(Extent) -> Printed<'static>) -> Vec<Sheet> {
    let code = qr::single(report);
    let [first, rest @ ..] = Extent::ALL;
    let mut last = printed(first);
    for much in rest {
        if laid(&last, None, code.as_ref(), EASY).len() == 1 {
            break;
        }
        last = printed(much);
    }
    // One page is worth more than whole words.
    let smallest = SIZES.last().copied().unwrap_or(LEAST);
    last.tears = laid(&last, None, code.as_ref(), smallest).len() > 1;
    largest(&last, code.as_ref())
}

/// Lays a result out, with a code beside its answer.
pub(crate) fn sheets(front: Tree, code: Option<&Code>) -> Vec<Sheet> {
    largest(&Printed { front, back: None, side_by_side: None, tears: false }, code)
}

/// The same with plans in columns where they differ.
pub(crate) fn compared(front: Tree, doc: &CompareDoc, code: Option<&Code>) -> Vec<Sheet> {
    largest(&Printed { front, back: None, side_by_side: Some(doc), tears: false }, code)
}

fn largest(printed: &Printed, code: Option<&Code>) -> Vec<Sheet> {
    let laid = |size| laid(printed, printed.back.as_ref(), code, size);
    let mut sizes = SIZES.iter().rev().copied();
    let smallest = sizes.next().unwrap_or(LEAST);
    let mut best = laid(smallest);
    for size in sizes {
        let larger = laid(size);
        if larger.len() > best.len() {
            break;
        }
        best = larger;
    }
    number(&mut best, &printed.front.title);
    best
}

fn laid(printed: &Printed, back: Option<&Section>, code: Option<&Code>, size: f32) -> Vec<Sheet> {
    let tree = &printed.front;
    let mut setter = Typesetter::new(size, (size * SMALL).max(LEAST));
    setter.tears = printed.tears;
    let mut writer = Writer { setter: &setter, pages: Pages::new(PAPER) };
    writer.title(&tree.title, tree.personal);
    for section in &tree.sections {
        if section.answer.is_some() {
            writer.answer(section, code);
        } else if let (SectionKind::Differs, Some(doc)) = (&section.kind, printed.side_by_side) {
            writer.side_by_side(section, doc);
        } else {
            writer.section(section);
        }
    }
    let answered = tree.sections.iter().any(|section| section.answer.is_some());
    writer.foot(&tree.foot.concat(), code.filter(|_| !answered));
    if let Some(back) = back {
        writer.pages.turn();
        writer.section(back);
    }
    writer.pages.finish()
}

/// Whether there is enough for two columns: of a single thing one would stay empty.
fn is_list(run: &[Block]) -> bool {
    match run {
        [Block::Group(group)] => group.blocks.len() > 1,
        _ => run.len() > 1,
    }
}

/// Numbers the pages where there are several.
fn number(sheets: &mut [Sheet], title: &str) {
    let count = sheets.len();
    if count < 2 {
        return;
    }
    let setter = Typesetter::new(8.0, 8.0);
    for (at, sheet) in sheets.iter_mut().enumerate() {
        let block = setter.block(Role::Foot);
        let mut write = |text: String, right: bool| {
            let style = setter.faint("").style;
            let width = setter.face.width(&text) * style.size;
            let x = if right { PAPER.width - PAPER.side - width } else { PAPER.side };
            let y = sheet.height - 20.0;
            sheet.ink.push(Ink::Run(Run { x, y, width, text, style, block }));
        };
        write(title.to_owned(), false);
        write(format!("第 {} 页，共 {count} 页", at + 1), true);
    }
}

/// Writes a result on pages.
struct Writer<'a> {
    setter: &'a Typesetter,
    pages: Pages,
}

impl<'a> Writer<'a> {
    /// A column as wide as the page.
    fn wide(&self) -> Column<'a> {
        self.setter.column(PAPER.measure())
    }

    /// A column beside another one.
    fn narrow(&self, width: f32) -> Column<'a> {
        let mut column = self.setter.column(width);
        column.whole = WHOLE;
        column
    }

    /// A part with its heading; neighbours of one kind are balanced as one list.
    fn section(&mut self, section: &Section) {
        let mut head = self.heading(&section.title);
        for run in section.blocks.chunk_by(blocks::alike) {
            match run {
                [Block::Note(_) | Block::Assumed(_) | Block::Timeline(_), ..] => {
                    head.extend(self.led(run));
                }
                [Block::Group(one), Block::Group(other)] => {
                    self.beside(std::mem::take(&mut head), one, other);
                }
                _ if section.columns && is_list(run) => {
                    let column = self.narrow(PAPER.half());
                    let pieces = blocks::set(column, run);
                    self.pages.section(std::mem::take(&mut head), Band::Halves(pieces));
                }
                _ => {
                    let pieces = blocks::set(self.wide(), run);
                    self.pages.section(std::mem::take(&mut head), Band::Full(pieces));
                }
            }
        }
        if !head.is_empty() {
            self.pages.section(Vec::new(), Band::Full(head));
        }
    }

    /// Plans in columns, under what holds for all of them.
    fn side_by_side(&mut self, section: &Section, doc: &CompareDoc) {
        let over = |block: &&Block| !matches!(block, Block::Group(_));
        let over: Vec<Block> = section.blocks.iter().filter(over).cloned().collect();
        let mut head = self.heading(&section.title);
        head.extend(self.led(&over));
        let rows = table::rows(self.setter, doc, PAPER.measure());
        self.pages.section(head, Band::Full(rows));
    }

    /// What stands in the full width over what follows it.
    fn led(&self, run: &[Block]) -> Vec<Piece> {
        let mut column = self.wide();
        for block in run {
            match block {
                Block::Timeline(timeline) => bar::draw(&mut column, timeline),
                other => blocks::block(&mut column, other),
            }
        }
        column.keep();
        column.finish()
    }

    /// Two groups side by side; the one with more to say gets more room.
    fn beside(&mut self, heading: Vec<Piece>, one: &Group, other: &Group) {
        let (left, right) = (blocks::letters(one), blocks::letters(other));
        let part = (left / (left + right)).clamp(0.38, 0.62);
        let room = PAPER.measure() - PAPER.gutter;
        let left = blocks::group(self.narrow(part * room), one);
        let right = blocks::group(self.narrow((1.0 - part) * room), other);
        let from = part * room + PAPER.gutter;
        self.pages.section(heading, Band::Beside(left, right, from));
    }

    /// The answer in a frame, with the code at its right.
    fn answer(&mut self, section: &Section, code: Option<&Code>) {
        self.framed(code, |setter, column| {
            let heading = setter.strong(section.heading()).larger(1.55);
            let figures = setter.figures(&section.rests);
            column.heading(2, &[heading].into_iter().chain(figures).collect::<Vec<_>>());
            for each in &section.blocks {
                blocks::block(column, each);
            }
        });
    }

    /// What holds for all of it, at the end; with the code where no answer has it.
    fn foot(&mut self, words: &str, code: Option<&Code>) {
        if code.is_some() {
            return self.framed(code, |setter, column| {
                column.paragraph(0.0, &[setter.plain(words)]);
            });
        }
        let mut foot = self.wide();
        foot.space(0.5);
        foot.paragraph(0.0, &[self.setter.plain(words)]);
        self.pages.section(Vec::new(), Band::Full(foot.finish()));
    }

    /// Something in a frame, with the code at its right.
    fn framed(&mut self, code: Option<&Code>, inside: impl FnOnce(&Typesetter, &mut Column)) {
        let setter = self.setter;
        let pad = 0.7 * setter.size;
        let beside = if code.is_some() { CODE + pad } else { 0.0 };
        let mut column = setter.column(PAPER.measure() - 2.0 * pad - beside);
        inside(setter, &mut column);
        column.fill(if code.is_some() { CODE + setter.size } else { 0.0 });
        let mut framed = column.framed(pad, 0.6 * pad, PAPER.measure());
        if let Some(code) = code {
            let at = spot(PAPER.measure() - pad - CODE, 0.6 * pad);
            framed.ink.extend(self.code(code).into_iter().map(|mut ink| {
                ink.shift(at);
                ink
            }));
        }
        let mut column = self.wide();
        column.space(0.5);
        column.drawn(framed);
        column.space(0.4);
        self.pages.section(Vec::new(), Band::Full(column.finish()));
    }

    /// A code with what to do with it.
    fn code(&self, code: &Code) -> [Ink; 2] {
        let number = |squares: usize| f32::from(u16::try_from(squares).unwrap_or(u16::MAX));
        let points = |squares: usize| number(squares) * CODE / number(code.side());
        let bar = |(row, squares): (usize, Range<usize>)| {
            let from = spot(points(squares.start), points(row));
            Shape::area(from, spot(points(squares.end), points(row + 1)))
        };
        let shapes = code.bars().into_iter().map(bar).collect();
        let words = format!("二维码，写的是：{}", code.text);
        let block = self.setter.block(Role::Figure);
        let style = Style { size: CODE / 10.0, ..self.setter.plain("").style };
        let width = self.setter.face.width(SCAN) * style.size;
        let (x, y, text) = ((CODE - width) / 2.0, CODE + 0.7 * style.size, SCAN.to_owned());
        let below = self.setter.block(Role::Paragraph);
        [
            Ink::Figure(Figure { shapes, words, block }),
            Ink::Run(Run { x, y, width, text, style, block: below }),
        ]
    }

    /// A heading with a line under it; nothing without a heading.
    fn heading(&self, title: &str) -> Vec<Piece> {
        let mut column = self.wide();
        if title.is_empty() {
            return Vec::new();
        }
        column.space(0.75);
        column.heading(2, &[self.setter.strong(title).larger(1.18)]);
        let line = Shape::line(spot(0.0, 1.0), spot(PAPER.measure(), 1.0), Pen::solid(0.7));
        let ink = vec![Ink::Shape(line)];
        column.drawn(Piece {
            height: 0.35 * self.setter.size,
            ink,
            keep: true,
            ..Piece::default()
        });
        column.finish()
    }

    /// The title of the whole, and beside it a line to write a name on by hand.
    fn title(&mut self, title: &str, name: bool) {
        let size = 1.4 * self.setter.size;
        let room = 12.0 * self.setter.size;
        let measure = PAPER.measure();
        let mut column = self.setter.column(measure - if name { room + 8.0 } else { 0.0 });
        column.heading(1, &[self.setter.strong(title).larger(1.4)]);
        let mut pieces = column.finish();
        if let Some(last) = pieces.last_mut().filter(|_| name) {
            let (text, style) = ("姓名：".to_owned(), self.setter.plain("").style);
            let (x, y) = (measure - room, last.height - 0.45 * size);
            let width = self.setter.face.width(&text) * style.size;
            let block = self.setter.block(Role::Paragraph);
            last.ink.push(Ink::Run(Run { x, y, width, text, style, block }));
            let line =
                Shape::line(spot(x + width, y + 2.0), spot(measure, y + 2.0), Pen::solid(0.6));
            last.ink.push(Ink::Shape(line));
        }
        self.pages.section(Vec::new(), Band::Full(pieces));
    }
}
