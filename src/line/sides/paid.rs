//! The last month paid: 「交到9月」, 「9月最后交」, 「缴到2026年9月」.

use std::ops::Range;

use chrono::Datelike as _;

use super::{Reader, Why};
use crate::calendar::Month;
use crate::model::Value;

/// What such words told so far.
#[derive(Default)]
pub(super) struct Paid {
    /// The word that says so.
    said: Option<Range<usize>>,
    /// A month, if it is known of which year.
    month: Option<(Range<usize>, Option<Month>)>,
}

impl Reader<'_> {
    /// Something was paid up to a month.
    pub(super) fn paid(&mut self, span: Range<usize>) {
        self.paid.said = Some(span);
    }

    /// Whether a number that begins there is the month up to which something was paid.
    pub(super) fn is_paid_to(&self, start: usize) -> bool {
        let between = self.paid.said.as_ref().and_then(|said| self.line.text.get(said.end..start));
        between.is_some_and(|between| between.trim().is_empty())
    }

    /// A month of the calendar; without its year it is one of this year, as far as that has come.
    pub(super) fn month(&mut self, span: Range<usize>, year: Option<i32>, month: u32) {
        if self.paid.month.is_some() {
            return self.strange(&span, Why::TooMany);
        }
        let known = year.or((month <= self.today.month()).then(|| self.today.year()));
        let month = known.and_then(|year| Month::new(year, month));
        self.paid.month = Some((span, month));
    }

    /// Once the gap is known.
    pub(super) fn end_paid(&mut self) {
        let roles = self.topic.roles;
        let (Some(gap), Some(last_paid)) = (roles.gap_months, roles.last_paid) else { return };
        let Paid { said, month } = std::mem::take(&mut self.paid);
        match (said, month) {
            (None, None) => {}
            (None, Some((span, _))) => self.strange(&span, Why::NoGap),
            (Some(span), None) | (Some(_), Some((span, None))) => self.strange(&span, Why::NoMonth),
            (Some(_), Some((span, Some(month)))) if month > Month::of(self.today) => {
                self.strange(&span, Why::Ahead);
            }
            (Some(_), Some((span, Some(_)))) if self.line.answers.get(gap).is_some() => {
                self.strange(&span, Why::TooMany);
            }
            (Some(_), Some((span, Some(month)))) => {
                self.answer(last_paid, Value::Month(month), &span);
                self.line.understood += 1;
            }
        }
    }
}
