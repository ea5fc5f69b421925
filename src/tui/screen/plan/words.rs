//! Short words of the plan's tabs for days, months and what is left until then.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::Calendar;
use crate::model::{At, Certainty, VerdictCode};
use crate::report::{MilestoneDoc, words};

/// The one word of the answer's band.
pub(super) fn verdict(code: VerdictCode) -> &'static str {
    match code {
        VerdictCode::NotTransferable => "不能转",
        VerdictCode::NotNeeded => "不用转",
        VerdictCode::Automatic => "自动办",
        VerdictCode::NextYear => "明年办",
        VerdictCode::FixFirst => "先解决",
        VerdictCode::CheckFirst => "先查清",
        VerdictCode::Ready => "可以办",
    }
}

/// The day of the week.
pub(super) fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "周一",
        Weekday::Tue => "周二",
        Weekday::Wed => "周三",
        Weekday::Thu => "周四",
        Weekday::Fri => "周五",
        Weekday::Sat => "周六",
        Weekday::Sun => "周日",
    }
}

/// A point in time with the day of the week.
pub(super) fn at(at: At) -> String {
    match at {
        At::Day(day) => format!("{} {}", words::day(day), weekday(day)),
        At::Month(_) | At::Open => words::at(at),
    }
}

/// A point in time, and that it is provisional where it is.
pub(super) fn when(milestone: &MilestoneDoc) -> String {
    match (milestone.at, milestone.certainty) {
        (At::Open, Certainty::NoLimit) => words::certainty(Certainty::NoLimit).to_owned(),
        (point, _) => at(point),
    }
}

/// Working days left until a day; empty where it is no day.
pub(super) fn left(milestone: &MilestoneDoc, today: NaiveDate, calendar: &Calendar) -> String {
    let At::Day(day) = milestone.at else { return String::new() };
    let about = if milestone.certainty == Certainty::Provisional { "大约" } else { "" };
    match calendar.workdays_between(today, day) {
        _ if day == today => "就是今天".to_owned(),
        _ if day < today => {
            format!("已经过了 {} 个工作日", calendar.workdays_between(day, today))
        }
        0 => "之前没有工作日了".to_owned(),
        count => format!("还有{about} {count} 个工作日"),
    }
}
