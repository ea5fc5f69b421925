//! Places, rules, documents and topics that a word may be completed to.

use std::env;
use std::ffi::OsStr;

use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;

use crate::regions::{Rank, RegionIx, Regions};
use crate::rules::embedded;

/// Names the shell that asks; set by the script that `completions` prints.
pub(super) const ASKED: &str = "YIZHUAN_COMPLETE";
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
    let strict = asked_by_fish() && !text.is_empty();
    let digits = strict && text.bytes().all(|byte| byte.is_ascii_digit());
    let words = |ix| match strict && text.is_ascii() {
        true if digits => Vec::new(),
        true => spellings(regions, ix),
        false => vec![regions.get(ix).short.clone()],
    };
    let place = |ix| place(regions, ix, words(ix));
    found.into_iter().take(MOST).map(place).collect()
}

/// Whether it is fish that asks, which shows only words in which the letters typed occur.
fn asked_by_fish() -> bool {
    env::var(ASKED).is_ok_and(|shell| shell == "fish")
}

/// A place by the first of these words that means no other, or by its code.
fn place(regions: &Regions, ix: RegionIx, words: Vec<String>) -> CompletionCandidate {
    let alone = |word: &String| regions.resolve(word).is_ok_and(|found| found == ix);
    let word = words.into_iter().find(alone).unwrap_or_else(|| regions.get(ix).code.clone());
    CompletionCandidate::new(word).help(Some(StyledStr::from(regions.full_name(ix))))
}

/// A place in Latin letters, alone and with its province before it.
fn spellings(regions: &Regions, ix: RegionIx) -> Vec<String> {
    let joined = |ix| regions.get(ix).pinyin.replace(' ', "");
    let own = joined(ix);
    let whole = joined(regions.province(ix)) + &own;
    vec![own, whole]
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
