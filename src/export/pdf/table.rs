//! Plans side by side on paper: a row for each thing in which they differ.

use super::column::{Column, Piece, Typesetter};
use super::ink::{Cell, Ink, Pen, Shape, spot};
use super::lines::Span;
use crate::report::compare::CompareDoc;
use crate::report::tree::in_paragraphs;

/// Width of the names of rows, in ems.
const NAMES: f32 = 6.5;
/// Space between columns, in ems.
const BETWEEN: f32 = 1.0;
/// Space above and below a row, in ems.
const AROUND: f32 = 0.3;
/// Over the names of rows.
const CORNER: &str = "比较项";

/// The names of the columns, then the rows that differ, each a piece with a line under it; none where nothing
/// differs.
pub(crate) fn rows(setter: &Typesetter, doc: &CompareDoc, measure: f32) -> Vec<Piece> {
    let (names, between) = (NAMES * setter.size, BETWEEN * setter.size);
    let count = f32::from(u16::try_from(doc.columns.len()).unwrap_or(u16::MAX));
    let grid = Grid { setter, names, between, each: (measure - names) / count - between };
    let labels: Vec<Span> =
        doc.columns.iter().map(|column| setter.strong(column.label.as_str())).collect();
    let mut pieces = Vec::new();
    for (row, each) in (1..).zip(doc.rows(true)) {
        if row == 1 {
            let mut head = grid.row(0, setter.strong(CORNER), labels.clone());
            head.keep = true;
            pieces.push(head);
        }
        let texts = each.cells.iter().map(|cell| setter.plain(in_paragraphs(cell)));
        pieces.push(grid.row(row, setter.strong(each.label.as_str()), texts.collect()));
    }
    pieces
}

/// The widths of a table, in points.
struct Grid<'a> {
    setter: &'a Typesetter,
    /// Of the names of rows.
    names: f32,
    between: f32,
    /// Of every other column.
    each: f32,
}

impl Grid<'_> {
    /// A name and the cells beside it, which begin at the same height.
    fn row(&self, row: u16, name: Span, texts: Vec<Span>) -> Piece {
        let above = AROUND * self.setter.size;
        let mut whole = Piece::default();
        let mut left = 0.0;
        for (at, text) in [name].into_iter().chain(texts).enumerate() {
            let width = if at == 0 { self.names } else { self.each };
            let mut column: Column = self.setter.column(width);
            column.cell(Cell { row, head: row == 0 || at == 0 }, &[text]);
            let piece = column.stacked(left, above);
            whole.height = whole.height.max(piece.height + above);
            whole.ink.extend(piece.ink);
            left += width + self.between;
        }
        let pen = if row == 0 { Pen::solid(0.7) } else { Pen::faint(0.5) };
        let end = left - self.between;
        let line = Shape::line(spot(0.0, whole.height), spot(end, whole.height), pen);
        whole.ink.push(Ink::Shape(line));
        whole
    }
}
