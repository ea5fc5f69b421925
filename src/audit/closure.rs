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
    /// The class of each value, by variable.
    classes: Vec<(Var, Vec<u8>)>,
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
            classes: Vec::new(),
        };
        for when in conditions {
            closure.collect(space, when);
        }
        let vars = (0..64).map(Var).filter(|var| closure.vars & (1 << var.0) != 0);
        closure.classes = vars.map(|var| (var, space.classes(var, &closure.tests))).collect();
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
        let known = self.classes.iter().filter(|(each, _)| *each == var);
        let classes = known.flat_map(|(_, classes)| (0..).zip(classes));
        classes.filter(|(value, class)| value == *class).map(|(value, _)| value).collect()
    }

    /// The first verdict that the conditions cannot tell from this one.
    pub fn verdict(&self, code: VerdictCode) -> VerdictCode {
        // The values of the fact stand in the order of the codes.
        let alike = |other: VerdictCode| {
            let differ = 1 << code as u32 | 1 << other as u32;
            self.verdicts.iter().all(|set| [0, differ].contains(&(set & differ)))
        };
        VerdictCode::ALL.iter().copied().find(|each| alike(*each)).unwrap_or(code)
    }

    /// Each value replaced by the one that stands for its class; other variables left out.
    pub(crate) fn coarse(&self, assignment: &Assignment) -> Assignment {
        let mut coarse = Assignment::default();
        for (var, classes) in &self.classes {
            if let Some(value) = assignment.get(*var) {
                coarse.set(*var, classes[usize::from(value)]);
            }
        }
        coarse
    }
}
