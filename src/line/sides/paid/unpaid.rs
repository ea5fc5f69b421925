//! Months that are told to be those in which nothing was paid: 「4月到8月没交」.

use std::ops::Range;

use chrono::Datelike as _;

use super::{Paid, Reader, Why};
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
}
