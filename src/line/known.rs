//! Words and places that can stand in a line.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::piece::{Piece, Says};
use crate::model::{Assets, Meaning, Names, Word};
use crate::packed::Packed;
use crate::regions::{Candidate, RegionLevel, Regions};

/// Words of one syllable that are known by their reading, too; others read so are the beginning of a place.
const SHORT: [&str; 4] = ["断", "转", "从", "到"];

/// What can stand in a line. How things are read is looked at only for a line with Latin letters in it.
pub(super) struct Known<'a> {
    pub(super) regions: &'a Regions,
    all: &'a Packed<Word>,
    words: Sorted<&'a str>,
    initials: Sorted<&'a str>,
    readings: OnceCell<Sorted<String>>,
    /// How places are read.
    spelt: OnceCell<HashSet<String>>,
}

/// Positions of words by what stands for them, in the order of that: in half the room of a map, and made as fast.
struct Sorted<T> {
    entries: Vec<(T, usize)>,
}

impl<T: AsRef<str> + Ord> Sorted<T> {
    fn new(entries: impl Iterator<Item = (T, usize)> + Clone) -> Self {
        // Thousands: room for as many as there are, and none to sort them in.
        let mut sorted = Vec::with_capacity(entries.clone().count());
        sorted.extend(entries);
        sorted.sort_unstable();
        Self { entries: sorted }
    }

    /// The word that a text stands for; of several the last one of the table.
    fn get(&self, text: &str) -> Option<usize> {
        let behind = self.entries.partition_point(|(said, _)| said.as_ref() <= text);
        let (said, at) = self.entries[..behind].last()?;
        (said.as_ref() == text).then_some(*at)
    }
}

/// A line, and what the words in it name.
pub(super) struct Named<'a, 'table> {
    pub(super) known: &'a Known<'table>,
    pub(super) text: &'a str,
}

impl Named<'_, '_> {
    /// Whether a piece is a word that names so.
    pub(super) fn is(&self, piece: &Piece, of: Names) -> bool {
        self.known.names(&self.text[piece.span.clone()], of)
    }
}

impl<'a> Known<'a> {
    pub(super) fn new(assets: &'a Assets) -> Self {
        let all = &assets.table.words;
        let each = all.iter().enumerate();
        let said = |(at, word): (usize, &'a Word)| word.words.iter().map(move |it| (&*it.text, at));
        let short =
            |(at, word): (usize, &'a Word)| word.initials.iter().map(move |it| (it.as_str(), at));
        Self {
            regions: &assets.regions,
            all,
            words: Sorted::new(each.clone().flat_map(said)),
            initials: Sorted::new(each.flat_map(short)),
            readings: OnceCell::new(),
            spelt: OnceCell::new(),
        }
    }

    fn readings(&self) -> &Sorted<String> {
        self.readings.get_or_init(|| {
            let each = self.all.iter().enumerate();
            let each = each.flat_map(|(at, word)| word.words.iter().map(move |it| (it, at)));
            let read =
                each.filter(|(said, _)| said.pinyin.contains(' ') || SHORT.contains(&&*said.text));
            Sorted::new(read.map(|(said, at)| (said.pinyin.replace(' ', ""), at)))
        })
    }

    /// What a word in Latin letters says that stands for no place.
    pub(super) fn read(&self, letters: &str) -> Option<Meaning> {
        let reading = self.readings().get(letters).map(|at| self.all[at].means);
        let reading = reading.filter(|means| !self.is_place(letters, *means));
        reading.or_else(|| self.initials.get(letters).map(|at| self.all[at].means))
    }

    /// Whether a word names so.
    pub(super) fn names(&self, word: &str, of: Names) -> bool {
        self.words.get(word).is_some_and(|at| self.all[at].names.contains(&of))
    }

    /// Whether a place is read so in full.
    pub(super) fn is_spelt(&self, letters: &str) -> bool {
        let read = || self.regions.iter().map(|(_, place)| place.pinyin.replace(' ', "")).collect();
        self.spelt.get_or_init(read).contains(letters)
    }

    /// What written words say; whether it is all that stands together lets one letter be a place.
    pub(super) fn written(&self, text: &str, alone: bool) -> Option<Says> {
        let said = self.words.get(text).map(|at| self.all[at].means);
        if let Some(means) = said.filter(|means| !self.is_place(text, *means)) {
            return Some(Says::Word(means));
        }
        let long = text.chars().nth(1).is_some();
        if let Some(at) = self.initials.get(text).filter(|_| alone) {
            return Some(Says::Word(self.all[at].means));
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
