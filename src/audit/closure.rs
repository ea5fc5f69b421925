//! Questions that a group of conditions looks at, through facts as well.

use crate::model::{Cond, FactIx, QuestionKind, Test, VerdictCode};

use super::places::Seen;
use super::space::{Assignment, Space, Var, question_of};

/// Everything that a group of conditions can tell apart.
pub(crate) struct Closure<'a> {
    /// Tests of single questions.
    tests: Vec<&'a Test>,
    /// Tests of the verdict, as sets of codes.
    verdicts: Vec<u32>,
    facts: u32,
    /// Positions of the tests of places.
    places: Vec<usize>,
    /// The variables behind them.
    pub vars: u64,
    /// One value of each class, by variable.
    values: Vec<(Var, Vec<u8>)>,
}

impl<'a> Closure<'a> {
    /// Collects what these conditions look at.
    pub fn new(space: &Space<'a>, conditions: impl IntoIterator<Item = &'a Cond>) -> Self {
        let mut closure = Self {
            tests: Vec::new(),
            verdicts: Vec::new(),
            facts: 0,
            places: Vec::new(),
            vars: 0,
            values: Vec::new(),
        };
        for when in conditions {
            closure.collect(space, when);
        }
        let vars = (0..64).map(Var).filter(|var| closure.vars & (1 << var.0) != 0);
        closure.values = vars.map(|var| (var, space.classes(var, &closure.tests))).collect();
        closure
    }

    fn collect(&mut self, space: &Space<'a>, when: &'a Cond) {
        for test in &when.all {
            match test {
                Test::Fact { fact: FactIx::VERDICT, any_of } => self.verdicts.push(*any_of),
                Test::Fact { fact, .. } => self.fact(space, *fact),
                _ => self.test(space, test),
            }
        }
    }

    fn fact(&mut self, space: &Space<'a>, fact: FactIx) {
        if self.facts & (1 << fact.0) != 0 {
            return;
        }
        self.facts |= 1 << fact.0;
        for line in &space.topic.facts[fact.at()].values {
            self.collect(space, &line.when);
        }
    }

    fn test(&mut self, space: &Space<'a>, test: &'a Test) {
        let place = |question| space.topic.at(question).kind == QuestionKind::Place;
        let Some(question) = question_of(test).filter(|question| !place(*question)) else {
            self.places.extend(space.place_test(test));
            return;
        };
        self.tests.push(test);
        for var in space.of_question(question) {
            self.vars |= 1 << var.0;
        }
    }

    /// Whether any of the conditions names the verdict.
    pub(crate) fn names_verdict(&self) -> bool {
        !self.verdicts.is_empty()
    }

    /// What the conditions see of a pair of places.
    pub fn seen(&self, seen: &Seen) -> Seen {
        seen.only(self.facts & (1 << FactIx::SCOPE.0) != 0, &self.places)
    }

    /// One value of each class of values.
    pub fn values(&self, var: Var) -> Vec<u8> {
        let known = self.values.iter().find(|(each, _)| *each == var);
        known.map_or_else(Vec::new, |(_, values)| values.clone())
    }

    /// The first verdict that the conditions cannot tell from this one.
    pub fn verdict(&self, code: VerdictCode) -> VerdictCode {
        let bit = |code: VerdictCode| VerdictCode::ALL.iter().position(|each| *each == code);
        let sight = |code: VerdictCode| -> Vec<bool> {
            self.verdicts
                .iter()
                .map(|set| bit(code).is_some_and(|at| set & (1 << at) != 0))
                .collect()
        };
        let own = sight(code);
        VerdictCode::ALL.iter().copied().find(|each| sight(*each) == own).unwrap_or(code)
    }

    /// Each value replaced by the one that stands for its class; other variables left out.
    pub(crate) fn coarse(&self, space: &Space, assignment: &Assignment) -> Assignment {
        self.values.iter().fold(Assignment::default(), |coarse, (var, _)| {
            match assignment.get(*var) {
                Some(value) => coarse.with(*var, space.class(*var, value, &self.tests)),
                None => coarse,
            }
        })
    }
}
