//! Parts that every slip is made of.

use super::{PAPER, Slip};
use crate::export::pdf::column::{Mark, Piece};
use crate::export::pdf::ink::{Ink, Pen, Shape};
use crate::export::wording::{self, checked};
use crate::report::hotline::Hotline;
use crate::report::{MilestoneDoc, OpenDoc};

impl Slip<'_> {
    /// The title of the whole.
    pub(super) fn title(&mut self, title: &str) {
        let mut span = self.column.desk.strong(title);
        span.style.size *= 1.15;
        self.column.heading(1, &[span]);
    }

    /// A heading between lines of dashes.
    pub(super) fn heading(&mut self, title: &str) {
        self.rule();
        self.column.heading(2, &[self.column.desk.strong(title)]);
    }

    fn rule(&mut self) {
        self.column.space(0.5);
        let line = Shape::line((0.0, 2.0), (PAPER.measure(), 2.0), Pen::dashed(0.7));
        let ink = vec![Ink::Shape(line)];
        self.column.drawn(Piece { height: 4.0, ink, keep: true, ..Piece::default() });
    }

    /// A paragraph behind its number.
    pub(super) fn numbered(&mut self, number: usize, text: &str) {
        let (desk, mark) = (self.column.desk, format!("{number}."));
        self.column.hanging(0.0, &Mark::Text(&mark), &[desk.plain(text)]);
    }

    /// What is said under a number; nothing where nothing is.
    pub(super) fn under(&mut self, text: &str) {
        let mut span = self.column.desk.plain(text);
        span.style.size *= 0.9;
        self.column.paragraph(1.4, &[span]);
    }

    /// A text behind its label.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        let desk = self.column.desk;
        self.column.paragraph(0.0, &[desk.strong(label), desk.plain(text)]);
    }

    /// Points in time.
    pub(super) fn days(&mut self, points: &[MilestoneDoc]) {
        if points.is_empty() {
            return;
        }
        self.heading("日子");
        let desk = self.column.desk;
        for point in points {
            self.column.space(0.2);
            let title = checked(&point.title, &point.why);
            let spans = [desk.strong(format!("{}：", wording::when(point))), desk.plain(title)];
            self.column.hanging(0.0, &Mark::Text("·"), &spans);
        }
    }

    /// What is still open.
    pub(super) fn open(&mut self, open: &[OpenDoc]) {
        if open.is_empty() {
            return;
        }
        self.heading("补上这些，结果会更确定");
        let labels: Vec<&str> = open.iter().map(|each| each.label.as_str()).collect();
        self.column.paragraph(0.0, &[self.column.desk.plain(labels.join("、"))]);
    }

    /// Whom to call, in large figures.
    pub(super) fn ask(&mut self, hotlines: Vec<Hotline>) {
        self.heading("咨询");
        let desk = self.column.desk;
        for Hotline { name, number } in hotlines {
            let mut number = desk.strong(number.replace(' ', "\u{a0}"));
            number.style.size *= 1.4;
            self.column.paragraph(0.0, &[desk.plain(format!("{name}　")), number]);
        }
    }

    /// The day it is for, and what it is not.
    pub(super) fn foot(&mut self, dates: &str, words: &str) {
        self.rule();
        let desk = self.column.desk;
        self.column.paragraph(0.0, &[desk.faint(dates)]);
        self.column.paragraph(0.0, &[desk.faint(words)]);
    }
}
