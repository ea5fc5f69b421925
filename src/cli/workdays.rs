//! `yizhuan workdays`: a day, and so many working days later.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;

use serde::Serialize;

use super::call::missing;
use super::list;
use super::stdout;
use crate::answers::Given;
use crate::calendar::{Calendar, DayKind};
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::report::DataDoc;
use crate::text::wrap;

const DAYS: RangeInclusive<u32> = 1..=1000;

pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    let is_json = list::is_json(matches)?;
    let (from, days) = (argument(matches, "from", "起算日")?, argument(matches, "days", "天数")?);
    let start = Given::new("起算日", from).day()?;
    let number = Given::new("天数", days).number(DAYS)?;
    let document = WorkdaysDoc::of(assets, start, number as u16);
    if is_json {
        return list::print(&document);
    }
    let lines = wrap(&document.words(), stdout::width());
    stdout::print(lines.join("\n").as_bytes())
}

/// Working days counted, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct WorkdaysDoc {
    /// Version of this shape.
    pub schema: u8,
    /// About the rule table.
    pub data: DataDoc,
    /// The day that is not counted yet.
    pub from: NaiveDate,
    /// So many working days.
    pub days: u16,
    /// The last of them.
    pub due: NaiveDate,
    /// Whether the holidays of every year counted in are announced.
    pub official: bool,
    /// Days off between, by the holiday's name.
    pub holidays: Vec<NamedDay>,
    /// Weekend days worked between.
    pub makeup: Vec<NamedDay>,
}

/// A day and the holiday it belongs to.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct NamedDay {
    pub date: NaiveDate,
    pub name: String,
}

fn argument<'a>(matches: &'a ArgMatches, name: &str, label: &str) -> Result<&'a str, Diagnostic> {
    matches.get_one::<String>(name).map(String::as_str).ok_or_else(|| missing(label))
}

impl WorkdaysDoc {
    fn of(assets: &Assets, from: NaiveDate, days: u16) -> Self {
        let calendar = &assets.calendar;
        let due = calendar.add_workdays(from, days);
        let between = || from.iter_days().skip(1).take_while(|each| *each <= due.day);
        let named = |kind: DayKind| {
            let days = between().filter(|&each| calendar.kind(each) == kind);
            days.map(|date| NamedDay::of(calendar, date)).collect()
        };
        Self {
            schema: 1,
            data: DataDoc::of(assets),
            from,
            days,
            due: due.day,
            official: due.official,
            holidays: named(DayKind::Holiday),
            makeup: named(DayKind::Makeup),
        }
    }

    fn words(&self) -> String {
        let Self { from, days, due, .. } = self;
        let mut lines =
            vec![format!("{from} 之后第 {days} 个工作日：{due}，星期{}", weekday(*due))];
        for (title, days) in [("放假不算", &self.holidays), ("调休上班要算", &self.makeup)]
        {
            let days = days.iter().map(|day| format!("{} {}", day.date, day.name));
            let days = days.collect::<Vec<_>>().join("、");
            if !days.is_empty() {
                lines.push(format!("{title}：{days}"));
            }
        }
        if !self.official {
            lines.push("暂定：其中有的年份放假安排还没有公布，公布后日期可能有变动。".to_owned());
        }
        lines.join("\n") + "\n"
    }
}

impl NamedDay {
    fn of(calendar: &Calendar, date: NaiveDate) -> Self {
        Self { date, name: calendar.holiday_name(date).unwrap_or_default().to_owned() }
    }
}

fn weekday(day: NaiveDate) -> char {
    let names = ['一', '二', '三', '四', '五', '六', '日'];
    names[day.weekday().num_days_from_monday() as usize]
}
