//! Changes between two states of the data: in the files, in the calendar, in the answers.

mod answers;
mod days;
mod entries;
mod found;
mod places;
pub(super) mod samples;
mod statements;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Assets;

pub(crate) use answers::{Group, TopicDiff};
pub(crate) use days::{DayDiff, Notice, YearDiff};
pub(crate) use entries::EntryDiff;
pub use entries::File;
pub use found::Only;

/// One state of the data: its files as they speak together, and what they give.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The files; where two have one path, the later adds to the earlier.
    pub files: &'a [File<'a>],
    /// What was read from them.
    pub assets: &'a Assets,
}

/// Everything that changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Diff {
    /// Version of this shape.
    pub schema: u8,
    /// Version of the old data.
    pub old: String,
    /// Version of the new data.
    pub new: String,
    /// The day the answers were tried for.
    pub today: NaiveDate,
    /// What is written in the files, calendars left out.
    pub entries: Vec<EntryDiff>,
    /// Years of the calendar.
    pub years: Vec<YearDiff>,
    /// Days of the calendar.
    pub days: Vec<DayDiff>,
    /// What becomes of the answers, topic by topic.
    pub topics: Vec<TopicDiff>,
}

/// Compares two states; the answers are tried for a day.
pub fn compare(old: State, new: State, today: NaiveDate) -> Diff {
    let entries = entries::compare(old.files, new.files);
    let calendars = (&old.assets.calendar, &new.assets.calendar);
    let (years, days) = (days::years(calendars), days::days(calendars));
    let scene = answers::Scene { old: old.assets, new: new.assets, today };
    let topics = if entries.is_empty() && years.is_empty() && days.is_empty() {
        Vec::new()
    } else {
        scene.compare(&entries, &days::moments(&years, &days))
    };
    Diff {
        schema: 1,
        old: old.assets.meta.version.clone(),
        new: new.assets.meta.version.clone(),
        today,
        entries,
        years,
        days,
        topics,
    }
}
