//! Claims under what was typed: by words, pinyin, initials, or, failing these, by shared words.

mod fit;
mod spelled;

pub use fit::Fit;

use std::collections::BTreeSet;

use self::fit::{Query, plain};
use crate::model::Claim;
use crate::text::fold;

/// Claims shown when nothing fits properly.
const NEAREST: usize = 8;

/// Positions of the claims that fit, best first; all of them under an empty query.
pub fn find(claims: &[Claim], query: &str) -> Vec<(usize, Fit)> {
    let words: Vec<Query> = fold(query).split_whitespace().map(Query::new).collect();
    let whole = Query::new(&fold(query));
    if whole.text.is_empty() {
        return (0..claims.len()).map(|at| (at, Fit::Said)).collect();
    }
    // Pinyin is often typed with spaces, words are told apart by them: both readings count.
    let every =
        |claim: &Claim| words.iter().map(|word| word.fit(claim)).collect::<Option<Vec<_>>>();
    let fit = |claim: &Claim| {
        let apart = every(claim).and_then(|fits| fits.into_iter().max());
        whole.fit(claim).into_iter().chain(apart).min()
    };
    let mut found: Vec<_> =
        claims.iter().enumerate().filter_map(|(at, claim)| Some((at, fit(claim)?))).collect();
    if found.is_empty() {
        return nearest(claims, &whole.text);
    }
    found.sort_by_key(|(_, fit)| *fit);
    found
}

/// Pairs of neighbouring letters, which stand for words where none are marked.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// The claims that share the rarest words with the query.
fn nearest(claims: &[Claim], query: &str) -> Vec<(usize, Fit)> {
    let known: Vec<BTreeSet<(char, char)>> = claims.iter().map(all_pairs).collect();
    let asked = pairs(query);
    let weight = |pair: &(char, char)| {
        let count = known.iter().filter(|pairs| pairs.contains(pair)).count();
        1000 / count.max(1)
    };
    let score =
        |pairs: &BTreeSet<(char, char)>| asked.intersection(pairs).map(weight).sum::<usize>();
    let mut found: Vec<(usize, usize)> = known.iter().map(score).enumerate().collect();
    found.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    let best = found.first().map_or(0, |(_, score)| *score);
    let near = found.into_iter().filter(|(_, score)| *score > 0 && *score * 5 >= best);
    near.take(NEAREST).map(|(at, _)| (at, Fit::Near)).collect()
}

fn all_pairs(claim: &Claim) -> BTreeSet<(char, char)> {
    let said = [&claim.said].into_iter().chain(&claim.also).map(|wording| wording.text.as_str());
    let all = said.chain([claim.text.as_str()]).flat_map(|text| pairs(&plain(text)));
    all.collect()
}
