//! A day or a month as it is written in a line: 10月20日, 10.20, 2026-10-20, 20261020, 2026年9月, 十月八号.

use chrono::{Datelike as _, NaiveDate};

use super::numeral::numeral;
use super::years::{counts, trailing};
use crate::calendar::Month;

/// Days of a leap year are all there are.
const LEAP: i32 = 2024;

/// A day, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Written {
    /// That day of a month.
    pub(super) fn in_month(month: Month, day: u32) -> Self {
        Self { year: Some(month.year()), month: month.month(), day }
    }

    /// Its month, perhaps without the year.
    pub(super) fn month(self) -> (Option<i32>, u32) {
        (self.year, self.month)
    }

    /// The same, of a year that was named before it.
    pub(super) fn of(self, year: Option<i32>) -> Self {
        Self { year: self.year.or(year), ..self }
    }

    /// The days of that name around today; with its year there is one at most.
    pub(super) fn days(self, today: NaiveDate) -> Vec<NaiveDate> {
        let Self { year, month, day } = self;
        let this = today.year();
        let years = year.map_or(this - 1..=this + 1, |year| year..=year);
        years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).collect()
    }
}

/// The line with the days that are said in words written as 10月8号.
pub(super) fn in_digits(text: &str) -> String {
    let mut made = text.to_owned();
    for (at, sign) in text.rmatch_indices('月') {
        let behind = at + sign.len();
        let end = text.len() - text[behind..].trim_start_matches(counts).len();
        let ends = text[end..].starts_with(['号', '日']);
        let said = trailing(&text[..at]).zip(numeral(&text[behind..end]).filter(|_| ends));
        if let Some(((start, month), day)) = said {
            made.replace_range(start..end, &format!("{month}月{day}"));
        }
    }
    made
}

/// The day that a text begins with, and how many bytes it takes.
pub(super) fn begins(text: &str) -> Option<(Written, usize)> {
    let (first, rest) = number(text)?;
    let (day, rest) = match text.len() - rest.len() {
        8 => {
            let day = Written {
                year: i32::try_from(first / 10_000).ok(),
                month: first / 100 % 100,
                day: first % 100,
            };
            (day, rest)
        }
        4 => {
            let (month, rest) = number(rest.strip_prefix(['-', '.', '/', '年'])?)?;
            let (day, rest) = number(rest.strip_prefix(['-', '.', '/', '月'])?)?;
            (Written { year: i32::try_from(first).ok(), month, day }, rest)
        }
        _ => {
            let (day, rest) = number(rest.strip_prefix(['.', '/', '月'])?)?;
            (Written { year: None, month: first, day }, rest)
        }
    };
    let rest = rest.strip_prefix(['日', '号']).unwrap_or(rest);
    let counts = |next: char| next.is_ascii_digit() || "个年月".contains(next);
    let exists = NaiveDate::from_ymd_opt(day.year.unwrap_or(LEAP), day.month, day.day).is_some();
    (exists && !rest.starts_with(counts)).then_some((day, text.len() - rest.len()))
}

/// The month of a year that a text begins with, and how many bytes it takes: 2026年9月, 2026-09.
pub(super) fn month(text: &str) -> Option<(i32, u32, usize)> {
    let (year, rest) = number(text).filter(|(year, _)| (1990..2100).contains(year))?;
    let (month, rest) = number(rest.strip_prefix(['-', '.', '/', '年'])?)?;
    let rest = rest.strip_prefix('月').unwrap_or(rest);
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    let ends = !rest.starts_with(|next: char| next.is_ascii_digit() || "-./个年月".contains(next));
    let fits = (1..=12).contains(&month) && ends;
    fits.then(|| Some((i32::try_from(year).ok()?, month, text.len() - rest.len()))).flatten()
}

/// The year that a text begins with, no month behind it, and how many bytes it takes: 2027年.
pub(super) fn year(text: &str) -> Option<(i32, usize)> {
    let (year, rest) = number(text).filter(|(year, _)| (1990..2100).contains(year))?;
    let rest = rest.strip_prefix('年')?;
    let rest = rest.strip_prefix(['度', '底', '初']).unwrap_or(rest);
    let ends = !rest.starts_with(counts);
    ends.then(|| Some((i32::try_from(year).ok()?, text.len() - rest.len()))).flatten()
}

fn number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    digits.parse().ok().map(|number| (number, rest))
}
