//! A day as it is spoken of, and which days it may be.

use chrono::{Datelike as _, Days, NaiveDate};

use super::day::Written;
use crate::calendar::{self, Month};

/// Days of half a year: of a day without its year that is farther off nobody knows which is meant.
const FAR: i64 = 183;

/// Days of a month: one that is no farther off is spoken of, and not that of a year ago.
const SOON: i64 = 31;

/// A day as it is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// As it is written.
    Written(Written),
    /// The day of that number in a month.
    OfMonth(u32),
    /// A day of the week, Monday being the first: the nearest, or that of this week or so many weeks on.
    Weekday(u8, Option<i8>),
    /// So many days ago; one to come is fewer than none.
    Ago(i64),
    /// A time that is no day.
    Vague,
}

impl When {
    /// The days that it may be: of those of its name the last one up to today, or the next one.
    pub(super) fn days(self, today: NaiveDate, ahead: bool) -> Vec<NaiveDate> {
        match self {
            Self::Written(day) => {
                let days = day.days(today);
                let [past, next] = around(&days, today);
                match (past, next) {
                    // 「11月8号去办」 at the end of November may be told of what was done.
                    (Some(past), Some(next)) if ahead && (next - today).num_days() > FAR => {
                        vec![past, next]
                    }
                    // 「12月1号受理的」 at the end of November is no day of a year ago.
                    (Some(_), Some(next)) if !ahead && (next - today).num_days() <= SOON => {
                        vec![next]
                    }
                    _ if days.len() < 2 => days,
                    _ => if ahead { next } else { past }.into_iter().collect(),
                }
            }
            Self::OfMonth(day) => {
                let this = Month::of(today);
                let of = |month: Month| NaiveDate::from_ymd_opt(month.year(), month.month(), day);
                let days: Vec<_> = (-2..=2).filter_map(|months| of(this.plus(months))).collect();
                let [past, next] = around(&days, today);
                if ahead { next } else { past }.into_iter().collect()
            }
            Self::Weekday(day, weeks) => weekday(today, day.into(), weeks, ahead),
            Self::Ago(days) => vec![on(today, -days)],
            Self::Vague => Vec::new(),
        }
    }
}

/// A day with the day of the week, to be told apart from others.
pub(super) fn on_weekday(day: NaiveDate) -> String {
    format!("{day} 周{}", calendar::weekday(day))
}

/// The last one up to today, and the first one from today on.
fn around(days: &[NaiveDate], today: NaiveDate) -> [Option<NaiveDate>; 2] {
    let past = days.iter().rfind(|day| **day <= today);
    let next = days.iter().find(|day| **day >= today);
    [past.copied(), next.copied()]
}

/// A week after the day that it is by the calendar may be meant as well: 「上周三」 on a Friday, 「下周一」 on a
/// Sunday, 「周三」 on a Wednesday.
fn weekday(today: NaiveDate, day: i64, weeks: Option<i8>, ahead: bool) -> Vec<NaiveDate> {
    let now = i64::from(today.weekday().number_from_monday());
    let (first, unsure) = match weeks {
        Some(weeks) => {
            let unsure = (weeks < 0 && day < now) || (weeks > 0 && now == 7);
            (day - now + 7 * i64::from(weeks), unsure)
        }
        None if ahead => ((day - now).rem_euclid(7), day == now),
        None => (-(now - day).rem_euclid(7), false),
    };
    let both = [first, first + 7].into_iter().take(1 + usize::from(unsure));
    both.map(|days| on(today, days)).collect()
}

fn on(today: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(count) } else { today.checked_add_days(count) };
    day.unwrap_or(today)
}
