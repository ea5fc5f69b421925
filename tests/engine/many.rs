//! More rules of one item than a word has bits.

use yizhuan::engine::{self, Context};
use yizhuan::model::{Answers, Rule, RuleIx, Topic, Value};
use yizhuan::rules;

/// The topic with every rule of an item said that many times over, behind its other rules.
fn repeated(topic: &Topic, times: usize) -> Topic {
    let mut larger = topic.clone();
    for at in 0..topic.items.len() {
        for copy in 1..times {
            for &rule in &topic.items[at].national {
                let stated = topic.rule(rule);
                larger.items[at].national.push(RuleIx(larger.rules.len() as u16));
                larger.rules.push(Rule { id: format!("{}-{copy}", stated.id), ..stated.clone() });
            }
        }
    }
    larger.sort_items();
    larger
}

#[test]
fn rules_behind_those_that_speak_change_nothing() {
    let assets = rules::embedded();
    let topic = assets.table.transfer();
    let larger = repeated(topic, 40);
    // No national rule is before its first day then, or past its last: each of those would name itself.
    let context = Context { assets, today: "2027-03-01".parse().expect("a day") };
    let place = |code| Value::Place(assets.regions.by_code(code).expect("a place"));
    let question = |id| topic.question(id).expect("a question");
    for (from, to) in [("510100", "330100"), ("440100", "440300"), ("370200", "150100")] {
        for scheme in 0..3 {
            let mut answers = Answers::default();
            answers.set(question("origin"), place(from));
            answers.set(question("destination"), place(to));
            answers.set(question("from_scheme"), Value::Choice(scheme));
            answers.set(question("gap_months"), Value::Count(5));
            let usual = engine::run(topic, &answers, &context);
            assert_eq!(engine::run(&larger, &answers, &context), usual, "{from} {to} {scheme}");
        }
    }
}
