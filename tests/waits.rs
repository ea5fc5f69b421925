//! What a place says of the months after a gap stands in the plan too, beside what the nation says.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use yizhuan::answers::read_answers;
use yizhuan::engine::{self, Context};
use yizhuan::model::{At, Body, Outcome, Rule, RuleIx, Topic, Var, VerdictCode};
use yizhuan::regions::RegionIx;
use yizhuan::rules;

use crate::support::places::{codes, far, neighbours};

/// The aspects that tell what a gap costs.
const OF_GAPS: [&str; 4] = ["backpay", "wait_employee", "wait_flexible", "start"];

/// Facts of the topic about gaps that need not stand in a plan, and why.
const ASIDE: &[(&str, &str)] = &[
    ("360100-gap-employed", "says what the nation says"),
    ("610100-gap-employed", "says what the nation says"),
    ("440000-gap-within3", "says what the nation says"),
    ("440000-gap-over3", "says what the nation says"),
    ("430100-gap-flexible", "within three months it says what the nation says"),
    ("440400-gap-employee", "within three months it says what the nation says"),
    ("130100-gap-backpay", "of what is owed, and within three months what the nation says"),
    ("350100-gap-backpay", "the base of paying back, not the wait"),
    ("350100-gap-flexible", "an example with days of 2023"),
    ("410400-gap-employed", "of more than three months, where the plan says it too"),
    ("510100-gap-switch", "of those who change the scheme"),
];

/// The same after more than three months only.
const ASIDE_LATER: &[(&str, &str)] = &[
    ("330200-gap-flexible", "says what its province says"),
    ("320400-gap-employee", "of what an employer owes, not of who moves in"),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day")
}

fn gap_topic() -> &'static Topic {
    let mut topics = rules::embedded().table.topics.iter();
    topics.find(|topic| topic.id == "gap").expect("a topic")
}

fn run(topic: &Topic, given: &[(&str, &str)]) -> Outcome {
    let assets = rules::embedded();
    let given: Vec<(String, String)> =
        given.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    let answers = read_answers(topic, assets, today(), &given).expect("answers");
    engine::run(topic, &answers, &Context { assets, today: today() })
}

/// Rules of places among these.
fn local(topic: &Topic, rules: impl IntoIterator<Item = RuleIx>) -> Vec<&Rule> {
    let rules = rules.into_iter().map(|ix| topic.rule(ix));
    rules.filter(|rule| rule.place.is_some()).collect()
}

fn aspects(rule: &Rule) -> BTreeSet<&str> {
    let all = &rules::embedded().table.aspects;
    let about = rule.about.iter().map(|ix| all[usize::from(ix.0)].id.as_str());
    about.filter(|id| OF_GAPS.contains(id)).collect()
}

fn is_of_first(rule: &Rule) -> bool {
    ["首次", "第一次"].iter().any(|word| rule.text.says(word))
}

/// What the topic about gaps says of this place that the plan does not.
fn unsaid(place: RegionIx, to: &str, months: u32) -> Vec<String> {
    let assets = rules::embedded();
    let (transfer, gap) = (assets.table.transfer(), gap_topic());
    let (code, months_text) = (assets.regions.get(place).code.as_str(), months.to_string());
    let from = if code.starts_with("54") { "510100" } else { "540100" };
    let asked = run(
        gap,
        &[
            ("scheme", to),
            ("cause", "left"),
            ("gap_months", &months_text),
            ("moving", "yes"),
            ("place", code),
        ],
    );
    let plan = run(
        transfer,
        &[
            ("from_scheme", "employee"),
            ("to_scheme", to),
            ("retired", "no"),
            ("origin", from),
            ("destination", code),
            ("origin_stopped", "yes"),
            ("destination_enrolled", "no"),
            ("gap_months", &months_text),
            ("hindrances", "none"),
        ],
    )
    .plan;
    let timeline = plan.timeline.iter().map(|point| point.rule);
    let said = plan.gap.rule.into_iter().chain(plan.warnings.iter().copied()).chain(timeline);
    let said = local(transfer, said);
    let stands = |fact: &Rule| {
        let as_near = |rule: &&&Rule| {
            let inside = |inner, outer| assets.regions.within(inner, outer);
            rule.place.zip(fact.place).is_some_and(|(inner, outer)| inside(inner, outer))
        };
        let mut near = said.iter().filter(as_near);
        near.any(|rule| {
            let first = months > 3 || is_of_first(rule) || !is_of_first(fact);
            !aspects(rule).is_disjoint(&aspects(fact)) && first
        })
    };
    let facts = local(gap, asked.plan.points).into_iter();
    let facts = facts.filter(|fact| {
        !aspects(fact).is_empty() && (months > 0 || to == "flexible" && is_of_first(fact))
    });
    let later = ASIDE_LATER.iter().filter(|_| months > 3);
    let aside: BTreeSet<&str> = ASIDE.iter().chain(later).map(|(id, _)| *id).collect();
    let facts = facts.filter(|fact| !aside.contains(&*fact.id));
    let unsaid = facts.filter(|fact| !stands(fact));
    unsaid.map(|fact| format!("{} ({to}, {months})", fact.id)).collect()
}

