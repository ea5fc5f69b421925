//! Sentences that more than one format says, so that none can say something another does not.

use crate::calendar::Month;
use crate::model::{Backpay, Need};
pub(super) use crate::report::wording::checked;
use crate::report::{DataDoc, MaterialDoc, MilestoneDoc, OpenDoc, PlanReport, words};

/// What stands under every result.
pub const FOOT: &str = "这份结果由离线程序按公开文件整理，不是经办机构的答复。办理以经办机构为准，拿不准请拨打 12393。";
/// In place of the papers.
pub const NO_MATERIALS: &str = "这种情况不用准备材料。";
/// In place of the steps.
pub const NO_STEPS: &str = "这种情况没有要办的步骤。";
/// In place of the days.
pub const NO_DATES: &str = "这种情况没有要等的日子。";
/// Where there are steps for both ways.
pub const EITHER_WAY: &str = "网上办和窗口办任选一种，不用两边都跑。";

/// How a paper is needed; where one of several is enough, also the others.
pub fn need(material: &MaterialDoc, all: &[MaterialDoc]) -> String {
    let word = words::need(material.need);
    let same = |other: &&MaterialDoc| other.group == material.group && other.id != material.id;
    let others: Vec<&str> = all.iter().filter(same).map(|other| other.title.as_str()).collect();
    if material.need != Need::OneOf || others.is_empty() {
        return word.to_owned();
    }
    format!("{word}，或者：{}", others.join("、"))
}

/// Day or month, and how firm it is.
pub fn when(point: &MilestoneDoc) -> String {
    words::when(point.at, point.certainty)
}

/// From which scheme to which, and how far.
pub fn about(document: &PlanReport) -> String {
    let kind = document.kind_label.as_deref();
    let about: Vec<&str> = kind.into_iter().chain(document.scope.map(words::scope)).collect();
    about.join("，")
}

/// The gap and what follows from it, each under a label.
pub fn gap(document: &PlanReport) -> Vec<(&'static str, String)> {
    let gap = &document.gap;
    let asked = document.missing.iter().any(|id| id == "gap_months");
    let months = gap.months.map(|months| format!("{months} 个月"));
    let months = months.or_else(|| asked.then(|| "还不知道".to_owned()));
    let last = gap.backpay_last_month.as_deref().filter(|_| gap.backpay != Backpay::NotNeeded);
    let last = last.and_then(Month::parse).map(words::month);
    let last =
        last.map(|month| format!("最迟 {month}恢复缴费，断缴才不超过 {} 个月", gap.backpay_months));
    let lines = [
        ("断缴：", months),
        ("补缴：", Some(words::backpay(gap).to_owned())),
        ("期限：", last),
        ("待遇：", Some(words::waiting(&gap.waiting))),
    ];
    lines.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
}

/// How an open question can be settled.
pub fn how(open: &OpenDoc) -> &str {
    if open.how.is_empty() { "回答这一题就行" } else { &open.how }
}

/// The day of the result, and of its data.
pub fn dates(today: &str, data: &DataDoc) -> String {
    format!("{today} 的结果。规则数据 {}，最后核对 {}。", data.version, data.checked)
}
