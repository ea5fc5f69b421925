//! Nobody is told to do what he says is done, nor to give up what he has before he has the next.

use serde_json::Value as Json;
use yizhuan::model::VerdictCode;
use yizhuan::report::{Advice, PlanReport, Report};

use crate::support::places::{codes, far, neighbours};
use crate::support::results::{self, write_as_wide};

const KINDS: [(&str, &str); 6] = [
    ("employee", "employee"),
    ("employee", "flexible"),
    ("flexible", "employee"),
    ("employee", "resident"),
    ("resident", "flexible"),
    ("resident", "resident"),
];

/// Every place as the one left and as the one gone to, and every place with the next one in its province.
fn pairs() -> Vec<(&'static str, &'static str)> {
    let apart = codes().flat_map(|code| [(far(code), code), (code, far(code))]);
    apart.chain(neighbours()).collect()
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

/// Words for whoever is not enrolled yet.
const NOT_YET: [&str; 5] =
    ["能不能在", "先确认能在", "问常住地能不能参保", "断了医保的，先", "请先参加"];

/// A resident enrolled where he goes to, whose year has not begun, is told to wait, not to enrol.
#[test]
fn a_resident_who_has_joined_waits_for_his_year() {
    let mut waits = 0;
    for pair in pairs() {
        for (stopped, missed) in [("yes", "0"), ("no", "0"), ("unknown", "0"), ("unknown", "2")] {
            let more = format!(
                "origin_stopped={stopped} destination_enrolled=yes hindrances=none \
                 next_year_enrolled=no missed_years={missed}"
            );
            let report = report(pair, ("resident", "resident"), &more);
            let plan = plan(&report);
            if plan.verdict.code != VerdictCode::NextYear {
                continue;
            }
            waits += 1;
            let because = plan.verdict.because.iter().map(|why| why.text.clone());
            let steps = steps(plan).map(|step| format!("{}。{}", step.title, step.text));
            for text in because.chain(steps) {
                let not_yet = NOT_YET.iter().find(|word| text.contains(**word));
                assert_eq!(not_yet, None, "{pair:?} {more}: {text}");
            }
        }
    }
    assert!(waits > 2_000, "{waits}");
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
            let lines = plan(&report).channels.iter().filter(|line| line.place.is_some());
            let opens = lines.filter_map(|line| line.text.split_once('-'));
            let owns =
                |(area, rest): &(&str, &str)| area.starts_with('0') && !rest.starts_with("12393");
            let areas: Vec<String> = opens.filter(owns).map(|(area, _)| area.to_owned()).collect();
            // Of few places anything else need be written.
            let said = areas.first().map(|_| {
                let plan = write_as_wide("json", report, 80);
                let mut plan: Json = serde_json::from_str(&plan).expect("a plan");
                plan["channels"].take();
                plan.to_string()
            });
            for (area, said) in areas.iter().zip(said.iter().cycle()) {
                assert!(!said.contains(&format!("{area}-12393")), "{pair:?} {kind:?}: {area}");
                own += 1;
            }
        }
    }
    assert!(own > 10, "{own}");
}

fn advice(topic: &str, line: &str) -> Advice {
    match results::case(topic, line) {
        Report::Advice(advice) => advice.as_ref().clone(),
        _ => panic!("no advice"),
    }
}

/// Every sentence of an answer.
fn all_texts(advice: &Advice) -> String {
    let points = advice.sections.iter().flat_map(|section| &section.points);
    points.map(|point| format!("{}：{}", point.title, point.text)).collect::<Vec<_>>().join("\n")
}

