//! Places that a word is spelt like which is none itself.

use std::slice;

use strsim::normalized_damerau_levenshtein as alike;

use super::piece::{Piece, Says, unite};
use super::sound;
use crate::model::{Assets, Meaning, Word, Wording};
use crate::regions::{Candidate, Region};

/// The share of letters that must agree; of two Chinese letters the first is enough.
const ALIKE: f64 = 0.6;
const HALF: f64 = 0.5;
/// Pinyin has many letters, and other places differ in two of them.
const PINYIN: f64 = 0.75;
/// Fewer Latin letters are spelt like too much.
const LATIN: usize = 4;
/// Places spelt less alike than the best one by more than this are not meant.
const BEHIND: f64 = 0.05;
/// What stands between two of which one turns into the other.
const TURNS: &[char] = &['转', '→'];
/// More are no help.
const MOST: usize = 5;

/// The pieces of a line that says something, or of which several are spelt like what would, with places
/// and schemes for the words that are only spelt like them.
pub(super) fn guessed(assets: &Assets, text: &str, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let tells = pieces.iter().any(|piece| piece.says != Says::Nothing);
    let schemes = pieces.iter().filter(|piece| piece.says.is_scheme()).count();
    if tells
        && schemes < 2
        && let Some((of, scheme)) = sound::guessed(assets, text, &pieces)
        && (schemes == 0 || is_turned(text, &pieces[of.clone()]))
    {
        unite(&mut pieces, of.start..=of.end - 1, Says::NearScheme(scheme));
    }
    let schemes = schemes + pieces.iter().filter(|piece| is_near_scheme(piece)).count();
    let guess = |piece: &Piece| {
        let word = &text[piece.span.clone()];
        let near = piece.is_unknown_word(text).then(|| near(assets, word)).flatten();
        // 「城乡居民 职务」 is no slip for 「职工」, 「灵话转职工」 is one for 「灵活」.
        let missing = schemes == 0 || (schemes == 1 && is_turned(text, slice::from_ref(piece)));
        near.filter(|near| missing || word.is_ascii() || !matches!(near, Says::NearScheme(_)))
    };
    let guesses: Vec<Option<Says>> = pieces.iter().map(guess).collect();
    if !tells && guesses.iter().flatten().count() < 2 {
        return pieces;
    }
    let each = pieces.into_iter().zip(guesses);
    each.map(|(piece, says)| Piece { says: says.unwrap_or(piece.says), ..piece }).collect()
}

/// Whether something turns into it, or it into something.
fn is_turned(text: &str, word: &[Piece]) -> bool {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return false };
    text[..first.span.start].ends_with(TURNS) || text[last.span.end..].starts_with(TURNS)
}

fn is_near_scheme(piece: &Piece) -> bool {
    matches!(piece.says, Says::NearScheme(_))
}

fn near(assets: &Assets, word: &str) -> Option<Says> {
    let places = places(assets, word);
    let schemes = || scheme(assets, word).map(Says::NearScheme);
    if places.is_empty() { schemes() } else { Some(Says::Near(places)) }
}

/// The scheme of the word spelt most alike.
fn scheme(assets: &Assets, word: &str) -> Option<u8> {
    if !word.is_ascii() {
        return written_scheme(assets, word);
    }
    let long = word.len() >= LATIN;
    let named = assets.table.words.iter().filter_map(|each| match each.means {
        Meaning::Scheme(at) if long => Some((at, each)),
        _ => None,
    });
    let spelt = |(at, each): (u8, &Word)| {
        let read = each.words.iter().map(|said| alike(word, &said.pinyin.replace(' ', "")));
        let short = each.initials.iter().map(|letters| alike(word, letters));
        let best = read.chain(short).max_by(f64::total_cmp)?;
        (best >= PINYIN).then_some((best, at))
    };
    let best = named.filter_map(spelt).max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.map(|(_, at)| at)
}

/// The same for a word in Chinese letters: of two the first must agree, of more nearly all.
fn written_scheme(assets: &Assets, word: &str) -> Option<u8> {
    let least = if word.chars().count() == 2 { HALF } else { ALIKE };
    let mut best: Option<(f64, u8)> = None;
    for each in &assets.table.words {
        let (Meaning::Scheme(at), [name, ..]) = (each.means, &each.words[..]) else { continue };
        // What else people say for it is spelt like too much: 「单位」.
        let names = each.words.iter().filter(|said| said.text.contains(&*name.text));
        let same = |said: &&Wording| said.text.chars().next() == word.chars().next();
        let share = names.filter(same).map(|said| alike(word, &said.text)).max_by(f64::total_cmp);
        best = share
            .filter(|share| *share >= least && best.is_none_or(|(most, _)| *share > most))
            .map_or(best, |share| Some((share, at)));
    }
    best.map(|(_, at)| at)
}

/// The places, those spelt most alike first.
fn places(assets: &Assets, word: &str) -> Vec<Candidate> {
    let latin = word.is_ascii();
    if word.chars().count() < if latin { LATIN } else { 2 } {
        return Vec::new();
    }
    let share = |region, place: &Region| {
        let large = assets.meta.first_places.contains(&region);
        if latin { read(word, place) } else { written(word, place, large) }
    };
    let all = assets.regions.iter();
    let near = all.filter_map(|(region, place)| Some((share(region, place)?, region)));
    let mut near: Vec<_> = near.collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let least = near.first().map_or(0.0, |(best, _)| best - BEHIND);
    let places = near.into_iter().take_while(|(share, _)| *share >= least).take(MOST);
    places.map(|(_, region)| Candidate { region, county: None }).collect()
}

fn read(word: &str, place: &Region) -> Option<f64> {
    let short = place.short.chars().count();
    let pinyin: String = place.pinyin.split(' ').take(short).collect();
    Some(alike(word, &pinyin)).filter(|share| *share >= PINYIN)
}

/// Of a large place the other letter may be the wrong one, too: 「城都」.
fn written(word: &str, place: &Region, large: bool) -> Option<f64> {
    let share = alike(word, &place.short).max(alike(word, &place.name));
    let begins = word.chars().next() == place.short.chars().next();
    let ends = large && word.chars().next_back() == place.short.chars().next_back();
    (share >= if begins || ends { HALF } else { ALIKE }).then_some(share)
}
