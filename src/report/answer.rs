//! One answer of a result, for people and for programs.

#[derive(Clone, Debug, PartialEq)]
pub struct AnswerDoc {
    /// Id of the question.
    pub id: String,
    /// Label of the question, for people.
    pub label: String,
    /// The answer in words, for people.
    pub text: String,
    /// The answer for programs.
    pub value: serde_json::Value,
}
