//! Nobody is told to do what he says is done, nor to give up what he has before he has the next.

use serde_json::Value as Json;
use yizhuan::model::VerdictCode;
use yizhuan::report::{PlanReport, Report};
use yizhuan::rules;

use crate::support::results::{self, write_as_wide};

const KINDS: [(&str, &str); 6] = [
    ("employee", "employee"),
    ("employee", "flexible"),
    ("flexible", "employee"),
    ("employee", "resident"),
    ("resident", "flexible"),
    ("resident", "resident"),
];

fn codes() -> Vec<&'static str> {
    rules::embedded().regions.iter().map(|(_, region)| region.code.as_str()).collect()
}

/// Every place as the one left and as the one gone to, and every place with the next one in its province.
fn pairs() -> Vec<(&'static str, &'static str)> {
    let all = codes();
    let far = |code: &str| if code.starts_with("54") { "510100" } else { "540100" };
    let mut pairs: Vec<_> = all.iter().map(|code| (far(code), *code)).collect();
    pairs.extend(all.iter().map(|code| (*code, far(code))));
    let next = all.windows(2).filter(|pair| pair[0][..2] == pair[1][..2]);
    pairs.extend(next.map(|pair| (pair[0], pair[1])));
    pairs
}

fn report((origin, destination): (&str, &str), (from, to): (&str, &str), more: &str) -> Report {
    let line = format!(
        "from_scheme={from} to_scheme={to} retired=no origin={origin} destination={destination} {more}"
    );
    results::case("transfer", &line)
}

fn plan(report: &Report) -> &PlanReport {
    let Report::Plan(plan) = report else { panic!("no plan") };
    plan
}

/// A step: what it is, the rule that tells it, and what is told.
struct Step<'a> {
    id: &'a str,
    rule: &'a str,
    title: &'a str,
    text: &'a str,
}

impl Step<'_> {
    /// Whether it is about ending the cover at the origin.
    fn stops(&self) -> bool {
        ["stop-origin", "stop-first"].contains(&self.id) || self.rule.contains("-stop")
    }
}

fn steps(plan: &PlanReport) -> impl Iterator<Item = Step<'_>> {
    let steps = plan.steps.online.iter().chain(&plan.steps.counter);
    steps.map(|step| Step {
        id: &step.id,
        rule: &step.why.rule,
        title: &step.title,
        text: &step.text,
    })
}

#[test]
fn nobody_is_told_to_do_what_he_says_is_done() {
    let mut ways = 0;
    for pair in pairs() {
        for kind in KINDS {
            for (stopped, enrolled) in [("yes", "yes"), ("yes", "no"), ("no", "yes")] {
                let more = format!(
                    "origin_stopped={stopped} destination_enrolled={enrolled} hindrances=none gap_months=0 \
                     next_year_enrolled={enrolled} missed_years=0"
                );
                let report = report(pair, kind, &more);
                for step in steps(plan(&report)) {
                    let rule = step.rule;
                    let enrols = step.id.contains("enrol") && !step.id.contains("change");
                    assert!(enrolled == "no" || !enrols, "{pair:?} {kind:?} {more}: {rule}");
                    assert!(stopped == "no" || !step.stops(), "{pair:?} {kind:?} {more}: {rule}");
                    ways += 1;
                }
            }
        }
    }
    assert!(ways > 10_000, "{ways}");
}

/// Whoever stops before the next cover is sure has none in between.
#[test]
fn who_is_not_enrolled_yet_is_told_to_ask_first_when_he_can_be() {
    let mut ways = 0;
    for pair in pairs() {
        for kind in KINDS {
            for (stopped, enrolled) in
                [("no", "no"), ("no", "unknown"), ("unknown", "no"), ("unknown", "unknown")]
            {
                let more = format!(
                    "origin_stopped={stopped} destination_enrolled={enrolled} hindrances=none gap_months=0 \
                     next_year_enrolled=no missed_years=0"
                );
                let report = report(pair, kind, &more);
                for step in steps(plan(&report)).filter(Step::stops) {
                    let first = step.text.split('。').next().expect("a sentence");
                    let asks = ["哪天", "先确认能在"].iter().any(|word| first.contains(word));
                    let told =
                        asks || step.title.contains("先问清") || step.title.contains("能接上了");
                    assert!(told, "{pair:?} {kind:?} {more}: {} {}", step.rule, step.text);
                    ways += 1;
                }
            }
        }
    }
    assert!(ways > 5_000, "{ways}");
}

/// Where it moves by itself, stopping is not what the short forms begin with.
#[test]
fn no_next_step_stops_the_cover_of_who_has_no_other() {
    let mut provinces = std::collections::BTreeSet::new();
    for pair in pairs().into_iter().filter(|(from, to)| from[..2] == to[..2]) {
        for more in ["origin_stopped=no destination_enrolled=no", "destination_enrolled=no"] {
            let report = report(pair, KINDS[0], &format!("{more} gap_months=0"));
            if plan(&report).verdict.code != VerdictCode::Automatic {
                continue;
            }
            provinces.insert(&pair.0[..2]);
            for form in ["short", "text", "speech"] {
                let said = write_as_wide(form, report.clone(), 4000);
                let next = said.split_once("下一步：").map_or("", |(_, next)| next).trim_start();
                let stops = next.starts_with("确认")
                    && next.split('，').next().expect("one").contains("停保");
                assert!(!stops, "{pair:?} {more} {form}: {next}");
            }
            if more.contains("origin_stopped=no") {
                let gap = &plan(&report).gap.text;
                assert!(gap.contains("还在参保"), "{pair:?}: {gap}");
            }
        }
    }
    assert_eq!(provinces.len(), 4, "{provinces:?}");
}

/// A place with a number of its own is called by that one, not by two.
#[test]
fn no_place_is_called_by_two_numbers() {
    let mut own = 0;
    for pair in pairs() {
        for kind in [KINDS[0], KINDS[3], KINDS[5]] {
            let report =
                report(pair, kind, "origin_stopped=no destination_enrolled=no gap_months=2");
            let mut plan: Json =
                serde_json::from_str(&write_as_wide("json", report, 80)).expect("a plan");
            let channels = plan["channels"].take();
            let lines = channels.as_array().into_iter().flatten();
            let lines = lines.filter(|line| !line["place"].is_null());
            let opens = lines.filter_map(|line| line["text"].as_str()?.split_once('-'));
            for (area, _) in
                opens.filter(|(area, rest)| area.starts_with('0') && !rest.starts_with("12393"))
            {
                let said = plan.to_string();
                assert!(!said.contains(&format!("{area}-12393")), "{pair:?} {kind:?}: {area}");
                own += 1;
            }
        }
    }
    assert!(own > 10, "{own}");
}
