//! The truth of a condition as far as it is known.

use crate::model::QuestionSet;

/// Holds, does not, or cannot be told yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// An answer is lacking.
    Open,
}

/// A truth and the questions behind it.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// What is known.
    pub truth: Truth,
    /// Questions whose answers this rests on.
    pub reads: QuestionSet,
    /// Questions whose answers would settle it.
    pub lacks: QuestionSet,
}

impl Finding {
    /// Settled by the answers to these questions.
    pub fn settled(holds: bool, reads: QuestionSet) -> Self {
        let truth = if holds { Truth::Yes } else { Truth::No };
        Self { truth, reads, lacks: QuestionSet::default() }
    }

    /// Open for want of the answers to these questions.
    pub fn open(lacks: QuestionSet) -> Self {
        Self { truth: Truth::Open, reads: QuestionSet::default(), lacks }
    }
}
