//! Questions and rules that a step of a run looked at.

use super::basis::Basis;
use super::state::State;
use crate::model::{QuestionSet, RuleIx};

/// What a step looked at. Only the end of a run puts the steps' together, so that no step can tell
/// what others did before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Questions that mattered.
    pub reads: QuestionSet,
    /// Questions whose answers are lacking.
    pub lacks: QuestionSet,
    /// Rules past their last day that would have spoken.
    pub lapsed: Vec<RuleIx>,
    /// Rules before their first day that announce themselves.
    pub upcoming: Vec<RuleIx>,
}

/// A step's result, and what it looked at.
pub(crate) struct Step<T> {
    pub result: T,
    /// What it looked at.
    pub seen: Seen,
}

impl<T> Step<T> {
    /// Carries a step out.
    pub fn of(work: impl FnOnce(&mut Seen) -> T) -> Self {
        let mut seen = Seen::default();
        let result = work(&mut seen);
        Self { result, seen }
    }
}

impl Seen {
    /// The questions of both kinds.
    pub fn basis(&self) -> Basis {
        Basis::new(self.reads, self.lacks)
    }

    /// Adds what something rests on.
    pub fn extend(&mut self, basis: Basis) {
        self.reads.extend(basis.reads());
        self.lacks.extend(basis.lacks());
    }

    /// Adds what a step looked at, and hands its result on.
    pub fn take<T>(&mut self, step: Step<T>) -> T {
        let Step { result, seen } = step;
        self.reads.extend(seen.reads);
        self.lacks.extend(seen.lacks);
        self.lapsed.extend(seen.lapsed);
        self.upcoming.extend(seen.upcoming);
        result
    }
}

/// The places always matter: whom to ask depends on them, whatever the verdict. In a topic without a
/// verdict nothing else asks for them, and what they know would be lost.
pub fn places(state: &State) -> Step<()> {
    let topic = state.topic;
    let asks = !topic.local.is_empty() && !state.has_verdict();
    Step::of(|seen| {
        for place in [topic.roles.origin, topic.roles.destination].into_iter().flatten() {
            seen.reads.insert(place);
            if asks && state.known(place).is_none() {
                seen.lacks.insert(place);
            }
        }
    })
}
