//! Walks through every combination of answers that conditions can tell apart, and through no other.

use crate::engine::{Tested, Trace, Truth};
use crate::model::{Answers, Cond, FactIx, QuestionIx, QuestionKind, Test};

use super::space::{Assignment, Space, Var};

/// The variable that must have a value before more can be told.
pub type Needs = Var;

/// Visits the assignments that complete `start`. The probe either is done with one, or names the
/// variable it needs, whose values are then taken one after the other.
pub fn explore(
    space: &Space,
    (start, places): (Assignment, &Answers),
    values: impl Fn(Var) -> Vec<u8>,
    mut probe: impl FnMut(&Assignment, &Answers) -> Result<(), Needs>,
) {
    let mut open = vec![start];
    while let Some(assignment) = open.pop() {
        let answers = space.answers(&assignment, places);
        if space.refused(&answers) {
            continue;
        }
        if let Err(var) = probe(&assignment, &answers) {
            open.extend(values(var).into_iter().map(|value| assignment.with(var, value)));
        }
    }
}

/// What a condition comes to, or the variable it needs first.
///
/// Tests are looked at in the engine's order, so that no variable is named which it would not read.
pub fn condition(
    (space, trace): (&Space, &mut Trace),
    assignment: &Assignment,
    when: &Cond,
) -> Result<Tested, Needs> {
    for test in &when.all {
        if let Some(var) = needs((space, trace), assignment, test) {
            return Err(var);
        }
        let tested = trace.test(test);
        if tested.truth == Truth::No && tested.settled {
            return Ok(tested);
        }
    }
    Ok(trace.condition(when))
}

fn needs((space, trace): (&Space, &mut Trace), at: &Assignment, test: &Test) -> Option<Needs> {
    match test {
        Test::Fact { fact, .. } => needs_fact((space, trace), at, *fact),
        Test::Place { .. } => None,
        Test::Choice { question, any_of, .. } if is_many(space, *question) => {
            let taken = (0..16).filter(|choice| any_of & (1 << choice) != 0);
            needs_choice(space, at, (*question, taken))
        }
        Test::NoneOf { question } => needs_choice(space, at, (*question, 0..16)),
        Test::Choice { question, .. }
        | Test::Count { question, .. }
        | Test::Workdays { question, .. }
        | Test::Unknown { question } => {
            let place = space.topic.at(*question).kind == QuestionKind::Place;
            open(at, Space::answer(*question)).filter(|_| !place)
        }
    }
}

fn open(at: &Assignment, var: Var) -> Option<Var> {
    at.get(var).is_none().then_some(var)
}

fn is_many(space: &Space, question: QuestionIx) -> bool {
    space.topic.at(question).kind == QuestionKind::Many
}

/// Whether there is an answer; then the first choice not told yet, unless one before it was taken,
/// which settles the test.
fn needs_choice(
    space: &Space,
    at: &Assignment,
    (question, choices): (QuestionIx, impl Iterator<Item = u8>),
) -> Option<Needs> {
    let answer = Space::answer(question);
    if at.get(answer) == Some(0) {
        return None;
    }
    let mut choices = choices.filter_map(|choice| space.choice(question, choice));
    let next = || choices.find(|choice| at.get(*choice) != Some(0));
    open(at, answer).or_else(next).filter(|var| at.get(*var).is_none())
}

/// A fact needs what its lines need, up to the first that holds.
fn needs_fact(
    (space, trace): (&Space, &mut Trace),
    at: &Assignment,
    fact: FactIx,
) -> Option<Needs> {
    if fact == FactIx::SCOPE || fact == FactIx::VERDICT {
        return None;
    }
    for line in &space.topic.facts[fact.at()].values {
        match condition((space, trace), at, &line.when) {
            Err(var) => return Some(var),
            Ok(tested) if tested.truth == Truth::Yes => return None,
            Ok(_) => {}
        }
    }
    None
}
