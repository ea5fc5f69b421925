//! Conditions in words.

use crate::model::{Cond, FactIx, Phrase, QuestionIx, Scope, Side, Test, Topic, VerdictCode};
use crate::regions::Regions;
use crate::report::words;

/// A phrase as the table writes it, names in braces.
pub(crate) fn phrase(phrase: &Phrase) -> String {
    phrase.fill(|var| format!("{{{}}}", var.name())).into_owned()
}

/// A condition, test by test.
pub(crate) fn condition(topic: &Topic, regions: &Regions, when: &Cond) -> String {
    if when.all.is_empty() {
        return "总是成立".to_owned();
    }
    when.all.iter().map(|each| test(topic, regions, each)).collect::<Vec<_>>().join("；")
}

pub fn test(topic: &Topic, regions: &Regions, test: &Test) -> String {
    let label = |ix: &QuestionIx| topic.at(*ix).label.as_str();
    match test {
        Test::Choice { question, any_of, or_unknown } => {
            let choices = topic.at(*question).choices.iter().enumerate();
            let named = choices.filter(|(at, _)| any_of & (1 << at) != 0);
            let mut named: Vec<String> =
                named.map(|(_, choice)| format!("「{}」", choice.label)).collect();
            named.extend(or_unknown.then(|| "还不知道".to_owned()));
            format!("{}是{}", label(question), named.join("或"))
        }
        Test::NoneOf { question } => format!("{}一样都没有", label(question)),
        Test::Count { question, min, max } if min == max => format!("{}是 {min}", label(question)),
        Test::Count { question, min, max: u32::MAX } => {
            format!("{}至少 {min}", label(question))
        }
        Test::Count { question, min, max } => format!("{}是 {min} 到 {max}", label(question)),
        Test::Workdays { question, days, over } => {
            let over = if *over { "已经过了" } else { "还没有过" };
            format!("{}之后 {days} 个工作日{over}", label(question))
        }
        Test::Unknown { question } => format!("还不知道{}", label(question)),
        Test::Fact { fact, any_of } => fact_is(topic, *fact, *any_of),
        Test::Place { side, within } => {
            let names: Vec<&str> =
                within.iter().map(|ix| regions.get(*ix).short.as_str()).collect();
            let side = if *side == Side::Origin { "转出地" } else { "转入地" };
            format!("{side}在{}", names.join("、"))
        }
    }
}

fn fact_is(topic: &Topic, fact: FactIx, any_of: u32) -> String {
    let bits = (0..32_usize).filter(|at| any_of & (1 << at) != 0);
    let known = &topic.facts[fact.at()];
    let value = |at: usize| match fact {
        FactIx::VERDICT => VerdictCode::ALL.get(at).map(|code| words::verdict(*code).to_owned()),
        _ => known.label(at).or_else(|| known.names.get(at).map(String::as_str)).map(str::to_owned),
    };
    let what = match known.id.as_str() {
        "verdict" => "结论",
        "scope" => "范围",
        other if known.title.is_empty() => other,
        _ => known.title.as_str(),
    };
    let said: Vec<String> = if fact == FactIx::SCOPE {
        Scope::among(any_of).into_iter().map(|scope| words::scope(scope).to_owned()).collect()
    } else {
        bits.filter_map(value).collect()
    };
    let names: Vec<String> = said.iter().map(|name| format!("「{name}」")).collect();
    let apart = if what.is_ascii() { " " } else { "" };
    format!("{what}{apart}是{}", names.join("或"))
}
