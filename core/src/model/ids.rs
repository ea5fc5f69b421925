//! Positions in the loaded table, each of its own type so that none is taken for another.

use serde::{Deserialize, Serialize};

/// No topic has more questions than this.
pub const MAX_QUESTIONS: usize = 32;

macro_rules! position {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub $inner);

        impl $name {
            /// The position as an index.
            pub fn at(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}

position!(
    /// Position of a question in its topic; at most 31.
    QuestionIx(u8)
);
position!(
    /// Position of a rule in its topic, national and local alike.
    RuleIx(u16)
);
position!(
    /// Position of a document in the table's sources.
    SourceIx(u16)
);
position!(
    /// Position of an item (one statement that rules compete for) in its topic.
    ItemIx(u16)
);
position!(
    /// Position of a fact in its topic; 0 is `scope`, 1 is `verdict`.
    FactIx(u8)
);

position!(
    /// Position among the questions of a topic and its facts, which stand behind them.
    ColumnIx(u8)
);
position!(
    /// Position of a section in its topic.
    SectionIx(u8)
);
position!(
    /// Position of an aspect in the table.
    AspectIx(u8)
);

impl FactIx {
    /// The built-in fact `scope`, worked out from the two places.
    pub const SCOPE: Self = Self(0);
    /// The built-in fact `verdict`, worked out from the verdict rules.
    pub const VERDICT: Self = Self(1);
}

impl From<QuestionIx> for ColumnIx {
    fn from(question: QuestionIx) -> Self {
        Self(question.0)
    }
}

impl From<FactIx> for ColumnIx {
    fn from(fact: FactIx) -> Self {
        Self(MAX_QUESTIONS as u8 + fact.0)
    }
}

/// A set of questions of one topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionSet(pub u32);

impl QuestionSet {
    /// Only this one.
    pub(crate) fn of(question: QuestionIx) -> Self {
        Self(1 << question.0)
    }

    /// Adds one question.
    pub fn insert(&mut self, question: QuestionIx) {
        self.0 |= 1 << question.0;
    }

    /// Takes one question out.
    pub(crate) fn remove(&mut self, question: QuestionIx) {
        self.0 &= !(1 << question.0);
    }

    /// Adds every question of another set.
    pub fn extend(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the question is in the set.
    pub fn contains(self, question: QuestionIx) -> bool {
        self.0 & (1 << question.0) != 0
    }

    /// The questions that are in the other set too.
    pub(crate) fn among(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether every question of the other set is in this one.
    pub(crate) fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether the two sets share a question.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The questions in the order of the topic.
    pub fn iter(self) -> impl Iterator<Item = QuestionIx> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = left.trailing_zeros();
            left &= left.checked_sub(1)?;
            Some(QuestionIx(next as u8))
        })
    }
}
