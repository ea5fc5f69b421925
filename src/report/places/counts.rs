//! Facts of each kind, counted.

use serde::Serialize;

use super::Sureness;

/// How much is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// Facts with a document.
    pub document: usize,
    /// Facts from pages that repeat a document.
    pub unverified: usize,
    /// Places to look.
    pub lead: usize,
    /// Facts among them whose last day is over.
    pub lapsed: usize,
    /// Newest date of a fact, as exactly as known.
    pub newest: Option<String>,
    /// Aspects of which nothing is known.
    pub unknown: usize,
}

impl Counts {
    /// All facts.
    pub fn facts(&self) -> usize {
        self.document + self.unverified + self.lead
    }

    /// In one sentence.
    pub fn words(&self) -> String {
        let kinds = [
            (self.document, Sureness::Document),
            (self.unverified, Sureness::Unverified),
            (self.lead, Sureness::Lead),
        ];
        let some = kinds.into_iter().filter(|(count, _)| *count > 0);
        let some = some.map(|(count, sureness)| format!("{} {count} 条", sureness.words()));
        let mut parts = vec![some.collect::<Vec<_>>().join("，")];
        if self.facts() == 0 {
            parts = vec!["还没有当地的信息".to_owned()];
        }
        if self.lapsed > 0 {
            parts.push(format!("其中 {} 条已过有效期", self.lapsed));
        }
        parts.extend(self.newest.as_ref().map(|day| format!("最新的是 {day}")));
        if self.unknown > 0 {
            parts.push(format!("还有 {} 个方面不知道", self.unknown));
        }
        parts.join("；")
    }

    /// Counts one more fact.
    pub(super) fn add(&mut self, sureness: Sureness, lapsed: bool, as_of: Option<&str>) {
        match sureness {
            Sureness::Document => self.document += 1,
            Sureness::Unverified => self.unverified += 1,
            Sureness::Lead => self.lead += 1,
        }
        self.lapsed += usize::from(lapsed);
        // Dates are written with the year first, so that the later one is the greater text.
        if as_of > self.newest.as_deref() {
            self.newest = as_of.map(str::to_owned);
        }
    }
}

impl Counts {
    /// Adds the facts of another place.
    pub(super) fn include(&mut self, other: &Self) {
        self.document += other.document;
        self.unverified += other.unverified;
        self.lead += other.lead;
        self.lapsed += other.lapsed;
        if other.newest > self.newest {
            self.newest.clone_from(&other.newest);
        }
    }
}
