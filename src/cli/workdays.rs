//! `yizhuan workdays`: a day, and so many working days later.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;

use super::call::missing;
use super::stdout;
use crate::answers::Given;
use crate::calendar::{Calendar, DayKind};
use crate::diagnostic::Diagnostic;
use crate::text::wrap;

const DAYS: RangeInclusive<u32> = 1..=1000;

pub fn run(calendar: &Calendar, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let (from, days) = (argument(matches, "from", "起算日")?, argument(matches, "days", "天数")?);
    let start = Given::new("起算日", from).day()?;
    let number = Given::new("天数", days).number(DAYS)?;
    let lines = wrap(&words(calendar, start, number as u16), stdout::width());
    stdout::print(lines.join("\n").as_bytes())
}

fn argument<'a>(matches: &'a ArgMatches, name: &str, label: &str) -> Result<&'a str, Diagnostic> {
    matches.get_one::<String>(name).map(String::as_str).ok_or_else(|| missing(label))
}

fn words(calendar: &Calendar, from: NaiveDate, days: u16) -> String {
    let due = calendar.add_workdays(from, days);
    let mut lines =
        vec![format!("{from} 之后第 {days} 个工作日：{}，星期{}", due.day, weekday(due.day))];
    let between = || from.iter_days().skip(1).take_while(|each| *each <= due.day);
    let named = |kind: DayKind| between().filter(move |&each| calendar.kind(each) == kind);
    let list = |kind: DayKind| {
        named(kind)
            .map(|each| format!("{each} {}", calendar.holiday_name(each).unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    for (title, kind) in [("放假不算", DayKind::Holiday), ("调休上班要算", DayKind::Makeup)]
    {
        let days = list(kind);
        if !days.is_empty() {
            lines.push(format!("{title}：{}", days.join("、")));
        }
    }
    if !due.official {
        lines.push("暂定：其中有的年份放假安排还没有公布，公布后日期可能有变动。".to_owned());
    }
    lines.join("\n") + "\n"
}

fn weekday(day: NaiveDate) -> char {
    let names = ['一', '二', '三', '四', '五', '六', '日'];
    names[day.weekday().num_days_from_monday() as usize]
}
