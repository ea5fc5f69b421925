//! A day as people type it: 「20261202」, 「2026-12-2」, 「12.2」, 「1202」, 「2」.

use chrono::{Datelike, NaiveDate};

/// Digits of a whole day.
const DIGITS: usize = 8;
/// Longest way to write one.
const LONGEST: usize = 11;
/// What stands between its parts while it is typed.
const BETWEEN: char = '-';

/// What is typed of a day so far.
#[derive(Clone, Default)]
pub(super) struct Typed(String);

impl Typed {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn erase(&mut self) {
        self.0.pop();
    }

    /// Takes a digit, or a sign between two parts; tells whether it is one, and there was room for it.
    pub(super) fn push(&mut self, letter: char) -> bool {
        let parted = self.0.contains(BETWEEN);
        let room = if parted { LONGEST } else { DIGITS };
        let sign =
            matches!(letter, '.' | '。' | '．' | '-' | '—' | '/' | '、' | '年' | '月' | '日');
        let letter = if sign { BETWEEN } else { letter };
        let fits =
            if sign { !self.is_empty() } else { letter.is_ascii_digit() && self.0.len() < room };
        if fits && !(sign && self.0.ends_with(BETWEEN)) {
            self.0.push(letter);
        }
        fits
    }

    /// Whether it is a day with its year, digit by digit: nothing can follow.
    pub(super) fn is_whole(&self) -> bool {
        self.0.len() == DIGITS && !self.0.contains(BETWEEN)
    }

    /// Whether it is but a 0, which begins a day and says nothing else.
    pub(super) fn is_zero(&self) -> bool {
        self.0 == "0"
    }

    /// The day that is meant: without a year the nearest to today, without a month that of the month shown.
    pub(super) fn day(&self, shown: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        let parts: Vec<&str> = self.0.split(BETWEEN).filter(|part| !part.is_empty()).collect();
        if parts.iter().skip(1).any(|part| part.len() > 2) {
            return None;
        }
        let number = |part: &str| part.parse::<u32>().ok();
        match parts[..] {
            [year, month, day] if year.len() == 4 => {
                NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
            }
            [month, day] if month.len() <= 2 => nearest(number(month)?, number(day)?, today),
            [digits] => match digits.len() {
                1 | 2 => shown.with_day(number(digits)?),
                4 => nearest(number(&digits[..2])?, number(&digits[2..])?, today),
                DIGITS => NaiveDate::parse_from_str(digits, "%Y%m%d").ok(),
                _ => None,
            },
            _ => None,
        }
    }

    /// As it is shown: a year that is begun with what it lacks, such as 「2026-1_-__」.
    pub(super) fn shown(&self, meant: bool) -> String {
        if meant || self.0.contains(BETWEEN) || !self.0.starts_with('2') {
            return format!("{}_", self.0);
        }
        let all: Vec<char> = self.0.chars().chain(std::iter::repeat('_')).take(DIGITS).collect();
        let part = |from: usize, to: usize| all[from..to].iter().collect::<String>();
        format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, DIGITS))
    }
}

/// This day of the year in which it is nearest to another day.
fn nearest(month: u32, day: u32, to: NaiveDate) -> Option<NaiveDate> {
    let years = [to.year() - 1, to.year(), to.year() + 1];
    let days = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|each| (*each - to).num_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day");
        let mut typed = Typed::default();
        text.chars().for_each(|letter| _ = typed.push(letter));
        typed.day(day("2026-11-08"), day("2026-11-21")).map(|day| day.to_string())
    }

    #[test]
    fn a_day_is_read_in_every_way_it_is_written() {
        for text in [
            "20261202",
            "2026-12-02",
            "2026.12.2",
            "2026年12月2日",
            "12.2",
            "12-02",
            "12/2",
            "1202",
            "12月2日",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-12-02"), "{text}");
        }
        for (text, meant) in [("2", "2026-11-02"), ("02", "2026-11-02"), ("30", "2026-11-30")] {
            assert_eq!(read(text).as_deref(), Some(meant), "{text}");
        }
        // Of two years the one that is nearer.
        assert_eq!(read("1.5").as_deref(), Some("2027-01-05"));
        assert_eq!(read("8.30").as_deref(), Some("2026-08-30"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "0",
            "00",
            "31",
            "13.2",
            "1302",
            "2.30",
            "2026",
            "202612",
            "2026-12",
            "2026-123-1",
            "1-123",
            "12-002",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
