//! The engine on a small table: places, days, lapses, pools, lacking answers.

use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::engine::{self, Context};
use yizhuan::model::{
    AccountCode, Answers, Assets, Outcome, RuleIx, Scope, Topic, Value, VerdictCode,
};
use yizhuan::rules;

use crate::bad_tables::good;

mod many;
mod pair;
mod remembered;
mod waiting;

const LOCAL: &str = "local/440000.toml";

/// The small table with one text of one file replaced.
fn table((path, from, to): (&str, &str, &str)) -> Assets {
    let mut files = good();
    let file = files.iter_mut().find(|file| file.path == path).expect("the file");
    assert!(file.text.contains(from), "nothing to replace in {path}");
    file.text = file.text.replacen(from, to, 1);
    rules::load(&files).unwrap_or_else(|error| panic!("{error}"))
}

fn topic(assets: &Assets) -> &Topic {
    assets.table.transfer()
}

/// A move between two places by someone with 职工医保.
fn moving(assets: &Assets, origin: &str, destination: &str) -> Answers {
    let place = |code| Value::Place(assets.regions.by_code(code).expect("a place"));
    let given = [
        ("from_scheme", Value::Choice(0)),
        ("origin", place(origin)),
        ("destination", place(destination)),
    ];
    let mut answers = Answers::default();
    for (id, value) in given {
        answers.set(topic(assets).question(id).expect("a question"), value);
    }
    answers
}

fn run(assets: &Assets, answers: &Answers, today: &str) -> Outcome {
    let today: NaiveDate = today.parse().expect("a day");
    engine::run(topic(assets), answers, &Context { assets, today })
}

fn ids(assets: &Assets, rules: &[RuleIx]) -> Vec<String> {
    rules.iter().map(|rule| topic(assets).rule(*rule).id.clone()).collect()
}

#[rstest]
#[case::within_the_province("440100", "440300", AccountCode::Stays)]
#[case::only_the_origin_there("440100", "510100", AccountCode::Moves)]
#[case::only_the_destination_there("510100", "440100", AccountCode::Moves)]
fn a_local_rule_speaks_on_its_side_only(
    #[case] from: &str,
    #[case] to: &str,
    #[case] code: AccountCode,
) {
    let assets = table((LOCAL, "", ""));
    let outcome = run(&assets, &moving(&assets, from, to), "2026-11-21");
    assert_eq!(outcome.plan.account.0, code);
}

#[rstest]
#[case::last_day("2025-06-30", AccountCode::Stays, &[])]
#[case::day_after("2025-07-01", AccountCode::Moves, &["440000-account"])]
fn a_lapsed_rule_gives_way_and_is_named(
    #[case] today: &str,
    #[case] code: AccountCode,
    #[case] lapsed: &[&str],
) {
    let assets =
        table((LOCAL, "as_of = \"2022-07-01\"", "as_of = \"2022-07-01\"\nuntil = 2025-06-30"));
    let outcome = run(&assets, &moving(&assets, "440100", "440300"), today);
    assert_eq!(outcome.plan.account.0, code);
    assert_eq!(ids(&assets, &outcome.plan.lapsed), lapsed);
}

#[rstest]
#[case::day_before("2026-12-31", true)]
#[case::first_day("2027-01-01", false)]
fn a_rule_announces_itself_until_its_first_day(#[case] today: &str, #[case] announced: bool) {
    let assets = table((LOCAL, "", ""));
    let plan = run(&assets, &moving(&assets, "440100", "510100"), today).plan;
    assert_eq!(ids(&assets, &plan.upcoming).contains(&"no-duplicate".to_owned()), announced);
    assert_eq!(ids(&assets, &plan.warnings).contains(&"no-duplicate".to_owned()), !announced);
}

#[rstest]
#[case::one_scheme_only("[\"employee\"]", "2031-01-01", Scope::InProvince)]
#[case::before_its_day("[\"employee\", \"resident\"]", "2029-12-31", Scope::InProvince)]
#[case::from_its_day("[\"employee\", \"resident\"]", "2030-01-01", Scope::SamePool)]
fn a_province_is_one_pool_from_a_day_on(
    #[case] schemes: &str,
    #[case] today: &str,
    #[case] scope: Scope,
) {
    let assets = table((LOCAL, "[\"employee\"]", schemes));
    let outcome = run(&assets, &moving(&assets, "440100", "440300"), today);
    assert_eq!(outcome.plan.scope, Some(scope));
}

#[test]
fn a_province_alone_is_too_vague_for_its_own_city() {
    let assets = table((LOCAL, "", ""));
    let outcome = run(&assets, &moving(&assets, "440000", "440300"), "2026-11-21");
    let origin = topic(&assets).question("origin").expect("a question");
    assert_eq!(outcome.plan.scope, None);
    assert_eq!(outcome.plan.verdict, VerdictCode::CheckFirst);
    assert_eq!(outcome.missing.first(), Some(&origin), "the vague place would settle it");
    assert!(!outcome.ask.contains(&origin), "it was answered");
    let elsewhere = run(&assets, &moving(&assets, "440000", "510100"), "2026-11-21");
    assert_eq!(elsewhere.plan.scope, Some(Scope::CrossProvince));
}

#[test]
fn a_known_rule_never_asks() {
    let when = "when = { tier = \"none\" }";
    let asking = table(("topics/transfer.toml", "", ""));
    let silent = table(("topics/transfer.toml", when, "when = { tier = \"none\" }\nknown = true"));
    let gap = topic(&asking).question("gap_months").expect("a question");
    assert!(run(&asking, &moving(&asking, "440100", "510100"), "2026-11-21").ask.contains(&gap));
    assert!(!run(&silent, &moving(&silent, "440100", "510100"), "2026-11-21").ask.contains(&gap));
}
