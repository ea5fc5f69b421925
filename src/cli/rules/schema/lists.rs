//! The words that rule files take from a list.

use crate::model::{
    AccountCode, Assets, Backpay, ClaimVerdict, Harm, Level, Need, Side, Slot, Topic, VerdictCode,
    WaitingCode,
};
use crate::packed::Packed;

/// Lists by name: codes, and what the table in use knows.
pub(super) struct Lists(Vec<(&'static str, Vec<String>)>);

macro_rules! codes {
    ($name:literal, $codes:ty) => {
        ($name, <$codes>::ALL.iter().map(|code| code.code().to_owned()).collect())
    };
}

impl Lists {
    pub fn new(assets: &Assets) -> Self {
        let table = &assets.table;
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        Self(vec![
            codes!("level", Level),
            codes!("part", Slot),
            codes!("side", Side),
            codes!("verdict", VerdictCode),
            codes!("account", AccountCode),
            codes!("backpay", Backpay),
            codes!("waiting", WaitingCode),
            codes!("need", Need),
            codes!("harm", Harm),
            codes!("claim_verdict", ClaimVerdict),
            ("channel", words(&["online", "counter"])),
            ("firm", words(&["local", "no_limit"])),
            ("end", words(&["origin", "destination"])),
            ("scheme", words(&["employee", "resident"])),
            ("kind", words(&["choice", "many", "place", "count", "month", "day"])),
            ("year_status", words(&["announced", "statutory"])),
            ("aspect", table.aspects.iter().map(|aspect| aspect.id.clone()).collect()),
            ("source", table.sources.iter().map(|source| source.id.clone()).collect()),
            ("topic", table.topics.iter().map(|topic| topic.id.clone()).collect()),
            ("tested", tested(&table.topics)),
        ])
    }

    /// The words of a list.
    pub fn words(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .find(|(list, _)| *list == name)
            .map_or_else(Vec::new, |(_, words)| words.clone())
    }
}

/// Questions and facts that conditions may name, of every topic.
fn tested(topics: &Packed<Topic>) -> Vec<String> {
    let questions = topics.iter().flat_map(|topic| &topic.questions).map(|question| &question.id);
    let facts = topics.iter().flat_map(|topic| &topic.facts).map(|fact| &fact.id);
    let mut names: Vec<String> = questions.chain(facts).cloned().collect();
    names.sort_unstable();
    names.dedup();
    names
}
