//! What plans must not say, or may leave out: held over every place and answer by the proof of the table.

use serde::{Deserialize, Serialize};

use super::codes::Slot;
use super::cond::Cond;
use super::rule::{Body, Rule};

/// A part of the plan that rightly says nothing while a condition holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Silent {
    /// The part.
    pub slot: Slot,
    /// What must hold for it.
    pub when: Cond,
    /// Why that is right.
    pub why: String,
}

/// What no plan may say while a condition holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clash {
    /// What must hold for it.
    pub when: Cond,
    /// What would contradict it.
    pub never: Vec<Matter>,
    /// Why the two cannot stand together.
    pub why: String,
}

/// Something that rules say: a part of the plan, or one statement of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The part of the plan.
    pub slot: Slot,
    /// Code of the wait or the account, or id of an item or a rule; empty for the whole part.
    pub what: String,
}

impl Matter {
    /// Whether a rule of the item of this id says it.
    pub fn is_said_by(&self, rule: &Rule, item: &str) -> bool {
        let code = match &rule.body {
            Body::Gap { waiting, .. } => waiting.code.code(),
            Body::Account { code } => code.code(),
            _ => "",
        };
        let named = [code, &rule.id, item].contains(&self.what.as_str());
        rule.body.slot() == self.slot && (self.what.is_empty() || named)
    }
}
