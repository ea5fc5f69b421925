//! How well a claim fits what was typed.

use crate::model::{Claim, Wording};
use crate::text::fold;

/// How a claim was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its own words, or another way to say it.
    Said,
    /// How these are read.
    Pinyin,
    /// The first letters of that.
    Initials,
    /// What is right about it.
    Text,
    /// Some words only.
    Near,
}

/// Fewer initials than these fit nearly everything.
const INITIALS: usize = 3;
/// What was typed, without spaces and punctuation.
pub struct Query {
    /// The letters.
    pub text: String,
}

impl Query {
    /// Leaves out spaces and punctuation; ü is written v, as in the table.
    pub fn new(typed: &str) -> Self {
        let letters = typed.replace('ü', "v");
        Self { text: letters.chars().filter(|letter| letter.is_alphanumeric()).collect() }
    }

    /// How a claim fits, if it does.
    pub fn fit(&self, claim: &Claim) -> Option<Fit> {
        let said = || [&claim.said].into_iter().chain(&claim.also);
        let units: Vec<Vec<Unit>> = said().map(units).collect();
        let begins = |test: fn(&[Unit], &str) -> bool| {
            let mut starts = units.iter().flat_map(|units| (0..units.len()).map(|at| &units[at..]));
            starts.any(|rest| test(rest, &self.text))
        };
        if begins(written) {
            return Some(Fit::Said);
        }
        if begins(read) {
            return Some(Fit::Pinyin);
        }
        if self.text.chars().count() >= INITIALS && begins(initial) {
            return Some(Fit::Initials);
        }
        plain(&claim.text).contains(&self.text).then_some(Fit::Text)
    }
}

/// A letter of a wording, and how it is read.
struct Unit<'a> {
    letter: char,
    syllable: Option<&'a str>,
}

fn units(wording: &Wording) -> Vec<Unit<'_>> {
    let mut syllables = wording.pinyin.split(' ');
    let letters = wording
        .text
        .chars()
        .flat_map(|letter| fold(letter.encode_utf8(&mut [0; 4])).chars().collect::<Vec<_>>());
    let unit = |letter| {
        let syllable = Wording::is_read(letter).then(|| syllables.next()).flatten();
        Unit { letter, syllable }
    };
    letters.map(unit).filter(|unit| unit.letter.is_alphanumeric()).collect()
}

/// Whether the letters stand there as typed.
fn written(units: &[Unit], typed: &str) -> bool {
    let mut units = units.iter();
    typed.chars().all(|letter| units.next().is_some_and(|unit| unit.letter == letter))
}

/// Whether they are typed letter by letter or syllable by syllable, the last one perhaps begun.
fn read(units: &[Unit], typed: &str) -> bool {
    let Some((unit, rest)) = units.split_first() else { return typed.is_empty() };
    let syllable = unit.syllable.unwrap_or_default();
    let letter = typed.strip_prefix(unit.letter);
    let whole =
        Some(typed).filter(|_| !syllable.is_empty()).and_then(|typed| typed.strip_prefix(syllable));
    syllable.starts_with(typed) || letter.into_iter().chain(whole).any(|left| read(rest, left))
}

/// Whether only the first letter of each syllable is typed.
fn initial(units: &[Unit], typed: &str) -> bool {
    let first = |unit: &Unit| unit.syllable.map_or(Some(unit.letter), |read| read.chars().next());
    let mut units = units.iter();
    typed.chars().all(|letter| units.next().and_then(first) == Some(letter))
}

/// The letters and digits of a text, folded.
pub fn plain(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
