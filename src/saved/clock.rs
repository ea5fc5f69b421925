//! The clock, trusted only with days that can be.

use chrono::{Datelike as _, NaiveDate};

use crate::diagnostic::Diagnostic;
use crate::report::words;

/// Whether the calendar reaches so far.
pub(crate) fn is_usual(day: NaiveDate) -> bool {
    (2000..=2100).contains(&day.year())
}

/// Refuses a day that no clock shows which goes right.
pub(crate) fn check_clock(today: NaiveDate) -> Result<(), Diagnostic> {
    if is_usual(today) {
        return Ok(());
    }
    let what = format!("这台机器的日期是 {}，不可能", words::day(today));
    Err(Diagnostic::new(what, "调好日期再试，或者写上 --today 和今天的日期"))
}
