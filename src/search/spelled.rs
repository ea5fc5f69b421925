//! A wording letter by letter, and what of it is typed.

use crate::model::Wording;
use crate::text::plain;

/// A letter of a wording, and how it is read.
pub(crate) struct Unit<'a> {
    letter: char,
    syllable: Option<&'a str>,
}

/// The letters of a wording, punctuation left out.
pub fn units(wording: &Wording) -> Vec<Unit<'_>> {
    let mut syllables = wording.pinyin.split(' ');
    let unit = |letter| {
        let syllable = Wording::is_read(letter).then(|| syllables.next()).flatten();
        Unit { letter, syllable }
    };
    plain(&wording.text).chars().map(unit).collect()
}

/// Whether the letters stand there as typed.
pub fn written(units: &[Unit], typed: &str) -> bool {
    let mut units = units.iter();
    typed.chars().all(|letter| units.next().is_some_and(|unit| unit.letter == letter))
}

/// Whether they are typed letter by letter or syllable by syllable, the last one perhaps begun.
pub fn read(units: &[Unit], typed: &str) -> bool {
    let Some((unit, rest)) = units.split_first() else { return typed.is_empty() };
    let syllable = unit.syllable.unwrap_or_default();
    let letter = typed.strip_prefix(unit.letter);
    let whole =
        Some(typed).filter(|_| !syllable.is_empty()).and_then(|typed| typed.strip_prefix(syllable));
    syllable.starts_with(typed) || letter.into_iter().chain(whole).any(|left| read(rest, left))
}

/// Whether only the first letter of each syllable is typed.
pub(crate) fn initial(units: &[Unit], typed: &str) -> bool {
    let first = |unit: &Unit| unit.syllable.map_or(Some(unit.letter), |read| read.chars().next());
    let mut units = units.iter();
    typed.chars().all(|letter| units.next().and_then(first) == Some(letter))
}
