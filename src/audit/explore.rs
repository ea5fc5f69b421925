//! Walks through every combination of answers that conditions can tell apart, and through no other.

use std::cell::Cell;

use crate::engine::{Tested, Trace, Truth};
use crate::model::{Answers, Cond, FactIx, QuestionIx, QuestionKind, Test};

use super::space::{Assignment, Space, Var};

/// The variable that must have a value before more can be told.
pub(super) type Needs = Var;

/// A walk through the assignments that complete one of them.
pub(super) struct Walk<'a> {
    pub space: &'a Space<'a>,
    /// What has a value from the start.
    pub start: Assignment,
    /// The answers that name the places.
    pub places: &'a Answers,
}

impl Walk<'_> {
    /// Visits every assignment. The probe either is done with one, or names the variable it needs,
    /// whose values are then taken one after the other; what it has found out by then holds for all
    /// of them, and is handed on.
    pub fn visit<Known: Clone>(
        self,
        values: impl Fn(Var) -> Vec<u8>,
        nothing: Known,
        mut probe: impl FnMut(&Assignment, &Answers, &mut Known) -> Result<(), Needs>,
    ) {
        let mut open = vec![(self.start, nothing)];
        while let Some((assignment, mut known)) = open.pop() {
            let answers = self.space.answers(&assignment, self.places);
            if self.space.refused(&answers) {
                continue;
            }
            if let Err(var) = probe(&assignment, &answers, &mut known) {
                let values = values(var).into_iter();
                open.extend(values.map(|value| (assignment.with(var, value), known.clone())));
            }
        }
    }
}

/// One assignment, and the run of the engine over the answers that it stands for.
pub(super) struct Probe<'a> {
    pub space: &'a Space<'a>,
    /// Those that have a value.
    pub assignment: &'a Assignment,
    pub trace: Trace<'a>,
    /// Facts that need no more variables, as bits.
    told: Cell<u32>,
}

impl<'a> Probe<'a> {
    pub fn new(space: &'a Space<'a>, assignment: &'a Assignment, trace: Trace<'a>) -> Self {
        Self { space, assignment, trace, told: Cell::new(0) }
    }

    /// What a condition comes to, or the variable it needs first.
    ///
    /// Tests are looked at in the engine's order, so that no variable is named which it would not
    /// read.
    pub(crate) fn condition(&self, when: &Cond) -> Result<Tested, Needs> {
        let mut all = Tested::NOTHING;
        for test in &when.all {
            if let Some(var) = self.needs(test) {
                return Err(var);
            }
            all = all.and(self.trace.test(test));
            if all.is_ruled_out() {
                break;
            }
        }
        Ok(all)
    }

    pub(crate) fn holds(&self, when: &Cond) -> Result<bool, Needs> {
        Ok(self.condition(when)?.truth == Truth::Yes)
    }

    /// Whether one of these conditions holds, whatever the others still need; those that do not are
    /// left out from then on.
    pub(crate) fn any(&self, open: &mut Vec<&Cond>) -> Result<bool, Needs> {
        let (mut needs, mut holds) = (None, false);
        open.retain(|when| {
            let found = if holds { Ok(false) } else { self.holds(when) };
            holds |= found == Ok(true);
            needs = needs.or(found.err());
            found.is_err()
        });
        if holds { Ok(true) } else { needs.map_or(Ok(false), Err) }
    }

    fn needs(&self, test: &Test) -> Option<Needs> {
        match test {
            Test::Fact { fact, .. } => self.needs_fact(*fact),
            Test::Place { .. } => None,
            Test::Choice { question, any_of, .. } if self.kind(*question) == QuestionKind::Many => {
                self.needs_choice(*question, (0..16).filter(|choice| any_of & (1 << choice) != 0))
            }
            Test::NoneOf { question } => self.needs_choice(*question, 0..16),
            Test::Choice { question, .. }
            | Test::Count { question, .. }
            | Test::Workdays { question, .. }
            | Test::Unknown { question } => {
                let place = self.kind(*question) == QuestionKind::Place;
                self.open(Space::answer(*question)).filter(|_| !place)
            }
        }
    }

    fn kind(&self, question: QuestionIx) -> QuestionKind {
        self.space.topic.at(question).kind
    }

    fn open(&self, var: Var) -> Option<Var> {
        self.assignment.get(var).is_none().then_some(var)
    }

    /// Whether there is an answer; then the first choice not told yet, unless one before it was
    /// taken, which settles the test.
    fn needs_choice(
        &self,
        question: QuestionIx,
        choices: impl Iterator<Item = u8>,
    ) -> Option<Needs> {
        let answer = Space::answer(question);
        if self.assignment.get(answer) == Some(0) {
            return None;
        }
        let mut choices = choices.filter_map(|choice| self.space.choice(question, choice));
        let next = || choices.find(|choice| self.assignment.get(*choice) != Some(0));
        self.open(answer).or_else(next).and_then(|var| self.open(var))
    }

    /// A fact needs what its lines need, up to the first that holds.
    fn needs_fact(&self, fact: FactIx) -> Option<Needs> {
        let bit = 1 << fact.0;
        if fact == FactIx::SCOPE || fact == FactIx::VERDICT || self.told.get() & bit != 0 {
            return None;
        }
        for line in &self.space.topic.facts[fact.at()].values {
            match self.holds(&line.when) {
                Err(var) => return Some(var),
                Ok(true) => break,
                Ok(false) => {}
            }
        }
        self.told.set(self.told.get() | bit);
        None
    }
}
