//! Conditions: a list of tests that must all hold. There is no other connective.

use serde::{Deserialize, Serialize};

use super::answers::{Answers, Value};
use super::codes::Side;
use super::ids::{ColumnIx, FactIx, QuestionIx};
use crate::regions::RegionIx;

/// One test of one answer or fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Test {
    /// The answer is one of these choices (bit *n* for choice *n*); for a question with
    /// several answers: at least one of these was chosen.
    Choice {
        /// One of one or of several answers.
        question: QuestionIx,
        /// Bit *n* for choice *n*.
        any_of: u32,
        /// Also holds when the answer is unknown or missing.
        or_unknown: bool,
    },
    /// None of the choices of a question with several answers was chosen.
    NoneOf {
        /// One of several answers.
        question: QuestionIx,
    },
    /// The number lies between the bounds, both included.
    Count {
        /// One whose answer is a number.
        question: QuestionIx,
        /// In the unit of the question.
        min: u32,
        /// In the unit of the question.
        max: u32,
    },
    /// So many working days after the day answered are over (the last of them lies before today),
    /// or are not over yet.
    Workdays {
        /// One whose answer is a day.
        question: QuestionIx,
        /// How many working days.
        days: u16,
        /// Whether they must be over.
        over: bool,
    },
    /// The answer is unknown or missing.
    Unknown {
        /// Of any kind.
        question: QuestionIx,
    },
    /// The fact has one of these values (bit *n* for value *n*).
    Fact {
        /// Worked out from the answers.
        fact: FactIx,
        /// Bit *n* for value *n*.
        any_of: u32,
    },
    /// The place on that side is, or lies in, one of these.
    Place {
        /// `Origin`, `Destination` or `Either`.
        side: Side,
        /// Cities, provinces or the whole country.
        within: Vec<RegionIx>,
    },
}

impl Test {
    /// For most tests, whose answer or fact must be one of these (bit *n* for choice or value *n*): which.
    #[inline]
    pub(crate) fn column(&self) -> Option<(ColumnIx, u32)> {
        match *self {
            Self::Fact { fact, any_of } => Some((fact.into(), any_of)),
            Self::Choice { question, any_of, or_unknown: false } => Some((question.into(), any_of)),
            _ => None,
        }
    }

    /// Whether the answers already rule the test out: another choice was given.
    pub(crate) fn ruled_out(&self, answers: &Answers) -> bool {
        let Self::Choice { question, any_of, .. } = self else { return false };
        matches!(answers.known(*question), Some(Value::Choice(at)) if any_of & (1 << at) == 0)
    }
}

/// Tests that must all hold; none at all always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cond {
    /// The tests, cheapest first in the order of the file.
    pub all: Vec<Test>,
}
