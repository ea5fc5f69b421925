//! Places under what was typed: by name, reading, a county in them, or the number to dial.

use super::asked::{Asked, Query};
use super::{Fit, Found, Hit};
use crate::regions::{Candidate, Regions};

/// The hotline behind every area code.
const HOTLINE: &str = "12393";
/// Nearest places shown when nothing fits properly.
const NEAREST: usize = 3;

/// Places that are meant; of several that share a name, all.
pub fn hits(regions: &Regions, asked: &Asked) -> Vec<Hit> {
    let fit = if asked.whole.is_pinyin() { Fit::Initials } else { Fit::Named };
    let mut found = called(regions, &asked.whole, fit);
    if asked.words.len() > 1 {
        found.extend(asked.words.iter().flat_map(|word| called(regions, word, Fit::Held)));
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