/// Who has all the years that the place wants is not told what to do if some lack.
#[test]
fn who_has_all_years_is_not_told_of_those_that_lack() {
    let mut enough = 0;
    for code in codes() {
        for (stage, sex) in
            [("reached", "male"), ("not_yet", "female"), ("unknown", "male"), ("reached", "female")]
        {
            for years in [10, 20, 25, 40] {
                let line = format!(
                    "scheme=employee stage={stage} place={code} sex={sex} years={years} years_elsewhere=no"
                );
                let advice = advice("retirement", &line);
                let first = advice.sections.first().and_then(|section| section.points.first());
                let sum = first.map_or("", |point| point.title.as_str());
                let all = sum.contains("够了")
                    && !["还差", "还要", "还没"].iter().any(|word| sum.contains(word));
                let text = all_texts(&advice);
                let lack = ["不够的接着缴", "还不够，也可以", "年限不够可以继续缴"];
                assert!(!(all && lack.iter().any(|word| text.contains(word))), "{line}: {text}");
                assert!(all || !text.contains("按您填的年数够了"), "{line}: {text}");
                enough += usize::from(all);
            }
        }
    }
    assert!(enough > 100, "{enough}");
}

/// Where a place is known to be one pool, no topic doubts it.
#[test]
fn no_topic_doubts_a_pool_that_is_known() {
    const DOUBT: &str = "可能自成统筹地区";
    let (mut known, mut doubted) = (0, 0);
    for code in codes() {
        let line = format!("origin={code} destination={code}");
        let report =
            results::case("transfer", &format!("{line} from_scheme=employee to_scheme=employee"));
        let plan = plan(&report);
        if plan.verdict.code != VerdictCode::NotNeeded {
            continue;
        }
        let doubts = plan.verdict.because.iter().any(|why| why.text.contains(DOUBT));
        let stuck =
            all_texts(&advice("stuck", &format!("{line} what=refused from_scheme=employee")));
        let treated = all_texts(&advice("treatment", &format!("{line} who=changed_job")));
        for text in [stuck, treated] {
            assert_eq!(text.contains(DOUBT), doubts, "{code}: {text}");
        }
        if doubts { doubted += 1 } else { known += 1 }
    }
    assert!(known > 30 && doubted > 100, "{known} {doubted}");
}

/// Where two cities are known to be one pool, one of them alone is not doubted either.
#[test]
fn no_city_is_doubted_whose_province_is_one_pool() {
    let mut known = 0;
    let because = |line: String| {
        let report =
            results::case("transfer", &format!("{line} from_scheme=employee to_scheme=employee"));
        let plan = plan(&report);
        let because: String = plan.verdict.because.iter().map(|why| why.text.as_str()).collect();
        (plan.verdict.code, because)
    };
    for (one, other) in neighbours().filter(|(one, _)| !one.ends_with("0000")) {
        let (code, _) = because(format!("origin={one} destination={other}"));
        if code != VerdictCode::NotNeeded {
            continue;
        }
        known += 1;
        let (code, alone) = because(format!("origin={other} destination={other}"));
        assert_eq!(code, VerdictCode::NotNeeded, "{other}");
        assert!(!alone.contains("可能自成统筹地区"), "{other}: {alone}");
    }
    assert!(known > 20, "{known}");
}

/// Whoever names only a province where every city has rules of its own is asked for the city.
#[test]
fn who_names_only_a_province_is_asked_for_the_city() {
    let line = |origin: &str, destination: &str| {
        format!(
            "from_scheme=employee to_scheme=employee retired=no origin={origin} destination={destination} \
             origin_stopped=yes destination_enrolled=yes gap_months=0 hindrances=none"
        )
    };
    let moved = |origin: &str, destination: &str| {
        plan(&results::case("transfer", &line(origin, destination))).clone()
    };
    let mut asked = 0;
    for province in codes().filter(|code| code.ends_with("0000")) {
        let city = codes().find(|code| code[..2] == province[..2] && *code != province);
        let Some(city) = city else { continue };
        // Where the whole of it is one pool, nothing more is to be known.
        let one = moved(province, city).verdict.code == VerdictCode::NotNeeded;
        let far = far(province);
        for (plan, question) in
            [(moved(province, far), "origin"), (moved(far, province), "destination")]
        {
            let missing = plan.missing.iter().any(|id| id == question);
            let note = format!("{question}-province");
            let noted = plan.warnings.iter().any(|warning| warning.id == note);
            assert_eq!((missing, noted), (!one, !one), "{province} {question}");
            asked += usize::from(!one);
        }
    }
    assert!(asked > 40, "{asked}");
}
