//! Words that are hard for people, in plain ones.

use serde::{Deserialize, Serialize};

use super::rule::Cite;

/// A word and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// As it stands in texts.
    pub word: String,
    /// What it means, in plain words.
    pub text: String,
    /// Documents that use it so; never empty.
    pub cites: Vec<Cite>,
}

impl Term {
    /// The word and its meaning in one line.
    pub fn line(&self) -> String {
        format!("「{}」：{}", self.word, self.text)
    }
}
