//! Words of a line besides places, schemes and the gap: matters, other numbers, the day of acceptance.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::{Amount, Reader};
use crate::line::strange::Why;
use crate::model::{Meaning, QuestionIx, QuestionKind, Value};

/// What such words told so far.
#[derive(Default)]
pub(super) struct Others {
    /// A question that a number right behind answers.
    counting: Option<QuestionIx>,
    counted: Option<(QuestionIx, Amount)>,
    /// Where a matter ended: 「怀孕5个月」 is no gap of five.
    matter: Option<usize>,
    day: Option<(Range<usize>, NaiveDate)>,
    /// The same as a word of its own, which says nothing where nothing was accepted.
    ago: Option<(Range<usize>, NaiveDate)>,
    /// What told how far the application is.
    progress: Option<Range<usize>>,
}

impl Reader<'_> {
    /// A question of which one choice was said; of several things each is said by itself.
    pub(super) fn chosen(&mut self, question: QuestionIx, at: u8, span: &Range<usize>) {
        let mut at = at;
        if self.topic.roles.progress == Some(question) {
            self.others.progress = Some(span.clone());
            // What is done out there was accepted before: the further one counts.
            if let Some(Value::Choice(before)) = self.line.answers.get(question)
                && before.min(at) > 0
            {
                at = before.max(at);
                self.line.answers.clear(question);
            }
        }
        let many = matches!(self.topic.at(question).kind, QuestionKind::Many);
        match self.line.answers.get(question) {
            Some(Value::Many(bits)) if many => self.line.answers.name(question, bits | 1 << at),
            _ if many => self.line.answers.name(question, 1 << at),
            _ => self.answer(question, Value::Choice(at), span),
        }
        self.line.understood += 1;
    }

    /// Something else; a number that counts it stands right behind it.
    pub(super) fn other(&mut self, span: Range<usize>, means: Meaning) {
        match means {
            Meaning::Matter(claim) => {
                self.line.answers.mind(claim);
                self.others.matter = Some(span.end);
            }
            Meaning::Counts(question, claim) => {
                self.line.answers.mind(claim);
                self.others.counting = Some(question);
            }
            Meaning::Ago(days) => {
                let day = self.today.checked_sub_days(Days::new(days.into()));
                self.others.ago = self.others.ago.take().or(day.map(|day| (span, day)));
            }
            _ => {}
        }
    }

    /// Whatever stands in between, the number is not of it.
    pub(super) fn no_longer_counts(&mut self) {
        self.others.counting = None;
    }

    /// Whether the number counts what was just spoken of.
    pub(super) fn counts(&mut self, span: &Range<usize>, count: u32) -> bool {
        if self.others.matter == Some(span.start) {
            self.others.matter = Some(span.end);
            return true;
        }
        let Some(question) = self.others.counting.take() else { return false };
        let amount = Amount { span: span.clone(), count, unit: None, apart: false };
        self.others.counted = Some((question, amount));
        self.line.understood += 1;
        true
    }

    /// Whether the unit is that of such a number.
    pub(super) fn counts_in(&mut self, span: &Range<usize>, means: Meaning) -> bool {
        if self.others.matter == Some(span.start) {
            return true;
        }
        let text = &self.line.text;
        let Some((_, amount)) = &mut self.others.counted else { return false };
        let touches =
            text.get(amount.span.end..span.start).is_some_and(|text| text.trim().is_empty());
        if amount.unit.is_some() || !touches {
            return false;
        }
        amount.span.end = span.end;
        amount.unit = Some(means);
        true
    }

    pub(super) fn day(&mut self, span: Range<usize>, day: Option<NaiveDate>) {
        match day {
            Some(day) if self.others.day.is_none() => self.others.day = Some((span, day)),
            _ => self.strange(&span, Why::TooMany),
        }
    }

    /// Once the gap is known.
    pub(super) fn end_others(&mut self) {
        let Others { counted, day, ago, progress, .. } = std::mem::take(&mut self.others);
        if let Some((question, amount)) = counted {
            let years = amount.unit == Some(Meaning::Years);
            let count = if years { amount.count * 12 } else { amount.count };
            let gap = self.topic.roles.gap_months.and_then(|gap| self.line.answers.known(gap));
            if gap.is_some_and(|gap| matches!(gap, Value::Count(gap) if gap < count)) {
                self.strange(&amount.span, Why::OverGap);
            } else {
                self.answer(question, Value::Count(count), &amount.span);
            }
        }
        let roles = self.topic.roles;
        let accepted = ["accepted", "origin_done"]
            .iter()
            .any(|id| self.topic.has_chosen(&self.line.answers, roles.progress, id));
        let day = day.or(ago.filter(|_| accepted));
        match (day, progress.filter(|_| accepted), roles.apply_on) {
            (Some((span, day)), Some(_), _) if day > self.today => self.strange(&span, Why::Ahead),
            (Some((span, day)), Some(_), Some(question)) => {
                self.answer(question, Value::Day(day), &span);
            }
            (Some((span, _)), ..) => self.strange(&span, Why::NoEvent),
            (None, Some(span), _) => self.strange(&span, Why::NoDay),
            (None, None, _) => {}
        }
    }
}
