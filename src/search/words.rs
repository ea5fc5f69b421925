//! Words that people say, and what the table says they lead to.

use std::cmp::Reverse;

use strsim::normalized_damerau_levenshtein;

use super::asked::{Asked, Query};
use super::spelled::{initial, read, units};
use super::{Fit, Hit};
use crate::model::{Lead, Synonym, Table, Wording};

/// The share of letters that must agree in a reading that was mistyped.
const ALIKE: f64 = 0.7;

/// What the words lead to: the best of every word, in the order of the table, then the second of every
/// word. A word inside a longer one that was said is not meant.
pub fn hits(table: &Table, asked: &Asked) -> Vec<Hit> {
    let mut found: Vec<(Fit, usize, Lead)> = Vec::new();
    for one in meant(table, asked) {
        let leads = one.synonym.leads.iter().enumerate();
        found.extend(leads.map(|(at, lead)| (one.fit, at, *lead)));
    }
    found.sort_by_key(|(fit, at, _)| (*fit, *at));
    found.into_iter().map(|(fit, _, lead)| Hit::table(lead, fit)).collect()
}

/// The words that were said of which something differs from place to place.
pub(super) fn differing<'a>(table: &'a Table, asked: &Asked) -> Vec<&'a Synonym> {
    let said = meant(table, asked).into_iter().map(|one| one.synonym);
    said.filter(|synonym| !synonym.about.is_empty()).collect()
}

/// The words that were said, in the order of the table.
fn meant<'a>(table: &'a Table, asked: &Asked) -> Vec<Match<'a>> {
    let all = table.synonyms.iter();
    let matches: Vec<Match> = all.filter_map(|synonym| Match::of(synonym, asked)).collect();
    let meant = matches.iter().filter(|word| matches.iter().all(|other| !word.is_inside(other)));
    meant.copied().collect()
}

/// A word of a synonym that was said, the longest of those that fit best.
#[derive(Clone, Copy)]
struct Match<'a> {
    fit: Fit,
    word: &'a str,
    synonym: &'a Synonym,
}

impl<'a> Match<'a> {
    fn of(synonym: &'a Synonym, asked: &Asked) -> Option<Self> {
        let words = synonym.words.iter();
        let fits = words.filter_map(|word| Some((fit(word, asked)?, Reverse(letters(word)), word)));
        let (fit, _, word) = fits.min_by_key(|(fit, letters, _)| (*fit, *letters))?;
        Some(Self { fit, word: &word.text, synonym })
    }

    fn is_inside(&self, other: &Self) -> bool {
        let held = self.fit == Fit::Held && other.fit == Fit::Held;
        held && self.word != other.word && other.word.contains(self.word)
    }
}

fn letters(word: &Wording) -> usize {
    word.text.chars().count()
}

fn fit(word: &Wording, asked: &Asked) -> Option<Fit> {
    if let Some(fit) = whole(word, &asked.whole) {
        return Some(fit);
    }
    let each = |query: &Query| {
        query.text.contains(&*word.text) || matches!(whole(word, query), Some(Fit::Named))
    };
    asked.words.iter().any(each).then_some(Fit::Held)
}

fn whole(word: &Wording, query: &Query) -> Option<Fit> {
    let (text, units) = (query.text.as_str(), units(word));
    if word.text == text || joined(word) == text {
        Some(Fit::Named)
    } else if word.text.starts_with(text) {
        Some(Fit::Wording)
    } else if read(&units, text) {
        Some(Fit::Pinyin)
    } else {
        let initials = units.len() > 1 && text.chars().count() == units.len();
        (initials && initial(&units, text)).then_some(Fit::Initials)
    }
}

fn joined(word: &Wording) -> String {
    word.pinyin.replace(' ', "")
}

/// What words lead to whose reading is spelt nearly like what was typed.
pub(crate) fn nearest(table: &Table, asked: &Asked) -> Vec<Hit> {
    if !asked.whole.is_pinyin() {
        return Vec::new();
    }
    let alike = |word: &Wording| normalized_damerau_levenshtein(&joined(word), &asked.whole.text);
    let likeness = |synonym: &Synonym| synonym.words.iter().map(alike).fold(0.0, f64::max);
    let all = table.synonyms.iter().map(|synonym| (likeness(synonym), synonym));
    let mut near: Vec<(f64, &Synonym)> = all.filter(|(likeness, _)| *likeness >= ALIKE).collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let leads = near.into_iter().flat_map(|(_, synonym)| &synonym.leads);
    leads.map(|lead| Hit::table(*lead, Fit::Near)).collect()
}
