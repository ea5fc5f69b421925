//! Numbers of a line: how long the gap is, and what else is counted.

use std::ops::Range;

use super::{Reader, Why};
use crate::model::{Meaning, QuestionKind, Value};

/// A number, and what it counts.
pub(super) struct Amount {
    pub(super) span: Range<usize>,
    pub(super) count: u32,
    pub(super) unit: Option<Meaning>,
    /// Whether it stands apart, so that it needs no word for what it is.
    pub(super) apart: bool,
}

impl Reader<'_> {
    /// What the number before it counts; 「3月」 is a month of the year unless a gap was spoken of.
    pub(super) fn unit(&mut self, span: Range<usize>, means: Meaning) {
        if self.counts_in(&span, means) {
            return;
        }
        let text = &self.line.text;
        let dated = ["月", "月份"].contains(&&text[span.clone()]);
        let counted = self.number.take_if(|number| {
            number.unit.is_none() && text[number.span.end..span.start].trim().is_empty()
        });
        match counted {
            Some(number) if means == Meaning::Days => self.lasted(number.span.start..span.end),
            Some(number) if dated && (!self.gap || self.is_paid_to(number.span.start)) => {
                self.month(number.span.start..span.end, None, number.count);
            }
            Some(number) => {
                let span = number.span.start..span.end;
                self.number = Some(Amount { span, unit: Some(means), apart: false, ..number });
            }
            None => self.strange(&span, Why::Unknown),
        }
    }

    pub(super) fn amount(&mut self, span: Range<usize>, count: u32) {
        if self.counts(&span, count) {
            return;
        }
        if self.number.is_some() {
            return self.strange(&span, Why::TooMany);
        }
        let since = self.since.take().and_then(|end| self.line.text.get(end..span.start));
        self.gap |= since.is_some_and(|between| between.trim().is_empty());
        let before = self.line.text[..span.start].chars().next_back();
        let digits = self.line.text[span.clone()].is_ascii();
        // 「杭州2」 is as clear as `hz2`.
        let placed = self.places.last().is_some_and(|place| place.span.end == span.start);
        let free = before.is_none_or(|letter| !letter.is_alphanumeric() || letter.is_ascii());
        let apart = digits && (placed || free);
        self.number = Some(Amount { span, count, unit: None, apart });
        self.line.understood += 1;
    }

    /// The number is the gap, where it stands apart or the gap is spoken of.
    pub(super) fn end_number(&mut self) {
        let Some(Amount { span, count, unit, apart }) = self.number.take() else { return };
        let roles = self.topic.roles;
        let resident = [roles.from_scheme, roles.to_scheme]
            .map(|scheme| self.topic.has_chosen(&self.line.answers, scheme, "resident"));
        let (question, count) = match unit {
            Some(Meaning::Years) if resident == [true, true] => (roles.missed_years, count),
            Some(Meaning::Years) => (roles.gap_months, count * 12),
            _ => (roles.gap_months, count),
        };
        let Some(question) = question else { return };
        let QuestionKind::Count { max } = self.topic.at(question).kind else { return };
        if !self.gap && !apart {
            // How long an application has been under way is no gap.
            if self.line.told.is_none() {
                self.strange(&span, Why::NoGap);
            }
        } else if count > max {
            self.strange(&span, Why::TooLong(max));
        } else {
            self.answer(question, Value::Count(count), &span);
        }
    }
}
