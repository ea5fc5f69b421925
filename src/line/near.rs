//! Places that a word is spelt like which is none itself.

use strsim::normalized_damerau_levenshtein as alike;

use super::{Piece, Says};
use crate::regions::{Candidate, Region, Regions};

/// The share of letters that must agree; of two Chinese letters the first is enough.
const ALIKE: f64 = 0.6;
const HALF: f64 = 0.5;
/// Pinyin has many letters, and other places differ in two of them.
const PINYIN: f64 = 0.75;
/// Places spelt less alike than the best one by more than this are not meant.
const BEHIND: f64 = 0.05;
/// More are no help.
const MOST: usize = 5;

/// The pieces of a line that says something, with places for the words that are only spelt like them.
pub(super) fn guessed(regions: &Regions, text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let tells = pieces.iter().any(|piece| piece.says != Says::Nothing);
    let guess = |piece: Piece| match piece.says {
        Says::Nothing if tells => {
            let places = places(regions, &text[piece.span.clone()]);
            if places.is_empty() { piece } else { Piece { says: Says::Near(places), ..piece } }
        }
        _ => piece,
    };
    pieces.into_iter().map(guess).collect()
}

/// The places, those spelt most alike first.
fn places(regions: &Regions, word: &str) -> Vec<Candidate> {
    let latin = word.is_ascii();
    if word.chars().count() < if latin { 4 } else { 2 } || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let share = |place: &Region| if latin { read(word, place) } else { written(word, place) };
    let near = regions.iter().filter_map(|(region, place)| Some((share(place)?, region)));
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

fn written(word: &str, place: &Region) -> Option<f64> {
    let share = alike(word, &place.short).max(alike(word, &place.name));
    let begins = word.chars().next() == place.short.chars().next();
    (share >= if begins { HALF } else { ALIKE }).then_some(share)
}
