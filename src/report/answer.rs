//! One answer of a result, for people and for programs.

use std::fmt;

use serde::Serialize;

#[derive(Clone, Debug, PartialEq)]
pub struct AnswerDoc {
    /// Id of the question.
    pub id: String,
    /// Label of the question, for people.
    pub label: String,
    /// The answer in words, for people.
    pub text: String,
    /// The answer for programs.
    pub value: AnswerValue,
    /// Whether nobody was asked, and it was filled in as it usually is.
    pub assumed: bool,
}

/// An answer for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AnswerValue {
    /// A number.
    Count(u32),
    /// Ids of the choices taken.
    Taken(Vec<String>),
    /// Anything else, as the command line takes it.
    Written(String),
}

impl fmt::Display for AnswerValue {
    /// As JSON has it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}
