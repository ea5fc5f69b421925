//! The points in time as a calendar file (RFC 5545): all-day events with reminders.

mod event;
mod lines;

use chrono::{NaiveDate, NaiveDateTime};

use self::lines::Lines;
use crate::model::{At, TRANSFER};
use crate::report::route::headed;
use crate::report::wording::{FOOT, counted_from, dates, unasked};
use crate::report::{Advice, AnswerDoc, DataDoc, MilestoneDoc, PlanReport, Report, SourceDoc};

/// What its calendar is called.
const PLAN_TITLE: &str = "医保转移接续";

/// What a calendar is made from.
struct Source<'a> {
    topic: &'a str,
    title: &'a str,
    /// The answer in one line; may be empty.
    verdict: String,
    answers: &'a [AnswerDoc],
    route: Option<&'a str>,
    timeline: &'a [MilestoneDoc],
    /// The day of acceptance from which the days are counted, where it has not been accepted.
    assumed: Option<NaiveDate>,
    sources: &'a [SourceDoc],
    today: &'a str,
    /// When it is written, where a clock tells.
    moment: Option<NaiveDateTime>,
    data: &'a DataDoc,
}

/// Writes a result; only the points in time of plans and answers stand in a calendar.
pub(crate) fn write(report: &Report, moment: Option<NaiveDateTime>) -> Option<String> {
    if !has_days(report) {
        return None;
    }
    match report {
        Report::Plan(report) => Some(plan(report, moment)),
        Report::Advice(answer) => Some(advice(answer, moment)),
        Report::Claims(_)
        | Report::Search(_)
        | Report::Place(_)
        | Report::Places(_)
        | Report::Compared(_) => None,
    }
}

/// Whether there is a day to write.
pub(crate) fn has_days(report: &Report) -> bool {
    report.timeline().iter().any(|point| day(point).is_some())
}

/// Writes the timeline of a plan.
fn plan(plan: &PlanReport, moment: Option<NaiveDateTime>) -> String {
    calendar(&Source {
        topic: TRANSFER,
        title: PLAN_TITLE,
        verdict: format!("结论：{}", plan.verdict.title),
        answers: &plan.answers,
        route: plan.route.as_deref(),
        timeline: &plan.timeline,
        assumed: counted_from(plan),
        sources: &plan.sources,
        today: &plan.today,
        moment,
        data: &plan.data,
    })
}

/// Writes the timeline of a side topic.
fn advice(advice: &Advice, moment: Option<NaiveDateTime>) -> String {
    calendar(&Source {
        topic: &advice.topic.id,
        title: &advice.topic.title,
        verdict: String::new(),
        answers: &advice.answers,
        route: advice.route.as_deref(),
        timeline: &advice.timeline,
        assumed: None,
        sources: &advice.sources,
        today: &advice.today,
        moment,
        data: &advice.data,
    })
}

fn calendar(source: &Source) -> String {
    let dated = source.timeline.iter().filter(|point| day(point).is_some());
    let mut lines = head(&headed(source.title, source.route), &about(source));
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
    let only = "日历里只有算得出的日子。要看全部内容，请换一种格式。";
    let assumed = source.assumed.map_or_else(String::new, event::counted_from);
    let unasked = unasked(source.answers).unwrap_or_default();
    let parts = [source.verdict.as_str(), &unasked, only, &assumed, &dates, FOOT];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What stands in no event of its own.
fn undated<'a>(source: &Source<'a>) -> Vec<&'a MilestoneDoc> {
    source.timeline.iter().filter(|point| day(point).is_none()).collect()
}

/// The day on which a point stands in the calendar; none where nothing can start yet.
fn day(point: &MilestoneDoc) -> Option<NaiveDate> {
    match point.at {
        _ if point.pending => None,
        At::Day(day) => Some(day),
        At::Month(month) => Some(point.act_on.unwrap_or_else(|| month.first_day())),
        At::Open => None,
    }
}
