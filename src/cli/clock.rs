//! Today, as given or by the clock.

use std::sync::LazyLock;
use std::time::SystemTime;
use std::{env, iter};

use chrono::{FixedOffset, Local, NaiveDate, NaiveDateTime, Utc};
use clap::ArgMatches;

use super::stdout;
use crate::answers::Given;
use crate::diagnostic::Diagnostic;
use crate::platform::is_usable_zone;

/// Names the zone of the clock.
const ZONE: &str = "TZ";
/// China is eight hours ahead all year round.
const BEIJING: i32 = 8 * 3600;
/// Whether the zone cannot be used, which is said once; the clock is read often.
static LEFT_OUT: LazyLock<bool> = LazyLock::new(|| {
    let zone = env::var_os(ZONE);
    let out = zone.is_some_and(|zone| !is_usable_zone(&zone.to_string_lossy()));
    if out {
        stdout::warn("环境变量 TZ 写的时区用不了，今天按北京时间算");
    }
    out
});

/// The day the answers are for.
pub fn today(matches: &ArgMatches) -> Result<NaiveDate, Diagnostic> {
    let text = matches.get_one::<String>("today");
    text.map_or_else(|| Ok(now()), |text| Given::new("--today", text).day())
}

/// The day that a call is for, named at whatever level of it; that of the clock where what is named is no day,
/// which the command itself refuses.
pub(crate) fn of_call(matches: &ArgMatches) -> NaiveDate {
    let levels =
        iter::successors(Some(matches), |level| level.subcommand().map(|(_, inner)| inner));
    let named = levels.filter(|level| is_named(level)).filter_map(|level| today(level).ok());
    named.last().unwrap_or_else(now)
}

/// The clock that tells the day again; none where the day was given.
pub(crate) fn unless_named(matches: &ArgMatches) -> Option<fn() -> NaiveDate> {
    (!is_named(matches)).then_some(now)
}

/// Whether a day was given, which replaces the clock; some commands take none.
pub(super) fn is_named(matches: &ArgMatches) -> bool {
    matches!(matches.try_contains_id("today"), Ok(true))
}

/// Today by the clock; by that of Beijing where the zone cannot be used, which is said.
pub fn now() -> NaiveDate {
    moment().date()
}

/// Day and hour by the clock.
pub(crate) fn moment() -> NaiveDateTime {
    if SystemTime::now() < SystemTime::UNIX_EPOCH {
        // The library goes no further back.
        return NaiveDate::from_epoch_days(-1).unwrap_or_default().into();
    }
    match FixedOffset::east_opt(BEIJING).filter(|_| *LEFT_OUT) {
        Some(beijing) => Utc::now().with_timezone(&beijing).naive_local(),
        None => Local::now().naive_local(),
    }
}
