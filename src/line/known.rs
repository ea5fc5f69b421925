//! Words and places that can stand in a line.

use std::collections::{HashMap, HashSet};

use super::piece::{Piece, Says};
use crate::model::{Assets, Meaning, Names};
use crate::regions::{Candidate, RegionLevel, Regions};

/// What can stand in a line.
pub(super) struct Known<'a> {
    pub(super) regions: &'a Regions,
    words: HashMap<&'a str, Meaning>,
    readings: HashMap<String, Meaning>,
    initials: HashMap<&'a str, Meaning>,
    /// How places are read.
    spelt: HashSet<String>,
    /// What words name besides what they say.
    names: HashMap<&'a str, &'a [Names]>,
}

/// A line, and what the words in it name.
pub(super) struct Named<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) text: &'a str,
}

impl Named<'_> {
    /// Whether a piece is a word that names so.
    pub(super) fn is(&self, piece: &Piece, of: Names) -> bool {
        self.known.names(&self.text[piece.span.clone()], of)
    }
}

impl<'a> Known<'a> {
    pub(super) fn new(assets: &'a Assets) -> Self {
        let all = &assets.table.words;
        let each = || all.iter().flat_map(|word| word.words.iter().map(|said| (said, word.means)));
        // A reading of one syllable is too often the beginning of a place.
        let long = each().filter(|(said, _)| {
            said.pinyin.contains(' ') || ["断", "转", "从", "到"].contains(&said.text.as_str())
        });
        let named = all.iter().filter(|word| !word.names.is_empty());
        let named =
            named.flat_map(|word| word.words.iter().map(|said| (&*said.text, &*word.names)));
        let initials = all
            .iter()
            .flat_map(|word| word.initials.iter().map(|letters| (letters.as_str(), word.means)));
        Self {
            regions: &assets.regions,
            words: each().map(|(said, means)| (said.text.as_str(), means)).collect(),
            readings: long.map(|(said, means)| (said.pinyin.replace(' ', ""), means)).collect(),
            initials: initials.collect(),
            names: named.collect(),
            spelt: assets.regions.iter().map(|(_, place)| place.pinyin.replace(' ', "")).collect(),
        }
    }

    /// What a word in Latin letters says that stands for no place.
    pub(super) fn read(&self, letters: &str) -> Option<Meaning> {
        let reading = self.readings.get(letters).filter(|means| !self.is_place(letters, **means));
        reading.or_else(|| self.initials.get(letters)).copied()
    }

    /// Whether a word names so.
    pub(super) fn names(&self, word: &str, of: Names) -> bool {
        self.names.get(word).is_some_and(|names| names.contains(&of))
    }

    /// Whether a place is read so in full.
    pub(super) fn is_spelt(&self, letters: &str) -> bool {
        self.spelt.contains(letters)
    }

    /// What written words say; whether it is all that stands together lets one letter be a place.
    pub(super) fn written(&self, text: &str, alone: bool) -> Option<Says> {
        if let Some(means) = self.words.get(text).filter(|means| !self.is_place(text, **means)) {
            return Some(Says::Word(*means));
        }
        let long = text.chars().nth(1).is_some();
        if let Some(means) = self.initials.get(text).filter(|_| alone) {
            return Some(Says::Word(*means));
        }
        let places = if long || alone { self.places(text) } else { Vec::new() };
        (!places.is_empty()).then_some(Says::Places(places))
    }

    /// Whether a word for somewhere outside is in the table of places as well, as 香港 is, or read like a place:
    /// 「荷兰」 like 「贺兰」.
    fn is_place(&self, text: &str, means: Meaning) -> bool {
        let outside = matches!(means, Meaning::Outside { claim: None, .. });
        outside && !self.regions.called(text).is_empty()
    }

    /// The places called so.
    pub(super) fn places(&self, text: &str) -> Vec<Candidate> {
        places(self.regions, text)
    }
}

/// The same places; 「长沙」 is a city and a county of that city, and both come to the city.
pub(super) fn plain(places: &[Candidate]) -> &[Candidate] {
    match places {
        [city, rest @ ..]
            if city.county.is_none() && rest.iter().all(|place| place.region == city.region) =>
        {
            &places[..1]
        }
        _ => places,
    }
}

/// The places called so; a province and a city in it may share a name, as 吉林 does.
pub(super) fn places(regions: &Regions, text: &str) -> Vec<Candidate> {
    let mut places = regions.called(text);
    if let [only] = places[..]
        && regions.get(only.region).level == RegionLevel::Province
        && regions.get(only.region).code != text
    {
        let city = text.to_owned() + if text.is_ascii() { "shi" } else { "市" };
        let inside = |place: &Candidate| regions.within(place.region, only.region);
        places
            .extend(regions.called(&city).into_iter().filter(|city| *city != only && inside(city)));
    }
    places
}
