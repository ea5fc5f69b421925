//! What a plan says in one place agrees with what it says in another.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use yizhuan::export::qr;
use yizhuan::model::{AccountCode, At, Certainty, VerdictCode, WaitingCode};
use yizhuan::report::{MilestoneDoc, Notice, PlanReport, Report};
use yizhuan::rules;

use crate::support::places::{codes, far, neighbours};
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
    let origin = far(code);
    let line = format!("from_scheme={from} to_scheme={to} origin={origin} destination={code}");
    plan(&format!("{line} {READY} {more}"))
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
                // Whoever has two must choose before anything is stopped.
                let chooses = *named == "fix-duplicate";
                assert_eq!(chooses, some.contains("duplicate"), "{schemes:?} {stopped} {some}");
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
            "from_scheme={scheme} to_scheme={scheme} origin=西安 destination=西安 {missed}"
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

/// What a place says of a gap it says to those who stay, and another topic tells them more.
#[test]
fn who_moves_nothing_is_told_how_long_the_place_makes_him_wait() {
    let line = "from_scheme=employee to_scheme=employee origin=成都 destination=成都 gap_months=5";
    let report = results::case("transfer", line);
    for format in ["text", "markdown", "html", "short"] {
        let text = write_as_wide(format, report.clone(), 400);
        assert!(text.contains("5 个月") && text.contains("等待期 6 个月"), "{text}");
        assert!(format == "short" || text.contains("「断缴与补缴」"), "{text}");
        assert!(!text.contains("看转入地"), "{text}");
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

/// Places and answers of the people who move, with what they are asked before they apply.
const APPLYING: [(&str, &str, u16); 6] = [
    ("employee", "employee", 0),
    ("employee", "employee", 2),
    ("employee", "employee", 5),
    ("employee", "flexible", 2),
    ("flexible", "flexible", 7),
    ("resident", "flexible", 5),
];

/// What places say of the account and of the gap: the account, the gap, and what is read with it.
fn told(plan: &PlanReport) -> [Vec<String>; 3] {
    let rule = |rule: &str| vec![rule.to_owned()];
    [rule(&plan.account.why.rule), rule(&plan.gap.why.rule), plan.gap.warnings.clone()]
}

/// How far an application is changes the steps and the days, not what a place says.
#[test]
fn an_application_does_not_change_what_a_place_says() {
    let mut places = BTreeSet::new();
    for code in codes() {
        for (from, to, months) in APPLYING {
            let more = format!("gap_months={months} continuous_two_years=yes");
            let before = moved(code, from, to, &more);
            if !before.moves() {
                continue;
            }
            for progress in ["accepted", "origin_done", "done"] {
                let more = format!("{more} progress={progress} apply_on=2026-11-20");
                let after = moved(code, from, to, &more);
                for (was, is) in told(&before).into_iter().zip(told(&after)) {
                    // What holds everywhere may be told in other words; a place's own may not go.
                    let own = was.iter().any(|id| id.starts_with(char::is_numeric));
                    assert!(
                        !own || was == is,
                        "{code} {from} {to} {months} {progress}: {was:?} {is:?}"
                    );
                    places.extend(own.then_some(code));
                }
            }
        }
    }
    assert!(places.len() > 60, "{places:?}");
}

/// What stands in the way is told and done first where nobody has to apply as well, and what is said of
/// going elsewhere for a doctor is the same as the plan.
#[test]
fn what_moves_by_itself_is_held_up_by_what_was_declared_and_says_so_everywhere() {
    let mut provinces = BTreeSet::new();
    for (from, to) in neighbours().filter(|(from, _)| !from.ends_with("0000")) {
        let line = |more: &str| {
            format!(
                "from_scheme=employee to_scheme=employee retired=no origin={from} destination={to} gap_months=0 {more}"
            )
        };
        let free = plan(&line("origin_stopped=yes destination_enrolled=yes hindrances=none"));
        if free.verdict.code != VerdictCode::Automatic {
            continue;
        }
        provinces.insert(&from[..2]);
        for (more, step) in [
            ("origin_stopped=no destination_enrolled=yes hindrances=none", "stop"),
            ("origin_stopped=yes destination_enrolled=yes hindrances=arrears", "settle-arrears"),
            (
                "origin_stopped=yes destination_enrolled=yes hindrances=duplicate_enrolment",
                "settle-duplicate",
            ),
        ] {
            let held = plan(&line(more));
            assert_ne!(held.verdict.title, free.verdict.title, "{from} {to} {more}");
            let listed = held.steps.online.iter().chain(&held.steps.counter);
            assert!(listed.into_iter().any(|each| each.id.contains(step)), "{from} {to} {more}");
            let blocked = held.warnings.iter().any(|note| note.id == "automatic-blocked");
            assert!(blocked, "{from} {to} {more}");
        }
        let asked = format!(
            "who=changed_job origin={from} destination={to} insured_there=yes scheme=employee bills=not_yet"
        );
        let Report::Advice(advice) = results::case("treatment", &asked) else {
            panic!("no advice")
        };
        let first = &advice.sections[0].points[0];
        assert!(first.title.contains("自动转移"), "{from} {to}: {}", first.title);
    }
    assert_eq!(provinces.len(), 4, "{provinces:?}");
}

/// What moves by itself does so with enrolment: what is to be settled comes before, wherever it is told.
#[test]
fn what_is_to_be_settled_is_the_next_step_where_it_moves_by_itself() {
    let held = [
        ("yes", "arrears", "settle-arrears"),
        ("yes", "negative_balance", "settle-negative-balance"),
        ("yes", "in_hospital", "settle-in-hospital"),
        ("yes", "open_transfer", "settle-open-transfer"),
        ("yes", "identity_mismatch", "settle-identity"),
        ("yes", "duplicate_enrolment", "settle-duplicate"),
        ("no", "none", "stop"),
    ];
    let mut provinces = BTreeSet::new();
    for (from, to) in neighbours().filter(|(from, _)| !from.ends_with("0000")) {
        for ((stopped, hindrance, id), enrolled) in
            held.iter().flat_map(|held| ["yes", "no", "unknown"].map(|enrolled| (held, enrolled)))
        {
            let line = format!(
                "from_scheme=employee to_scheme=employee retired=no origin={from} destination={to} gap_months=0 \
                 origin_stopped={stopped} destination_enrolled={enrolled} hindrances={hindrance}"
            );
            let report = results::case("transfer", &line);
            let Report::Plan(plan) = &report else { panic!("no plan") };
            if plan.verdict.code != VerdictCode::Automatic {
                break;
            }
            provinces.insert(&from[..2]);
            assert_eq!(plan.steps.online, plan.steps.counter, "{line}");
            let steps = &plan.steps.online;
            assert!(steps[0].id.contains(id), "{line}: {}", steps[0].id);
            let enrols = steps.iter().position(|step| step.id.ends_with("-enrol"));
            assert!(enrols.is_some() || enrolled == "yes", "{line}");
            let settles = steps.iter().rposition(|step| step.id.starts_with("settle-"));
            assert!(enrols.is_none() || enrols > settles, "{line}");
            for form in ["short", "text", "speech"] {
                let said = write_as_wide(form, report.clone(), 4000);
                let next = said.split_once("下一步：").map_or("", |(_, next)| next);
                assert!(next.trim_start().starts_with(&steps[0].title), "{line}: {said}");
            }
            let code = qr::text(&report);
            let first = steps.iter().filter_map(|step| Some((code.find(&step.title)?, &step.id)));
            assert_eq!(first.min().map(|(_, id)| id), Some(&steps[0].id), "{line}: {code}");
        }
    }
    assert_eq!(provinces.len(), 4, "{provinces:?}");
}

/// Where nobody knows on which day the one side was done, the day of the other is only the latest it can be.
#[test]
fn a_term_that_began_nobody_knows_when_is_only_bounded() {
    for accepted in ["", "apply_on=2026-11-16", "apply_on=2026-11-05"] {
        let line = format!(
            "from_scheme=employee to_scheme=employee {READY} origin=苏州 destination=长沙 gap_months=0 \
             progress=origin_done {accepted}"
        );
        let text = write_as_wide("text", results::case("transfer", &line), 400);
        assert!(text.contains("转入最迟（可能更早）：") && !text.contains("转入最迟："), "{text}");
        let known = results::case("transfer", &format!("{line} origin_done_on=2026-11-19"));
        let text = write_as_wide("text", known, 400);
        assert!(text.contains("转入最迟：") && !text.contains("可能更早）："), "{text}");
    }
}

/// Whoever has missed years is told of the year that can be joined now, as is whoever has missed none.
#[test]
fn who_has_missed_years_is_told_which_year_can_be_joined_this_season() {
    let (year, mut told) = ("2027 年度", 0);
    for day in [(11, 1), (12, 31)] {
        let today = NaiveDate::from_ymd_opt(2026, day.0, day.1).expect("a day");
        for code in codes() {
            let [none, some] = [0, 1].map(|missed| {
                let line = format!(
                    "from_scheme=resident to_scheme=resident origin=510100 destination={code} origin_stopped=yes \
                     next_year_enrolled=no missed_years={missed} repaid_years=0 hindrances=none"
                );
                let report = results::case_on(today, "transfer", &line);
                let Report::Plan(plan) = &report else { panic!("no plan") };
                let reasons: String = plan.verdict.because.iter().map(|why| &*why.text).collect();
                // Nobody is sent to ask for a month that stands beside it.
                let known = plan.timeline.iter().any(|point| matches!(point.at, At::Month(_)));
                assert!(!(known && reasons.contains("从哪天起能报销，打")), "{code}: {reasons}");
                (reasons, write_as_wide("short", report, 4000))
            });
            if none.0.contains(year) {
                told += 1;
                assert!(some.0.contains(year) && some.1.contains(year), "{code} {today}: {some:?}");
            }
        }
    }
    assert!(told > 400, "{told}");
}

/// Where there are fewer benefits from the start, nobody is told to wait for them.
#[test]
fn nobody_waits_for_benefits_that_are_only_reduced() {
    let mut reduced = 0;
    for code in codes() {
        for more in ["yes gap_months=5", "no gap_months=7"] {
            let origin = far(code);
            let plan = plan(&format!(
                "from_scheme=employee to_scheme=employee retired=no origin={origin} \
                 destination={code} origin_stopped=yes hindrances=none destination_enrolled={more}"
            ));
            if plan.gap.waiting.code != WaitingCode::Reduced {
                continue;
            }
            reduced += 1;
            let waits = plan.timeline.iter().find(|point| point.text.contains("等待期满"));
            assert!(waits.is_none(), "{code} {more}");
            // Beside the month from which there are fewer stands that in which it is over.
            let days = plan.timeline.iter().filter(|point| !point.key_day.is_empty());
            let months = days.filter(|point| matches!(point.at, At::Month(_))).count();
            assert_eq!(months, 2, "{code} {more}");
        }
    }
    assert!(reduced > 10, "{reduced}");
}

/// Where the origin keeps no account, no money is said to be on its way, or to be looked at.
#[test]
fn no_money_is_on_its_way_from_where_there_is_no_account() {
    let mut bare = BTreeSet::new();
    for code in codes() {
        let destination = if code.starts_with("54") { "510100" } else { "540100" };
        for (from, to) in
            [("flexible", "employee"), ("flexible", "resident"), ("resident", "employee")]
        {
            let line = format!(
                "from_scheme={from} to_scheme={to} origin={code} destination={destination} {READY} gap_months=0"
            );
            let plan = plan(&line);
            if plan.account.code != AccountCode::None {
                continue;
            }
            bare.insert((from, code));
            let days = plan.timeline.iter().map(|point| format!("{}{}", point.title, point.text));
            let steps = plan.steps.online.iter().chain(&plan.steps.counter);
            let steps = steps.map(|step| format!("{}{}", step.title, step.text));
            let money = ["划转余额", "余额到账", "余额不对"];
            let told = days.chain(steps).find(|text| money.iter().any(|word| text.contains(word)));
            assert_eq!(told, None, "{from} {to} {code}");
        }
    }
    assert!(bare.iter().any(|(from, _)| *from == "flexible"), "{bare:?}");
}

/// Answers beside which the answer cannot be true, with a word of what says so.
const CONTRADICTED: [(&str, &str); 8] = [
    (
        "progress=accepted apply_on=2026-11-20 origin_stopped=no destination_enrolled=yes",
        "还没有停保",
    ),
    (
        "progress=accepted apply_on=2026-10-20 origin_stopped=no destination_enrolled=yes",
        "还没有停保",
    ),
    ("progress=accepted apply_on=unknown origin_stopped=no destination_enrolled=yes", "还没有停保"),
    ("progress=origin_done origin_done_on=2026-11-20 destination_enrolled=no", "还没有参保"),
    ("progress=accepted apply_on=2026-11-20 hindrances=duplicate_enrolment", "同时参保"),
    ("progress=accepted apply_on=2026-11-20 hindrances=arrears", "没有办清"),
    ("progress=done origin_stopped=no", "还没有停保"),
    ("progress=done origin_stopped=yes destination_enrolled=no", "还没有参保"),
];

/// What is contradicted is to be checked first, on every page and in the shortest message: nobody only waits.
#[test]
fn what_contradicts_the_answer_leads_everywhere() {
    for (answers, told) in CONTRADICTED {
        let line = format!(
            "from_scheme=employee to_scheme=employee retired=no origin=成都 destination=武汉 gap_months=0 {answers}"
        );
        let report = results::case("transfer", &line);
        for format in ["text", "markdown", "html", "short", "speech"] {
            let text = write_as_wide(format, report.clone(), 4000);
            assert!(text.contains(told) && !text.contains("等着就行"), "{format} {line}: {text}");
        }
        let code = qr::text(&report);
        assert!(code.contains("核对") || code.contains("先问"), "{line}: {code}");
        assert!(!code.contains("等着就行"), "{line}: {code}");
    }
}

/// The sentences of a text that tell by when all of it is done.
fn terms(text: &str) -> Vec<&str> {
    let told = |line: &&str| ["转入最迟", "受理，最迟"].iter().any(|name| line.contains(name));
    text.split(['\n', '。', '；']).filter(told).collect()
}

/// A day that counts from an acceptance nobody was told of says so wherever it is read; where the acceptance was
/// told, nothing is supposed.
#[test]
fn no_day_that_may_come_reads_as_one_that_will() {
    let line = format!(
        "from_scheme=employee to_scheme=employee origin=成都 destination=武汉 {READY} gap_months=0"
    );
    for day in [23, 28] {
        let today = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        for (more, supposed) in [("", true), ("progress=accepted apply_on=2026-11-20", false)] {
            let report = results::case_on(today, "transfer", &format!("{line} {more}"));
            let formats = ["text", "markdown", "html", "short", "speech"];
            let written = formats.map(|format| write_as_wide(format, report.clone(), 4000));
            for text in written.into_iter().chain([qr::text(&report)]) {
                let terms = terms(&text);
                assert!(!terms.is_empty(), "{text}");
                for term in terms {
                    assert_eq!(term.contains("若"), supposed, "{day} {more}: {term}");
                }
            }
        }
    }
}
