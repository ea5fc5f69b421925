//! Changes in the calendar.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::{Calendar, DayKind, YearPlan};

/// A year that was added, removed, or is stated otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct YearDiff {
    pub year: i32,
    /// What was stated, if anything.
    pub old: Option<Notice>,
    /// What is stated, if anything.
    pub new: Option<Notice>,
}

/// What a year's file states besides its days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Notice {
    /// Whether the arrangement is announced.
    pub announced: bool,
    /// Number of the notice.
    #[serde(rename = "notice")]
    pub number: String,
    /// Day of the notice.
    pub issued: Option<NaiveDate>,
    /// Id of the document.
    pub source: String,
}

/// A day that is another kind of day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayDiff {
    pub day: NaiveDate,
    /// What it was.
    pub old: String,
    pub new: String,
}

/// Old and new.
type Calendars<'a> = (&'a Calendar, &'a Calendar);

/// Years that are stated otherwise.
pub fn years((old, new): Calendars) -> Vec<YearDiff> {
    let notice = |calendar: &Calendar, year: i32| {
        calendar.years().iter().find(|plan| plan.year == year).map(Notice::of)
    };
    let all = both((old, new)).into_iter();
    let all = all.map(|year| YearDiff { year, old: notice(old, year), new: notice(new, year) });
    all.filter(|diff| diff.old != diff.new).collect()
}

/// Days that are other days; a year without a file has its Mondays to Fridays.
pub fn days((old, new): Calendars) -> Vec<DayDiff> {
    let mut found = Vec::new();
    for year in both((old, new)) {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).into_iter();
        let days = first.flat_map(|first| first.iter_days().take_while(|day| day.year() == year));
        for day in days {
            let (old, new) = (words(old, day), words(new, day));
            if old != new {
                found.push(DayDiff { day, old, new });
            }
        }
    }
    found
}

/// Days that some term must reach to show a difference.
pub(crate) fn moments(years: &[YearDiff], days: &[DayDiff]) -> Vec<NaiveDate> {
    let firsts = years.iter().filter_map(|diff| NaiveDate::from_ymd_opt(diff.year, 1, 5));
    let mut all: Vec<NaiveDate> = firsts.chain(days.iter().map(|diff| diff.day)).collect();
    all.sort();
    all
}

impl Notice {
    fn of(plan: &YearPlan) -> Self {
        Self {
            announced: plan.announced,
            number: plan.notice.clone(),
            issued: plan.issued,
            source: plan.source.clone(),
        }
    }
}

fn both((old, new): Calendars) -> Vec<i32> {
    let mut years: Vec<i32> = old.years().iter().chain(new.years()).map(|plan| plan.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn words(calendar: &Calendar, day: NaiveDate) -> String {
    let name = calendar.holiday_name(day).unwrap_or_default();
    match calendar.kind(day) {
        DayKind::Workday => "上班".to_owned(),
        DayKind::Weekend => "周末".to_owned(),
        DayKind::Holiday => format!("放假（{name}）"),
        DayKind::Makeup => format!("调休上班（{name}）"),
    }
}
