//! Schemes that a word sounds like which is none itself: 「新农何」, 「另活」.

use std::ops::Range;

use strsim::normalized_damerau_levenshtein as alike;

use super::piece::{Piece, Says};
use crate::model::{Assets, Meaning, Wording};

/// Letters of a word that may be a scheme.
const LETTERS: Range<usize> = 2..7;
/// The share of a syllable that must agree where another letter is the same.
const HALF: f64 = 0.5;

/// Where a word stands by itself of which a piece is not known, and the scheme that it sounds like.
pub(super) fn guessed(assets: &Assets, text: &str, pieces: &[Piece]) -> Option<(Range<usize>, u8)> {
    let unknown = (0..pieces.len()).filter(|at| pieces[*at].is_unknown_word(text));
    unknown.filter(|at| !text[pieces[*at].span.clone()].is_ascii()).find_map(|at| {
        let whole = word(text, pieces, at);
        [whole, at..at + 1].into_iter().find_map(|of| {
            let word = &text[pieces[of.start].span.start..pieces[of.end - 1].span.end];
            Some((of, scheme(assets, word)?))
        })
    })
}

/// The pieces of the word of which one is a part.
fn word(text: &str, pieces: &[Piece], at: usize) -> Range<usize> {
    let joins = |one: usize, other: usize| {
        let letters = |at: usize| text[pieces[at].span.clone()].chars().all(char::is_alphabetic);
        let says = |at: usize| {
            matches!(pieces[at].says, Says::Nothing | Says::Word(Meaning::Filler | Meaning::Or))
        };
        let (both, each) = (letters(one) && letters(other), says(one) && says(other));
        pieces[one].touches(&pieces[other]) && both && each
    };
    let start = (0..at).rev().take_while(|one| joins(*one, one + 1)).last().unwrap_or(at);
    let last = (at + 1..pieces.len()).take_while(|other| joins(other - 1, *other)).last();
    start..last.unwrap_or(at) + 1
}

/// The scheme that a word sounds like.
fn scheme(assets: &Assets, word: &str) -> Option<u8> {
    let letters: Vec<char> = word.chars().collect();
    if !LETTERS.contains(&letters.len()) {
        return None;
    }
    let sounds: Vec<Vec<&str>> = letters.iter().map(|letter| syllables(assets, *letter)).collect();
    let named = assets.table.words.iter().filter_map(|each| match each.means {
        Meaning::Scheme(at) => Some((at, &each.words)),
        _ => None,
    });
    let mut said = named.flat_map(|(at, words)| words.iter().map(move |said| (at, said)));
    said.find(|(_, said)| is_heard(&letters, &sounds, said)).map(|(at, _)| at)
}

/// Whether all letters sound like those of a word that is said, one of them perhaps only nearly.
fn is_heard(letters: &[char], sounds: &[Vec<&str>], said: &Wording) -> bool {
    if said.text.chars().count() != letters.len() {
        return false;
    }
    let (mut same, mut near) = (0, 0);
    for ((letter, sounds), (meant, syllable)) in
        letters.iter().zip(sounds).zip(said.text.chars().zip(said.pinyin.split(' ')))
    {
        let begins = |sound: &str| sound.chars().next() == syllable.chars().next();
        if *letter == meant {
            same += 1;
        } else if sounds.contains(&syllable) {
        } else if sounds.iter().any(|sound| begins(sound) && alike(sound, syllable) >= HALF) {
            near += 1;
        } else {
            return false;
        }
    }
    near == 0 || (near == 1 && same > 0)
}

/// How a letter is read in what is known.
fn syllables(assets: &Assets, letter: char) -> Vec<&str> {
    let words = assets.table.words.iter().flat_map(|word| word.words.iter());
    let said = words.map(|said| (&*said.text, &*said.pinyin));
    let places = assets.regions.iter().map(|(_, place)| (&*place.name, &*place.pinyin));
    let mut found = Vec::new();
    for (text, pinyin) in said.chain(places) {
        let at = text.chars().position(|other| other == letter);
        if let Some(syllable) = at.and_then(|at| pinyin.split(' ').nth(at))
            && !found.contains(&syllable)
        {
            found.push(syllable);
        }
    }
    found
}
