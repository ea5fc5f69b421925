//! Numbers of a line: how long the gap is, and what else is counted.

use std::ops::Range;

use super::{Reader, Why};
use crate::line::people::AGES;
use crate::line::years::{CALENDAR, counts};
use crate::model::{Meaning, QuestionKind, Value};

/// A number, and what it counts.
#[derive(Clone)]
pub(super) struct Amount {
    pub(super) span: Range<usize>,
    pub(super) count: u32,
    pub(super) unit: Option<Meaning>,
    /// Whether it stands apart, so that it needs no word for what it is.
    pub(super) apart: bool,
    /// Whether it is several numbers, or not exact.
    pub(super) about: bool,
    /// Whether the gap was spoken of right before.
    pub(super) of_gap: bool,
}

impl Amount {
    /// How long it is, if that is exact, and in what it is counted.
    fn length(&self) -> (Option<u32>, bool) {
        let years = self.unit == Some(Meaning::Years);
        let months = if years { self.count * 12 } else { self.count };
        ((!self.about).then_some(months), matches!(self.unit, Some(Meaning::Days(_))))
    }
}

/// What stands between two numbers of which it is one.
const OR: &[&str] = &["到", "至", "或", "或者", "还是", "、", "-", "~", "～", "—"];

/// What stands between months and the days beyond them, and what counts those.
const AND: &[&str] = &["", "零", "又", "加", "和"];
const DAYS: &[char] = &['天', '日'];

