//! Places under what was typed: by name, reading, a county in them, or the number to dial.

use super::asked::{Asked, Query};
use super::{Fit, Found, Hit};
use crate::regions::{Candidate, Regions};

/// The hotline behind every area code.
const HOTLINE: &str = "12393";
/// No short name that stands in a sentence has more letters.
const LONGEST: usize = 5;
/// Of a name that more places share than these none is likely meant.
const SHARED: usize = 3;
/// What so many sentences speak of that its letters make names with those around them (「保定」).
const INSURANCE: [&str; 2] = ["医保", "社保"];
/// Nearest places shown when nothing fits properly.
const NEAREST: usize = 3;

/// Places that are meant; of several that share a name, all.
pub fn hits(regions: &Regions, asked: &Asked) -> Vec<Hit> {
    let fit = if asked.whole.is_pinyin() { Fit::Initials } else { Fit::Named };
    let mut found = called(regions, &asked.whole, fit);
    if asked.words.len() > 1 {
        found.extend(asked.words.iter().flat_map(|word| called(regions, word, Fit::Held)));
    }
    let written = asked.words.iter().filter(|word| !word.is_pinyin());
    let runs = written.flat_map(|word| word.text.split(INSURANCE[0]));
    let runs = runs.flat_map(|run| run.split(INSURANCE[1]));
    found.extend(runs.flat_map(|run| inside(regions, run)));
    found
}

/// Places whose names stand in a run of letters, the longest ones.
fn inside(regions: &Regions, run: &str) -> Vec<Hit> {
    let letters: Vec<char> = run.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let written = |length: usize| letters[at..at + length].iter().collect::<String>();
        let name = |length: usize| {
            let places = regions.called(&written(length));
            (1..=SHARED).contains(&places.len()).then_some((length, places))
        };
        let longest = LONGEST.min(letters.len() - at);
        let begun = longest > 1 && regions.begin_with(&written(2));
        let named = begun.then(|| (2..=longest).rev().find_map(name)).flatten();
        let (length, places) = named.unwrap_or((1, Vec::new()));
        // What the sentence is about comes before where it plays.
        found.extend(
            places.into_iter().map(|place| Hit { found: Found::Place(place), fit: Fit::Title }),
        );
        at += length;
    }
    found
}

fn called(regions: &Regions, query: &Query, fit: Fit) -> Vec<Hit> {
    if query.text.chars().count() < 2 {
        return Vec::new();
    }
    let mut meant = regions.meanings(&query.text);
    if meant.is_empty() {
        meant = dialled(regions, &query.text);
    }
    meant.into_iter().map(|place| Hit { found: Found::Place(place), fit }).collect()
}

/// Places with this area code, the hotline's number behind it or not.
fn dialled(regions: &Regions, number: &str) -> Vec<Candidate> {
    let code = number.strip_suffix(HOTLINE).unwrap_or(number);
    let places = regions.iter().filter(|(ix, _)| regions.area_code(*ix) == Some(code));
    places.map(|(region, _)| Candidate { region, county: None }).collect()
}

/// Places that are spelt nearly so.
pub(crate) fn nearest(regions: &Regions, asked: &Asked) -> Vec<Hit> {
    let near = regions.search(&asked.whole.text).into_iter().take(NEAREST);
    let place = |region| Found::Place(Candidate { region, county: None });
    near.map(|hit| Hit { found: place(hit.region), fit: Fit::Near }).collect()
}
