//! What a run works in, and what is remembered of earlier ones by whoever runs many.

use super::found::Sifted;
use super::memory::{Memory, Stage};
use super::nation::{Nation, Recalled};
use super::pick::Pass;
use super::state::State;
use crate::model::{RuleIx, Topic};

/// Room for a run.
pub(crate) struct Room {
    sifted: Sifted,
    /// What the nation's rules of each stage come to.
    words: [Vec<u64>; 2],
    picked: Vec<RuleIx>,
    memory: Option<Box<Memory>>,
}

impl Room {
    /// For runs of a topic.
    pub fn new(topic: &Topic, memory: Option<Box<Memory>>) -> Self {
        let picked = Vec::with_capacity(32);
        Self { sifted: Sifted::roomy(topic), words: Default::default(), picked, memory }
    }

    /// Begins a run with the rules of the verdict.
    pub fn verdicts<'a: 'b, 'b>(&'b mut self, state: &'a State<'a>) -> Pass<'a, 'b> {
        if let Some(memory) = &mut self.memory {
            memory.begin(state);
        }
        self.pass(state, Stage::Verdict)
    }

    /// Goes on with the other rules, which see the verdict.
    pub fn others<'a: 'b, 'b>(&'b mut self, state: &'a State<'a>) -> Pass<'a, 'b> {
        if let Some(memory) = &mut self.memory {
            memory.see_verdict(state);
        }
        self.pass(state, Stage::Others)
    }

    fn pass<'a: 'b, 'b>(&'b mut self, state: &'a State<'a>, of: Stage) -> Pass<'a, 'b> {
        let Self { sifted, words, picked, memory } = self;
        let (index, words) = (of.index(state.topic), &mut words[of as usize]);
        let recalled = memory.as_mut().is_some_and(|memory| memory.recall(state, of, words));
        let nation = if recalled {
            Nation::Recalled(Recalled::read(index, words))
        } else {
            state.sift(index, sifted);
            Nation::Walked(sifted)
        };
        Pass { state, index, nation, picked }
    }
}
