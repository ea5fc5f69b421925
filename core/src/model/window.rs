//! When a place takes people into the residents' insurance of a year, as far as a text says.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calendar::Month;

/// The first or the last day of a window, as exactly as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The year; none where it is the same every year.
    pub year: Option<u16>,
    /// From 1 to 12.
    pub month: u8,
    /// The day; none where only the month is known.
    pub day: Option<u8>,
}

/// From when to when people may enrol; at least one of the two is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// When it opens.
    pub from: Option<Edge>,
    /// When it closes.
    pub to: Option<Edge>,
}

impl Edge {
    /// The same in a year of the calendar.
    #[must_use]
    pub fn in_year(self, year: i32) -> Self {
        Self { year: u16::try_from(year).ok(), ..self }
    }

    /// The first day that it may be; none where it has no year.
    pub fn first(self) -> Option<NaiveDate> {
        let month = self.whole()?;
        Some(self.day.map_or(month.first_day(), |day| Self::on(month, day)))
    }

    /// The last day that it may be; none where it has no year.
    pub fn last(self) -> Option<NaiveDate> {
        let month = self.whole()?;
        Some(self.day.map_or(month.last_day(), |day| Self::on(month, day)))
    }

    fn whole(self) -> Option<Month> {
        NaiveDate::from_ymd_opt(self.year?.into(), self.month.into(), 1).map(Month::of)
    }

    /// The 29th of a February that has none is its last day.
    fn on(month: Month, day: u8) -> NaiveDate {
        month.first_day().with_day(day.into()).unwrap_or(month.last_day())
    }
}

/// As files write it: `2026-09-01`, `2026-09`, `09-01` or `09`.
impl fmt::Display for Edge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(out, "{year}-")?;
        }
        write!(out, "{:02}", self.month)?;
        self.day.map_or(Ok(()), |day| write!(out, "-{day:02}"))
    }
}

impl Window {
    /// Whether it is the same every year.
    pub fn is_yearly(&self) -> bool {
        self.from.or(self.to).is_some_and(|edge| edge.year.is_none())
    }
}
