//! Numbers that count something else than the gap: how much of it is none, how many years were made up for.

use std::ops::Range;

use super::{Amount, Reader};
use crate::line::strange::Why;
use crate::model::{Meaning, QuestionIx, Value};

/// Letters between a gap and what is said of all of it, and what says before a number that so long something was
/// received.
const NEAR: usize = 2;
const RECEIVED: &[char] = &['领', '了', '过', '着', '中'];

impl Reader<'_> {
    /// A number beside a word answers this question.
    pub(super) fn counting(&mut self, span: &Range<usize>, question: QuestionIx, whole: bool) {
        self.line.answers.leave_open(question);
        if !self.counts_before(span, question, whole) {
            self.others.counting = Some(question);
        }
    }

    /// Whatever stands in between, the number is not of it.
    pub(super) fn no_longer_counts(&mut self) {
        self.others.counting = None;
    }

    /// Whether the number counts what was just spoken of.
    pub(super) fn counts(&mut self, span: &Range<usize>, count: u32) -> bool {
        if self.is_of_matter(span) {
            return true;
        }
        let Some(question) = self.others.counting.take() else { return false };
        let span = span.clone();
        let amount = Amount { span, count, unit: None, apart: false, about: false, of_gap: false };
        self.others.counted = Some((question, amount));
        self.line.understood += 1;
        true
    }

    /// Whether the number before it counts what is spoken of: 「其中四个月领失业金」; or whether it is the gap, all of
    /// which is counted so: 「断了五个月，一直领失业金」.
    fn counts_before(&mut self, span: &Range<usize>, question: QuestionIx, whole: bool) -> bool {
        let text = &self.line.text;
        let told = self.numbers.iter().any(|number| number.of_gap);
        let Some(number) = self.number.as_ref().filter(|number| !number.about) else {
            return false;
        };
        let Some(between) = text.get(number.span.end..span.start) else { return false };
        let behind = between.chars().count() <= NEAR && number.unit.is_some();
        let part = between.trim().is_empty() && !number.of_gap;
        let part = part && (told || text[..number.span.start].ends_with(RECEIVED));
        let gap = whole && (number.of_gap || told);
        if !behind || !(part || gap) {
            return false;
        }
        self.others.counted = Some((question, number.clone()));
        if part {
            self.number = None;
        }
        // A number behind it tells better: 「断了五个月，在领失业金三个月」.
        part
    }

    /// Whether the unit is that of such a number.
    pub(super) fn counts_in(&mut self, span: &Range<usize>, means: Meaning) -> bool {
        if self.is_of_matter(span) {
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

    /// Once the gap is known: no more of it is counted than there is.
    pub(super) fn end_counted(&mut self, question: QuestionIx, amount: &Amount) {
        let roles = self.topic.roles;
        let of_years =
            roles.missed_years.is_some() && self.topic.at(question).at_most == roles.missed_years;
        let years = amount.unit == Some(Meaning::Years) && !of_years;
        let count = if years { amount.count * 12 } else { amount.count };
        let all = if of_years { roles.missed_years } else { roles.gap_months };
        let gap = all.and_then(|all| self.line.answers.known(all));
        if gap.is_some_and(|gap| matches!(gap, Value::Count(gap) if gap < count)) {
            self.strange(&amount.span, Why::OverGap);
        } else {
            self.answer(question, Value::Count(count), &amount.span);
        }
    }
}
