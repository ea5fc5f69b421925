//! The truth of a condition as far as it is known.

use super::basis::Basis;
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
    /// What it rests on.
    pub basis: Basis,
}

impl Truth {
    /// Both this and another one, where neither settles it alone.
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }
}

impl Finding {
    /// What no test at all comes to.
    pub const NOTHING: Self = Self { truth: Truth::Yes, basis: Basis::NOTHING };

    /// Settled by the answers to these questions.
    pub fn settled(holds: bool, reads: QuestionSet) -> Self {
        let truth = if holds { Truth::Yes } else { Truth::No };
        Self { truth, basis: Basis::known(reads) }
    }

    /// Open for want of the answers to these questions.
    pub fn open(lacks: QuestionSet) -> Self {
        Self { truth: Truth::Open, basis: Basis::new(QuestionSet::default(), lacks) }
    }

    /// Whether no answer that is still lacking can make it hold.
    pub fn is_ruled_out(&self) -> bool {
        self.truth == Truth::No && self.basis.is_settled()
    }

    /// Both this and another one.
    ///
    /// One that is ruled out settles it, whatever the other still lacks; one that fails only until an
    /// answer comes (a fact that stands at 「unknown」) keeps lacking it.
    pub fn and(self, other: Self) -> Self {
        if other.is_ruled_out() {
            return other;
        }
        Self { truth: self.truth.and(other.truth), basis: self.basis.and(other.basis) }
    }
}
