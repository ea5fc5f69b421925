//! Properties of any answers on any day, over the real table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value as Json;
use yizhuan::calendar::Month;
use yizhuan::engine::{self, Context};
use yizhuan::model::{
    Answers, At, Level, Outcome, Plan, QuestionIx, QuestionKind, Tier, Topic, Value, Var,
    VerdictCode, WaitingCode, moment,
};
use yizhuan::regions::RegionIx;
use yizhuan::rules;
use yizhuan::session::Session;

fn topic() -> &'static Topic {
    rules::embedded().table.transfer()
}

fn run(answers: &Answers, today: NaiveDate) -> Outcome {
    engine::run(topic(), answers, &Context { assets: rules::embedded(), today })
}

/// The same rules, of which every run looks at all.
fn plain() -> &'static Topic {
    static PLAIN: LazyLock<Topic> = LazyLock::new(|| topic().without_index());
    &PLAIN
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..36_500_u64)
        .prop_map(|days| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(days))
}

/// Days around the table's own, where most rules begin and end.
fn near_day() -> impl Strategy<Value = NaiveDate> {
    (0..1_500_u64)
        .prop_map(|days| NaiveDate::from_ymd_opt(2024, 6, 1).unwrap() + chrono::Days::new(days))
}

fn value(question: QuestionIx) -> BoxedStrategy<Value> {
    let places = rules::embedded().regions.len() as u16;
    let asked = topic().at(question);
    let choices = asked.choices.len() as u8;
    let known = match asked.kind {
        QuestionKind::Choice => (0..choices).prop_map(Value::Choice).boxed(),
        QuestionKind::Many => (0..1_u16 << choices).prop_map(Value::Many).boxed(),
        QuestionKind::Place => (0..places).prop_map(|at| Value::Place(RegionIx(at))).boxed(),
        QuestionKind::Count { max } => {
            prop_oneof![0..8_u32.min(max), 0..=max].prop_map(Value::Count).boxed()
        }
        QuestionKind::Month => (2020..2028_i32, 1..=12_u32)
            .prop_map(|(year, month)| Value::Month(Month::new(year, month).unwrap()))
            .boxed(),
        QuestionKind::Day => near_day().prop_map(Value::Day).boxed(),
    };
    if asked.unknown.is_some() {
        prop_oneof![4 => known, 1 => Just(Value::Unknown)].boxed()
    } else {
        known
    }
}

/// Every question, answered or not, in some order.
fn answers() -> impl Strategy<Value = Vec<(QuestionIx, Value)>> {
    let all: Vec<_> = (0..topic().questions.len())
        .map(|at| {
            proptest::option::weighted(
                0.8,
                value(QuestionIx(at as u8)).prop_map(move |v| (QuestionIx(at as u8), v)),
            )
        })
        .collect();
    all.prop_map(|given| given.into_iter().flatten().collect()).prop_shuffle_list()
}

/// Shuffling that keeps the element type plain.
trait ShuffleList {
    fn prop_shuffle_list(self) -> BoxedStrategy<Vec<(QuestionIx, Value)>>;
}

impl<S: Strategy<Value = Vec<(QuestionIx, Value)>> + 'static> ShuffleList for S {
    fn prop_shuffle_list(self) -> BoxedStrategy<Vec<(QuestionIx, Value)>> {
        self.prop_shuffle().boxed()
    }
}

