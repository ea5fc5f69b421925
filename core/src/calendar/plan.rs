//! Holidays of one year, as far as they are known.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One holiday with the weekend days worked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Name, such as 「国庆节」.
    pub name: String,
    /// Days off, as spans with both ends included.
    pub off: Vec<(NaiveDate, NaiveDate)>,
    /// Saturdays and Sundays made workdays.
    pub work: Vec<NaiveDate>,
    /// Days off by the notice's own count.
    pub days_off: u16,
}

/// The holidays of one year, announced or only fixed by regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearPlan {
    /// A day, such as 2026-11-21.
    pub year: i32,
    /// Whether the State Council has announced the arrangement.
    pub announced: bool,
    /// Number of the notice, or the name of the regulation.
    pub notice: String,
    /// Day of the notice.
    pub issued: Option<NaiveDate>,
    /// Id of the source.
    pub source: String,
    /// Holidays in time order.
    pub holidays: Vec<Holiday>,
}
