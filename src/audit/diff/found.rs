//! Findings gathered while answers are tried.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::samples::{self, Given};
use crate::model::{QuestionKind, Topic};

/// The answers to one question that lead to a change; the others that were tried did not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Only {
    /// Id of the question.
    pub question: String,
    pub label: String,
    /// The answers.
    pub values: Vec<String>,
}

/// Answers to each question.
pub(crate) type Seen = BTreeMap<String, BTreeSet<String>>;

/// What came of a number of sets.
#[derive(Default)]
pub struct Found {
    /// How many there were.
    pub tried: usize,
    /// What they answered.
    pub seen: Seen,
    /// Those with another result, by the parts that differ.
    pub groups: BTreeMap<Vec<String>, Snapshot>,
}

/// Sets in whose results the same parts differ.
#[derive(Default)]
pub(crate) struct Snapshot {
    /// How many.
    pub changed: usize,
    /// Codes of the places tried.
    pub places: BTreeSet<String>,
    /// What they answered.
    pub seen: Seen,
    /// The first of them.
    pub example: Given,
}

impl Found {
    /// Takes in one set and the parts that differ.
    pub fn add(&mut self, given: &Given, place: &str, parts: Vec<String>) {
        self.tried += 1;
        see(&mut self.seen, given);
        if parts.is_empty() {
            return;
        }
        let group = self.groups.entry(parts).or_default();
        if group.changed == 0 {
            group.example.clone_from(given);
        }
        group.changed += 1;
        group.places.insert(place.to_owned());
        see(&mut group.seen, given);
    }

    /// Both together.
    pub fn with(mut self, other: Self) -> Self {
        self.tried += other.tried;
        join(&mut self.seen, other.seen);
        for (parts, more) in other.groups {
            let group = self.groups.entry(parts).or_default();
            if group.changed == 0 {
                group.example = more.example;
            }
            group.changed += more.changed;
            group.places.extend(more.places);
            join(&mut group.seen, more.seen);
        }
        self
    }
}

impl Snapshot {
    /// Answers without which nothing changes. A question that was varied by itself counts only if
    /// its usual answer, which stands in all the other sets, leads to no change.
    pub fn only(&self, topic: &Topic, tried: &Seen, sets: &[Given]) -> Vec<Only> {
        let crossed = samples::crossed(topic);
        // The first set that answers a question answers it as usual.
        let usual = |id: &str| {
            let in_set = |set: &Given| set.iter().find(|(other, _)| other == id).cloned();
            sets.iter().find_map(in_set)
        };
        let only = topic.questions.iter().filter_map(|question| {
            let values = self.seen.get(&question.id)?;
            let telling = if crossed.iter().any(|each| each.id == question.id) {
                tried.get(&question.id)? != values
            } else {
                question.kind != QuestionKind::Place && !values.contains(&usual(&question.id)?.1)
            };
            let mut values: Vec<String> = values.iter().cloned().collect();
            values.sort_by_key(|value| (value.parse::<u32>().ok(), value.clone()));
            let (id, label) = (question.id.clone(), question.label.clone());
            telling.then_some(Only { question: id, label, values })
        });
        only.collect()
    }
}

fn see(seen: &mut Seen, given: &Given) {
    for (id, text) in given {
        if !seen.get(id).is_some_and(|known| known.contains(text)) {
            seen.entry(id.clone()).or_default().insert(text.clone());
        }
    }
}

fn join(seen: &mut Seen, more: Seen) {
    for (id, texts) in more {
        seen.entry(id).or_default().extend(texts);
    }
}
