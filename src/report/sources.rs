//! The documents cited in a plan, each once, in the order of first use.

use chrono::NaiveDate;

use crate::model::Source;

use super::basis::validity;
use super::{SourceDoc, Writer, words};

impl Writer<'_> {
    pub(super) fn sources(&self) -> Vec<SourceDoc> {
        let sources = &self.context.assets.table.sources;
        self.plan().sources.iter().map(|ix| source(&sources[ix.at()], self.context.today)).collect()
    }
}

/// A document in words.
pub(super) fn source(source: &Source, today: NaiveDate) -> SourceDoc {
    let validity = validity(source, today);
    // The remark of a lapsed document is part of that notice already.
    let lapsed = source.expired.is_some_and(|last| last < today);
    let remark = Some(source.remark.clone()).filter(|remark| !remark.is_empty() && !lapsed);
    let reprint = source.reprint.then(|| "据转载".to_owned());
    SourceDoc {
        id: source.id.clone(),
        title: source.title.clone(),
        number: source.number.clone(),
        issuer: source.issuer.clone(),
        issued: source.issued.clone(),
        in_force: source.in_force,
        expired: source.expired,
        checked: source.checked,
        level: source.level,
        place: source.place.clone(),
        notices: reprint.into_iter().chain(validity).chain(remark).collect(),
    }
}

impl SourceDoc {
    /// Title, number, issuer, dates and weight in one line.
    pub fn words(&self) -> String {
        let checked = format!("核对 {}", self.checked);
        format!("{}，{checked}，{}", self.named(), words::level(self.level))
    }

    /// Title, number, issuer and dates in one line.
    pub fn named(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let dated = |words: &str, day: &str| {
            if day.is_empty() { String::new() } else { format!("{words} {day}") }
        };
        let parts = [
            format!("《{}》", self.title),
            self.number.clone(),
            self.issuer.clone(),
            dated("发布", &self.issued),
            dated("施行", &day(self.in_force)),
            dated("有效期到", &day(self.expired)),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }
}
