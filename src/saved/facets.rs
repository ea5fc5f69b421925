//! Facets of a plan besides its sentences: codes and numbers, and their names.

use std::collections::BTreeMap;

use crate::model::{AccountCode, Backpay, Fact, Scope, Tier, Topic, VerdictCode, WaitingCode};
use crate::report::{PlanReport, WaitingDoc, gap, words};

/// Every facet in the order shown, and what people call it.
pub const ALL: &[(&str, &str)] = &[
    ("verdict", "结论"),
    ("kind", "转移种类"),
    ("scope", "转移范围"),
    ("account", "个人账户"),
    ("gap_months", "断缴"),
    ("backpay", "补缴"),
    ("waiting", "待遇"),
];

/// The facets of a plan; what cannot be told is left out.
pub fn of(document: &PlanReport) -> BTreeMap<String, String> {
    let gap = &document.gap;
    let is_open = gap.backpay == Backpay::MayAsk && gap.tier == Tier::Unknown;
    let all = [
        ("verdict", Some(document.verdict.code.code().to_owned())),
        ("kind", document.kind.clone()),
        ("scope", document.scope.map(|scope| scope.code().to_owned())),
        ("account", Some(document.account.code.code().to_owned())),
        ("gap_months", gap.months.map(|months| months.to_string())),
        ("backpay", Some(gap.backpay.code().to_owned()).filter(|_| !is_open)),
        ("waiting", Some(waiting(&gap.waiting))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// Such as `up_to 6`, or `between 3 4`.
fn waiting(waiting: &WaitingDoc) -> String {
    let min = waiting.min_months.filter(|_| waiting.code == WaitingCode::Between);
    let mut text = waiting.code.code().to_owned();
    for months in min.into_iter().chain(waiting.max_months) {
        text.push(' ');
        text.push_str(&months.to_string());
    }
    text
}

/// A value in words; as it is where the topic knows no such code.
pub fn in_words(topic: &Topic, name: &str, value: Option<&String>) -> String {
    let Some(value) = value else { return "还不知道".to_owned() };
    let known = match name {
        "verdict" => VerdictCode::from_code(value).map(|code| words::verdict(code).to_owned()),
        "kind" => topic.roles.kind.and_then(|fact| label(&topic.facts[fact.at()], value)),
        "scope" => Scope::from_code(value).map(|code| words::scope(code).to_owned()),
        "account" => AccountCode::from_code(value).map(|code| words::account(code).to_owned()),
        "gap_months" => Some(format!("{value} 个月")),
        "backpay" => Backpay::from_code(value).map(|code| words::may_pay(code).to_owned()),
        "waiting" => wait(value),
        _ => None,
    };
    known.unwrap_or_else(|| value.clone())
}

fn label(fact: &Fact, code: &str) -> Option<String> {
    let at = fact.names.iter().position(|name| name == code)?;
    fact.label(at).map(str::to_owned)
}

fn wait(value: &str) -> Option<String> {
    let mut parts = value.split(' ');
    let code = WaitingCode::from_code(parts.next()?)?;
    let months: Vec<u16> = parts.filter_map(|months| months.parse::<u16>().ok()).collect();
    let (min_months, max_months) = (months.first().copied(), months.last().copied());
    Some(gap::waiting(&WaitingDoc {
        code,
        min_months,
        max_months,
        short: String::new(),
        besides: String::new(),
    }))
}
