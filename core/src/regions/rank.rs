//! Ranks: how well a place fits what was typed.

use super::Region;
use crate::text::{fold, simplified};

/// How a place was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Code, name, short name, other name, whole pinyin or all initials.
    Exact,
    /// The beginning of one of these.
    Prefix,
    /// The beginning of a later syllable.
    Syllable,
    /// A part of the name.
    Inside,
    /// The first of the initials.
    Initials,
    /// Letters in the right order, with others between them.
    Fuzzy,
}

/// What was typed, made ready for comparing.
pub(super) struct Query {
    /// Folded, simplified, without spaces; ü is written v, as in the table.
    pub text: String,
}

impl Query {
    pub fn new(typed: &str) -> Self {
        let letters = simplified(&fold(typed)).replace('ü', "v");
        let dropped =
            |letter: &char| !letter.is_whitespace() && !matches!(letter, '\'' | '’' | '-');
        Self { text: letters.chars().filter(dropped).collect() }
    }

    /// How a place fits by itself.
    pub fn rank(&self, region: &Region) -> Option<Rank> {
        let text = self.text.as_str();
        if is_called(region, text) || region.initials == text {
            return Some(Rank::Exact);
        }
        if begins(region, text) || region.code.starts_with(text) {
            return Some(Rank::Prefix);
        }
        if later_syllable(&region.pinyin, text) {
            return Some(Rank::Syllable);
        }
        if region.name.contains(text) || region.short.contains(text) {
            return Some(Rank::Inside);
        }
        region.initials.starts_with(text).then_some(Rank::Initials)
    }

    /// How a place fits with its province written before it: 「四川成都」, `sichuan chengdu`.
    pub(crate) fn rank_in(&self, province: &Region, region: &Region) -> Option<Rank> {
        let text = self.text.as_str();
        let names = [&province.name, &province.short];
        let written = names.into_iter().filter_map(|name| text.strip_prefix(name.as_str()));
        let rests = written.chain(past(&province.pinyin, text)).filter(|rest| !rest.is_empty());
        rests.filter_map(|rest| name_rank(region, rest)).min()
    }
}

/// Exact or prefix by name and reading alone.
fn name_rank(region: &Region, text: &str) -> Option<Rank> {
    if is_called(region, text) {
        Some(Rank::Exact)
    } else {
        begins(region, text).then_some(Rank::Prefix)
    }
}

/// Whether this is one of the place's own names, its code or its whole pinyin.
pub(super) fn is_called(region: &Region, text: &str) -> bool {
    let names = [&region.code, &region.name, &region.short];
    names.into_iter().chain(&region.aliases).any(|name| name == text)
        || after(&region.pinyin, text).is_some_and(str::is_empty)
}

fn begins(region: &Region, text: &str) -> bool {
    let names = [&region.name, &region.short];
    names.into_iter().chain(&region.aliases).any(|name| name.starts_with(text))
        || after(&region.pinyin, text).is_some()
}

fn later_syllable(pinyin: &str, text: &str) -> bool {
    pinyin.match_indices(' ').any(|(at, _)| after(&pinyin[at + 1..], text).is_some())
}

/// What is left of a spelling after the typed letters, spaces between syllables passed over.
fn after<'a>(spelled: &'a str, typed: &str) -> Option<&'a str> {
    let mut rest = spelled;
    for letter in typed.chars() {
        rest = rest.trim_start_matches(' ').strip_prefix(letter)?;
    }
    Some(rest)
}

/// What is left of the typed letters after a whole spelling.
fn past<'a>(spelled: &str, typed: &'a str) -> Option<&'a str> {
    spelled.split(' ').try_fold(typed, |rest, syllable| rest.strip_prefix(syllable))
}
