//! Months of the calendar: the last one paid, as in 「交到9月」, and those that tell no more than that there is a gap.

mod unpaid;

use std::ops::Range;

use chrono::Datelike as _;

use super::{Amount, Reader, Why};
use crate::calendar::Month;
use crate::line::asked::is_joined;
use crate::line::day::Written;
use crate::line::when::When;
use crate::model::{Stands, Value, With};

/// Nobody pays for more months to come.
const PREPAID: i32 = 24;

/// What says of a year that its last month is meant.
const END: char = '底';
const DECEMBER: u32 = 12;
/// What says that nothing is paid from a month on, or not yet.
const NOT: &[char] = &['没', '不', '未', '想', '要', '算', '备'];
/// What ends a sentence that says that something is paid.
const PAYS: &[char] = &['交', '缴'];
/// What says that somebody stopped paying in a month, or left who paid.
const STOPPED: &[char] = &['断', '停', '离', '辞', '失'];
/// Letters between a month and what is said of it.
const BETWEEN: usize = 6;

/// What such words told so far.
#[derive(Default)]
pub(super) struct Paid {
    /// The word that says what was paid up to a month.
    said: Option<Range<usize>>,
    /// The word that says from which month something is paid again.
    again: Option<Range<usize>>,
    /// Whether it says so without a month.
    joined: bool,
    months: Vec<Named>,
    /// A year of which a month may follow.
    year: Option<(Range<usize>, i32)>,
    /// Where the last word ended from which on something is so.
    from: Option<usize>,
    /// The first and the last month in which nothing was paid, told as such.
    unpaid: Option<(Range<usize>, [Month; 2])>,
}

/// A month that was named.
struct Named {
    span: Range<usize>,
    /// None if nobody knows of which year, or if there are several.
    month: Option<Month>,
    /// Whether something was paid up to it.
    paid: bool,
    /// Whether nothing was paid from it on.
    begins: bool,
    /// What is so from it on.
    since: Option<Since>,
}

/// What is said to be so from a month on.
#[derive(PartialEq, Eq)]
enum Since {
    /// Something that is still to be said.
    Something,
    /// That somebody works somewhere.
    Works,
}

impl Named {
    /// Whether somebody works somewhere since.
    fn works(&self) -> bool {
        self.since == Some(Since::Works)
    }
}

