//! Results of a search as a tree.

use super::entry::{Entry, Mark, Passage};
use super::parts::{reasoned, sources};
use super::{Block, Section, SectionKind, Tree};
use crate::report::wording::{self, CLAIMS_FOOT, IN_FULL, NEAREST, NOTHING};
use crate::report::{HitDoc, HitKind, SearchDoc};

/// What the command that shows it stands behind.
pub(crate) const SHOWN_BY: &str = "看它";

/// The tree of what was found; only the first of many in full.
pub fn tree(doc: &SearchDoc) -> Tree {
    let near = doc.near.then(|| Block::note(NEAREST));
    let none = doc.hits.is_empty().then(|| Block::note(NOTHING));
    let hits = doc.hits.iter().enumerate().map(|(at, hit)| block(doc, at, hit));
    let blocks = near.into_iter().chain(hits).chain(none).collect();
    let list = Section::of(SectionKind::Hits, "", blocks);
    let sections = list.into_iter().chain(sources(&shown(doc))).collect();
    let foot = vec![wording::dated(&doc.today, &doc.data), CLAIMS_FOOT.to_owned()];
    Tree { title: doc.title(), sections, foot, ..Tree::default() }
}

/// The documents of what is there in full.
fn shown(doc: &SearchDoc) -> Vec<crate::report::SourceDoc> {
    let reasons = || doc.hits.iter().take(IN_FULL).filter_map(|hit| hit.why.as_ref());
    let cited = |id: &String| reasons().any(|why| why.sources.contains(id));
    doc.sources.iter().filter(|source| cited(&source.id)).cloned().collect()
}

fn block(doc: &SearchDoc, at: usize, hit: &HitDoc) -> Block {
    let sources = shown(doc);
    let full = at < IN_FULL;
    let entry = match hit.why.as_ref().filter(|_| full) {
        Some(why) => reasoned("查找", why, &sources),
        None => Entry::default(),
    };
    let said = full || !matches!(hit.kind, HitKind::Claim | HitKind::Rule);
    let said = said.then(|| Passage::plain(&hit.text)).filter(|line| !line.text.is_empty());
    let command = Passage::quiet(SHOWN_BY, &hit.command);
    let kind = Some(hit.kind.words()).filter(|_| hit.kind != HitKind::Claim);
    let aside = kind.into_iter().chain([hit.aside.as_str()]).filter(|part| !part.is_empty());
    Block::Statement(Entry {
        id: hit.id.clone(),
        mark: Mark::Number(at + 1),
        title: hit.title.clone(),
        aside: aside.collect::<Vec<_>>().join("，"),
        lines: [command].into_iter().chain(said).collect(),
        ..entry
    })
}
