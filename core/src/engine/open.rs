//! Open questions: which to ask, which would make a plan more definite, which answers did not matter.

use super::seen::Seen;
use super::settle::Doubt;
use super::state::State;
use crate::model::{Outcome, Plan, QuestionIx, QuestionSet, Value};

/// Completes the outcome.
///
/// What the verdict lacks is more urgent than the rest.
pub fn outcome(state: &State, plan: Plan, urgent: QuestionSet, seen: &Seen) -> Outcome {
    let urgent = with_doubts(state, urgent, |doubt| doubt.lacks);
    let all = with_doubts(state, seen.lacks, |doubt| doubt.lacks);
    let mut missing: Vec<QuestionIx> = urgent.iter().collect();
    missing.extend(all.iter().filter(|&ix| !urgent.contains(ix)));
    let reads = with_doubts(state, seen.reads, |doubt| doubt.by);
    let partly = |ix: &QuestionIx| state.given.is_partly(*ix);
    missing.extend(reads.iter().filter(partly));
    let open = |ix: &QuestionIx| state.given.get(*ix).is_none() || partly(ix);
    // Of what is not known nothing can be taken off.
    let takes =
        |ix: &QuestionIx| state.topic.at(*ix).takes_from.is_none_or(|from| has_any(state, from));
    let ask = missing.iter().copied().filter(open).filter(takes).collect();
    missing.retain(|&ix| !state.topic.at(ix).optional);
    let given = state.given.given().map(|(ix, _)| ix);
    let ignored = given.filter(|&ix| !matters(state, reads, ix)).collect();
    let settled = state.input.doubts.iter();
    let settled = settled.filter_map(|doubt| Some((doubt.question, doubt.value?))).collect();
    Outcome { ask, missing, ignored, settled, plan }
}

/// The same questions, and with each that others settle those others.
fn with_doubts(state: &State, set: QuestionSet, more: fn(&Doubt) -> QuestionSet) -> QuestionSet {
    let mut all = set;
    let doubts = state.input.doubts.iter();
    doubts.filter(|doubt| set.contains(doubt.question)).for_each(|doubt| all.extend(more(doubt)));
    all
}

/// A month that feeds another question matters when that one does; months taken off it, when it has any.
fn matters(state: &State, reads: QuestionSet, question: QuestionIx) -> bool {
    let asked = state.topic.at(question);
    let read = match asked.takes_from {
        Some(from) => (reads.contains(from) || reads.contains(question)) && has_any(state, from),
        None => reads.contains(state.topic.whole(question)) || resumes(state, reads, question),
    };
    read && !is_closed(state, question)
}

/// Whether the gap is counted up to the day that it asks for: who was accepted then was paying again.
fn resumes(state: &State, reads: QuestionSet, question: QuestionIx) -> bool {
    let roles = state.topic.roles;
    let told = roles.first_paid.is_some_and(|first| state.known(first).is_some());
    let accepted = || state.topic.was_accepted(&state.input.answers) == Some(true);
    let done = roles.origin_done_on == Some(question) && accepted();
    (done || roles.apply_on == Some(question))
        && !told
        && roles.gap_months.is_some_and(|gap| reads.contains(gap))
}

/// Whether a number is known and was more than 0 before anything was taken off it.
fn has_any(state: &State, from: QuestionIx) -> bool {
    let Some(Value::Count(left)) = state.known(from) else { return false };
    left + u32::from(state.input.uncounted) > 0
}

/// The answer was a choice that the other answers close.
fn is_closed(state: &State, question: QuestionIx) -> bool {
    let given = state.given.get(question);
    matches!(given, Some(Value::Choice(_))) && state.input.answers.get(question) != given
}
