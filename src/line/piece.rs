//! What a line is cut into.

use std::ops::{Range, RangeInclusive};

use super::day::Written;
use crate::model::{Meaning, QuestionIx, Stands, With};
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
    /// What is told of somebody else, and what it leaves open of the one whose insurance is moved.
    OfOther(Option<QuestionIx>),
    /// That nobody knows which of the places is left.
    Unclear,
    /// The same, as two people are at a place each.
    LiveApart,
    /// That their order does not tell it.
    Unordered,
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
    /// A year of which no month is told.
    Year(i32),
    /// Months in which nothing was paid, the first of them perhaps with its year, and the last.
    Unpaid(Option<i32>, [u32; 2]),
    Nothing,
}

impl Piece {
    /// What no letters say, at a place in the line.
    pub(super) fn mark(at: usize, says: Says) -> Self {
        Self { span: at..at, says }
    }

    /// Whether it is a word, of a line, that says nothing.
    pub(super) fn is_unknown_word(&self, text: &str) -> bool {
        self.says == Says::Nothing && text[self.span.clone()].chars().all(char::is_alphabetic)
    }

    /// Whether nothing stands between it and the one behind it.
    pub(super) fn touches(&self, next: &Self) -> bool {
        self.span.end == next.span.start
    }
}

impl Says {
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Self::Places(_))
    }

    /// Whether it calls the place beside it home.
    pub(super) fn is_home(&self) -> bool {
        matches!(self, Self::Word(Meaning::Stands(Stands { with: With::Home, .. })))
    }

    /// Whether somebody was born at the place beside it.
    pub(super) fn is_birth(&self) -> bool {
        matches!(self, Self::Word(Meaning::Stands(Stands { with: With::Born, .. })))
    }

    /// Whether it counts, or says that what it stands before is not exact.
    pub(super) fn measures(&self) -> bool {
        self.counts() || *self == Self::Word(Meaning::About)
    }
}

/// Makes one piece of several.
pub(super) fn unite(pieces: &mut Vec<Piece>, parts: RangeInclusive<usize>, says: Says) {
    let span = pieces[*parts.start()].span.start..pieces[*parts.end()].span.end;
    pieces.splice(parts, [Piece { span, says }]);
}

/// The pieces behind one, as far as each touches the one before it.
pub(super) fn joined_behind(pieces: &[Piece], at: usize) -> impl Iterator<Item = usize> {
    (at + 1..pieces.len()).take_while(|next| pieces[next - 1].touches(&pieces[*next]))
}

/// The pieces before one, the nearest first, as far as each touches the one behind it.
pub(super) fn joined_before(pieces: &[Piece], at: usize) -> impl Iterator<Item = usize> {
    (0..at).rev().take_while(|last| pieces[*last].touches(&pieces[last + 1]))
}

/// How many of those behind one measure something, up to the first that does not.
pub(super) fn measured_behind(pieces: &[Piece], at: usize) -> usize {
    joined_behind(pieces, at).take_while(|next| pieces[*next].says.measures()).count()
}

/// Makes one piece of a gap that is over, from where it begins to what says how long it was.
pub(super) fn over(pieces: &mut Vec<Piece>, from: usize, gap: usize) {
    let more = pieces[gap + 1..].iter().take_while(|piece| piece.says.measures()).count();
    unite(pieces, from..=gap + more, Says::Over);
}
