//! Words that people say, and the things of the table that they mean.

use serde::{Deserialize, Serialize};

use super::claim::Wording;
use super::ids::{AspectIx, QuestionIx, RuleIx};

/// Words that mean the same here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Synonym {
    /// Never empty.
    pub words: Vec<Wording>,
    /// What they lead to, the best first.
    pub leads: Vec<Lead>,
    /// What of it differs from place to place; mostly empty.
    pub about: Vec<AspectIx>,
}

/// Something of the table that a page can be opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// A topic, by its position.
    Topic(u8),
    /// A question of a topic.
    Question {
        /// Position of the topic.
        topic: u8,
        /// What is asked.
        question: QuestionIx,
    },
    /// A rule of a topic.
    Rule {
        /// Position of the topic.
        topic: u8,
        /// What says it.
        rule: RuleIx,
    },
    /// What people are told, by its position.
    Claim(u16),
    /// A hard word, by its position.
    Term(u16),
}
