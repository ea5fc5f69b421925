//! Today, as given or by the clock.

use chrono::{Local, NaiveDate};
use clap::ArgMatches;

use crate::answers::Given;
use crate::diagnostic::Diagnostic;

/// The day the answers are for.
pub fn today(matches: &ArgMatches) -> Result<NaiveDate, Diagnostic> {
    let text = matches.get_one::<String>("today");
    text.map_or_else(|| Ok(now()), |text| Given::new("--today", text).day())
}

/// Whether the day was given.
pub fn is_named(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("today").is_some()
}

/// Today by the clock.
pub fn now() -> NaiveDate {
    Local::now().date_naive()
}
