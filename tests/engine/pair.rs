//! Rules about a pair of places.

use rstest::rstest;
use yizhuan::model::{AccountCode, Assets};

use super::{LOCAL, moving, run, table};

/// The small table, whose local account rule faces one other place from some side.
fn facing(side: &str, with: &str) -> Assets {
    table((LOCAL, "side = \"both\"", &format!("side = \"{side}\"\nwith = [\"{with}\"]")))
}

#[rstest]
#[case::there("either", "440100", "510100", AccountCode::Stays)]
#[case::and_back("either", "510100", "440300", AccountCode::Stays)]
#[case::elsewhere("either", "440100", "440300", AccountCode::Moves)]
#[case::one_way("origin", "440100", "510100", AccountCode::Stays)]
#[case::not_the_other("origin", "510100", "440100", AccountCode::Moves)]
#[case::the_other_way("destination", "510100", "440100", AccountCode::Stays)]
#[case::not_that_one("destination", "440100", "510100", AccountCode::Moves)]
fn it_speaks_for_that_pair_only(
    #[case] side: &str,
    #[case] from: &str,
    #[case] to: &str,
    #[case] code: AccountCode,
) {
    let mut assets = facing(side, "510100");
    let rules = &mut assets.table.topics[0].rules;
    let at = rules.iter().position(|rule| rule.id == "440000-account").expect("the rule");
    rules[at].when.all.clear();
    let outcome = run(&assets, &moving(&assets, from, to), "2026-11-21");
    assert_eq!(outcome.plan.account.0, code);
}

#[test]
fn whoever_goes_nowhere_yet_is_no_pair() {
    let assets = facing("either", "510100");
    let mut answers = moving(&assets, "440100", "510100");
    answers.clear(super::topic(&assets).question("destination").expect("a question"));
    let outcome = run(&assets, &answers, "2026-11-21");
    assert_eq!(outcome.plan.account.0, AccountCode::Moves);
}
