//! A statement of a result, in so few letters that it can be kept and compared later.

use serde::{Deserialize, Serialize};

use crate::calendar::Month;
use crate::model::{At, Certainty};
use crate::text::fnv;

/// Parts of a result whose lines are ticked.
pub(crate) const TICKED: [&str; 3] = ["material", "online", "counter"];

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    /// The part of the result it stands in.
    pub part: String,
    /// What it is about, unique in its part.
    pub id: String,
    /// The rule that says it; empty where none does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// The place whose rule that is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Its heading or its beginning, for the day on which it is gone.
    pub about: String,
    /// Day or month of a point in time; empty for an open one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// How firm that is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub firm: String,
    /// Stands for its words.
    pub words: String,
    /// Stands for what it rests on.
    pub sources: String,
    /// Whether its day is none yet: the result says only how long it takes. Only while it is spoken.
    #[serde(skip)]
    pub assumed: bool,
    /// Whether it has a heading; only while it is spoken.
    #[serde(skip)]
    pub headed: bool,
    /// The whole statement; only while it is spoken.
    #[serde(skip)]
    pub text: String,
    /// What must be read with it, and its documents; only while it is spoken.
    #[serde(skip)]
    pub basis: String,
}

impl Statement {
    /// Whether the other is about the same thing.
    pub(crate) fn is_about(&self, other: &Self) -> bool {
        (&self.part, &self.id) == (&other.part, &other.id)
    }

    /// The point in time; none where the file has something else.
    pub fn at(&self) -> Option<At> {
        if self.when.is_empty() {
            return Some(At::Open);
        }
        let day = self.when.parse().ok().map(At::Day);
        day.or_else(|| Month::parse(&self.when).map(At::Month))
    }

    /// How firm the point in time is.
    pub fn certainty(&self) -> Option<Certainty> {
        Certainty::from_code(&self.firm)
    }
}

/// Stands for pieces of text: the same on every machine and in every version.
pub fn print<'a>(pieces: impl IntoIterator<Item = &'a str>) -> String {
    // A byte that no text has keeps the pieces apart.
    let hash = fnv(pieces.into_iter().flat_map(|piece| piece.bytes().chain([0xff])));
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_stay_what_they_are() {
        // Files that were kept hold such prints: another way to make them would change every one.
        assert_eq!(print(["医保", "转移"]), "2ac769de");
        assert_ne!(print(["医保转", "移"]), print(["医保", "转移"]));
        assert_eq!(print([]), "4fd0bfc1");
    }
}
