//! The truth of a condition as far as it is known.

use crate::model::QuestionSet;

/// Does not hold, cannot be told yet, or holds; of several that must all hold the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not.
    No,
    /// An answer is lacking.
    Open,
    /// It holds.
    Yes,
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

impl Truth {
    /// Both this and another one, where neither settles it alone.
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }
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

    /// Whether no answer that is still lacking can make it hold.
    pub fn is_ruled_out(&self) -> bool {
        self.truth == Truth::No && self.lacks.is_empty()
    }

    /// Both this and another one.
    ///
    /// One that is ruled out settles it, whatever the other still lacks; one that fails only until an
    /// answer comes (a fact that stands at 「unknown」) keeps lacking it.
    pub fn and(self, other: Self) -> Self {
        if other.is_ruled_out() {
            return other;
        }
        let truth = self.truth.and(other.truth);
        let (mut reads, mut lacks) = (self.reads, self.lacks);
        reads.extend(other.reads);
        lacks.extend(other.lacks);
        Self { truth, reads, lacks }
    }
}