#[test]
fn a_plan_says_what_its_place_says_of_a_gap() {
    let assets = rules::embedded();
    let mut found = BTreeSet::new();
    for at in 0..assets.regions.len() {
        let place = RegionIx(at as u16);
        for to in ["employee", "flexible"] {
            for months in [0, 1, 2, 3, 5, 8] {
                found.extend(unsaid(place, to, months));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What is set aside is there.
#[test]
fn nothing_is_set_aside_in_vain() {
    let gap = gap_topic();
    for (id, why) in ASIDE.iter().chain(ASIDE_LATER) {
        assert!(gap.rules.iter().any(|rule| rule.id == *id), "{id}: {why}");
    }
}

/// Months count from the last one paid, wherever today is among them.
#[test]
fn the_month_that_closes_a_gap_is_the_one_after_the_last_paid() {
    for (last, resumes, until) in
        [("2026-11", "2026 年 12 月", "2027 年 3 月"), ("2026-10", "2026 年 11 月", "2027 年 2 月")]
    {
        let line = format!(
            "from_scheme=employee to_scheme=employee retired=no origin=广州 destination=成都 \
             origin_stopped=yes destination_enrolled=no hindrances=none last_paid={last}"
        );
        let report = crate::support::results::case_on(today(), "transfer", &line);
        let text = crate::support::results::write_as_wide("text", report, 400);
        assert!(text.contains(&format!("{resumes}缴上的，不用补缴")), "{text}");
        let by_then = format!("最迟 {until}接上、补上断的月份，就没有断缴的等待期");
        assert!(text.contains(&by_then) && !text.contains("；不用补缴；"), "{text}");
    }
}

/// Every place as the one gone to, from far away and from the place before it in its province.
fn moves() -> impl Iterator<Item = (&'static str, &'static str)> {
    codes().map(|code| (far(code), code)).chain(neighbours())
}

/// Whoever is not enrolled yet has paid nothing there, and whoever may not file yet has no firm month: none may
/// count from a payment as if it were made.
#[test]
fn no_month_counts_from_a_payment_that_nobody_made() {
    let transfer = rules::embedded().table.transfer();
    let (mut found, mut months) = (BTreeSet::new(), 0);
    let kinds = [
        ("employee", "employee"),
        ("flexible", "flexible"),
        ("employee", "resident"),
        ("resident", "employee"),
    ];
    for (origin, destination) in moves() {
        for (from, to) in kinds {
            for (gap, (enrolled, stopped, hindrances)) in
                ["2", "5"].into_iter().flat_map(|gap| UNPAID.map(|state| (gap, state)))
            {
                let given = [
                    ("from_scheme", from),
                    ("to_scheme", to),
                    ("retired", "no"),
                    ("origin", origin),
                    ("destination", destination),
                    ("origin_stopped", stopped),
                    ("destination_enrolled", enrolled),
                    ("gap_months", gap),
                    ("continuous_two_years", "yes"),
                    ("hindrances", hindrances),
                ];
                let plan = run(transfer, &given).plan;
                // Nothing is filed there, so that whoever pays already waits for nothing.
                let pays = (enrolled, stopped) == ("yes", "yes");
                if pays && plan.verdict == VerdictCode::Automatic {
                    continue;
                }
                for point in plan.timeline {
                    let rule = transfer.rule(point.rule);
                    months += usize::from(matches!(point.at, At::Month(_)));
                    if rule.text.names(Var::Resume) {
                        found.insert(format!("{} {origin} {destination} {from} {to}", rule.id));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(months > 5_000, "{months}");
}

/// Enrolled where one goes to, stopped where one leaves, and what is in the way: nothing can start.
const UNPAID: [(&str, &str, &str); 4] = [
    ("no", "yes", "none"),
    ("unknown", "yes", "none"),
    ("yes", "no", "none"),
    ("yes", "yes", "arrears"),
];

/// What places say of the costs while nothing was paid.
const NOT_PAID_BACK: [&str; 5] = [
    "断缴期间的费用不报",
    "不补报费用",
    "断的时间费用自己承担",
    "断缴期间不享受",
    "那段时间的费用不报",
];

/// What stands with the gap in a few words is what the place says against it, not only that it says something.
#[test]
fn what_a_place_says_against_paying_back_stands_in_the_heading() {
    let mut told = 0;
    for rule in &rules::embedded().table.transfer().rules {
        let with_gap = matches!(rule.body, Body::Warning { with_gap: true, .. });
        if with_gap && ["不能补缴", "不补报"].iter().any(|word| rule.text.says(word)) {
            assert!(rule.title.says("不"), "{}", rule.id);
            told += 1;
        }
    }
    assert!(told > 5, "{told}");
}

/// Paying back what is missed buys no benefits where a place says so: the few words must say that too.
#[test]
fn no_few_words_promise_what_the_place_does_not_pay_back() {
    use crate::support::results;
    use yizhuan::report::Report;

    let stays = moves().map(|(_, to)| (to, to));
    let mut told = BTreeSet::new();
    for (origin, destination) in moves().chain(stays) {
        for (to, gap) in [("employee", 5), ("flexible", 2), ("flexible", 5)] {
            let line = format!(
                "from_scheme=employee to_scheme={to} retired=no origin={origin} destination={destination} \
                 origin_stopped=yes destination_enrolled=yes hindrances=none gap_months={gap}"
            );
            let report = results::case("transfer", &line);
            let Report::Plan(plan) = &report else { panic!("no plan") };
            if !NOT_PAID_BACK.iter().any(|word| plan.gap.text.contains(word)) {
                continue;
            }
            let rule = plan.gap.why.rule.clone();
            let text = results::write_as_wide("text", report, 400);
            let few = text.lines().find(|line| line.contains(&format!("{gap} 个月；")));
            let few = few.unwrap_or_else(|| panic!("{text}"));
            let said =
                ["不报", "不补报", "自己承担", "不享受"].iter().any(|word| few.contains(word));
            assert!(said, "{rule}: {few}");
            told.insert(rule);
        }
    }
    assert!(told.len() > 9, "{told:?}");
}
