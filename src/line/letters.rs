//! Latin letters of a line: pinyin and initials, apart or run together.

use std::ops::Range;

use super::known::Known;
use super::piece::{Piece, Says};
use crate::regions::Candidate;

/// Syllables of the longest name that people type apart.
const SYLLABLES: usize = 6;
/// More things run together are a slip.
const MOST: usize = 6;
/// No word and no name has more letters.
const LONGEST: usize = 30;
/// Fewer letters say nothing.
const SHORTEST: usize = 2;

/// What the first of some words in Latin letters says, and how many words that takes.
pub(super) fn pieces(known: &Known, text: &str, words: &[Range<usize>]) -> (Vec<Piece>, usize) {
    let taken = (2..=words.len().min(SYLLABLES)).rev().find_map(|count| {
        let joined: String = words[..count].iter().map(|span| &text[span.clone()]).collect();
        let says = whole(known, &joined)?;
        let span = words[0].start..words[count - 1].end;
        Some((vec![Piece { span, says }], count))
    });
    taken.unwrap_or_else(|| (word(known, text, words[0].clone()), 1))
}

/// What is read so in full.
fn whole(known: &Known, letters: &str) -> Option<Says> {
    if let Some(means) = known.read(letters) {
        return Some(Says::Word(means));
    }
    let places = known.places(letters);
    (!places.is_empty()).then_some(Says::Places(places))
}

fn word(known: &Known, text: &str, span: Range<usize>) -> Vec<Piece> {
    let letters = &text[span.clone()];
    if letters == "d" && text[span.end..].starts_with(|next: char| next.is_ascii_digit()) {
        let gap = known.read("duan").map_or(Says::Nothing, Says::Word);
        return vec![Piece { span, says: gap }];
    }
    let says = if letters.len() < SHORTEST { None } else { whole(known, letters) };
    if let Some(says) = says.or_else(|| begun(known, letters)) {
        return vec![Piece { span, says }];
    }
    let numbered = || {
        let digits = text[span.end..].starts_with(|next: char| next.is_ascii_digit());
        let front = letters.strip_suffix('d').filter(|_| digits)?;
        let mut pieces = together(known, front)?;
        let says = Says::Word(known.read("duan")?);
        pieces.push(Piece { span: front.len()..letters.len(), says });
        Some(pieces)
    };
    together(known, letters).or_else(numbered).map_or_else(
        || vec![Piece { span: span.clone(), says: Says::Nothing }],
        |pieces| {
            let moved = |piece: Piece| {
                let within = piece.span;
                Piece { span: span.start + within.start..span.start + within.end, ..piece }
            };
            pieces.into_iter().map(moved).collect()
        },
    )
}

/// Places with these initials, or whose reading begins so.
fn begun(known: &Known, letters: &str) -> Option<Says> {
    if letters.len() < SHORTEST {
        return None;
    }
    let places = known.regions.meanings(letters);
    (!places.is_empty()).then_some(Says::Places(places))
}

/// The fewest readings and initials that the letters are made of, the longest first.
fn together(known: &Known, letters: &str) -> Option<Vec<Piece>> {
    let mut best: Vec<Option<Vec<Piece>>> = vec![None; letters.len() + 1];
    if !letters.is_ascii() {
        return None;
    }
    best[letters.len()] = Some(Vec::new());
    for start in (0..letters.len()).rev() {
        for end in start + SHORTEST..=letters.len().min(start + LONGEST) {
            let Some(rest) = &best[end] else { continue };
            let shorter = best[start].as_ref().is_none_or(|now| rest.len() + 1 < now.len());
            if rest.len() >= MOST || !shorter {
                continue;
            }
            if let Some(says) = part(known, &letters[start..end]) {
                let first = Piece { span: start..end, says };
                let pieces = [first].into_iter().chain(rest.iter().cloned()).collect();
                best[start] = Some(pieces);
            }
        }
    }
    best.swap_remove(0)
}

/// What letters say among others: a reading in full, or initials.
fn part(known: &Known, letters: &str) -> Option<Says> {
    if let Some(means) = known.read(letters) {
        return Some(Says::Word(means));
    }
    let regions = known.regions;
    let called = if known.is_spelt(letters) { regions.called(letters) } else { Vec::new() };
    let places: Vec<Candidate> =
        if called.is_empty() { regions.initialled(letters) } else { called };
    (!places.is_empty()).then_some(Says::Places(places))
}
