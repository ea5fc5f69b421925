//! The query as it was typed, made ready for comparing.

use super::Fit;
use super::spelled::{Unit, initial, read, units, written};
use crate::model::Wording;
use crate::text::{fold, plain, simplified};

/// Fewer initials than these fit nearly everything, unless they are all of a wording or its first.
const INITIALS: usize = 3;

/// Nobody says more in one breath; a longer text would be compared with everything for minutes.
pub(crate) const LONGEST: usize = 64;

/// What was typed.
pub(crate) struct Asked {
    /// The words that spaces tell apart.
    pub words: Vec<Query>,
    /// All of it: pinyin is often typed with spaces.
    pub whole: Query,
}

/// A word that was typed, or all of it, without spaces and punctuation.
pub(crate) struct Query {
    pub text: String,
}

impl Asked {
    pub fn new(typed: &str) -> Self {
        let typed: String = typed.chars().take(LONGEST).collect();
        let folded = simplified(&fold(&typed));
        let words = folded.split_whitespace().map(Query::new);
        let words = words.filter(|word| !word.text.is_empty()).collect();
        Self { words, whole: Query::new(&folded) }
    }

    pub fn is_empty(&self) -> bool {
        self.whole.text.is_empty()
    }

    /// How wordings fit, and what is right about them: as a whole, or by every word.
    pub fn fit(&self, wordings: &[&Wording], text: &str) -> Option<Fit> {
        let units: Vec<Vec<Unit>> = wordings.iter().map(|wording| units(wording)).collect();
        let text = plain(text);
        let words = self.words.iter().map(|word| word.fit(&units, &text));
        let apart = words.collect::<Option<Vec<_>>>().and_then(|fits| fits.into_iter().max());
        self.whole.fit(&units, &text).into_iter().chain(apart).min()
    }
}

impl Query {
    /// Leaves out spaces and punctuation; ü is written v, as in the table.
    fn new(typed: &str) -> Self {
        Self { text: plain(&typed.replace('ü', "v")) }
    }

    pub(crate) fn is_pinyin(&self) -> bool {
        self.text.bytes().all(|letter| letter.is_ascii_lowercase())
    }

    fn fit(&self, units: &[Vec<Unit>], text: &str) -> Option<Fit> {
        let begins = |test: fn(&[Unit], &str) -> bool| {
            let mut starts = units.iter().flat_map(|units| (0..units.len()).map(|at| &units[at..]));
            starts.any(|rest| test(rest, &self.text))
        };
        if begins(written) {
            return Some(Fit::Wording);
        }
        if begins(read) {
            return Some(Fit::Pinyin);
        }
        let few = self.text.chars().count() < INITIALS;
        let first = units.iter().any(|units| initial(units, &self.text));
        if if few { self.text.len() > 1 && first } else { begins(initial) } {
            return Some(Fit::Initials);
        }
        text.contains(&self.text).then_some(Fit::Text)
    }
}
