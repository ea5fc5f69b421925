//! What a line is cut into.

use std::ops::Range;

use super::day::Written;
use crate::model::Meaning;
use crate::regions::Candidate;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Range<usize>,
    pub says: Says,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    Word(Meaning),
    /// What is asked, not told.
    Asked(Meaning),
    /// What is not so.
    Denied,
    /// A way that is not so.
    Reversed,
    /// What is only meant.
    Meant,
    /// A gap that is over.
    Over,
    /// What is not certain.
    Doubted,
    Places(Vec<Candidate>),
    /// Nothing, but it is spelt like these.
    Near(Vec<Candidate>),
    /// Nothing, but it is spelt like a word for this scheme.
    NearScheme(u8),
    Number(u32),
    /// A number that is not one.
    About,
    Day(Written),
    /// A month of a year.
    Month(i32, u32),
    Nothing,
}

impl Piece {
    /// Whether nothing stands between it and the one behind it.
    pub(super) fn touches(&self, next: &Self) -> bool {
        self.span.end == next.span.start
    }
}

impl Says {
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Self::Places(_))
    }

    /// Whether it names a scheme, or one of several.
    pub(super) fn is_scheme(&self) -> bool {
        matches!(self, Self::Word(Meaning::Scheme(_) | Meaning::Schemes(_)))
    }

    /// Whether it tells how much, or is the unit of that.
    pub(super) fn counts(&self) -> bool {
        matches!(
            self,
            Self::Number(_)
                | Self::About
                | Self::Word(Meaning::Months | Meaning::Years | Meaning::Roughly)
        )
    }
}
