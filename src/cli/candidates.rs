//! Places, rules, documents and topics that a word may be completed to.

use std::ffi::OsStr;

use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;

use crate::regions::{Rank, RegionIx, Regions};
use crate::rules::embedded;

/// Longer lists help nobody.
const MOST: usize = 40;

/// Places whose name, pinyin, initials or code begin so.
pub fn places(begun: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(text), regions) = (begun.to_str(), &embedded().regions) else { return Vec::new() };
    let found: Vec<RegionIx> = if text.is_empty() {
        regions.iter().filter(|(_, region)| region.parent.is_none()).map(|(ix, _)| ix).collect()
    } else {
        let hits = regions.search(text).into_iter();
        hits.filter(|hit| hit.rank < Rank::Fuzzy).map(|hit| hit.region).collect()
    };
    found.into_iter().take(MOST).map(|ix| place(regions, ix)).collect()
}

/// A place by a word that means no other.
fn place(regions: &Regions, ix: RegionIx) -> CompletionCandidate {
    let region = regions.get(ix);
    let alone = regions.resolve(&region.short).is_ok_and(|found| found == ix);
    let word = if alone { &region.short } else { &region.code };
    CompletionCandidate::new(word).help(Some(StyledStr::from(regions.full_name(ix))))
}

/// Rules by their ids.
pub fn rules() -> Vec<CompletionCandidate> {
    let rules = embedded().table.topics.iter().flat_map(|topic| &topic.rules);
    rules.map(|rule| CompletionCandidate::new(&rule.id)).collect()
}

/// Documents by their ids.
pub fn sources() -> Vec<CompletionCandidate> {
    let sources = embedded().table.sources.iter();
    let titled = |title: &str| Some(StyledStr::from(title.to_owned()));
    sources.map(|one| CompletionCandidate::new(&one.id).help(titled(&one.title))).collect()
}

/// Topics by their ids.
pub fn topics() -> Vec<CompletionCandidate> {
    let topics = embedded().table.topics.iter();
    let titled = |title: &str| Some(StyledStr::from(title.to_owned()));
    topics.map(|one| CompletionCandidate::new(&one.id).help(titled(&one.title))).collect()
}
