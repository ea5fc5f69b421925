//! Answers in their text form: printed, read back, and held against each other.

mod contradiction;
mod given;
mod inferred;
mod read;
mod reader;
mod write;

pub use contradiction::check_answers;
pub use given::{Given, listed, twice};
pub use inferred::{inferred, taken_for};
pub use read::{read_value, values};
pub use reader::{Reader, read_answers};
pub use write::written;

use std::borrow::Cow;

use crate::model::Question;

/// Where the texts of answers come from; questions are named and mistakes explained by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Flags of the command line.
    Flag,
    /// Columns or keys of many rows.
    Column,
    /// A person who sees the question with its choices numbered.
    Prompt,
}

impl Voice {
    /// What a question is called.
    pub fn name(self, question: &Question) -> Cow<'_, str> {
        match self {
            Self::Flag => flag(&question.id).into(),
            Self::Column => format!("{}（{}）", question.label, question.id).into(),
            Self::Prompt => format!("「{}」", question.label).into(),
        }
    }
}

/// A question's name as a flag: `gap_months` is `--gap-months`.
pub fn flag(id: &str) -> String {
    format!("--{}", id.replace('_', "-"))
}
