//! Sets of answers such as people give, written as on the command line.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::model::{Answers, Assets, Cond, Question, QuestionIx, QuestionKind, Test, Topic, Value};

/// Ids and texts.
pub(crate) type Given = Vec<(String, String)>;

/// So many numbers of one question are tried at most.
const NUMBERS: usize = 8;
/// The first two questions with choices are tried in every combination, if there are no more than
/// so many.
const COMBINATIONS: usize = 12;

/// Sets without places: the first two choices in every combination, the rest as usual or not
/// given, and then each of those others that vary changed by itself.
pub fn sets(topic: &Topic, days: &[NaiveDate], varies: impl Fn(&Question) -> bool) -> Vec<Given> {
    let is_asked =
        |question: &&Question| question.feeds.is_none() && question.kind != QuestionKind::Place;
    let asked: Vec<&Question> = topic.questions.iter().filter(is_asked).collect();
    let crossed = crossed(topic);
    let rest = asked.into_iter().filter(|each| crossed.iter().all(|other| other.id != each.id));
    let rest: Vec<(&Question, Vec<String>)> =
        rest.map(|question| (question, values(topic, question, days))).collect();
    let usual: Given = rest
        .iter()
        .filter_map(|(question, values)| Some((question.id.clone(), values.first()?.clone())))
        .collect();
    let mut sets = vec![Given::new()];
    for given in combinations(&crossed) {
        sets.push(given.clone());
        sets.push([given.clone(), usual.clone()].concat());
        for (question, values) in rest.iter().filter(|(each, _)| varies(each)) {
            let others = values.iter().skip(1).map(|value| {
                let mut set = [given.clone(), usual.clone()].concat();
                set.retain(|(id, _)| *id != question.id);
                set.push((question.id.clone(), value.clone()));
                set
            });
            sets.extend(others);
        }
    }
    sets
}

/// The questions that are tried in every combination.
pub(crate) fn crossed(topic: &Topic) -> Vec<&Question> {
    let choices = topic.questions.iter().filter(|each| each.kind == QuestionKind::Choice);
    let mut crossed: Vec<&Question> = choices.take(2).collect();
    if crossed.iter().map(|question| question.choices.len()).product::<usize>() > COMBINATIONS {
        crossed.pop();
    }
    crossed
}

fn combinations(questions: &[&Question]) -> Vec<Given> {
    questions.iter().fold(vec![Given::new()], |sets, question| {
        let ids = question.choices.iter().map(|choice| &choice.id);
        let more = |set: &Given| {
            let with =
                |id: &String| [set.clone(), vec![(question.id.clone(), id.clone())]].concat();
            ids.clone().map(with).collect::<Vec<_>>()
        };
        sets.iter().flat_map(more).collect()
    })
}

/// What is tried of a question, the usual first.
fn values(topic: &Topic, question: &Question, days: &[NaiveDate]) -> Vec<String> {
    let ids = question.choices.iter().map(|choice| choice.id.clone());
    match question.kind {
        QuestionKind::Choice => ids.collect(),
        QuestionKind::Many => Some("none".to_owned()).into_iter().chain(ids).collect(),
        QuestionKind::Count { max } => numbers(topic, question, max),
        QuestionKind::Day => days.iter().map(NaiveDate::to_string).collect(),
        QuestionKind::Place | QuestionKind::Month => Vec::new(),
    }
}

/// The numbers at which a rule begins or ceases to hold.
fn numbers(topic: &Topic, question: &Question, largest: u32) -> Vec<String> {
    let ix = topic.question(&question.id);
    let rules = topic.rules.iter().map(|rule| &rule.when);
    let facts = topic.facts.iter().flat_map(|fact| &fact.values).map(|value| &value.when);
    let mut found = BTreeSet::from([0, 1, 12]);
    for test in rules.chain(facts).flat_map(|cond: &Cond| &cond.all) {
        if let Test::Count { question, min, max } = test
            && Some(*question) == ix
        {
            found.extend([*min, *max, max.saturating_add(1)]);
        }
    }
    let found = found.into_iter().filter(|number| *number <= largest);
    let mut numbers: Vec<u32> = found.take(NUMBERS).collect();
    // A number that another may not exceed leaves room for it.
    if topic.questions.iter().any(|other| other.at_most == ix && ix.is_some()) {
        numbers.reverse();
    }
    numbers.iter().map(u32::to_string).collect()
}

/// The answers as a topic takes them; what it does not know is left out. None if they contradict
/// each other.
pub fn answers(topic: &Topic, assets: &Assets, given: &Given) -> Option<Answers> {
    let mut answers = Answers::default();
    for (id, text) in given {
        if let Some(ix) = topic.question(id)
            && let Some(value) = value(topic.at(ix), assets, text)
        {
            answers.set(ix, value);
        }
    }
    let count = |ix: QuestionIx| match answers.known(ix) {
        Some(Value::Count(count)) => Some(count),
        _ => None,
    };
    let clash = answers.given().any(|(ix, value)| {
        let question = topic.at(ix);
        let closed = |at: u8| {
            question.choices.get(usize::from(at)).is_some_and(|each| each.is_closed(&answers))
        };
        let larger = question.at_most.and_then(count).is_some_and(|whole| count(ix) > Some(whole));
        larger || matches!(value, Value::Choice(at) if closed(at))
    });
    (!clash).then_some(answers)
}

fn value(question: &Question, assets: &Assets, text: &str) -> Option<Value> {
    match question.kind {
        QuestionKind::Choice => question.choice(text).map(Value::Choice),
        QuestionKind::Many if text == "none" => Some(Value::Many(0)),
        QuestionKind::Many => question.choice(text).map(|at| Value::Many(1 << at)),
        QuestionKind::Place => assets.regions.by_code(text).map(Value::Place),
        QuestionKind::Count { .. } => text.parse().ok().map(Value::Count),
        QuestionKind::Day => text.parse().ok().map(Value::Day),
        QuestionKind::Month => None,
    }
}
