//! Why the people who keep the data must look at a statement again.

use chrono::{NaiveDate, TimeDelta};

/// Days ahead in which what begins or ends is told.
pub(super) const AHEAD: TimeDelta = TimeDelta::days(31);

/// Why a statement must be looked at, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// It, or a document it rests on, is past its last day.
    Lapsed,
    /// It is known from a secondary page only.
    Unverified,
    /// Its page carries no date.
    Undated,
    /// A document it rests on was not checked for long.
    Stale,
    /// It begins within a month.
    Begins,
    /// It ends within a month.
    Ends,
    /// The enrolment window of which it tells opens within a month.
    Opens,
    /// That window closes within a month.
    Closes,
    /// The window was open about now when it was last known; of this year's nothing is.
    Awaited,
}

impl Duty {
    /// Name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lapsed => "lapsed",
            Self::Unverified => "unverified",
            Self::Undated => "undated",
            Self::Stale => "stale",
            Self::Begins => "begins",
            Self::Ends => "ends",
            Self::Opens => "opens",
            Self::Closes => "closes",
            Self::Awaited => "awaited",
        }
    }

    /// Name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Lapsed => "已过有效期",
            Self::Unverified => "只有二手材料",
            Self::Undated => "没有日期",
            Self::Stale => "很久没有核对",
            Self::Begins => "一个月内开始",
            Self::Ends => "一个月内结束",
            Self::Opens => "参保期要开始",
            Self::Closes => "参保期要结束",
            Self::Awaited => "参保期没有收录",
        }
    }
}

/// Whether a day lies ahead, within a month.
pub(super) fn is_soon(day: NaiveDate, today: NaiveDate) -> bool {
    day > today && day <= today + AHEAD
}