fn given(list: &[(QuestionIx, Value)]) -> Answers {
    let mut answers = Answers::default();
    for (question, value) in list {
        answers.set(*question, *value);
    }
    answers
}

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    #[test]
    fn the_order_of_answers_does_not_matter(list in answers(), today in near_day()) {
        let mut session = Session::new(rules::embedded(), today);
        for (question, value) in &list {
            session.set(*question, *value);
        }
        let mut backwards = Session::new(rules::embedded(), today);
        for (question, value) in list.iter().rev() {
            backwards.set(*question, *value);
        }
        prop_assert_eq!(session.outcome(), backwards.outcome());
    }

    #[test]
    fn changing_and_changing_back_leaves_no_trace(
        (list, other) in answers().prop_flat_map(|list| {
            let other = (0..topic().questions.len()).prop_flat_map(|at| {
                value(QuestionIx(at as u8)).prop_map(move |v| (QuestionIx(at as u8), v))
            });
            (Just(list), other)
        }),
        today in near_day(),
    ) {
        let mut session = Session::new(rules::embedded(), today);
        session.replace(given(&list));
        let (answers, before) = (session.answers().clone(), session.outcome().clone());
        let (question, value) = other;
        let old = session.answers().get(question);
        session.set(question, value);
        match old {
            Some(old) => session.set(question, old),
            None => session.clear(question),
        }
        prop_assert_eq!(session.answers(), &answers);
        prop_assert_eq!(session.outcome(), &before);
    }

    #[test]
    fn what_is_passed_over_could_not_matter(list in answers(), today in near_day()) {
        let (answers, assets) = (given(&list), rules::embedded());
        let all = engine::run(plain(), &answers, &Context { assets, today });
        prop_assert_eq!(run(&answers, today), all);
    }

    #[test]
    fn an_ignored_answer_never_matters(
        (list, others) in (answers(), answers()),
        today in near_day(),
    ) {
        let answers = given(&list);
        let outcome = run(&answers, today);
        for &question in &outcome.ignored {
            let mut without = answers.clone();
            without.clear(question);
            prop_assert_eq!(&run(&without, today).plan, &outcome.plan, "without {}", topic().at(question).id);
            if let Some((_, other)) = others.iter().find(|(each, _)| *each == question)
                && topic().at(question).choices.iter().all(|choice| choice.when.all.is_empty())
            {
                let mut changed = answers.clone();
                changed.set(question, *other);
                prop_assert_eq!(&run(&changed, today).plan, &outcome.plan, "changed {}", topic().at(question).id);
            }
        }
    }

    #[test]
    fn a_question_asked_can_matter_and_is_not_answered(list in answers(), today in near_day()) {
        let answers = given(&list);
        let outcome = run(&answers, today);
        for question in &outcome.ask {
            prop_assert!(answers.get(*question).is_none());
            // An optional one is asked, but nothing is missing without it.
            let optional = topic().at(*question).optional;
            prop_assert!(optional != outcome.missing.contains(question));
        }
        for question in &outcome.missing {
            prop_assert!(!outcome.ignored.contains(question), "{}", topic().at(*question).id);
        }
    }

    #[test]
    fn every_plan_is_whole(list in answers(), today in day()) {
        let answers = given(&list);
        let outcome = run(&answers, today);
        check_lines(&outcome.plan)?;
        check_timeline(&outcome.plan, &answers)?;
        check_days(&outcome.plan)?;
        let mut session = Session::new(rules::embedded(), today);
        session.replace(answers);
        let text = serde_json::to_string(&*session.plan_report()).unwrap();
        let unfilled = yizhuan::model::Var::ALL.iter().find(|var| text.contains(&format!("{{{}}}", var.name())));
        prop_assert_eq!(unfilled, None);
    }

    #[test]
    fn no_sentence_is_said_twice(list in answers(), today in near_day()) {
        let mut session = Session::new(rules::embedded(), today);
        session.replace(given(&list));
        let document = serde_json::to_value(&*session.plan_report()).unwrap();
        let mut said = BTreeMap::new();
        for (rule, sentence) in sentences(&document) {
            let first = said.entry(sentence).or_insert_with(|| rule.clone());
            prop_assert_eq!(&*first, &rule, "{}", sentence);
        }
    }

    #[test]
    fn the_tier_follows_the_months(list in answers(), today in near_day()) {
        let mut session = Session::new(rules::embedded(), today);
        session.replace(given(&list));
        let document = session.plan_report();
        let gap = &document.gap;
        let tier = match gap.months {
            Some(0) => "none",
            Some(1..=3) => "within3",
            Some(_) => "over3",
            // Between residents it follows the years.
            None => return Ok(()),
        };
        prop_assert_eq!(gap.tier.code(), tier, "{} months, rule {}", gap.months.unwrap_or(0), gap.why.rule);
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    /// A plan speaks of one gap: no wait without one, no last month where nothing moves, and a number
    /// wherever a sentence counts.
    #[test]
    fn the_gap_agrees_with_itself(
        list in answers(), stays in any::<bool>(), today in near_day(),
    ) {
        let mut answers = given(&list);
        let roles = topic().roles;
        // By chance two places are seldom of one pool.
        if let Some(origin) = roles.origin.and_then(|from| answers.get(from)).filter(|_| stays) {
            answers.set(roles.destination.unwrap(), origin);
        }
        let mut session = Session::new(rules::embedded(), today);
        session.replace(answers);
        let document = session.plan_report();
        let gap = &document.gap;
        let waits = !matches!(
            gap.waiting.code,
            WaitingCode::None | WaitingCode::Local | WaitingCode::Unknown
        );
        prop_assert!(!(waits && gap.tier == Tier::None), "{}", gap.why.rule);
        prop_assert!(document.moves() || gap.backpay_last_month.is_none(), "{}", gap.why.rule);
        let text = serde_json::to_string(&*document).unwrap();
        prop_assert!(!text.contains("若干"), "{}", text);
    }

    /// Answers that cannot both be true are named, never silently chosen between.
    #[test]
    fn answers_that_cannot_both_be_true_are_named(list in answers(), today in near_day()) {
        let answers = given(&list);
        let mut session = Session::new(rules::embedded(), today);
        session.replace(answers.clone());
        let document = session.plan_report();
        for (question, choice, codes, id) in BESIDE {
            let question = topic().question(question).unwrap();
            let said = answers.known(question) == topic().choice(question, choice);
            let named = document.verdict.because.iter().any(|reason| reason.why.rule == *id);
            prop_assert!(named || !(said && codes.contains(&document.verdict.code)), "{}", id);
        }
    }

    /// Nothing is missed by whoever is still insured where he leaves: no month ends anything for him and none
    /// is counted, and where he says that he missed some, to check that is the first thing to mind.
    #[test]
    fn whoever_is_still_insured_has_no_month_to_keep(list in answers(), today in near_day()) {
        let stopped = topic().roles.stopped.unwrap();
        let mut answers = given(&list);
        answers.set(stopped, topic().choice(stopped, "no").unwrap());
        let plan = Session::answered(rules::embedded(), topic(), today, answers).plan_report();
        prop_assert_eq!(&plan.gap.backpay_last_month, &None);
        let window = plan.timeline.iter().find(|point| point.id == moment::BACKPAY_WINDOW);
        prop_assert_eq!(window, None);
        let counts = plan.verdict.code != VerdictCode::NotTransferable;
        let missed = |count: u32| counts && count > 0;
        let years = plan.gap.years.filter(|_| plan.kind.is_some());
        let counted = plan.gap.months.map(u32::from).or(years);
        // Whoever has his benefits has nothing to wait for, whatever was missed before.
        if plan.gap.why.rule == "gap-resident-begun" || !counted.is_some_and(missed) {
            return Ok(());
        }
        for point in &plan.timeline {
            prop_assert!(point.pending || !matches!(point.at, At::Month(_)), "{}", point.why.rule);
        }
        let first = plan.warnings.iter().min_by_key(|note| note.harm).map(|note| &*note.id);
        let checks = ["paying-with-gap", "insured-with-missed"].map(Some);
        prop_assert!(checks.contains(&first), "{:?}", first);
        let note = plan.warnings.first().expect("a check");
        prop_assert_eq!(Some(&*note.id), first);
        // What the place says of the gap holds only if it is found to be so, and names the check.
        let gap = &plan.gap;
        prop_assert!(gap.text.starts_with("核对以后"), "{}", gap.text);
        prop_assert_eq!(gap.warnings.first().map(|id| &**id), first);
        let named = gap.why.notices.iter().any(|notice| notice.to_string().contains(&note.title));
        prop_assert!(named, "{:?}", gap.why.notices);
    }

    /// Every number to call is that of one of the two places, or of the place whose rule names it.
    #[test]
    fn no_sentence_sends_to_the_line_of_a_third_place(list in answers(), today in near_day()) {
        let mut session = Session::new(rules::embedded(), today);
        session.replace(given(&list));
        let document = serde_json::to_value(&*session.plan_report()).unwrap();
        let regions = &rules::embedded().regions;
        let named = list.iter().filter_map(|(_, value)| match value {
            Value::Place(place) => regions.area_code(*place),
            _ => None,
        });
        let called: Vec<&str> = numbers(&document["channels"]).chain(named).collect();
        for (rule, text) in sentences(&document) {
            for number in codes(text) {
                prop_assert!(called.contains(&number), "{}: {} of {:?}", rule, text, called);
            }
        }
    }
}

