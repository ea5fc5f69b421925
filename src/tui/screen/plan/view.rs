//! The view that a tab of the plan is laid out from.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Statement;
use crate::calendar::Calendar;
use crate::model::Certainty;
use crate::report::{MilestoneDoc, PlanReport, Why};
use crate::text::Glyphs;
use crate::tui::page::Context;
use crate::tui::theme::Theme;
use crate::tui::widget::bar;
use crate::tui::widget::pen::{Pen, marks};
use crate::tui::widget::rows::{GUTTER, Rows};
use crate::tui::widget::sheet::{BETWEEN, Sheet};

/// Longer lines are hard to read.
const LONGEST: usize = 96;
/// From this width on, lanes of the timeline are named in full.
pub(super) const NAMED: usize = 110;

/// What a tab is laid out from.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) doc: &'a PlanReport,
    pub(super) calendar: &'a Calendar,
    /// Ids of the papers that are ready.
    pub(super) ticked: &'a BTreeSet<String>,
    /// Cells across.
    pub(super) width: usize,
    /// Lines.
    pub(super) height: usize,
    pub(super) theme: Theme,
    pub(super) glyphs: Glyphs,
}

impl<'a> View<'a> {
    pub(super) fn new(context: &'a Context, doc: &'a PlanReport, area: Rect) -> Self {
        Self {
            doc,
            calendar: &context.session().assets().calendar,
            ticked: &context.case.ticked,
            width: area.width.into(),
            height: bar::below(area).height.into(),
            theme: context.look.theme,
            glyphs: context.look.glyphs,
        }
    }

    /// The day the plan is for.
    pub(super) fn today(&self) -> NaiveDate {
        self.doc.today.parse().unwrap_or(NaiveDate::MIN)
    }

    /// A pen for one column, and whether there are two: from so many cells on.
    pub(super) fn pen(&self, beside: usize) -> (Pen, bool) {
        let wide = self.width >= beside;
        let column =
            if wide { self.width.saturating_sub(BETWEEN) / 2 } else { self.width.min(LONGEST) };
        let width = column.saturating_sub(GUTTER).max(2);
        (Pen { width, theme: self.theme }, wide)
    }

    /// Two parts side by side, or the second below the first.
    pub(super) fn sheet(
        &self,
        head: Vec<Line<'static>>,
        mut first: Rows<Statement>,
        second: Rows<Statement>,
        beside: bool,
    ) -> Sheet<Statement> {
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
    pub(super) fn marks_of(&self, milestone: &MilestoneDoc) -> String {
        let provisional = milestone.certainty == Certainty::Provisional;
        marks(&self.doc.today, &self.doc.sources, &milestone.why, provisional)
    }

    /// The words beside a sentence.
    pub(super) fn marks(&self, why: &Why) -> String {
        marks(&self.doc.today, &self.doc.sources, why, false)
    }
}
