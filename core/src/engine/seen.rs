//! Questions and rules that a step of a run looked at.

use super::basis::Basis;
use super::state::State;
use crate::model::{QuestionSet, RuleIx};

/// What a step looked at.
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

    /// Adds what a step looked at that must know what it looked at itself.
    pub fn join(&mut self, step: Self) {
        self.extend(step.basis());
        self.lapsed.extend(step.lapsed);
        self.upcoming.extend(step.upcoming);
    }
}

/// The places, which always matter: whom to ask depends on them, whatever the verdict.
pub fn places(state: &State) -> QuestionSet {
    let roles = state.topic.roles;
    let mut places = QuestionSet::default();
    for place in [roles.origin, roles.destination].into_iter().flatten() {
        places.insert(place);
    }
    places
}

/// Those of them that are lacking: in a topic without a verdict nothing else asks for them, and what they
/// know would be lost.
pub fn lacking_places(state: &State) -> QuestionSet {
    let mut lacking = places(state);
    let asks = !state.topic.local.is_empty() && !state.has_verdict();
    for place in places(state).iter() {
        if !asks || state.known(place).is_some() {
            lacking.remove(place);
        }
    }
    lacking
}
