//! Parts that every receipt is made of.

use super::{PAPER, Receipt};
use crate::export::pdf::column::{Mark, Piece};
use crate::export::pdf::ink::{Ink, Pen, Shape, spot};
use crate::report::hotline::{self, Hotline};
use crate::report::wording::{self, checked};
use crate::report::{AnswerDoc, MilestoneDoc, OpenDoc};

impl Receipt<'_> {
    /// The title of the whole.
    pub(crate) fn title(&mut self, title: &str) {
        let mut span = self.column.setter.strong(title);
        span.style.size *= 1.15;
        self.column.heading(1, &[span]);
    }

    /// A heading between lines of dashes.
    pub(crate) fn heading(&mut self, title: &str) {
        self.rule();
        self.column.heading(2, &[self.column.setter.strong(title)]);
    }

    /// A line of dashes.
    pub(crate) fn rule(&mut self) {
        self.column.space(0.5);
        let line = Shape::line(spot(0.0, 2.0), spot(PAPER.measure(), 2.0), Pen::dashed(0.7));
        let ink = vec![Ink::Shape(line)];
        self.column.drawn(Piece { height: 4.0, ink, keep: true, ..Piece::default() });
    }

    /// A paragraph behind its number.
    pub(crate) fn numbered(&mut self, number: usize, text: &str) {
        let setter = self.column.setter;
        self.column.hanging(0.0, &Mark::text(format!("{number}.")), &[setter.plain(text)]);
    }

    /// What is said under a number; nothing where nothing is.
    pub(crate) fn under(&mut self, text: &str) {
        let mut span = self.column.setter.plain(text);
        span.style.size *= 0.9;
        self.column.paragraph(1.4, &[span]);
    }

    /// A text behind its label.
    pub(crate) fn labelled(&mut self, label: &str, text: &str) {
        let setter = self.column.setter;
        self.column.paragraph(0.0, &[setter.strong(label), setter.plain(text)]);
    }

    /// What nobody was asked.
    pub(crate) fn assumed(&mut self, answers: &[AnswerDoc]) {
        let assumed = wording::assumed(answers);
        if !assumed.is_empty() {
            self.labelled(&format!("{}：", wording::ASSUMED), &assumed.join("；"));
        }
    }

    pub(crate) fn days(&mut self, points: &[MilestoneDoc]) {
        if points.is_empty() {
            return;
        }
        self.heading("日子");
        let setter = self.column.setter;
        for point in points {
            self.column.space(0.2);
            let title = checked(&point.title, &point.why);
            let spans = [setter.strong(format!("{}：", wording::when(point))), setter.plain(title)];
            self.column.hanging(0.0, &Mark::text("·"), &spans);
        }
    }

    /// What is still open.
    pub(crate) fn open(&mut self, open: &[OpenDoc]) {
        if open.is_empty() {
            return;
        }
        self.heading(wording::OPEN);
        let labels: Vec<&str> = open.iter().map(|each| each.label.as_str()).collect();
        self.column.paragraph(0.0, &[self.column.setter.plain(labels.join("、"))]);
    }

    /// Whom to call, in large figures.
    pub(crate) fn ask(&mut self, hotlines: Vec<Hotline>) {
        self.heading("咨询");
        let setter = self.column.setter;
        let doubt = hotline::doubt(&hotlines);
        for Hotline { name, number, .. } in hotlines {
            let mut number = setter.strong(number.replace(' ', "\u{a0}"));
            number.style.size *= 1.4;
            self.column.paragraph(0.0, &[setter.plain(format!("{name}　")), number]);
        }
        if let Some(doubt) = doubt {
            self.column.paragraph(0.0, &[setter.plain(doubt)]);
        }
    }

    /// The day it is for, and what it is not.
    pub(crate) fn foot(&mut self, dates: &str, words: &str) {
        self.rule();
        let setter = self.column.setter;
        self.column.paragraph(0.0, &[setter.faint(dates)]);
        self.column.paragraph(0.0, &[setter.faint(words)]);
    }
}
