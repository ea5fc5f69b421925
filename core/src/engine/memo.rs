//! What earlier runs came to, by what decided it: a table that holds so much and no more.
//!
//! What is asked for has a number of its own, and a key that is made of all that decides it. A run
//! keeps what was not there yet; when the table is half full it is emptied, and fills again with what
//! comes then.

use super::basis::Basis;

/// Places of a table for a caller who wants no other number; with all lists less than one MiB.
const USUAL: usize = 1 << 14;

/// Something that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// What is asked for; not 0.
    pub number: u32,
    /// All that decides it.
    pub key: u64,
}

/// A rule that holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pick {
    /// Its position among its rivals.
    pub at: u16,
    /// Whether it is in force.
    pub now: bool,
}

/// What something came to: of rules, where it stands in the lists of all; of a fact, which of its values.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept {
    wanted: Wanted,
    start: Lengths,
    end: Lengths,
}

/// How long the lists are, or were.
#[derive(Clone, Copy, Debug)]
struct Lengths {
    bases: u32,
    picks: u32,
}

const NOWHERE: Lengths = Lengths { bases: 0, picks: 0 };
const NOTHING: Kept = Kept { wanted: Wanted { number: 0, key: 0 }, start: NOWHERE, end: NOWHERE };

/// What some rules came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// The questions behind each item.
    pub bases: Vec<Basis>,
    /// The rules that hold, as far as they were looked at.
    pub picks: Vec<Pick>,
}

/// All that is kept.
#[derive(Clone, Debug)]
pub(crate) struct Memo {
    /// A power of two; each thing is at the first free place from where its key belongs.
    places: Vec<Kept>,
    filled: usize,
    lists: Lists,
}

impl Memo {
    /// With so many places, or the usual number; one run asks for `least` things.
    pub fn new(places: Option<usize>, least: usize) -> Self {
        let places = places.unwrap_or(USUAL).max(4 * least).next_power_of_two();
        Self { places: vec![NOTHING; places], filled: 0, lists: Lists::default() }
    }

    /// Whether there may be no room for another run.
    pub fn is_full(&self) -> bool {
        let most = self.places.len() / 2;
        self.filled > most || self.lists.bases.len() > 2 * self.places.len()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.places.fill(NOTHING);
        self.lists.clear();
        self.filled = 0;
    }

    /// Where something is kept, or would be.
    #[inline]
    pub fn place_of(&self, wanted: Wanted) -> usize {
        let last = self.places.len() - 1;
        // Only the upper bits of a product depend on all bits of what is multiplied.
        let number = u64::from(wanted.number).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (wanted.key ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mixed >> 32) as usize & last;
        while self.places[at].wanted != wanted && self.places[at].wanted.number != 0 {
            at = (at + 1) & last;
        }
        at
    }

    /// What is kept at a place.
    #[inline]
    pub fn at(&self, place: usize) -> Option<&Kept> {
        Some(&self.places[place]).filter(|kept| kept.wanted.number != 0)
    }

    /// What is behind each item of some rules.
    #[inline]
    pub fn bases(&self, kept: &Kept) -> &[Basis] {
        &self.lists.bases[kept.start.bases as usize..kept.end.bases as usize]
    }

    /// Those of the rules that hold.
    #[inline]
    pub fn picks(&self, kept: &Kept) -> &[Pick] {
        &self.lists.picks[kept.start.picks as usize..kept.end.picks as usize]
    }

    /// Keeps what some rules came to.
    pub fn keep_rules(&mut self, place: usize, wanted: Wanted, found: &Lists) {
        let start = self.lists.lengths();
        self.lists.bases.extend_from_slice(&found.bases);
        self.lists.picks.extend_from_slice(&found.picks);
        self.keep(place, Kept { wanted, start, end: self.lists.lengths() });
    }

    /// Keeps which of its values a fact has.
    pub fn keep_value(&mut self, place: usize, wanted: Wanted, value: u32) {
        let start = Lengths { bases: value, picks: 0 };
        self.keep(place, Kept { wanted, start, end: start });
    }

    fn keep(&mut self, place: usize, kept: Kept) {
        self.places[place] = kept;
        self.filled += 1;
    }
}

impl Kept {
    /// Which of its values a fact has.
    pub fn value(&self) -> u32 {
        self.start.bases
    }
}

impl Lists {
    /// Empties them.
    pub fn clear(&mut self) {
        self.bases.clear();
        self.picks.clear();
    }

    fn lengths(&self) -> Lengths {
        Lengths { bases: self.bases.len() as u32, picks: self.picks.len() as u32 }
    }
}