/// Answers beside which a verdict cannot be true, with the warning that says so before its reasons.
const BESIDE: &[(&str, &str, &[VerdictCode], &str)] = &[
    ("origin_stopped", "no", ACCEPTED, "filed-but-insured"),
    ("destination_enrolled", "no", ACCEPTED, "filed-but-not-enrolled"),
    ("origin_stopped", "no", &[VerdictCode::Done], "done-but-insured"),
    ("destination_enrolled", "no", &[VerdictCode::Done], "done-but-not-enrolled"),
    ("progress", "accepted", &[VerdictCode::NotNeeded], "same-pool-but-filed"),
    ("progress", "origin_done", &[VerdictCode::NotNeeded], "same-pool-but-filed"),
];

/// Verdicts of an application that was accepted.
const ACCEPTED: &[VerdictCode] =
    &[VerdictCode::Overdue, VerdictCode::UnderWay, VerdictCode::Undated];

/// The area codes with which a hotline is called, anywhere in a part of a document.
fn numbers(document: &Json) -> Box<dyn Iterator<Item = &str> + '_> {
    match document {
        Json::Object(entries) => Box::new(entries.values().flat_map(numbers)),
        Json::Array(items) => Box::new(items.iter().flat_map(numbers)),
        Json::String(text) => Box::new(codes(text)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The area codes before the common number of the hotlines.
fn codes(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("-12393").map(|(at, _)| {
        let head = &text[..at];
        &head[head
            .rfind(|letter: char| !letter.is_ascii_digit())
            .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8))..]
    })
}

