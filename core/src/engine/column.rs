//! What is known of a question or a fact, as bits that a test is held against.

use super::basis::Basis;
use super::truth::{Finding, Truth};
use crate::model::{QuestionSet, Value};

/// A choice or a value stands at its own bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// What was chosen, or the value.
    pub is: u32,
    /// What it may still come to.
    pub may: u32,
    /// The questions behind it.
    pub basis: Basis,
}

impl Column {
    /// The answer to these questions, as far as it is known.
    pub fn of_answer(answer: Option<Value>, reads: QuestionSet) -> Self {
        let known = |is| Self { is, may: 0, basis: Basis::known(reads) };
        match answer {
            Some(Value::Choice(choice)) => known(1 << choice),
            Some(Value::Many(chosen)) => known(u32::from(chosen)),
            Some(_) => known(0),
            None => Self { is: 0, may: u32::MAX, basis: Basis::new(reads, reads) },
        }
    }

    /// A value that rests on these questions.
    pub fn of_value(value: u8, reads: QuestionSet) -> Self {
        Self { is: 1 << value, may: 0, basis: Basis::known(reads) }
    }

    /// Position of the value of a fact, if it can be told.
    pub fn value(&self) -> Option<u8> {
        (self.is != 0).then(|| self.is.trailing_zeros() as u8)
    }

    /// Whether it is one of these.
    #[inline]
    pub fn is_among(&self, any_of: u32) -> Finding {
        let Self { is, may, basis } = *self;
        let truth = match (is & any_of != 0, may & any_of != 0) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::Open,
            _ => Truth::No,
        };
        // What it cannot come to, whatever the answers, lacks none.
        let closed = truth == Truth::No && is == 0;
        Finding { truth, basis: if closed { Basis::known(basis.reads()) } else { basis } }
    }
}
