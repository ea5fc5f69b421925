//! Counting working days, a stretch between two named days at a time.

use chrono::{Datelike, NaiveDate};

use super::{Calendar, DayKind, Due, Special};

impl Calendar {
    /// Counts working days from a day that is not counted itself.
    pub fn add_workdays(&self, from: NaiveDate, days: u16) -> Due {
        let day = self.last_counted(from.num_days_from_ce(), i32::from(days));
        let day = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MAX);
        Due { day, official: self.all_announced(from, day) }
    }

    /// The working days after `from`, up to and including `to`; none if `to` is not later.
    pub fn workdays_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        if to <= from {
            return 0;
        }
        let (from, to) = (from.num_days_from_ce(), to.num_days_from_ce());
        let plain = weekdays_until(to) - weekdays_until(from);
        let named = self.after(from).iter().take_while(|named| named.day <= to);
        let changed: i32 = named.map(|named| named.works() - weekday(named.day)).sum();
        (plain + changed).max(0).cast_unsigned()
    }

    fn last_counted(&self, from: i32, days: i32) -> i32 {
        let (mut day, mut left) = (from, days);
        for named in self.after(from) {
            let plain = weekdays_until(named.day - 1) - weekdays_until(day);
            if left <= plain {
                break;
            }
            left -= plain + named.works();
            day = named.day;
            if left == 0 {
                return day;
            }
        }
        if left == 0 { day } else { weekday_number(weekdays_until(day) + left) }
    }

    fn after(&self, day: i32) -> &[Special] {
        &self.special[self.special.partition_point(|named| named.day <= day)..]
    }

    /// Whether each day after `from`, up to `to`, lies in an announced year.
    fn all_announced(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let first = from.succ_opt().map_or(from.year(), |next| next.year());
        (first..=to.year()).all(|year| self.announced(year))
    }
}

impl Special {
    fn works(self) -> i32 {
        i32::from(self.kind == DayKind::Makeup)
    }
}

/// 1 for Monday to Friday, 0 for Saturday and Sunday.
fn weekday(day: i32) -> i32 {
    weekdays_until(day) - weekdays_until(day - 1)
}

/// Mondays to Fridays from the first of the year 1, a Monday, up to a day.
fn weekdays_until(day: i32) -> i32 {
    day.div_euclid(7) * 5 + day.rem_euclid(7).min(5)
}

/// The day on which [`weekdays_until`] reaches a number.
fn weekday_number(number: i32) -> i32 {
    (number - 1).div_euclid(5) * 7 + (number - 1).rem_euclid(5) + 1
}
