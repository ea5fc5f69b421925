//! Lanes of the drawn axis: the stretches of time of a plan.

use chrono::NaiveDate;

use super::View;
use super::view::NAMED;
use crate::calendar::Month;
use crate::model::{At, Certainty, WaitingCode};
use crate::report::{MilestoneDoc, PlanReport};
use crate::tui::widget::axis::{Fill, Lane, day_after, day_before};

/// The points in time that are days.
pub(super) fn days(doc: &PlanReport) -> impl Iterator<Item = (&MilestoneDoc, NaiveDate)> {
    doc.timeline.iter().filter_map(|milestone| match milestone.at {
        At::Day(day) => Some((milestone, day)),
        At::Month(_) | At::Open => None,
    })
}

/// A name short enough for a pointer.
pub(super) fn short(milestone: &MilestoneDoc) -> &str {
    match milestone.id.as_str() {
        "accepted" => "受理",
        "transfer_out_due" => "转出最迟",
        "transfer_in_due" => "转入最迟",
        _ => &milestone.title,
    }
}

/// The lanes, in the order in which they are drawn.
pub(super) fn lanes(view: &View) -> Vec<Lane> {
    let found = [
        transfer(view, "转出", "accepted", "transfer_out_due"),
        transfer(view, "转入", "transfer_out_due", "transfer_in_due"),
        balance(view),
        backpay(view),
        waiting(view),
    ];
    found.into_iter().flatten().collect()
}

fn milestone<'a>(doc: &'a PlanReport, id: &str) -> Option<&'a MilestoneDoc> {
    doc.timeline.iter().find(|milestone| milestone.id == id)
}

fn day(doc: &PlanReport, id: &str) -> Option<NaiveDate> {
    days(doc).find(|(milestone, _)| milestone.id == id).map(|(_, day)| day)
}

/// Working days after one day, up to another.
fn transfer(view: &View, name: &str, from: &str, to: &str) -> Option<Lane> {
    let (from, to) = (day(view.doc, from)?, day(view.doc, to)?);
    let count = view.calendar.workdays_between(from, to);
    let long = format!("{name} {count} 个工作日");
    let label = if view.width >= NAMED { long } else { name.to_owned() };
    Some(Lane {
        label,
        from: day_after(from),
        to: Some(to),
        fill: Fill::Workdays,
        until: to.to_string(),
    })
}

/// The money, where it has no limit of its own.
fn balance(view: &View) -> Option<Lane> {
    let open = milestone(view.doc, "balance_arrives")?;
    let from = day(view.doc, "transfer_in_due").or_else(|| day(view.doc, "accepted"))?;
    let endless = open.at == At::Open && open.certainty == Certainty::NoLimit;
    let until = "没有硬性期限".to_owned();
    endless.then(|| Lane {
        label: "余额到账".to_owned(),
        from: day_after(from),
        to: None,
        fill: Fill::Endless,
        until,
    })
}

/// From today to the end of the last month in which paying again still counts.
fn backpay(view: &View) -> Option<Lane> {
    let At::Month(month) = milestone(view.doc, "backpay_window_ends")?.at else { return None };
    let until = format!("到 {} 年 {} 月底", month.year(), month.month());
    Some(Lane {
        label: "补缴窗口".to_owned(),
        from: view.today(),
        to: Some(last_day(month)),
        fill: Fill::Days,
        until,
    })
}

/// The months of the wait: loose where only its longest is known.
fn waiting(view: &View) -> Option<Lane> {
    let At::Month(last) = milestone(view.doc, "waiting_ends")?.at else { return None };
    let months = view.doc.gap.waiting.max_months?;
    let from = last.plus(1 - i32::from(months)).first_day();
    let loose = matches!(view.doc.gap.waiting.code, WaitingCode::UpTo | WaitingCode::Between);
    let (fill, most) = if loose { (Fill::Loose, "最长到") } else { (Fill::Days, "到") };
    let until = format!("{most} {} 年 {} 月底", last.year(), last.month());
    Some(Lane { label: "等待期".to_owned(), from, to: Some(last_day(last)), fill, until })
}

fn last_day(month: Month) -> NaiveDate {
    day_before(month.plus(1).first_day())
}
