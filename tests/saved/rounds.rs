//! Round trips of saved answers.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use yizhuan::calendar::Month;
use yizhuan::model::{Answers, QuestionIx, QuestionKind, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::rules;
use yizhuan::saved::{Saved, file_name, read};
use yizhuan::session::Session;

use super::{kept, opened, session, today};
use crate::support::results::CASES;

fn near_day() -> impl Strategy<Value = NaiveDate> {
    (0..1_500_u64).prop_map(|days| NaiveDate::from_ymd_opt(2024, 6, 1).unwrap() + Days::new(days))
}

fn value(topic: &'static Topic, question: QuestionIx) -> BoxedStrategy<Value> {
    let places = rules::embedded().regions.len() as u16;
    let asked = topic.at(question);
    let choices = asked.choices.len() as u8;
    let known = match asked.kind {
        QuestionKind::Choice => (0..choices).prop_map(Value::Choice).boxed(),
        QuestionKind::Many => (0..1_u16 << choices).prop_map(Value::Many).boxed(),
        QuestionKind::Place => (0..places).prop_map(|at| Value::Place(RegionIx(at))).boxed(),
        QuestionKind::Count { max } => (0..=max).prop_map(Value::Count).boxed(),
        QuestionKind::Month => (1950..=2100_i32, 1..=12_u32)
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

/// A topic, any answers to it, and what else was said.
fn run() -> impl Strategy<Value = (usize, Answers)> {
    let topics = &rules::embedded().table.topics;
    let claims = rules::embedded().table.claims.len() as u16;
    (0..topics.len()).prop_flat_map(move |at| {
        let topic = &topics[at];
        let each = (0..topic.questions.len()).map(|at| {
            let ix = QuestionIx(at as u8);
            proptest::option::weighted(0.7, value(topic, ix)).prop_map(move |value| (ix, value))
        });
        let said = proptest::collection::vec(0..claims, 0..3);
        (each.collect::<Vec<_>>(), said).prop_map(move |(given, said)| {
            let mut answers = Answers::default();
            let partly = said.len() == 1;
            for claim in said {
                answers.add_matter(claim);
            }
            for (ix, value) in given {
                match value {
                    Some(Value::Many(named)) if partly => answers.set_partly(ix, named),
                    Some(value) => answers.set(ix, value),
                    None => {}
                }
            }
            (at, answers)
        })
    })
}

proptest! {
    #![proptest_config(crate::support::random::cases(200))]

    #[test]
    fn any_answers_come_back_and_nothing_has_changed((at, answers) in run(), made in near_day(), tick in 0..40_usize) {
        let assets = rules::embedded();
        let topic = &assets.table.topics[at];
        let mut before = Session::on(assets, topic, made);
        before.replace(answers);
        let papers: Vec<String> = topic.items.iter().filter(|item| item.slot == yizhuan::model::Slot::Material).map(|item| item.id.clone()).collect();
        let ticks: BTreeSet<String> = papers.get(tick).cloned().into_iter().collect();
        let saved = Saved::of(&before, &ticks).expect("a usual day");
        let file = saved.to_toml();
        let again = read(&file);
        prop_assert_eq!(again.as_ref().map(Saved::to_toml), Ok(file.clone()));
        let restored = again.unwrap().restore(assets, made).unwrap();
        prop_assert_eq!(restored.session.answers(), before.answers());
        prop_assert_eq!(&restored.ticks, &ticks);
        prop_assert_eq!(format!("{:?}", restored.session.report()), format!("{:?}", before.report()));
        let changes = saved.changes(&restored);
        prop_assert!(changes.same() && !changes.edited, "{:?}", changes);
        let names = file_name(&before);
        let dated = names.ends_with(&format!("-{made}.toml"));
        prop_assert!(dated && !names.contains(['/', ' ', ':', '（']), "{}", names);
    }
}

#[test]
fn a_claim_that_is_gone_is_named() {
    let mut before = session(rules::embedded(), "transfer", CASES[0].2, today());
    let mut answers = before.answers().clone();
    answers.add_matter(42);
    before.replace(answers);
    let file = kept(&before).replace("matters = [43]", "matters = [999]");
    let changes = opened(&file, rules::embedded(), today());
    assert!(changes.lost.iter().any(|lost| lost.contains("第 999 条")), "{changes:?}");
}

#[test]
fn the_file_is_small_says_what_it_is_and_holds_nothing_else() {
    for (_, topic, line) in CASES {
        let session = session(rules::embedded(), topic, line, today());
        let file = kept(&session);
        assert!(file.starts_with("# 这是「医保转移向导」存下的进度"), "{file}");
        assert!(file.len() < 16 * 1024, "{} bytes", file.len());
        assert_eq!(file, kept(&session), "the same every time");
        assert!(file.ends_with("\"\ncomplete = true\n"), "{file}");
    }
}

#[test]
fn the_next_year_nothing_but_time_has_passed() {
    let file = kept(&session(rules::embedded(), "transfer", CASES[0].2, today()));
    let changes = opened(&file, rules::embedded(), super::day("2027-03-01"));
    assert!(changes.by_data.is_empty() && changes.lost.len() == 1, "{changes:?}");
    assert!(changes.lost[0].contains("恢复缴费按 2026 年 11 月算"), "{changes:?}");
    assert!(!changes.by_time.is_empty());
}

#[test]
fn the_name_tells_where_from_where_to_and_when() {
    let name = |topic, line| file_name(&session(rules::embedded(), topic, line, today()));
    assert_eq!(
        name("transfer", "origin=成都 destination=深圳"),
        "医保转移-四川省成都市-广东省深圳市-2026-11-22.toml"
    );
    assert_eq!(name("transfer", ""), "医保转移-2026-11-22.toml");
    assert_eq!(name("gap", ""), "断缴与补缴-2026-11-22.toml");
}
