//! A result on A4 paper, in full: on as few pages as the smallest letters need, in the largest
//! letters that need no more.

mod lists;
mod parts;
mod plan;

use super::column::{Column, Desk, Piece};
use super::ink::{Ink, Pen, Role, Run, Shape, Sheet};
use super::lines::Span;
use super::pages::{Band, Pages, Paper};
use crate::report::Report;

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
/// What only says where a sentence comes from is so much smaller, but never below the least.
const SMALL: f32 = 0.74;
const LEAST: f32 = 6.4;
/// In columns, paragraphs of at most so many lines stay together.
const WHOLE: usize = 12;

/// Lays a result out.
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let mut sizes = SIZES.iter().rev().copied();
    let smallest = sizes.next().unwrap_or(LEAST);
    let mut best = laid(report, smallest);
    for size in sizes {
        let larger = laid(report, size);
        if larger.len() > best.len() {
            break;
        }
        best = larger;
    }
    number(&mut best, &super::title(report));
    best
}

fn laid(report: &Report, size: f32) -> Vec<Sheet> {
    let desk = Desk::new((size, (size * SMALL).max(LEAST)), report.sources());
    let mut writer = Writer { desk: &desk, pages: Pages::new(PAPER) };
    match report {
        Report::Plan(doc) => writer.plan(doc),
        Report::Advice(doc) => writer.advice(doc),
        Report::Claims(doc) => writer.claims(doc),
        Report::Place(doc) => writer.place(doc),
        Report::Places(doc) => writer.places(doc),
    }
    writer.pages.finish()
}

/// Numbers the pages where there are several.
fn number(sheets: &mut [Sheet], title: &str) {
    let count = sheets.len();
    if count < 2 {
        return;
    }
    let desk = Desk::new((8.0, 8.0), &[]);
    for (at, sheet) in sheets.iter_mut().enumerate() {
        let block = desk.block(Role::Foot);
        let mut write = |text: String, right: bool| {
            let style = desk.faint("").style;
            let width = desk.face.width(&text) * style.size;
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
    desk: &'a Desk<'a>,
    pages: Pages,
}

impl<'a> Writer<'a> {
    /// A column as wide as the page.
    fn wide(&self) -> Column<'a> {
        self.desk.column(PAPER.measure())
    }

    /// A column half as wide.
    fn half(&self) -> Column<'a> {
        self.column(PAPER.half())
    }

    /// A column beside another one.
    fn column(&self, width: f32) -> Column<'a> {
        let mut column = self.desk.column(width);
        column.whole = WHOLE;
        column
    }

    /// A part with its heading.
    fn section(&mut self, title: &str, band: Band) {
        let heading = self.heading(title);
        self.pages.section(heading, band);
    }

    /// More of the same part.
    fn more(&mut self, band: Band) {
        self.pages.section(Vec::new(), band);
    }

    /// A heading with a line under it.
    fn heading(&self, title: &str) -> Vec<Piece> {
        let mut column = self.wide();
        column.space(0.75);
        let mut span = self.desk.strong(title);
        span.style.size *= 1.18;
        column.heading(2, &[span]);
        let line = Shape::line((0.0, 1.0), (PAPER.measure(), 1.0), Pen::solid(0.7));
        let ink = vec![Ink::Shape(line)];
        column.drawn(Piece { height: 0.35 * self.desk.size, ink, keep: true, ..Piece::default() });
        column.finish()
    }

    /// The title of the whole, and beside it a line to write a name on by hand.
    fn title(&mut self, title: &str, name: bool) {
        let size = 1.4 * self.desk.size;
        let room = 12.0 * self.desk.size;
        let measure = PAPER.measure();
        let mut column = self.desk.column(measure - if name { room + 8.0 } else { 0.0 });
        let mut span = self.desk.strong(title);
        span.style.size = size;
        column.heading(1, &[span]);
        let mut pieces = column.finish();
        if let Some(last) = pieces.last_mut().filter(|_| name) {
            let (text, style) = ("姓名：".to_owned(), self.desk.plain("").style);
            let (x, y) = (measure - room, last.height - 0.45 * size);
            let width = self.desk.face.width(&text) * style.size;
            let block = self.desk.block(Role::Paragraph);
            last.ink.push(Ink::Run(Run { x, y, width, text, style, block }));
            let line = Shape::line((x + width, y + 2.0), (measure, y + 2.0), Pen::solid(0.6));
            last.ink.push(Ink::Shape(line));
        }
        self.pages.section(Vec::new(), Band::Full(pieces));
    }
}
