//! Today: as given, or from the clock.

use chrono::{Local, NaiveDate};
use clap::ArgMatches;

use super::answers::day;
use super::error::CliError;

/// The day the answers are for.
pub fn today(matches: &ArgMatches) -> Result<NaiveDate, CliError> {
    let Some(text) = matches.get_one::<String>("today") else {
        return Ok(now());
    };
    day(text).map_err(|fault| CliError::Value {
        flag: "--today".to_owned(),
        text: text.clone(),
        fault,
    })
}

/// Today by the clock.
pub fn now() -> NaiveDate {
    Local::now().date_naive()
}
