//! Stretches of time of a plan, to be drawn over its points.

use chrono::NaiveDate;

use crate::calendar::Month;
use crate::model::{At, Certainty, WaitingCode, moment};
use crate::report::{MilestoneDoc, PlanReport};

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What it is; two to five characters.
    pub label: String,
    pub from: NaiveDate,
    /// Last day, if there is one.
    pub to: Option<NaiveDate>,
    /// How it is filled.
    pub fill: Fill,
    /// Its end in words, for where it runs out of sight.
    pub until: String,
}

/// How a stretch of time is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Working days, numbered from the first; others do not count.
    Workdays,
    Days,
    /// Every day, but the last of them may come earlier or later.
    Loose,
    /// Every day, and no end is known.
    Endless,
}

/// The stretches of a plan, in the order in which they are drawn.
pub(super) fn all(plan: &PlanReport) -> Vec<Stretch> {
    let found = [
        transfer(plan, "转出", [moment::ACCEPTED, moment::OUT_DUE]),
        transfer(plan, "转入", [moment::OUT_DUE, moment::IN_DUE]),
        balance(plan),
        backpay(plan),
        waiting(plan),
    ];
    found.into_iter().flatten().collect()
}

fn point<'a>(plan: &'a PlanReport, id: &str) -> Option<&'a MilestoneDoc> {
    plan.timeline.iter().find(|point| point.id == id && !point.pending)
}

fn day(plan: &PlanReport, id: &str) -> Option<NaiveDate> {
    match point(plan, id)?.at {
        At::Day(day) => Some(day),
        At::Month(_) | At::Open => None,
    }
}

fn month(plan: &PlanReport, id: &str) -> Option<Month> {
    match point(plan, id)?.at {
        At::Month(month) => Some(month),
        At::Day(_) | At::Open => None,
    }
}

/// Working days after one day, up to another.
fn transfer(plan: &PlanReport, label: &str, [from, to]: [&str; 2]) -> Option<Stretch> {
    let (from, to) = (day(plan, from)?, day(plan, to)?);
    Some(Stretch {
        label: label.to_owned(),
        from: from.succ_opt()?,
        to: Some(to),
        fill: Fill::Workdays,
        until: to.to_string(),
    })
}

/// The money, where it has no limit of its own.
fn balance(plan: &PlanReport) -> Option<Stretch> {
    let open = point(plan, moment::BALANCE)?;
    let from = day(plan, moment::IN_DUE).or_else(|| day(plan, moment::ACCEPTED))?;
    let endless = open.at == At::Open && open.certainty == Certainty::NoLimit;
    endless.then_some(Stretch {
        label: "余额到账".to_owned(),
        from: from.succ_opt()?,
        to: None,
        fill: Fill::Endless,
        until: "没有硬性期限".to_owned(),
    })
}

/// From today to the end of the last month in which paying again still counts.
fn backpay(plan: &PlanReport) -> Option<Stretch> {
    let last = month(plan, moment::BACKPAY_WINDOW)?;
    Some(Stretch {
        label: "补缴窗口".to_owned(),
        from: plan.today.parse().ok()?,
        to: last.plus(1).first_day().pred_opt(),
        fill: Fill::Days,
        until: format!("到 {} 年 {} 月底", last.year(), last.month()),
    })
}

/// The months of the wait: loose where only its longest is known.
fn waiting(plan: &PlanReport) -> Option<Stretch> {
    let last = month(plan, moment::WAITING_ENDS)?;
    let months = plan.gap.waiting.max_months?;
    let loose = matches!(plan.gap.waiting.code, WaitingCode::UpTo | WaitingCode::Between);
    let (fill, most) = if loose { (Fill::Loose, "最长到") } else { (Fill::Days, "到") };
    Some(Stretch {
        label: "等待期".to_owned(),
        from: last.plus(1 - i32::from(months)).first_day(),
        to: last.plus(1).first_day().pred_opt(),
        fill,
        until: format!("{most} {} 年 {} 月底", last.year(), last.month()),
    })
}
