//! Places, rules, documents and topics that a word may be completed to.

use std::env;
use std::ffi::OsStr;

use clap::Arg;
use clap::builder::StyledStr;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::model::Slot;
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

/// Documents whose ids begin so, or whose titles have the word.
pub fn sources(begun: &OsStr) -> Vec<CompletionCandidate> {
    let Some(text) = begun.to_str() else { return Vec::new() };
    let sources = embedded().table.sources.iter();
    let fits = sources.filter(|one| one.id.starts_with(text) || one.title.contains(text));
    fits.map(|one| titled(&one.id, &one.title)).collect()
}

/// Papers of the transfer by their ids.
pub fn papers() -> Vec<CompletionCandidate> {
    let topic = embedded().table.transfer();
    let items = topic.items_of(Slot::Material).iter().map(|item| &topic.items[item.at()]);
    let named = items.filter_map(|item| Some((item, topic.rule(*item.national.first()?))));
    named.map(|(item, rule)| titled(&item.id, &rule.title.fill(|_| String::new()))).collect()
}

/// Claims by their numbers.
pub fn claims() -> Vec<CompletionCandidate> {
    let claims = embedded().table.claims.iter();
    claims.map(|one| titled(&one.number.to_string(), &one.wording.text)).collect()
}

fn titled(word: &str, title: &str) -> CompletionCandidate {
    CompletionCandidate::new(word).help(Some(StyledStr::from(title.to_owned())))
}

/// Completes the last of several words with commas between them.
pub fn last_of(
    begun: &OsStr,
    one: impl Fn(&OsStr) -> Vec<CompletionCandidate>,
) -> Vec<CompletionCandidate> {
    let Some(text) = begun.to_str() else { return Vec::new() };
    let (before, last) = text.split_at(text.rfind(',').map_or(0, |comma| comma + 1));
    let whole = |one: CompletionCandidate| one.add_prefix(before);
    one(OsStr::new(last)).into_iter().map(whole).collect()
}

/// Those of some names that begin so.
fn beginning(begun: &OsStr, names: &[String]) -> Vec<CompletionCandidate> {
    let fits = |name: &&String| begun.to_str().is_some_and(|text| name.starts_with(text));
    names.iter().filter(fits).map(CompletionCandidate::new).collect()
}

/// Topics by their ids.
pub fn topics() -> Vec<CompletionCandidate> {
    let topics = embedded().table.topics.iter();
    topics.map(|one| titled(&one.id, &one.title)).collect()
}

/// Lists names of which several may be written with commas between them.
pub fn listing(arg: Arg, names: Vec<String>) -> Arg {
    arg.add(ArgValueCompleter::new(move |begun: &OsStr| {
        last_of(begun, |last| beginning(last, &names))
    }))
}
