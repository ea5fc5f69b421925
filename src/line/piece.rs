//! What a line is cut into.

use std::ops::Range;

use super::day::Written;
use crate::model::{Meaning, QuestionIx};
use crate::regions::Candidate;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub span: Range<usize>,
    pub says: Says,
}

/// A choice of a question, and where the place begins that it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OfPlace {
    pub question: QuestionIx,
    pub choice: u8,
    pub place: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    Word(Meaning),
    /// A choice of a question, said of a place.
    OfPlace(OfPlace),
    /// What is asked, not told.
    Asked(Meaning),
    /// What is not so, and the question about it if any.
    Denied(Option<QuestionIx>),
    /// A way that is not so.
    Reversed,
    /// What is only meant, and the question about it if any.
    Meant(Option<QuestionIx>),
    /// A gap that is over.
    Over,
    /// What is not certain, and the question about it if any.
    Doubted(Option<QuestionIx>),
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
