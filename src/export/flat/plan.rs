//! A plan as one row of a table.

use super::{Column, hotline, joined, missing, notices, version};
use crate::model::{At, Need};
use crate::report::wording::marked;
use crate::report::{MilestoneDoc, PlanReport, Why, words};

/// The columns, in order. The three points in time are there whenever something is filed.
pub(crate) const COLUMNS: &[Column<PlanReport>] = &[
    ("verdict", |plan| plan.verdict.code.code().to_owned()),
    ("verdict_title", |plan| plan.verdict.title.clone()),
    ("kind", |plan| plan.kind.clone().unwrap_or_default()),
    ("scope", |plan| plan.scope.map_or_else(String::new, |scope| scope.code().to_owned())),
    ("account", |plan| plan.account.code.code().to_owned()),
    ("gap_months", |plan| number(plan.gap.months)),
    ("gap_tier", |plan| plan.gap.tier.code().to_owned()),
    ("backpay", |plan| plan.gap.backpay.code().to_owned()),
    ("backpay_last_month", |plan| plan.gap.backpay_last_month.clone().unwrap_or_default()),
    ("waiting", |plan| plan.gap.waiting.code.code().to_owned()),
    ("waiting_min_months", |plan| number(plan.gap.waiting.min_months)),
    ("waiting_max_months", |plan| number(plan.gap.waiting.max_months)),
    ("waiting_text", |plan| words::waiting(&plan.gap.waiting)),
    ("accepted", |plan| day(plan, "accepted")),
    ("transfer_out_due", |plan| day(plan, "transfer_out_due")),
    ("transfer_in_due", |plan| day(plan, "transfer_in_due")),
    ("due_certainty", certainty),
    ("materials", materials),
    ("missing", |plan| missing(&plan.open)),
    ("notices", |plan| notices(&plan.data, reasons(plan))),
    ("hotline", |plan| hotline(&plan.channels)),
    ("data_version", |plan| version(&plan.data)),
];

fn number(count: Option<u16>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

fn point<'a>(plan: &'a PlanReport, id: &str) -> Option<&'a MilestoneDoc> {
    plan.timeline.iter().find(|point| point.id == id)
}

fn day(plan: &PlanReport, id: &str) -> String {
    match point(plan, id).map(|point| point.at) {
        Some(At::Day(day)) => day.to_string(),
        Some(At::Month(month)) => month.to_string(),
        Some(At::Open) | None => String::new(),
    }
}

/// How firm the later of the two days is; the earlier one is never less firm.
fn certainty(plan: &PlanReport) -> String {
    let last = point(plan, "transfer_in_due");
    last.map_or_else(String::new, |point| point.certainty.code().to_owned())
}

/// The papers to bring; those needed only at times say so.
fn materials(plan: &PlanReport) -> String {
    let needed = plan.materials.iter().filter(|material| material.need != Need::NotNeeded);
    let titles = needed.map(|material| match material.need {
        Need::Required => marked(&material.title, &material.why),
        need => marked(&format!("{}（{}）", material.title, words::need(need)), &material.why),
    });
    joined(titles.collect::<Vec<_>>().iter().map(String::as_str))
}

/// The reasons of what stands in the other columns.
fn reasons(plan: &PlanReport) -> impl Iterator<Item = &Why> {
    let verdict = plan.verdict.because.iter().map(|because| &because.why);
    let days = ["accepted", "transfer_out_due", "transfer_in_due"];
    let days = days.into_iter().filter_map(|id| Some(&point(plan, id)?.why));
    let papers = plan.materials.iter().filter(|material| material.need != Need::NotNeeded);
    let papers = papers.map(|material| &material.why);
    verdict.chain([&plan.account.why, &plan.gap.why]).chain(days).chain(papers)
}
