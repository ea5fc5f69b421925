//! Counting working days from the weekdays alone, put right by the days that differ.

use chrono::{Datelike, NaiveDate};

use serde::{Deserialize, Serialize};

use super::{Calendar, DayKind, Due, Special};

/// A weekday off or a weekend day worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    day: i32,
    /// Working days since the year 1, this day included.
    worked: i32,
    /// What to add to the weekdays from here to the next change.
    shift: i32,
}

/// The days among those named, in time order, that weekdays alone would get wrong.
pub(super) fn changes(named: &[Special]) -> Vec<Change> {
    let mut shift = 0;
    let differing = named.iter().filter_map(|named| {
        let works = i32::from(named.kind == DayKind::Makeup);
        let plain = weekdays_until(named.day) - weekdays_until(named.day - 1);
        (works != plain).then_some((named.day, works - plain))
    });
    let counted = differing.map(|(day, by)| {
        shift += by;
        Change { day, worked: weekdays_until(day) + shift, shift }
    });
    counted.collect()
}

impl Calendar {
    /// Counts working days from a day that is not counted itself.
    pub fn add_workdays(&self, from: NaiveDate, days: u16) -> Due {
        let day = match days {
            0 => from,
            _ => self.day_after(from.num_days_from_ce(), i32::from(days)),
        };
        Due { day, official: self.all_announced(from, day) }
    }

    /// The working days after `from`, up to and including `to`; none if `to` is not later.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let until = |day: NaiveDate| self.worked_until(day.num_days_from_ce());
        if to <= from { 0 } else { (until(to) - until(from)).max(0).cast_unsigned() }
    }

    fn day_after(&self, from: i32, days: i32) -> NaiveDate {
        let next = self.next_change(from);
        let target = weekdays_until(from) + self.shift_before(next) + days;
        let later = self.changes[next..].iter();
        let next = next + later.take_while(|change| change.worked < target).count();
        let plain = weekday_number(target - self.shift_before(next));
        // The count may be reached on a weekend day that is worked, before any weekday.
        let day = self.changes.get(next).map_or(plain, |change| plain.min(change.day));
        NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MAX)
    }

    fn worked_until(&self, day: i32) -> i32 {
        weekdays_until(day) + self.shift_before(self.next_change(day))
    }

    /// Position of the first change after a day.
    fn next_change(&self, day: i32) -> usize {
        self.changes.partition_point(|change| change.day <= day)
    }

    fn shift_before(&self, change: usize) -> i32 {
        change.checked_sub(1).map_or(0, |at| self.changes[at].shift)
    }

    /// Whether each day after `from`, up to `to`, lies in an announced year.
    fn all_announced(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let first = from.succ_opt().map_or(from.year(), |next| next.year());
        (first..=to.year()).all(|year| self.announced(year))
    }
}

/// Mondays to Fridays from the first of the year 1, a Monday, up to a day.
fn weekdays_until(day: i32) -> i32 {
    day.div_euclid(7) * 5 + day.rem_euclid(7).min(5)
}

/// The day on which [`weekdays_until`] reaches a number.
fn weekday_number(number: i32) -> i32 {
    (number - 1).div_euclid(5) * 7 + (number - 1).rem_euclid(5) + 1
}
