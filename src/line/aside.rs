//! Words of a line that say nothing of a transfer: unused ones, and those of another topic.

use crate::model::QuestionIx;

/// Something that no transfer depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The words.
    pub text: String,
    /// Position of the topic that may ask for it.
    pub topic: usize,
    /// Whether it says nothing as long as no number belongs to it.
    pub(super) bare: bool,
}

/// A choice of a question of another topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Position of the topic.
    pub topic: usize,
    pub question: QuestionIx,
    pub choice: u8,
}