impl Reader<'_> {
    /// Something was paid up to a month.
    pub(super) fn paid(&mut self, span: Range<usize>) {
        self.paid.said = Some(span);
    }

    /// Something is paid again from a month on.
    pub(super) fn resumed(&mut self, span: Range<usize>, joined: bool) {
        (self.paid.again, self.paid.joined) = (Some(span), joined);
    }

    /// 「11月新单位交的」
    pub(super) fn paid_there(&mut self, span: &Range<usize>, stands: Stands) {
        let text = &self.line.text;
        let month = self.paid.months.last().is_some_and(|last| last.span.end == span.start);
        let joined = |last: &&mut Named| is_joined(&text[last.span.end..span.start]);
        let works = matches!(stands.with, With::There | With::Works);
        if let Some(last) = self.paid.months.last_mut().filter(joined).filter(|_| works) {
            last.since = Some(Since::Works);
        }
        let pays = self.is_paid(span);
        if stands.with == With::There && month && pays && self.paid.again.is_none() {
            self.paid.again = Some(span.clone());
        }
    }

    /// Whether nothing stands between two words.
    pub(super) fn is_beside(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        self.is_blank(one.end..other.start) || self.is_blank(other.end..one.start)
    }

    pub(super) fn is_blank(&self, between: Range<usize>) -> bool {
        self.line.text.get(between).is_some_and(|between| between.trim().is_empty())
    }

    /// Whether a month that begins there is the one up to which something was paid.
    fn is_paid_to(&self, start: usize) -> bool {
        self.paid.said.as_ref().is_some_and(|said| self.is_blank(said.end..start))
    }

    /// A month of the calendar; without its year it is one of this year, as far as that has come.
    pub(super) fn month(&mut self, span: Range<usize>, year: Option<i32>, month: u32) {
        let known = year.or((month <= self.today.month()).then(|| self.today.year()));
        self.named_month(span, known.and_then(|year| Month::new(year, month)));
    }

    /// A day; 「交到2026年8月31日」 says which month is paid.
    pub(super) fn written_day(&mut self, span: Range<usize>, day: Written) {
        let day = day.of(self.year_before(span.start));
        if !self.is_paid_to(span.start) {
            return self.day(span, When::Written(day));
        }
        let (year, month) = day.month();
        self.month(span, year, month);
    }

    /// The same, of the year named right before; none is several months.
    pub(super) fn month_of(&mut self, mut span: Range<usize>, month: Option<u32>) {
        let text = &self.line.text;
        let year = self.paid.year.take_if(|(year, _)| text[year.end..span.start].trim().is_empty());
        if let Some((before, _)) = &year {
            span.start = before.start;
        }
        match month {
            Some(month) => self.month(span, year.map(|(_, year)| year), month),
            None => self.named_month(span, None),
        }
    }

    pub(super) fn months_ago(&mut self, span: Range<usize>, count: i8) {
        let month = Some(Month::of(self.today).plus(-i32::from(count)));
        self.named_month(span, month);
    }

    /// The month that ends where something else begins, and where it begins itself.
    pub(super) fn month_before(&mut self, end: usize) -> Option<(usize, Option<Month>)> {
        let named = self.paid.months.pop_if(|named| named.span.end == end)?;
        Some((named.span.start, named.month))
    }

    /// Whether a month or a year to come stands right before: 「2027年3月退休」.
    pub(super) fn is_to_come(&mut self, start: usize) -> bool {
        let this = Month::of(self.today);
        let year =
            |(span, year): &mut (Range<usize>, i32)| span.end == start && *year > this.year();
        if self.paid.year.take_if(year).is_some() {
            return true;
        }
        let ahead = |named: &mut Named| {
            named.span.end == start && named.month.is_some_and(|month| month > this)
        };
        self.paid.months.pop_if(ahead).is_some()
    }

    /// The month that the number before it counts back to; without one it says nothing.
    pub(super) fn months_before(&mut self, mut span: Range<usize>) {
        let number = self.part(span.start, |number, _| number.unit.is_none());
        let Some(Amount { span: counted, count, about, .. }) = number else {
            return self.unknown(span);
        };
        span.start = counted.start;
        let count = i32::try_from(count).ok().filter(|_| !about);
        let month = count.map(|count| Month::of(self.today).plus(-count));
        self.named_month(span, month);
    }

    pub(super) fn years_ago(&mut self, span: Range<usize>, count: i8) {
        let year = self.today.year() - i32::from(count);
        // 「交到去年底」
        if self.line.text[span.clone()].ends_with(END) && self.is_paid_to(span.start) {
            return self.month(span, Some(year), DECEMBER);
        }
        self.year(span, year);
    }

    /// A year, of which a month may follow.
    pub(super) fn year(&mut self, span: Range<usize>, year: i32) {
        self.year_alone();
        self.paid.year = Some((span, year));
    }

    /// A year to come of which no month followed is not used.
    fn year_alone(&mut self) {
        if let Some((span, _)) = self.paid.year.take_if(|(_, year)| *year > self.today.year()) {
            self.strange(&span, Why::Idle);
        }
    }

    /// The year named right before, as in 「去年12月8日」.
    pub(super) fn year_before(&mut self, end: usize) -> Option<i32> {
        let touches = self.paid.year.as_ref().is_some_and(|(span, _)| self.is_blank(span.end..end));
        self.paid.year.take_if(|_| touches).map(|(_, year)| year)
    }

    /// Nothing was paid from the month before it on; a number that is none says nothing.
    pub(super) fn begins(&mut self, span: &Range<usize>) {
        if let Some(last) = self.paid.months.last_mut().filter(|last| last.span.end == span.start) {
            last.begins = true;
        } else if let Some(number) = self.number.take_if(|number| number.span.end == span.start) {
            self.line.understood = self.line.understood.saturating_sub(1);
            self.strange(&(number.span.start..span.end), Why::Unit);
        }
    }

    /// A month may follow from which on something is so.
    pub(super) fn from(&mut self, span: &Range<usize>) {
        self.paid.from = Some(span.end);
    }

    /// Nothing was paid up to now: 「从6月断到现在」; of 「6月断到现在」 nobody knows whether it was paid in June.
    pub(super) fn up_to_now(&mut self, span: &Range<usize>) {
        self.gap.told = true;
        let text = &self.line.text;
        let last = self.paid.months.last_mut().filter(|last| last.since == Some(Since::Something));
        if let Some(last) = last.filter(|last| is_joined(&text[last.span.end..span.start])) {
            last.begins = true;
        }
    }

    fn named_month(&mut self, span: Range<usize>, month: Option<Month>) {
        let paid = self.is_paid_to(span.start);
        let from = self.paid.from.is_some_and(|from| self.is_blank(from..span.start));
        let since = from.then_some(Since::Something);
        self.paid.months.push(Named { span, month, paid, begins: false, since });
    }

    /// Once the gap is known: 「断到十月」 tells no more than that there is one.
    pub(super) fn end_paid(&mut self) {
        self.year_alone();
        if let Some((span, months)) = self.paid.unpaid.take() {
            return self.end_unpaid(&span, months);
        }
        let Paid { said, again, joined, mut months, year, .. } = std::mem::take(&mut self.paid);
        let paid_to = months.iter().any(|named| named.paid || named.begins);
        let resumes = |named: &Named| {
            if paid_to && !named.paid && (self.is_paid(&named.span) || self.is_paid_at(named)) {
                return true;
            }
            let again = again.as_ref().filter(|_| !named.paid);
            again.is_some_and(|again| {
                self.is_beside(again, &named.span) || self.resumes(again, named)
            })
        };
        let mut first = months.iter().position(resumes).map(|at| months.remove(at));
        let at = self.last_of(&months, said.is_some());
        let last = at.map(|at| months.remove(at));
        // With a month to count from, another one makes the gap another, but for the one right after it, in
        // which nothing was paid.
        let again_in = first.as_ref().and_then(|first| first.month);
        months.extend(first.take_if(|_| last.is_none()));
        let year = year.filter(|_| self.gap.told).map(|(span, _)| span);
        // 「接上了」 does not say that there was no gap.
        let untold = joined && first.is_none() && months.is_empty() && last.is_none();
        // When an application was filed is no gap.
        months.retain(|_| self.gap.told || self.line.told.is_none());
        let why = |named: &Named| self.why_left(named, last.as_ref(), again_in);
        let left: Vec<_> = months.into_iter().map(|named| (why(&named), named.span)).collect();
        if let Some(again) = again.filter(|_| untold) {
            self.joined_again(&again);
        }
        for (why, span) in left {
            self.strange(&span, why);
        }
        if let Some(year) = year {
            let why = if self.timed() == Why::Month { Why::Year } else { Why::Timed };
            self.strange(&year, why);
        }
        match (said, last) {
            (Some(span), None) => self.strange(&span, Why::NoMonth),
            (None, None) => {}
            (_, Some(last)) => {
                self.last_paid(&last);
                if let Some(first) = first {
                    self.first_paid(&first);
                }
            }
        }
    }

    /// Which of the months is the last one paid, or the first that was not.
    fn last_of(&self, months: &[Named], said: bool) -> Option<usize> {
        let paid = || months.iter().position(|named| named.paid);
        let begins = |named: &Named| named.begins && named.month.is_some();
        match months {
            _ if said => paid().or_else(|| months.iter().position(|named| !named.begins)),
            _ if self.gap.told => {
                let first = months.iter().position(begins);
                first.filter(|first| !months[first + 1..].iter().any(begins))
            }
            _ => None,
        }
    }

    /// Something is paid again, and nothing tells since when or how long it was not.
    fn joined_again(&mut self, again: &Range<usize>) {
        let gap = self.topic.roles.gap_months.and_then(|gap| self.line.answers.get(gap));
        if gap.is_none() && !self.gap.told {
            self.strange(again, Why::Again);
        }
    }

    /// 「11月交」 and 「新单位给交了」, and not 「11月交不上」
    fn is_paid(&self, before: &Range<usize>) -> bool {
        let behind = self.line.text[before.end..].trim_start_matches(['给', '我']);
        let paid = behind.strip_prefix(['交', '缴']);
        paid.is_some_and(|rest| {
            rest.starts_with(['的', '上', '了']) || !rest.starts_with(char::is_alphanumeric)
        })
    }

    /// 「这个月在昆明新单位交」
    fn is_paid_at(&self, named: &Named) -> bool {
        let ends = |letter: char| !letter.is_alphanumeric();
        let sentence = self.line.text[named.span.end..].split(ends).next().unwrap_or_default();
        named.works() && sentence.ends_with(PAYS) && !sentence.contains(NOT)
    }

    /// Whether its sentence says that nothing was paid in a month: 「9月没交」, and not 「9月到新公司」.
    fn is_unpaid(&self, named: &Named) -> bool {
        let behind = &self.line.text[named.span.end..];
        let ends = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace();
        let sentence = behind.split(ends).next().unwrap_or_default();
        named.begins || sentence.contains(NOT) || sentence.contains(STOPPED)
    }

    /// Whether a word says it of a month before it in its sentence: 「11月新单位开始交」.
    fn resumes(&self, again: &Range<usize>, named: &Named) -> bool {
        let between = self.line.text.get(named.span.end..again.start);
        between.is_some_and(|between| {
            let near = is_joined(between) && between.chars().count() <= BETWEEN;
            near && !between.contains(NOT)
        })
    }

    /// The last month paid, or the first that was not.
    fn last_paid(&mut self, named: &Named) {
        let roles = self.topic.roles;
        let (Some(gap), Some(last_paid)) = (roles.gap_months, roles.last_paid) else { return };
        let before = i32::from(named.begins && !named.paid);
        match named.month {
            None => self.strange(&named.span, Why::NoMonth),
            Some(month) if month > Month::of(self.today) => {
                let ahead = Month::of(self.today).plus(PREPAID) >= month;
                self.strange(&named.span, if ahead { Why::Prepaid } else { Why::MonthAhead });
            }
            Some(_) if self.line.answers.get(gap).is_some() => {
                self.strange(&named.span, Why::TooMany);
            }
            Some(month) => {
                self.answer(last_paid, Value::Month(month.plus(-before)), &named.span);
                self.line.understood += 1;
            }
        }
    }

    /// The first month paid again.
    fn first_paid(&mut self, named: &Named) {
        let roles = self.topic.roles;
        let (Some(last), Some(question)) = (roles.last_paid, roles.first_paid) else { return };
        let Some(Value::Month(last)) = self.line.answers.get(last) else { return };
        match named.month {
            None => self.strange(&named.span, Why::Later),
            Some(month) if month <= last => self.strange(&named.span, Why::TooMany),
            Some(month) => {
                self.answer(question, Value::Month(month), &named.span);
                self.line.understood += 1;
            }
        }
    }
}
