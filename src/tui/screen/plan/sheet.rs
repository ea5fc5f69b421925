//! A tab laid out: what it is made from, and its columns.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::pen::{self, Pen};
use super::state::Place;
use super::statement::Statement;
use crate::calendar::Calendar;
use crate::model::Certainty;
use crate::report::{MilestoneDoc, PlanReport, Why};
use crate::text::Glyphs;
use crate::tui::theme::Theme;
use crate::tui::widget::rows::{GUTTER, Paint, Rows};

/// Cells between two columns.
const BETWEEN: usize = 3;
/// Longer lines are hard to read.
const LONGEST: usize = 96;

/// What a tab is laid out from.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The plan.
    pub doc: &'a PlanReport,
    /// Working days.
    pub calendar: &'a Calendar,
    /// Ids of the papers that are ready.
    pub ticked: &'a BTreeSet<String>,
    /// Cells across.
    pub width: usize,
    /// Lines.
    pub height: usize,
    /// Styles.
    pub theme: Theme,
    /// Marks.
    pub glyphs: Glyphs,
}

impl View<'_> {
    /// The day the plan is for.
    pub fn today(&self) -> NaiveDate {
        self.doc.today.parse().unwrap_or(NaiveDate::MIN)
    }

    /// A pen for one column, and whether there are two: from so many cells on.
    pub fn pen(&self, beside: usize) -> (Pen, bool) {
        let wide = self.width >= beside;
        let column =
            if wide { self.width.saturating_sub(BETWEEN) / 2 } else { self.width.min(LONGEST) };
        let width = column.saturating_sub(GUTTER).max(2);
        (Pen { width, theme: self.theme, glyphs: self.glyphs }, wide)
    }

    /// Two parts side by side, or the second below the first.
    pub fn sheet(
        &self,
        head: Vec<Line<'static>>,
        parts: (Rows<Statement>, Rows<Statement>),
        beside: bool,
    ) -> Sheet {
        let (mut first, second) = parts;
        let mut columns = if beside {
            vec![first, second]
        } else {
            first.append(second);
            vec![first]
        };
        let room = self.height.saturating_sub(head.len());
        for column in &mut columns {
            column.air(room);
        }
        Sheet { head, columns }
    }

    /// The words beside a point in time.
    pub fn marks_of(&self, milestone: &MilestoneDoc) -> String {
        let provisional = milestone.certainty == Certainty::Provisional;
        pen::marks(&self.doc.today, &self.doc.sources, (&milestone.why, provisional))
    }

    /// The words beside a sentence.
    pub fn marks(&self, why: &Why) -> String {
        pen::marks(&self.doc.today, &self.doc.sources, (why, false))
    }
}

/// A tab laid out: lines that stay, and below them one or two columns that scroll.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Lines that stay.
    pub head: Vec<Line<'static>>,
    /// Columns.
    pub columns: Vec<Rows<Statement>>,
}

impl Sheet {
    /// Lines left for the columns in so much height.
    pub fn room(&self, height: usize) -> usize {
        height.saturating_sub(self.head.len())
    }

    /// Draws the lines that stay and the columns below them.
    pub fn draw(&self, place: Place, area: Rect, buffer: &mut Buffer, view: &View) {
        for (y, line) in (area.y..area.bottom()).zip(&self.head) {
            buffer.set_line(area.x, y, line, area.width);
        }
        let top = (self.head.len() as u16).min(area.height);
        let (active, _) = self.active(place);
        for (at, (rows, scroll)) in self.columns.iter().zip(self.scrolls(place)).enumerate() {
            let paint = Paint { theme: view.theme, glyphs: view.glyphs, active: at == active };
            rows.draw(scroll, self.column(at, area, top), buffer, paint);
        }
    }

    fn column(&self, at: usize, area: Rect, top: u16) -> Rect {
        let between = BETWEEN as u16;
        let count = self.columns.len().max(1) as u16;
        let width = area.width.saturating_sub(between * (count - 1)) / count;
        let x = area.x + at as u16 * (width + between);
        Rect { x, y: area.y + top, width, height: area.height - top }
    }
}
