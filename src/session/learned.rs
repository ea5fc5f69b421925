//! What a run through one topic was told of what another one asks.

use super::Session;
use crate::model::{Choice, Question, QuestionIx, QuestionKind, Value};

/// What a run was told of what a question asks, as an answer to it, and where it was told.
pub(super) fn same_question(run: &Session, question: &Question) -> Option<(QuestionIx, Value)> {
    let (topic, ix) = (run.topic(), asking(run, question)?);
    let value = match run.answers().known(ix)? {
        Value::Choice(chosen) => {
            let id = &topic.at(ix).choices[usize::from(chosen)].id;
            question.choice(id).map(Value::Choice)
        }
        Value::Unknown | Value::Many(_) => None,
        value => Some(value),
    };
    Some((ix, value?))
}

/// The question of a run that asks the same as one of another topic.
fn asking(run: &Session, question: &Question) -> Option<QuestionIx> {
    let asks = |other: &Question| !other.shared.is_empty() && other.shared == question.shared;
    let at = run.topic().questions.iter().position(asks)?;
    Some(QuestionIx(at as u8))
}

/// What a run was told as an answer to another question and says the same, and where it was told.
pub(super) fn same_choices(run: &Session, question: &Question) -> Option<(QuestionIx, Value)> {
    match question.kind {
        QuestionKind::Choice => same_choice(run, question),
        QuestionKind::Many => same_things(run, question),
        _ => None,
    }
}

/// The one choice that says what a run was told; none where several do.
fn same_choice(run: &Session, question: &Question) -> Option<(QuestionIx, Value)> {
    let same = |told: &Choice| {
        let same = |choice: &Choice| !told.shared.is_empty() && choice.shared == told.shared;
        question.choices.iter().position(same)
    };
    let all = run.answers().given().flat_map(|(from, value)| {
        let told = (0..).zip(&run.topic().at(from).choices).filter(move |(at, _)| match value {
            Value::Choice(chosen) => chosen == *at,
            Value::Many(bits) => bits & 1 << at != 0,
            _ => false,
        });
        told.filter_map(move |(_, told)| Some((from, same(told)?)))
    });
    let all: Vec<(QuestionIx, usize)> = all.collect();
    let (from, at) = *all.first()?;
    let one = all.iter().all(|(_, other)| *other == at);
    one.then_some((from, Value::Choice(at as u8)))
}

/// The things among those asked for that a run was told; whether there are others it may not have asked.
fn same_things(run: &Session, question: &Question) -> Option<(QuestionIx, Value)> {
    let (topic, from) = (run.topic(), asking(run, question)?);
    let Value::Many(told) = run.answers().get(from)? else { return None };
    let told: Vec<&str> = topic.at(from).taken(told).map(|choice| choice.id.as_str()).collect();
    let named = (0..).zip(&question.choices).filter(|(_, each)| told.contains(&each.id.as_str()));
    let named = named.fold(0, |bits, (at, _)| bits | 1 << at);
    (named != 0).then_some((from, Value::Many(named)))
}
