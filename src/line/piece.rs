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
