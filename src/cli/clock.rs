//! Today, as given or by the clock.

use std::sync::Once;
use std::time::SystemTime;
use std::{env, iter};

use chrono::{FixedOffset, Local, NaiveDate, NaiveDateTime, Utc};
use clap::ArgMatches;

use super::{stdout, zone};
use crate::answers::Given;
use crate::diagnostic::Diagnostic;

/// Names the zone of the clock.
const ZONE: &str = "TZ";
/// China is eight hours ahead all year round.
const BEIJING: i32 = 8 * 3600;
/// Whether it was said that the zone cannot be used; the clock is read often.
static SAID: Once = Once::new();

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
    let named = |level: &ArgMatches| level.try_get_one::<String>("today").ok().flatten().cloned();
    let days = levels.filter_map(named).filter_map(|text| Given::new("--today", &text).day().ok());
    days.last().unwrap_or_else(now)
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
    let zone = env::var_os(ZONE).map(|zone| zone.to_string_lossy().into_owned());
    match (zone.filter(|zone| !zone::is_usable(zone)), FixedOffset::east_opt(BEIJING)) {
        (Some(_), Some(beijing)) => {
            SAID.call_once(|| stdout::warn("环境变量 TZ 写的时区用不了，今天按北京时间算"));
            Utc::now().with_timezone(&beijing).naive_local()
        }
        _ => Local::now().naive_local(),
    }
}
