//! One result in words, and which of its parts differ from another's.

use serde_json::{Map, Value as Json};

use crate::engine::{self, Context};
use crate::model::{Answers, Topic};
use crate::report;

/// Parts that are about the data and the question, not about the answer.
const FRAME: &[&str] = &["schema", "today", "data", "topic", "answers"];

/// A result in words.
#[derive(PartialEq)]
pub(crate) enum Statements {
    Plan(Box<report::PlanReport>),
    /// The answer of a side topic.
    Advice(Box<report::Advice>),
}

impl Statements {
    /// Runs the answers through a topic.
    pub fn of(topic: &Topic, answers: &Answers, context: &Context) -> Self {
        let outcome = engine::run(topic, answers, context);
        if topic.is_plan() {
            let document = report::plan(topic, answers, &outcome, context);
            let data = report::DataDoc { version: String::new(), publisher: None, ..document.data };
            Self::Plan(Box::new(report::PlanReport { data, ..document }))
        } else {
            let advice = report::advice(topic, answers, &outcome, context);
            let data = report::DataDoc { version: String::new(), publisher: None, ..advice.data };
            Self::Advice(Box::new(report::Advice { data, ..advice }))
        }
    }

    /// Names of the parts that differ.
    pub(crate) fn differing(&self, other: &Self) -> Vec<String> {
        if self == other {
            return Vec::new();
        }
        let (one, other) = (self.parts(), other.parts());
        let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
        names.sort();
        names.dedup();
        let differ =
            |name: &&String| !FRAME.contains(&name.as_str()) && one.get(*name) != other.get(*name);
        names.into_iter().filter(differ).cloned().collect()
    }

    fn parts(&self) -> Map<String, Json> {
        let json = match self {
            Self::Plan(document) => serde_json::to_value(document),
            Self::Advice(advice) => serde_json::to_value(advice),
        };
        match json {
            Ok(Json::Object(parts)) => parts,
            _ => Map::new(),
        }
    }
}
