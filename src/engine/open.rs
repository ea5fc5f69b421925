//! What is still open: which questions to ask, which answers did not matter.

use super::state::State;
use crate::model::{Outcome, Plan, QuestionIx, Value};

/// Completes the outcome.
pub fn outcome(state: &State, plan: Plan) -> Outcome {
    let mut missing: Vec<QuestionIx> = state.verdict_lacks.iter().collect();
    missing.extend(state.lacks.iter().filter(|&ix| !state.verdict_lacks.contains(ix)));
    let ask = missing.iter().copied().filter(|&ix| state.given.get(ix).is_none()).collect();
    let given = state.given.given().map(|(ix, _)| ix);
    let ignored = given.filter(|&ix| !matters(state, ix)).collect();
    Outcome { ask, missing, ignored, plan }
}

/// A month that feeds another question matters when that one does.
fn matters(state: &State, question: QuestionIx) -> bool {
    let read = state.topic.at(question).feeds.unwrap_or(question);
    state.reads.contains(read) && !is_closed(state, question)
}

/// The answer was a choice that the other answers close.
fn is_closed(state: &State, question: QuestionIx) -> bool {
    let given = state.given.get(question);
    matches!(given, Some(Value::Choice(_))) && state.input.answers.get(question) != given
}
