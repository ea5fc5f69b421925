//! The documents cited in a plan, each once, in the order of first use.

use crate::model::Source;

use super::{SourceDoc, Writer};

impl Writer<'_> {
    pub(super) fn sources(&self) -> Vec<SourceDoc> {
        let sources = &self.context.assets.table.sources;
        self.plan().sources.iter().map(|ix| self.source(&sources[ix.at()])).collect()
    }

    fn source(&self, source: &Source) -> SourceDoc {
        let validity = self.validity(source);
        // The remark of a lapsed document is part of that notice already.
        let lapsed = source.expired.is_some_and(|last| last < self.context.today);
        let remark = Some(source.remark.clone()).filter(|remark| !remark.is_empty() && !lapsed);
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
            notices: validity.into_iter().chain(remark).collect(),
        }
    }
}