/// Every sentence of some length in a document, with the rule that says it.
fn sentences(document: &Json) -> Vec<(String, &str)> {
    let inner = match document {
        Json::Object(entries) => entries.values().flat_map(sentences).collect(),
        Json::Array(items) => items.iter().flat_map(sentences).collect(),
        _ => Vec::new(),
    };
    let rule = document["rule"].as_str().unwrap_or_default().to_owned();
    let own = document["text"].as_str().unwrap_or_default().split(['。', '；']);
    let own = own.filter(|sentence| sentence.chars().count() >= 12);
    own.map(|sentence| (rule.clone(), sentence)).chain(inner).collect()
}

fn check_lines(plan: &Plan) -> Result<(), TestCaseError> {
    prop_assert!(
        plan.gap.rule.is_some() || plan.verdict == VerdictCode::CheckFirst,
        "no gap rule: {:?}",
        plan
    );
    prop_assert!(!plan.because.is_empty(), "no reason: {:?}", plan.verdict);
    prop_assert!(!plan.channels.is_empty());
    let sources = plan.sources(topic());
    let said = plan.because.iter().chain(&plan.materials).chain(&plan.online).chain(&plan.counter);
    for rule in said.chain(&plan.warnings).chain(&plan.channels) {
        let rule = topic().rule(*rule);
        prop_assert!(!rule.cites.is_empty() || rule.level == Level::Unconfirmed, "{}", rule.id);
        for cite in &rule.cites {
            prop_assert!(sources.contains(&cite.source));
        }
    }
    Ok(())
}

fn check_timeline(plan: &Plan, answers: &Answers) -> Result<(), TestCaseError> {
    let days: Vec<NaiveDate> = plan
        .timeline
        .iter()
        .filter_map(|milestone| match milestone.at {
            At::Day(day) => Some(day),
            At::Month(month) => Some(month.first_day()),
            At::Open => None,
        })
        .collect();
    prop_assert!(days.is_sorted(), "{days:?}");
    let dated = plan
        .timeline
        .iter()
        .position(|milestone| milestone.at == At::Open)
        .unwrap_or(plan.timeline.len());
    prop_assert!(plan.timeline[dated..].iter().all(|milestone| milestone.at == At::Open));
    let accepted = matches!(
        plan.verdict,
        VerdictCode::Ready
            | VerdictCode::FixFirst
            | VerdictCode::CheckFirst
            | VerdictCode::UnderWay
            | VerdictCode::Undated
            | VerdictCode::Overdue
    );
    let ids: Vec<&str> = plan
        .timeline
        .iter()
        .map(|milestone| topic().items[topic().rule(milestone.rule).item.at()].id.as_str())
        .collect();
    // What the origin has done has no term any more, but the day on which it was, if that is known.
    let is_out = topic().has_chosen(answers, topic().question("progress"), "origin_done");
    for id in ["accepted", "transfer_out_due", "transfer_in_due"] {
        if is_out && id == "transfer_out_due" {
            continue;
        }
        prop_assert_eq!(ids.contains(&id), accepted, "{} {:?}", id, plan.verdict);
    }
    // A province that moves the money by itself may say when, without any acceptance.
    prop_assert!(ids.contains(&"balance_arrives") || !accepted, "{:?}", plan.verdict);
    Ok(())
}

