//! Common claims about the subject, each with what is right.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::codes::{ClaimVerdict, Level};
use super::rule::Cite;

/// Something people are told, by web pages and by each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its number, which stays when others are added.
    pub number: u16,
    /// The claim as people phrase it.
    pub wording: Wording,
    /// Other ways to say it or to ask about it.
    pub also: Vec<Wording>,
    /// What is to be thought of it.
    pub verdict: ClaimVerdict,
    /// What is right.
    #[serde(borrow)]
    pub text: Cow<'static, str>,
    /// Rules that answer it or are touched by it.
    pub rules: Vec<RuleName>,
    /// Date the facts were printed, as exactly as known, or `UNDATED`; may be empty.
    pub as_of: String,
    /// Known from a secondary page only.
    pub verify: bool,
    /// Weight of what is right.
    pub level: Level,
    /// Documents it rests on; never empty.
    pub cites: Vec<Cite>,
}

/// A sentence, and how it is read; one that the program carries is not copied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Wording {
    /// As people read it.
    #[serde(borrow)]
    pub text: Cow<'static, str>,
    /// Toneless pinyin, one syllable for each Chinese character.
    #[serde(borrow)]
    pub pinyin: Cow<'static, str>,
}

/// A rule of some topic, by names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleName {
    /// Id of the topic.
    pub topic: String,
    /// Id of the rule.
    pub rule: String,
}

impl Claim {
    /// Whether it is about this rule.
    pub fn touches(&self, topic: &str, rule: &str) -> bool {
        self.rules.iter().any(|name| name.topic == topic && name.rule == rule)
    }
}

impl Wording {
    /// Whether a letter is read by a syllable of its own.
    pub fn is_read(letter: char) -> bool {
        matches!(letter, '\u{3400}'..='\u{9fff}')
    }
}
