//! The fit of a claim to what was typed.

use super::spelled::{Unit, initial, read, units, written};
use crate::model::Claim;
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
        if begins(written) || self.text == claim.number.to_string() {
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

/// The letters and digits of a text, folded.
pub fn plain(text: &str) -> String {
    fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