/// The words with which somebody is told to stop his insurance, and who else may be meant.
const STOP: [&str; 5] = ["停掉", "停下来", "先停", "自己停", "自己办停保"];
const BY_OTHERS: [&str; 3] = ["单位", "谁在缴", "缴费的一方"];

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    /// Whoever pays for him stops it, and not before the new place is sure.
    #[test]
    fn nobody_whose_employer_pays_is_told_to_stop_by_himself(
        list in answers(),
        today in near_day(),
    ) {
        let at = |id| topic().question(id).unwrap();
        let mut answers = given(&list);
        answers.set(at("from_scheme"), Value::Choice(0));
        answers.set(at("origin_stopped"), Value::Choice(1));
        let sure = answers.get(at("destination_enrolled")) == Some(Value::Choice(0));
        let plan = Session::answered(rules::embedded(), topic(), today, answers).plan_report();
        let title = &plan.verdict.title;
        let because = plan.verdict.because.iter().map(|each| &each.text);
        let steps = plan.steps.online.iter().chain(&plan.steps.counter);
        let steps = steps.flat_map(|step| [&step.title, &step.text]);
        let texts = because.chain(steps).chain([title]);
        for sentence in texts.flat_map(|text| text.split(['。', '；'])) {
            let told = STOP.iter().any(|word| sentence.contains(word));
            let other = BY_OTHERS.iter().any(|word| sentence.contains(word));
            prop_assert!(!told || other, "{}", sentence);
        }
        prop_assert!(sure || !title.contains("停保"), "{}", title);
    }
}

/// Where nothing can be applied for yet, nothing that hangs on it or on a payment has a firm day or month, on
/// screen or on paper, nor does a sentence name one.
fn check_days(plan: &Plan) -> Result<(), TestCaseError> {
    let blocked = matches!(plan.verdict, VerdictCode::FixFirst | VerdictCode::CheckFirst);
    let paid = plan.timeline.iter().filter(|_| blocked);
    for milestone in paid.filter(|milestone| matches!(milestone.at, At::Month(_))) {
        let rule = topic().rule(milestone.rule);
        let id = &topic().items[rule.item.at()].id;
        prop_assert!(milestone.pending || *id == "backpay_window_ends", "{}", id);
        prop_assert!(!rule.text.names(Var::Resume), "{}", rule.id);
    }
    for milestone in plan.timeline.iter().filter(|_| blocked) {
        let id = &topic().items[topic().rule(milestone.rule).item.at()].id;
        if ["accepted", "transfer_out_due", "transfer_in_due"].contains(&id.as_str()) {
            prop_assert!(milestone.assumed, "{}", id);
        }
    }
    Ok(())
}

/// A place's own rule for missed years does not look at months: those given anyway change nothing.
#[test]
fn a_tier_that_follows_the_years_leaves_the_months_aside() {
    let at = |id| topic().question(id).unwrap();
    let mut answers = Answers::default();
    for (id, choice) in
        [("from_scheme", "resident"), ("to_scheme", "resident"), ("next_year_enrolled", "no")]
    {
        let choices = &topic().at(at(id)).choices;
        let chosen = choices.iter().position(|each| &*each.id == choice).unwrap();
        answers.set(at(id), Value::Choice(chosen as u8));
    }
    let shaanxi = rules::embedded().regions.by_code("610000").unwrap();
    answers.set(at("destination"), Value::Place(shaanxi));
    answers.set(at("missed_years"), Value::Count(1));
    let today = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
    let without = run(&answers, today);
    answers.set(at("gap_months"), Value::Count(0));
    let with = run(&answers, today);
    assert!(with.ignored.contains(&at("gap_months")));
    assert_eq!(with.plan, without.plan);
}

