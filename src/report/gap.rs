//! The gap and the wait in words.

use super::plan::{GapDoc, WaitingDoc};
use super::{PlanReport, words};
use crate::calendar::Month;
use crate::model::{Backpay, WaitingCode};

/// Id of the point in time at which it is too late to resume paying.
pub(super) const BACKPAY_WINDOW: &str = "backpay_window_ends";

/// The gap and what follows from it, in words.
pub(crate) struct Gap {
    /// How long it is; none where it does not arise.
    pub months: Option<String>,
    /// Whether it may be paid back.
    pub backpay: String,
    /// Until when paying must resume, where that still matters.
    pub last: Option<String>,
    /// The wait.
    pub wait: String,
}

impl Gap {
    /// Each behind its label.
    pub(crate) fn labelled(self) -> impl Iterator<Item = (&'static str, String)> {
        let Self { months, backpay, last, wait } = self;
        let lines =
            [("断缴", months), ("补缴", Some(backpay)), ("期限", last), ("待遇", Some(wait))];
        lines.into_iter().filter_map(|(label, text)| Some((label, text?)))
    }
}

/// Puts the gap into words.
pub(crate) fn of(plan: &PlanReport) -> Gap {
    let gap = &plan.gap;
    let months = gap.months.map(|months| format!("{months} 个月"));
    let last = last_month(plan);
    let limit = gap.backpay_months;
    Gap {
        months: months.or_else(|| gap.months_open.then(|| "还不知道".to_owned())),
        backpay: self::backpay(gap, gap.months_open || gap.years_open).to_owned(),
        wait: wait(gap.backpay, &gap.waiting, last),
        last: last.map(|month| {
            format!("最迟 {}恢复缴费，断缴才不超过 {limit} 个月", words::month(month))
        }),
    }
}

/// The last month in which paying may resume; none for whoever pays again already.
pub(crate) fn last_month(plan: &PlanReport) -> Option<Month> {
    let open = plan.timeline.iter().any(|point| point.id == BACKPAY_WINDOW);
    plan.gap.backpay_last_month.as_deref().filter(|_| open).and_then(Month::parse)
}

/// The wait. Where it is spared by paying back, or by paying until a month as long as nothing is
/// paid, that is said too.
pub(crate) fn wait(backpay: Backpay, waiting: &WaitingDoc, last: Option<Month>) -> String {
    let wait = self::waiting(waiting);
    if waiting.code != WaitingCode::None {
        return wait;
    }
    let repaid = if backpay == Backpay::MayAsk { "补缴后" } else { "" };
    let paid =
        last.map_or_else(String::new, |month| format!("最迟 {}缴上的，", words::month(month)));
    format!("{paid}{repaid}{wait}")
}

/// Whether the gap may be paid back; `asked`, while its length, in months or years, is still open.
fn backpay(gap: &GapDoc, asked: bool) -> &'static str {
    // The code says only that asking is open.
    match (gap.backpay, gap.waiting.code) {
        (Backpay::MayAsk, WaitingCode::Unknown) if asked => "还说不准，先查清断了多久",
        (Backpay::MayAsk, WaitingCode::Unknown) => "能不能补缴、要不要等，请问转入地",
        (code, _) => words::may_pay(code),
    }
}

/// The wait, with its months.
pub(crate) fn waiting(waiting: &WaitingDoc) -> String {
    if !waiting.short.is_empty() {
        return waiting.short.clone();
    }
    let months = waiting.max_months.map_or_else(String::new, |max| format!(" {max} 个月"));
    let span = || words::span(waiting.min_months, waiting.max_months);
    match waiting.code {
        WaitingCode::None => "没有断缴的等待期".to_owned(),
        WaitingCode::Fixed => format!("等待期{months}"),
        WaitingCode::Between => format!("等待期 {} 个月，各地算法不同", span()),
        WaitingCode::Reduced => format!("不用等，但先少报销，最长{months}"),
        WaitingCode::UpTo => format!("等待期最长{months}"),
        WaitingCode::Local => "由参保地规定，请问参保地".to_owned(),
        WaitingCode::Unknown => "现在还说不准".to_owned(),
    }
}
