//! A point in time in words; JSON has a day, a month, or neither.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::SerializeMap as _;

use super::{Later, Why};
use crate::model::{At, Certainty};

/// A point in time.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MilestoneDoc {
    /// Id of the item.
    pub id: String,
    /// Heading.
    pub title: String,
    /// `date` or `month`, or `date: null`.
    #[serde(flatten, serialize_with = "write")]
    #[cfg_attr(test, schemars(with = "DayOrMonth"))]
    pub at: At,
    /// How firm.
    pub certainty: Certainty,
    /// It counts from a day of acceptance that nothing yet promises.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
    /// It counts from a payment that nothing yet promises.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub from_payment: bool,
    /// It counts from such a day, or from a payment that nothing yet promises: people are told no date.
    #[serde(skip)]
    pub pending: bool,
    /// From what the months of those that count from a payment are counted.
    #[serde(skip)]
    pub counts: Counts,
    /// Whether the application was accepted, on a day that nobody knows.
    #[serde(skip)]
    pub begun: bool,
    /// Its name among the days to keep in mind; empty for the others.
    #[serde(skip)]
    pub key_day: String,
    /// Working days from the day of acceptance, for days that count from it.
    #[serde(skip)]
    pub workdays: Option<u32>,
    /// What is left until then, such as 「还有 10 个工作日」; empty where it is no day.
    #[serde(skip)]
    pub left: String,
    /// A working day on which it can still be done, where it is the last month for something.
    #[serde(skip)]
    pub act_on: Option<NaiveDate>,
    /// The same day where the application is accepted only when offices work again.
    #[serde(skip)]
    pub if_later: Option<Later>,
    /// In words.
    pub text: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
}

/// From what months are counted that nothing yet promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// A payment that nobody has made yet, as far as is known.
    Payment,
    /// One that was made, in a month that is to be checked.
    Paid,
    /// A gap that other answers contradict: first that is checked.
    Check,
}

/// What `write` writes: one of the two.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its shape is wanted")]
pub(super) struct DayOrMonth {
    #[schemars(skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    #[schemars(skip_serializing_if = "Option::is_none")]
    month: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a field over by reference")]
pub(super) fn write<S: serde::Serializer>(at: &At, out: S) -> Result<S::Ok, S::Error> {
    let mut map = out.serialize_map(Some(1))?;
    match at {
        At::Day(day) => map.serialize_entry("date", day)?,
        At::Month(month) => map.serialize_entry("month", &month.to_string())?,
        At::Open => map.serialize_entry("date", &None::<&str>)?,
    }
    map.end()
}
