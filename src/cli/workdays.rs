//! `yizhuan workdays`: a day, and so many working days later.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;

use serde::Serialize;

use super::call::missing;
use super::list;
use super::stdout;
use crate::answers::Given;
use crate::calendar::{Calendar, DayKind, weekday};
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
    /// The years counted in whose holidays are not.
    pub unannounced: Vec<i32>,
    /// Those of them of which no day off is known, so that none was left out.
    pub without_holidays: Vec<i32>,
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
        let years = between().map(|day| day.year()).filter(|year| !calendar.announced(*year));
        let mut open: Vec<i32> = years.collect();
        open.dedup();
        let unknown = |year: &i32| calendar.years().iter().all(|plan| plan.year != *year);
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
            without_holidays: open.iter().copied().filter(unknown).collect(),
            unannounced: open,
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
            let list =
                |years: &[i32]| years.iter().map(i32::to_string).collect::<Vec<_>>().join("、");
            let years = list(&self.unannounced);
            lines.push(format!("暂定：{years} 年的放假安排还没有公布，公布后日期可能有变动。"));
            if !self.without_holidays.is_empty() {
                let years = list(&self.without_holidays);
                lines.push(format!("{years} 年的节日一天也没有扣。"));
            }
        }
        lines.join("\n") + "\n"
    }
}

impl NamedDay {
    fn of(calendar: &Calendar, date: NaiveDate) -> Self {
        Self { date, name: calendar.holiday_name(date).unwrap_or_default().to_owned() }
    }
}
