//! Claims under what was typed: by words, pinyin, initials, or, failing these, by shared words.

use std::collections::BTreeSet;

use super::asked::Asked;
use super::{Fit, Found, Hit, best, words};
use crate::model::{Claim, Lead, Table, Wording};
use crate::text::plain;

/// Claims shown when nothing fits properly.
const NEAREST: usize = 8;

/// Positions of the claims that fit, best first; all of them under an empty query.
pub fn claims(table: &Table, typed: &str) -> Vec<(usize, Fit)> {
    let asked = Asked::new(typed);
    let only = |hits: Vec<Hit>| -> Vec<(usize, Fit)> {
        let claim = |hit: Hit| match hit.found {
            Found::Table(Lead::Claim(at)) => Some((usize::from(at), hit.fit)),
            _ => None,
        };
        hits.into_iter().filter_map(claim).collect()
    };
    if asked.is_empty() {
        return only(all(table));
    }
    let proper = words::hits(table, &asked).into_iter().chain(hits(table, &asked));
    let found = only(best(proper.collect()));
    if found.is_empty() { only(nearest(table, &asked)) } else { found }
}

/// Every claim, in the order of the table.
pub fn all(table: &Table) -> Vec<Hit> {
    let all = (0..).take(table.claims.len());
    all.map(|at| Hit::table(Lead::Claim(at), Fit::Wording)).collect()
}

/// Claims that fit.
pub fn hits(table: &Table, asked: &Asked) -> Vec<Hit> {
    let fit = |claim: &Claim| {
        if asked.whole.text == claim.number.to_string() {
            return Some(Fit::Wording);
        }
        asked.fit(&wordings(claim), &claim.text)
    };
    let all = (0..).zip(table.claims.passing());
    all.filter_map(|(at, claim)| Some(Hit::table(Lead::Claim(at), fit(&claim)?))).collect()
}

/// The ways to say it.
fn wordings(claim: &Claim) -> Vec<&Wording> {
    [&claim.wording].into_iter().chain(&claim.also).collect()
}

/// Pairs of neighbouring letters, which stand for words where none are marked.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// The claims that share the rarest words with what was typed.
pub(crate) fn nearest(table: &Table, asked: &Asked) -> Vec<Hit> {
    let asked = pairs(&asked.whole.text);
    if asked.is_empty() {
        return Vec::new();
    }
    let shared = |claim| all_pairs(claim).filter(|pair| asked.contains(pair)).collect();
    let known: Vec<BTreeSet<(char, char)>> = table.claims.iter().map(shared).collect();
    let weight = |pair: &(char, char)| {
        let count = known.iter().filter(|pairs| pairs.contains(pair)).count();
        1000 / count.max(1)
    };
    let score = |pairs: &BTreeSet<(char, char)>| pairs.iter().map(weight).sum::<usize>();
    let mut found: Vec<(u16, usize)> = (0..).zip(known.iter().map(score)).collect();
    found.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    let best = found.first().map_or(0, |(_, score)| *score);
    let near = found.into_iter().filter(|(_, score)| *score > 0 && *score * 5 >= best);
    near.take(NEAREST).map(|(at, _)| Hit::table(Lead::Claim(at), Fit::Near)).collect()
}

fn all_pairs(claim: &Claim) -> impl Iterator<Item = (char, char)> {
    let said = wordings(claim).into_iter().map(|wording| &*wording.text);
    said.chain([&*claim.text]).flat_map(|text| pairs(&plain(text)))
}