/// A short gap can be paid back, whatever was in it.
#[test]
fn months_that_do_not_count_are_asked_for_only_after_a_long_gap() {
    let at = |id| topic().question(id).unwrap();
    let place = |code| Value::Place(rules::embedded().regions.by_code(code).unwrap());
    let asked = |months: Option<u32>| {
        let mut answers = Answers::default();
        for id in ["from_scheme", "to_scheme", "retired"] {
            answers.set(at(id), Value::Choice(0));
        }
        answers.set(at("origin"), place("510100"));
        answers.set(at("destination"), place("140100"));
        answers.set(at("gap_months"), months.map_or(Value::Unknown, Value::Count));
        run(&answers, NaiveDate::from_ymd_opt(2026, 11, 28).unwrap())
            .ask
            .contains(&at("uncounted_months"))
    };
    assert!(asked(Some(4)));
    assert!(!asked(Some(3)));
    assert!(!asked(None));
}

/// Whether a case that is filed is said to be late, and whether its own days say so.
fn late(pair: (&str, &str), progress: &str, back: u64) -> Option<(bool, bool)> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let filed = today - chrono::Days::new(back);
    let given = [
        ("from_scheme", "employee"),
        ("to_scheme", "employee"),
        ("retired", "no"),
        ("origin", pair.0),
        ("destination", pair.1),
        ("progress", progress),
        ("apply_on", &filed.to_string()),
    ];
    let given: Vec<_> = given.iter().map(|(id, text)| ((*id).into(), (*text).into())).collect();
    let assets = rules::embedded();
    let answers = yizhuan::answers::read_answers(topic(), assets, today, &given).expect("answers");
    let plan = Session::answered(assets, topic(), today, answers).plan_report();
    let said = match plan.verdict.code {
        VerdictCode::Overdue => true,
        VerdictCode::UnderWay => false,
        _ => return None,
    };
    let past = |id: &str| {
        let point = plan.timeline.iter().find(|point| point.id == id);
        matches!(point.map(|point| point.at), Some(At::Day(day)) if day < today)
    };
    let out = progress == "accepted" && past("transfer_out_due");
    Some((said, out || past("transfer_in_due")))
}

#[test]
fn a_filed_case_is_late_when_its_days_are_past() {
    let regions = &rules::embedded().regions;
    let cities = |province: RegionIx| {
        let cities = regions.iter().filter(move |(_, region)| region.parent == Some(province));
        cities.map(|(_, region)| region.code.as_str()).take(2).collect::<Vec<_>>()
    };
    let provinces = regions.iter().filter(|(_, region)| region.parent.is_none());
    let mut pairs = vec![("510100", "330100")];
    pairs.extend(
        provinces.filter_map(|(ix, _)| {
            Some((cities(ix).first().copied()?, cities(ix).get(1).copied()?))
        }),
    );
    let mut seen = 0;
    for pair in pairs {
        for progress in ["accepted", "origin_done"] {
            for back in [0, 5, 12, 13, 14, 15, 18, 20, 21, 22, 30] {
                let Some((said, is)) = late(pair, progress, back) else { continue };
                assert_eq!(said, is, "{pair:?} {progress}, filed {back} days ago");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

/// Answers of a move of employees to a place, as they are given.
fn moved(destination: &str, more: &[(&str, &str)], today: NaiveDate) -> Session<'static> {
    let usual = [
        ("from_scheme", "employee"),
        ("retired", "no"),
        ("origin", "510100"),
        ("destination", destination),
        ("origin_stopped", "yes"),
        ("hindrances", "none"),
    ];
    let given = usual.iter().chain(more).map(|(id, text)| ((*id).into(), (*text).into()));
    let (assets, given) = (rules::embedded(), given.collect::<Vec<_>>());
    let answers = yizhuan::answers::read_answers(topic(), assets, today, &given).expect("answers");
    Session::answered(assets, topic(), today, answers)
}

#[test]
fn what_a_missed_month_costs_is_left_to_the_rule_of_the_place() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
    let mut own = 0;
    for (_, place) in rules::embedded().regions.iter() {
        for scheme in ["employee", "flexible"] {
            let with = |months| {
                let more =
                    [("to_scheme", scheme), ("destination_enrolled", "no"), ("gap_months", months)];
                moved(&place.code, &more, today).plan_report()
            };
            own += usize::from(with("4").gap.why.place.is_some());
            for point in &with("2").timeline {
                assert!(!point.text.contains("不超过 6 个月"), "{}: {}", place.code, point.text);
            }
        }
    }
    assert!(own > 20, "{own}");
}
