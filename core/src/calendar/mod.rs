//! Working days, and which days are not published yet.

#![warn(missing_docs)]

mod count;
mod month;
mod plan;
pub(crate) mod stored;
#[cfg(test)]
mod tests;

pub use month::Month;
pub use plan::{Holiday, YearPlan};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::packed::Packed;
use count::{Change, changes};

/// The days of the week from Monday on, as they stand behind 「周」.
pub const WEEKDAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// The day of the week, such as 「一」 for a Monday.
pub fn weekday(day: NaiveDate) -> char {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayKind {
    /// Monday to Friday, no holiday.
    Workday,
    /// Saturday or Sunday that belongs to no holiday.
    Weekend,
    /// Day off for a holiday, a weekend day in it included.
    Holiday,
    /// Saturday or Sunday made a workday.
    Makeup,
}

/// The day on which a term of working days ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Last day of the term.
    pub day: NaiveDate,
    /// Whether every day counted lies in a year whose holidays are announced.
    pub official: bool,
}

/// The announced holidays and make-up workdays, year by year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Calendar {
    years: Packed<YearPlan>,
    /// Those of them whose holidays are announced.
    announced: Vec<i32>,
    /// Every day a plan names, in time order, each once.
    special: Vec<Special>,
    changes: Vec<Change>,
}

/// A day named by a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Special {
    /// Days since the year 0.
    day: i32,
    kind: DayKind,
    /// Positions of the year and of the holiday in it.
    holiday: (u16, u16),
}

impl Calendar {
    /// Builds the calendar; where two plans name a day, the later year speaks.
    pub fn new(mut years: Vec<YearPlan>) -> Self {
        years.sort_by_key(|plan| plan.year);
        let mut special: Vec<Special> = Vec::new();
        for (at, plan) in years.iter().enumerate() {
            for (place, holiday) in plan.holidays.iter().enumerate() {
                collect(holiday, (at as u16, place as u16), &mut special);
            }
        }
        special.sort_by_key(|named| (named.day, std::cmp::Reverse(named.holiday.0)));
        special.dedup_by_key(|named| named.day);
        let changes = changes(&special);
        let announced = years.iter().filter(|plan| plan.announced).map(|plan| plan.year).collect();
        Self { years: years.into(), announced, special, changes }
    }

    /// The plans, by year.
    pub fn years(&self) -> &Packed<YearPlan> {
        &self.years
    }

    /// Whether the holidays of a year are announced.
    pub fn announced(&self, year: i32) -> bool {
        self.announced.contains(&year)
    }

    /// What a day is; without a plan for its year, Monday to Friday are workdays.
    pub fn kind(&self, day: NaiveDate) -> DayKind {
        let named = self.named(day).map(|named| named.kind);
        named.unwrap_or_else(|| match day.weekday() {
            Weekday::Sat | Weekday::Sun => DayKind::Weekend,
            _ => DayKind::Workday,
        })
    }

    /// Whether offices work on a day.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        matches!(self.kind(day), DayKind::Workday | DayKind::Makeup)
    }

    /// The holiday for which a day is off, or for which a weekend day is worked.
    pub fn holiday_name(&self, day: NaiveDate) -> Option<&str> {
        let (year, holiday) = self.named(day)?.holiday;
        let plan = self.years.get(usize::from(year))?;
        plan.holidays.get(usize::from(holiday)).map(|holiday| holiday.name.as_str())
    }

    fn named(&self, day: NaiveDate) -> Option<&Special> {
        let day = day.num_days_from_ce();
        let at = self.special.binary_search_by_key(&day, |named| named.day).ok()?;
        self.special.get(at)
    }
}

fn collect(holiday: &Holiday, at: (u16, u16), special: &mut Vec<Special>) {
    for (first, last) in &holiday.off {
        let span = first.num_days_from_ce()..=last.num_days_from_ce();
        special.extend(span.map(|day| Special { day, kind: DayKind::Holiday, holiday: at }));
    }
    let work = holiday.work.iter().map(NaiveDate::num_days_from_ce);
    special.extend(work.map(|day| Special { day, kind: DayKind::Makeup, holiday: at }));
}
