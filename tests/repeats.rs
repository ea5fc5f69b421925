//! Nothing is said twice in one plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value as Json;

use crate::support::places::neighbours;
use crate::support::results::{case_on, write_as_wide};

/// Two of each kind of place: with many facts of its own and with few, in the same province and not.
const PLACES: [&str; 8] = ["北京", "苏州", "南京", "杭州", "成都", "重庆", "厦门", "长春"];
const KINDS: [&str; 6] = [
    "from_scheme=employee to_scheme=employee retired=no origin_stopped=yes destination_enrolled=yes gap_months=0",
    "from_scheme=employee to_scheme=flexible retired=no origin_stopped=yes destination_enrolled=no gap_months=5",
    "from_scheme=resident to_scheme=resident next_year_enrolled=no missed_years=2",
    "from_scheme=resident to_scheme=resident next_year_enrolled=no missed_years=0 hindrances=duplicate_enrolment",
    "from_scheme=employee to_scheme=resident retired=no origin_stopped=no destination_enrolled=no gap_months=8",
    "from_scheme=resident to_scheme=employee origin_stopped=no destination_enrolled=no gap_months=0",
];
const FILED: &str = "from_scheme=employee to_scheme=employee retired=no origin_stopped=yes destination_enrolled=yes gap_months=2 progress=accepted apply_on=2026-11-20";
/// What people read as sentences.
const READ: [&str; 4] = ["text", "how", "say", "otherwise"];
/// A sentence shorter than this many letters may come back, such as whom to call.
const SHORT: usize = 12;

#[test]
fn no_plan_says_a_sentence_twice() {
    let (mut plans, mut twice) = (0, Vec::new());
    for day in [(2026, 11, 29), (2027, 1, 15), (2027, 3, 1)] {
        let today = NaiveDate::from_ymd_opt(day.0, day.1, day.2).expect("a day");
        for (at, origin) in PLACES.iter().enumerate() {
            for (kind, destination) in KINDS.iter().zip(PLACES.iter().cycle().skip(at + 1)) {
                let answers = format!("{kind} origin={origin} destination={destination}");
                let plan = write_as_wide("json", case_on(today, "transfer", &answers), 80);
                let plan: Json = serde_json::from_str(&plan).expect("a plan");
                plans += 1;
                twice.extend(repeats(&plan).into_iter().map(|line| format!("{answers}: {line}")));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
    assert_eq!(plans, 3 * 8 * 6);
}

/// Inside a province places say more of their own, and of the same things.
#[test]
fn no_plan_inside_a_province_says_a_sentence_twice() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day");
    let (mut plans, mut twice) = (0, Vec::new());
    for (at, (origin, destination)) in neighbours().enumerate() {
        for kind in [KINDS[0], KINDS[1], KINDS[2 + at % 4], FILED] {
            let answers = format!("{kind} origin={origin} destination={destination}");
            let plan = write_as_wide("json", case_on(today, "transfer", &answers), 80);
            let plan: Json = serde_json::from_str(&plan).expect("a plan");
            plans += 1;
            twice.extend(repeats(&plan).into_iter().map(|line| format!("{answers}: {line}")));
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
    assert!(plans > 1_000, "{plans}");
}

/// The sentences that two rules of a plan both say.
fn repeats(plan: &Json) -> Vec<String> {
    let (mut said, mut twice) = (BTreeMap::new(), Vec::new());
    collect(plan, &mut said);
    for (sentence, rules) in said {
        if rules.iter().any(|rule| *rule != rules[0]) {
            twice.push(format!("「{sentence}」 {rules:?}"));
        }
    }
    twice
}

fn collect(json: &Json, said: &mut BTreeMap<String, Vec<String>>) {
    match json {
        Json::Array(all) => all.iter().for_each(|each| collect(each, said)),
        Json::Object(table) => {
            // A lead only names an app, and each says so.
            if table.get("level").and_then(Json::as_str) == Some("unconfirmed") {
                return;
            }
            let rule = table.get("rule").and_then(Json::as_str).unwrap_or_default();
            let read = READ.iter().filter_map(|key| table.get(*key)?.as_str());
            for sentence in read.flat_map(|text| text.split(['。', '；'])) {
                if sentence.chars().count() >= SHORT {
                    said.entry(sentence.to_owned()).or_default().push(rule.to_owned());
                }
            }
            table.values().for_each(|each| collect(each, said));
        }
        _ => {}
    }
}
