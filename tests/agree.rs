//! What a plan says in one place agrees with what it says in another.

use std::collections::BTreeSet;

use yizhuan::model::{Certainty, VerdictCode, WaitingCode};
use yizhuan::report::{MilestoneDoc, Notice, PlanReport, Report};
use yizhuan::rules;

use crate::support::results::{self, write_as_wide};

/// Answers of somebody who can move.
const READY: &str = "retired=no origin_stopped=yes destination_enrolled=yes hindrances=none";

fn plan(line: &str) -> PlanReport {
    match results::case("transfer", line) {
        Report::Plan(plan) => plan.as_ref().clone(),
        _ => panic!("no plan"),
    }
}

/// A move to a place from one that has no rules of its own.
fn moved(code: &str, from: &str, to: &str, more: &str) -> PlanReport {
    let origin = if code.starts_with("54") { "510100" } else { "540100" };
    let line = format!("from_scheme={from} to_scheme={to} origin={origin} destination={code}");
    plan(&format!("{line} {READY} {more}"))
}

fn codes() -> impl Iterator<Item = &'static str> {
    rules::embedded().regions.iter().map(|(_, region)| region.code.as_str())
}

fn first_month(plan: &PlanReport) -> Option<&MilestoneDoc> {
    plan.timeline.iter().find(|point| point.id == "benefits_start")
}

/// Where a place says otherwise of a gap, the first month with benefits is not firm, and says so.
#[test]
fn no_month_is_official_where_a_place_says_otherwise() {
    let mut doubted = BTreeSet::new();
    for code in codes() {
        for (from, to) in
            [("employee", "employee"), ("employee", "flexible"), ("resident", "employee")]
        {
            for months in [1, 3, 5] {
                let more = format!("gap_months={months} continuous_two_years=yes");
                let plan = moved(code, from, to, &more);
                let otherwise = |notice: &Notice| matches!(notice, Notice::Otherwise { .. });
                let Some(first) = first_month(&plan) else { continue };
                if !plan.gap.why.notices.iter().any(otherwise) {
                    continue;
                }
                let named = ["最早", "最晚", "要问"].iter().any(|word| first.title.contains(word));
                let firm = first.certainty == Certainty::Official;
                assert!(named && !firm, "{code} {from} {to} {months}: {}", first.title);
                doubted.insert(code);
            }
        }
    }
    assert!(doubted.len() > 30, "{doubted:?}");
}

/// Whoever comes from elsewhere may be there for the first time, of which no page says that it is free.
#[test]
fn nobody_new_to_paying_himself_is_freed_from_waiting_after_a_long_gap() {
    for code in codes() {
        for from in ["employee", "flexible", "resident"] {
            for months in 4..=7 {
                let plan = moved(code, from, "flexible", &format!("gap_months={months}"));
                let code_of_wait = plan.gap.waiting.code;
                assert_ne!(code_of_wait, WaitingCode::None, "{code} {from} {months}");
            }
        }
    }
}

/// What is to be done first, by what stands in the way first.
const FIRST: [(&str, &str); 8] = [
    ("fix-origin", "stop-origin"),
    ("fix-duplicate", "settle-duplicate"),
    ("fix-destination", "enrol-destination"),
    ("fix-arrears", "settle-arrears"),
    ("fix-negative-balance", "settle-negative-balance"),
    ("fix-in-hospital", "settle-in-hospital"),
    ("fix-open-transfer", "settle-open-transfer"),
    ("fix-identity", "settle-identity"),
];

#[test]
fn the_first_step_is_what_the_verdict_names() {
    let topic = rules::embedded().table.transfer();
    let asked = topic.at(topic.question("hindrances").expect("a question"));
    let all: Vec<&str> = asked.choices.iter().map(|choice| &*choice.id).collect();
    let mut seen = BTreeSet::new();
    for chosen in 0_u32..1 << all.len() {
        let some = (0..all.len()).filter(|at| chosen & (1 << at) != 0).map(|at| all[at]);
        let some = some.collect::<Vec<_>>().join(",");
        let hindrances = if some.is_empty() { "none" } else { &some };
        for schemes in
            [("employee", "employee"), ("flexible", "flexible"), ("resident", "employee")]
        {
            if schemes.0 == "resident" && some.contains("negative_balance") {
                continue;
            }
            for (stopped, enrolled) in
                [("yes", "yes"), ("no", "yes"), ("yes", "no"), ("no", "no"), ("unknown", "unknown")]
            {
                let plan = plan(&format!(
                    "from_scheme={} to_scheme={} retired=no origin=北京 destination=武汉 \
                     origin_stopped={stopped} destination_enrolled={enrolled} gap_months=0 \
                     hindrances={hindrances}",
                    schemes.0, schemes.1
                ));
                if plan.verdict.code != VerdictCode::FixFirst {
                    continue;
                }
                let rule = &plan.verdict.because[0].why.rule;
                let first = FIRST.iter().find(|(named, _)| rule.starts_with(named));
                let (named, step) = first.unwrap_or_else(|| panic!("{rule} is not known"));
                for way in [&plan.steps.online, &plan.steps.counter] {
                    assert_eq!(way[0].id, *step, "{rule}: {schemes:?} {stopped} {enrolled} {some}");
                }
                seen.insert(*named);
            }
        }
    }
    assert_eq!(seen.len(), FIRST.len(), "{seen:?}");
}

#[test]
fn who_moves_nothing_is_told_of_a_gap_all_the_same() {
    for (scheme, missed, told) in [
        ("employee", "gap_months=5", "断缴 5 个月"),
        ("flexible", "gap_months=2", "断缴 2 个月"),
        ("resident", "missed_years=2", "断保 2 年"),
    ] {
        let line = format!(
            "from_scheme={scheme} to_scheme={scheme} origin=成都 destination=成都 {missed}"
        );
        let report = results::case("transfer", &line);
        for format in ["text", "markdown", "html"] {
            let text = write_as_wide(format, report.clone(), 400);
            assert!(text.contains(told) && text.contains("「断缴与补缴」"), "{text}");
            assert!(!text.contains("对结果没有影响"), "{text}");
        }
        let Report::Plan(plan) = &report else { panic!("no plan") };
        let topic = plan.gap.why.see.as_ref().map(|topic| topic.id.as_str());
        assert_eq!(topic, Some("gap"), "{scheme}");
        let short = results::write("short", report);
        assert!(short.contains(told), "{short}");
    }
}

#[test]
fn who_does_not_say_which_scheme_is_asked_that_and_not_how_long() {
    for months in ["", "gap_months=5", "gap_months=30"] {
        let report = results::case("transfer", &format!("origin=西安 destination=烟台 {months}"));
        for format in ["short", "text", "speech"] {
            let text = write_as_wide(format, report.clone(), 400);
            assert!(!text.contains("查清断保了几年"), "{text}");
        }
        let short = results::write("short", report);
        assert!(short.contains("先说是哪种医保；领失业金、服役的月份不算断缴"), "{short}");
        if let Some((_, months)) = months.split_once('=') {
            assert!(short.contains(&format!("断缴 {months} 个月")), "{short}");
        }
    }
}
