//! The questions that something rests on, and those of them that would settle it, in one word: they
//! go together wherever they go.

use crate::model::QuestionSet;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis(pub(super) u64);

impl Basis {
    /// It rests on no question.
    pub const NOTHING: Self = Self(0);

    /// Questions behind it, and questions whose answers are lacking.
    pub fn new(reads: QuestionSet, lacks: QuestionSet) -> Self {
        Self(u64::from(reads.0) | u64::from(lacks.0) << 32)
    }

    /// Questions behind it, whose answers are known.
    pub fn known(reads: QuestionSet) -> Self {
        Self(u64::from(reads.0))
    }

    /// Questions behind it.
    pub fn reads(self) -> QuestionSet {
        QuestionSet(self.0 as u32)
    }

    /// Questions whose answers would settle it.
    pub fn lacks(self) -> QuestionSet {
        QuestionSet((self.0 >> 32) as u32)
    }

    /// Whether no answer is lacking.
    pub fn is_settled(self) -> bool {
        self.lacks().is_empty()
    }

    /// This and another one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the other one tells nothing new.
    pub fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
}
