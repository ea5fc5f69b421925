//! Words that people say, and what the table says they lead to.

use std::cmp::Reverse;

use strsim::normalized_damerau_levenshtein;

use super::asked::{Asked, Query};
use super::spelled::{initial, read, units};
use super::{Fit, Hit};
use crate::model::{Lead, Synonym, Table, Wording};

/// The share of letters that must agree in a reading that was mistyped.
const ALIKE: f64 = 0.7;

/// What the words lead to: the best of every word, the longest first, then the second of every word.
pub fn hits(table: &Table, asked: &Asked) -> Vec<Hit> {
    let mut found: Vec<(Fit, usize, Reverse<usize>, Lead)> = Vec::new();
    for synonym in &table.synonyms {
        let fits = synonym.words.iter();
        let fits = fits.filter_map(|word| Some((fit(word, asked)?, Reverse(letters(word)))));
        let Some((fit, letters)) = fits.min() else { continue };
        let leads = synonym.leads.iter().enumerate();
        found.extend(leads.map(|(at, lead)| (fit, at, letters, *lead)));
    }
    found.sort_by_key(|(fit, at, letters, _)| (*fit, *at, *letters));
    found.into_iter().map(|(fit, _, _, lead)| Hit::table(lead, fit)).collect()
}

fn letters(word: &Wording) -> usize {
    word.text.chars().count()
}

fn fit(word: &Wording, asked: &Asked) -> Option<Fit> {
    if let Some(fit) = whole(word, &asked.whole) {
        return Some(fit);
    }
    let each = |query: &Query| {
        query.text.contains(&word.text) || matches!(whole(word, query), Some(Fit::Named))
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
