//! Months that are told to be those in which nothing was paid: 「4月到8月没交」.

use std::ops::Range;

use chrono::Datelike as _;

use super::{Named, Paid, Reader, Why};
use crate::calendar::Month;
use crate::model::Value;

impl Reader<'_> {
    /// Nothing was paid from one month to another: 「4月到8月没交」.
    pub(in crate::line) fn unpaid(
        &mut self,
        span: Range<usize>,
        year: Option<i32>,
        months: [u32; 2],
    ) {
        self.gap.told = true;
        // 「去年12月到今年3月」
        let over = i32::from(months[0] > months[1]);
        let year = year.or_else(|| self.year_before(span.start));
        let year = year.unwrap_or_else(|| self.today.year() - over);
        let first = Month::new(year, months[0]);
        let last = Month::new(year + over, months[1]);
        match first.zip(last).filter(|(_, last)| *last <= Month::of(self.today)) {
            Some((first, last)) => self.paid.unpaid = Some((span, [first, last])),
            None => self.strange(&span, Why::Month),
        }
    }

    /// How many months those are, unless something is paid again later than right behind them.
    pub(super) fn end_unpaid(&mut self, span: &Range<usize>, [first, last]: [Month; 2]) {
        let Paid { again, mut months, .. } = std::mem::take(&mut self.paid);
        months.retain(|named| named.month != Some(last.plus(1)));
        let later = months.iter().position(|named| {
            let again = again.as_ref().is_some_and(|again| self.resumes(again, named));
            named.month > Some(last) && (again || self.is_paid(&named.span))
        });
        let later = later.map(|at| months.remove(at));
        for named in &months {
            self.strange(&named.span, Why::Timed);
        }
        let roles = self.topic.roles;
        let (Some(gap), Some(last_paid)) = (roles.gap_months, roles.last_paid) else { return };
        let said = self.line.answers.get(gap);
        let count = u32::try_from(last.since(first)).unwrap_or_default() + 1;
        match later {
            _ if said.is_some_and(|said| said != Value::Count(count)) => {
                self.strange(span, Why::TooMany);
            }
            Some(later) => {
                self.line.answers.clear(gap);
                self.answer(last_paid, Value::Month(first.plus(-1)), span);
                self.first_paid(&later);
            }
            None => self.answer(gap, Value::Count(count), span),
        }
        self.line.understood += 1;
    }

    /// Why a time is no gap: beside a gap that is told nobody is asked for more.
    pub(in crate::line) fn timed(&self) -> Why {
        let roles = self.topic.roles;
        let known = [roles.gap_months, roles.last_paid, roles.missed_years].into_iter().flatten();
        let known = known.map(|question| self.line.answers.get(question)).any(|it| it.is_some());
        if known { Why::Timed } else { Why::Month }
    }

    /// Why a month is left that is neither the last one paid nor the first one paid again: what is told of the month
    /// behind the last one paid, if that is told, and of the one in which something is paid again.
    pub(super) fn why_left(
        &self,
        named: &Named,
        last: Option<&Named>,
        again: Option<Month>,
    ) -> Why {
        let month = named.month;
        let next = last.map(|last| {
            let paid = i32::from(!last.begins || last.paid);
            last.month.map(|month| month.plus(paid))
        });
        match next {
            // 「上个月辞职的，交到上个月」
            Some(next) if month.map(|month| month.plus(1)) == next => Why::Timed,
            Some(next) if month < next => Why::TooMany,
            // 「交到10月，11月入职」, 「交到上个月，下个月到重庆去交」
            Some(next) if month == next && named.works() => Why::Timed,
            Some(_) if month > Some(Month::of(self.today)) || month == again => Why::Timed,
            Some(next) if month > next || !self.is_unpaid(named) => Why::Later,
            _ => self.timed(),
        }
    }
}
