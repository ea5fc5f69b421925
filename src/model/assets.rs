//! Everything the program carries.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::table::Table;
use crate::calendar::Calendar;
use crate::regions::Regions;

/// What is shown about the data before any of it is needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Version of the rule table.
    pub version: String,
    /// Day the rule table was last checked.
    pub checked: NaiveDate,
}

/// The checked data: rules, places and calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assets {
    /// About the data.
    pub meta: Meta,
    /// Places.
    pub regions: Regions,
    /// Working days.
    pub calendar: Calendar,
    /// Rules.
    pub table: Table,
}
