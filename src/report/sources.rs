//! The documents cited in a plan, each once, in the order of first use.

use chrono::NaiveDate;

use crate::engine::Context;
use crate::model::SourceIx;

use super::notice::{LOCAL_DATA, Validity};
use super::{SourceDoc, Writer, words};

impl Writer<'_> {
    pub(super) fn sources(&self) -> Vec<SourceDoc> {
        let mut cited = self.plan().sources(self.topic);
        for cite in self.minded().flat_map(|claim| &claim.cites) {
            if !cited.contains(&cite.source) {
                cited.push(cite.source);
            }
        }
        cited.into_iter().map(|ix| source(ix, self.context)).collect()
    }
}

/// A document in words.
pub(super) fn source(ix: SourceIx, context: &Context) -> SourceDoc {
    let (source, today) = (&context.assets.table.sources[ix.at()], context.today);
    let local_data = context.assets.local.sources.contains(&ix);
    let local = local_data.then(|| LOCAL_DATA.to_owned());
    let validity = Validity::of(source, today).map(|validity| validity.to_string());
    // The remark of a lapsed document is part of that notice already.
    let lapsed = source.has_expired(today);
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
        notices: local.into_iter().chain(reprint).chain(validity).chain(remark).collect(),
        local_data,
    }
}

impl SourceDoc {
    /// What it is found by: title, number, and the day it was issued.
    pub(crate) fn cited(&self) -> String {
        let issued = dated("发布", &self.issued);
        joined([format!("《{}》", self.title), self.number.clone(), issued])
    }

    /// The rest of what one line says of it.
    pub(crate) fn further(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let rest = joined([
            self.issuer.clone(),
            dated("施行", &day(self.in_force)),
            dated("有效期到", &day(self.expired)),
            format!("核对 {}", self.checked),
            words::standing(self.level, self.local_data),
        ]);
        format!("，{rest}")
    }

    /// Title, number, issuer, dates and weight in one line.
    pub fn words(&self) -> String {
        let checked = format!("核对 {}", self.checked);
        format!("{}，{checked}，{}", self.named(), words::standing(self.level, self.local_data))
    }

    /// Title, number, issuer and dates in one line.
    pub fn named(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        joined([
            format!("《{}》", self.title),
            self.number.clone(),
            self.issuer.clone(),
            dated("发布", &self.issued),
            dated("施行", &day(self.in_force)),
            dated("有效期到", &day(self.expired)),
        ])
    }
}

fn dated(words: &str, day: &str) -> String {
    if day.is_empty() { String::new() } else { format!("{words} {day}") }
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}
