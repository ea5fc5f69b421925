//! A point in time as JSON has it: a day, a month, or neither.

#[cfg(test)]
use chrono::NaiveDate;
use serde::ser::SerializeMap as _;

use crate::model::At;

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
