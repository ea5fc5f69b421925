//! A run laid open: which rules compete, and what each test of their conditions came to.

use super::Context;
use super::pick;
use super::room::Room;
use super::seen::{self, Seen};
use super::state::State;
use super::truth::{Finding, Truth};
use super::verdict::{self, Verdict};
use crate::model::{Answers, FactIx, ItemIx, RuleIx, Test, Topic, VerdictCode};

/// What a test came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tested {
    /// Holds, does not, or cannot be told yet.
    pub truth: Truth,
    /// No answer that is still lacking can change it.
    pub settled: bool,
}

impl From<Finding> for Tested {
    fn from(finding: Finding) -> Self {
        Self { truth: finding.truth, settled: finding.basis.is_settled() }
    }
}

impl Tested {
    /// What no test at all comes to.
    pub const NOTHING: Self = Self { truth: Truth::Yes, settled: true };

    /// Whether no answer that is still lacking can make it hold.
    pub fn is_ruled_out(self) -> bool {
        self.truth == Truth::No && self.settled
    }

    /// Both this and another one, as in a condition.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if other.is_ruled_out() {
            return other;
        }
        Self { truth: self.truth.and(other.truth), settled: self.settled && other.settled }
    }
}

/// One run, with the same eyes on every rule as the plan has.
pub struct Trace<'a> {
    state: State<'a>,
    verdict: Option<Verdict>,
}

impl<'a> Trace<'a> {
    /// Prepares a run.
    pub fn new(topic: &'a Topic, answers: &'a Answers, context: &'a Context<'a>) -> Self {
        Self { state: State::new(topic, answers, context), verdict: None }
    }

    /// Prepares a run with these local rules, for one who asks about the same places often.
    pub fn over(
        topic: &'a Topic,
        answers: &'a Answers,
        context: &'a Context<'a>,
        local: Vec<RuleIx>,
    ) -> Self {
        let local = local.into_iter().map(|rule| (topic.rule(rule).item, rule)).collect();
        let mut state = State::nationally(topic, answers, context);
        state.take_local(local);
        Self { state, verdict: None }
    }

    /// Runs the rules up to the verdict.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.verdict = Some(verdict::settle(
            &self.state,
            &mut Room::new(self.state.topic, None),
            &mut Seen::default(),
        ));
        self
    }

    /// Takes the verdict as given, where it was worked out before.
    #[must_use]
    pub fn assuming(self, verdict: VerdictCode) -> Self {
        self.state.remember_verdict(verdict, seen::places(&self.state));
        self
    }

    /// The verdict, where this run settled it.
    pub fn verdict(&self) -> Option<VerdictCode> {
        self.verdict.as_ref().map(|verdict| verdict.code)
    }

    /// The rules behind the verdict.
    pub fn because(&self) -> &[RuleIx] {
        self.verdict.as_ref().map_or(&[], |verdict| &verdict.because)
    }

    /// Local rules that may speak for the places, nearest first.
    pub fn local(&self) -> Vec<RuleIx> {
        self.state.local.iter().map(|(_, rule)| *rule).collect()
    }

    /// The rules that compete for an item, in the order in which they are tried.
    pub fn candidates(&self, item: ItemIx) -> Vec<RuleIx> {
        pick::candidates(&self.state, item).collect()
    }

    /// What one test comes to.
    pub fn test(&self, test: &Test) -> Tested {
        self.state.test(test).into()
    }

    /// The value of a fact, if it can be told, and whether no answer lacks for it.
    pub fn fact(&self, fact: FactIx) -> (Option<u8>, bool) {
        let found = self.state.fact(fact);
        (found.value(), found.basis.is_settled())
    }
}
