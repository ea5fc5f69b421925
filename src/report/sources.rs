//! The documents cited in a plan, each once, in the order of first use.

use crate::model::{Rule, RuleIx, Source, SourceIx};

use super::{SourceDoc, Writer};

impl Writer<'_> {
    pub(super) fn sources(&self) -> Vec<SourceDoc> {
        let mut seen: Vec<SourceIx> = Vec::new();
        for rule in self.rules() {
            for cite in &rule.cites {
                if !seen.contains(&cite.source) {
                    seen.push(cite.source);
                }
            }
        }
        let sources = &self.context.assets.table.sources;
        seen.iter().map(|ix| self.source(&sources[ix.at()])).collect()
    }

    /// Every rule that says something in the document, in its order.
    fn rules(&self) -> impl Iterator<Item = &Rule> {
        let plan = self.plan();
        let single = plan.account.1.into_iter().chain(plan.gap.rule);
        let lists = [&plan.materials, &plan.online, &plan.counter];
        let dated = plan.timeline.iter().map(|milestone| milestone.rule);
        let notes = [&plan.warnings, &plan.lapsed, &plan.upcoming, &plan.channels];
        let all = plan.because.iter().copied().chain(single);
        let all = all.chain(lists.into_iter().flatten().copied()).chain(dated);
        let all = all.chain(notes.into_iter().flatten().copied());
        all.map(|ix: RuleIx| self.topic.rule(ix))
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
