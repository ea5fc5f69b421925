//! The points in time as a calendar file (RFC 5545): all-day events with reminders.

mod event;
mod lines;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use self::lines::Lines;
use crate::calendar::Month;
use crate::model::At;
use crate::report::route::headed;
use crate::report::wording::{FOOT, dates};
use crate::report::{Advice, AnswerDoc, DataDoc, MilestoneDoc, PlanReport, Report, SourceDoc};

/// The topic of a plan, which does not name it.
const PLAN: &str = "transfer";
/// What its calendar is called.
const PLAN_TITLE: &str = "医保转移接续";

/// Months until the end of which something can be done.
const LAST_MONTHS: &[&str] = &["backpay_window_ends"];

/// What a calendar is made from.
struct Source<'a> {
    topic: &'a str,
    title: &'a str,
    /// The answer in one line; may be empty.
    verdict: String,
    answers: &'a [AnswerDoc],
    timeline: &'a [MilestoneDoc],
    sources: &'a [SourceDoc],
    today: &'a str,
    data: &'a DataDoc,
}

/// Writes a result; only the points in time of plans and answers stand in a calendar.
pub(crate) fn write(report: &Report) -> Option<String> {
    if !has_days(report) {
        return None;
    }
    match report {
        Report::Plan(report) => Some(plan(report)),
        Report::Advice(answer) => Some(advice(answer)),
        Report::Claims(_)
        | Report::Search(_)
        | Report::Place(_)
        | Report::Places(_)
        | Report::Compared(_) => None,
    }
}

/// Whether there is a day to write.
pub(crate) fn has_days(report: &Report) -> bool {
    report.timeline().iter().any(|point| day(point, report.today()).is_some())
}

/// Writes the timeline of a plan.
fn plan(plan: &PlanReport) -> String {
    calendar(&Source {
        topic: PLAN,
        title: PLAN_TITLE,
        verdict: format!("结论：{}", plan.verdict.title),
        answers: &plan.answers,
        timeline: &plan.timeline,
        sources: &plan.sources,
        today: &plan.today,
        data: &plan.data,
    })
}

/// Writes the timeline of a side topic.
fn advice(advice: &Advice) -> String {
    calendar(&Source {
        topic: &advice.topic.id,
        title: &advice.topic.title,
        verdict: String::new(),
        answers: &advice.answers,
        timeline: &advice.timeline,
        sources: &advice.sources,
        today: &advice.today,
        data: &advice.data,
    })
}

fn calendar(source: &Source) -> String {
    let dated = source.timeline.iter().filter(|point| day(point, source.today).is_some());
    let mut lines = head(&headed(source.title, source.answers), &about(source));
    for (at, point) in dated.enumerate() {
        let undated = if at == 0 { undated(source) } else { Vec::new() };
        event::write(&mut lines, source, point, &undated);
    }
    lines.finish()
}

/// The calendar up to its first event.
fn head(title: &str, about: &str) -> Lines {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//yizhuan//yizhuan//ZH");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", title);
    lines.text("X-WR-CALDESC", about);
    lines
}

fn about(source: &Source) -> String {
    let dates = dates(source.today, source.data);
    let only = "日历里只有定下来的日子。要看全部内容，请换一种格式。";
    let parts = [source.verdict.as_str(), only, &dates, FOOT];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands in no event of its own.
fn undated<'a>(source: &Source<'a>) -> Vec<&'a MilestoneDoc> {
    source.timeline.iter().filter(|point| day(point, source.today).is_none()).collect()
}

/// The day on which a point stands in the calendar; none where nothing can start yet.
fn day(point: &MilestoneDoc, today: &str) -> Option<NaiveDate> {
    match point.at {
        _ if point.assumed => None,
        At::Day(day) => Some(day),
        At::Month(month) if LAST_MONTHS.contains(&&*point.id) => Some(in_time(month, today)),
        At::Month(month) => Some(month.first_day()),
        At::Open => None,
    }
}

/// A weekday of a month on which something can still be done: no holiday at its beginning, and not
/// past while any of it is left.
fn in_time(month: Month, today: &str) -> NaiveDate {
    let first = month.first_day() + Days::new(7);
    let last = month.plus(1).first_day() - Days::new(1);
    let tomorrow = today.parse().ok().and_then(|today: NaiveDate| today.succ_opt());
    let start = first.max(tomorrow.unwrap_or(first)).min(last);
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut rest = start.iter_days().take_while(|day| *day <= last).skip_while(weekend);
    rest.next().unwrap_or(start)
}