impl Reader<'_> {
    /// What the number before it counts; 「3月」 is a month of the year, whatever was spoken of.
    pub(super) fn unit(&mut self, span: Range<usize>, means: Meaning) {
        if self.counts_in(&span, means) || self.is_of_unknown(&span, false) {
            return;
        }
        let beyond = |number: &&mut Amount| {
            matches!((number.unit, means), (Some(Meaning::Days(_)), Meaning::Days(_)))
                && number.span.end == span.start
        };
        if let Some(number) = self.number.as_mut().filter(beyond) {
            number.span.end = span.end;
            return;
        }
        let text = &self.line.text;
        let dated = text[span.clone()].starts_with('月');
        let counted = self.number.take_if(|number| {
            number.unit.is_none() && text[number.span.end..span.start].trim().is_empty()
        });
        match counted {
            Some(number) if let Meaning::Days(each) = means => self.lasted(number, span.end, each),
            Some(number) if dated && is_month(text, &number) => {
                let month = (!number.about).then_some(number.count);
                self.month_of(number.span.start..span.end, month);
            }
            Some(number) => {
                let span = number.span.start..span.end;
                self.number = Some(Amount { span, unit: Some(means), apart: false, ..number });
            }
            None if matches!(means, Meaning::Days(_)) => self.unknown(span),
            None => match self.about.take() {
                Some(start) => self.set_about(start..span.end),
                // 「月底」
                None if dated && text[span.clone()].chars().nth(1).is_some() => {
                    self.strange(&span, Why::Idle);
                }
                None => self.strange(&span, Why::Unknown),
            },
        }
    }

    /// The number that ends where something begins, if it is a part of that: then it says nothing by itself.
    pub(super) fn part(
        &mut self,
        start: usize,
        may: impl Fn(&Amount, &str) -> bool,
    ) -> Option<Amount> {
        let text = &self.line.text;
        let number = self.number.take_if(|number| number.span.end == start && may(number, text))?;
        self.line.understood = self.line.understood.saturating_sub(1);
        Some(number)
    }

    /// 「一年没断」 says how long there was no gap.
    pub(super) fn no_gap(&mut self, span: Range<usize>) {
        // 「郑州断了，武汉没断」
        if self.gap.told && self.number.is_none() && self.place_beside(&span).is_some() {
            return self.strange(&span, Why::Unclear);
        }
        self.gap.told = true;
        let lasted = self.part(span.start, |number, text| {
            let counts = number.unit.is_some() || text[number.span.clone()].ends_with('年');
            counts && !number.of_gap
        });
        if let Some(lasted) = lasted {
            self.strange(&lasted.span, Why::Idle);
        }
        self.amount(span, 0);
    }

    /// A time that is not exact, or the unit of one: 「个把月」, 「两个半月」.
    pub(super) fn roughly(&mut self, span: Range<usize>) {
        if self.counts_in(&span, Meaning::Months) {
            return;
        }
        let text = &self.line.text;
        let before = self.number.take_if(|number| {
            number.unit.is_none() && text[number.span.end..span.start].trim().is_empty()
        });
        if let Some(number) = before {
            self.line.understood = self.line.understood.saturating_sub(1);
            self.set_about(number.span.start..span.end);
        } else if self.gap.before || self.about.is_some() {
            let start = self.about.take().unwrap_or(span.start);
            self.set_about(start..span.end);
        }
    }

    /// What says that the number beside it is not exact: 「快三个月」, 「半年多」.
    pub(super) fn about(&mut self, span: &Range<usize>) {
        if self.goes_with_matter(span) {
            return;
        }
        match self.number.as_mut().filter(|number| number.span.end == span.start) {
            Some(number) => (number.about, number.span.end) = (true, span.end),
            None => self.about = self.about.or(Some(span.start)),
        }
    }

    /// A number that is not one.
    pub(super) fn several(&mut self, span: Range<usize>) {
        if self.is_of_matter(&span) {
            return;
        }
        if self.counts(&span, 0) {
            return self.strange(&span, Why::About);
        }
        let start = self.about.take().unwrap_or(span.start);
        self.set_about(start..span.end);
        if let Some(number) = &mut self.number {
            number.unit = None;
        }
    }

    fn set_about(&mut self, span: Range<usize>) {
        self.numbers.extend(self.number.take());
        self.line.understood += 1;
        let (count, unit, of_gap) = (0, Some(Meaning::Months), self.gap.before);
        self.number = Some(Amount { span, count, unit, apart: false, about: true, of_gap });
    }

    pub(super) fn amount(&mut self, span: Range<usize>, count: u32) {
        if self.counts(&span, count) {
            return;
        }
        if let Some(number) = &mut self.number {
            let text = &self.line.text;
            let between = text.get(number.span.end..span.start).unwrap_or_default();
            // 「两个月零十天」 is no number of months.
            let more = matches!(number.unit, Some(Meaning::Months | Meaning::Years));
            if more && AND.contains(&between) && text[span.end..].starts_with(DAYS) {
                (number.about, number.unit, number.span.end) =
                    (true, Some(Meaning::Days(1)), span.end);
                return;
            }
            if OR.contains(&between.trim()) {
                (number.about, number.unit, number.span.end) = (true, None, span.end);
                return;
            }
            self.numbers.extend(self.number.take());
        }
        let about = self.about.take();
        let since = self.since.take().and_then(|end| self.line.text.get(end..span.start));
        let of_gap = self.gap.before || since.is_some_and(|between| between.trim().is_empty());
        self.gap.told |= of_gap;
        let before = self.line.text[..span.start].chars().next_back();
        let digits = self.line.text[span.clone()].is_ascii();
        // 「杭州2」 is as clear as `hz2`.
        let placed = self.places.last().is_some_and(|place| place.span.end == span.start);
        let free = before.is_none_or(|letter| !letter.is_alphanumeric() || letter.is_ascii());
        // 「62了」 is how old somebody is.
        let ends = !self.line.text[span.end..].starts_with('了');
        let apart = digits && ends && (placed || free);
        let (start, about) = (about.unwrap_or(span.start), about.is_some());
        let span = start..span.end;
        self.number = Some(Amount { span, count, unit: None, apart, about, of_gap });
        self.line.understood += 1;
    }

    /// 「我妈70了」, 「女 50」
    fn is_age(&self, span: &Range<usize>, count: u32) -> bool {
        let text = &self.line.text;
        let of_sex = self.others.aside.is_some_and(|aside| self.is_blank(aside..span.start));
        of_sex || (AGES.contains(&count) && text[span.end..].starts_with('了'))
    }

    /// The number that is told, and told again; others are too many.
    fn told_number(&mut self) -> Option<Amount> {
        self.numbers.extend(self.number.take());
        let mut numbers = std::mem::take(&mut self.numbers).into_iter();
        let mut first = numbers.next()?;
        // 「北漂五年回太原，断3」
        while !first.of_gap && !first.apart && numbers.clone().any(|other| other.of_gap) {
            self.strange(&first.span, Why::Idle);
            first = numbers.next()?;
        }
        // 「断多久？2个月」
        if first.about && !self.line.text[first.span.clone()].contains(counts) {
            let exact = numbers.clone().find(|again| !again.about);
            first = exact.unwrap_or(first);
        }
        for again in numbers.filter(|again| again.length() != first.length() && !again.about) {
            self.strange(&again.span, Why::TooMany);
        }
        Some(first)
    }

    /// The number is the gap, where it stands apart or the gap is spoken of.
    pub(super) fn end_number(&mut self) {
        let Some(Amount { span, count, unit, apart, about, .. }) = self.told_number() else {
            return;
        };
        let roles = self.topic.roles;
        let resident = [roles.from_scheme, roles.to_scheme]
            .map(|scheme| self.topic.has_chosen(&self.line.answers, scheme, "resident"));
        // 「25年没交」 may be of the year 2025.
        let in_digits = self.line.text[span.clone()].starts_with(char::is_numeric);
        let of_calendar = in_digits && unit == Some(Meaning::Years) && count >= CALENDAR;
        let (question, count) = match unit {
            Some(Meaning::Years) if resident == [true, true] => (roles.missed_years, count),
            Some(Meaning::Years) => (roles.gap_months, count * 12),
            _ => (roles.gap_months, count),
        };
        let Some(question) = question else { return };
        let QuestionKind::Count { max } = self.topic.at(question).kind else { return };
        let bare = unit.is_none() && !self.gap.told;
        if bare && self.is_age(&span, count) {
            self.strange(&span, Why::Idle);
        } else if bare && AGES.contains(&count) {
            // It may be how old somebody is, or the gap.
            self.strange(&span, Why::Unit);
        } else if !self.gap.told && (!apart || self.gap.asked) {
            // How long an application has been under way is no gap, nor is how long ago it was filed.
            if self.line.told.is_none() {
                self.strange(&span, if self.is_filed() { Why::NoDay } else { Why::NoGap });
            }
        } else if about {
            // 「2.5个月」
            let parted = self.line.text[span.clone()].contains('.');
            let days = parted || matches!(unit, Some(Meaning::Days(_)));
            self.strange(&span, if days { Why::Days } else { Why::About });
        } else if of_calendar {
            self.strange(&span, Why::Year);
        } else if count > max {
            self.strange(&span, Why::TooLong(max));
        } else {
            self.answer(question, Value::Count(count), &span);
        }
    }
}

/// Whether 「月」 behind a number makes it a month of the year; 「两月」 is none.
fn is_month(text: &str, number: &Amount) -> bool {
    let counted = text[number.span.clone()].contains(['两', '俩', '仨']);
    number.about || ((1..=12).contains(&number.count) && !counted)
}
