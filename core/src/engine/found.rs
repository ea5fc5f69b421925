//! What the conditions of the rules of the parts of a plan come to.

use std::ops::Range;

use super::basis::Basis;
use super::bits;
use super::truth::Finding;
use crate::model::{Index, Topic};

/// Rules whose conditions do not hold, or cannot be told to, for the same reason.
pub(crate) struct Failed {
    /// Positions in the order of the index.
    pub first: u16,
    pub end: u16,
    /// The questions behind the tests.
    pub basis: Basis,
}

/// All of it, and room for what a pass makes of it.
pub(crate) struct Sifted {
    /// Rules whose conditions hold, a bit each by their positions among their rivals.
    pub found: Vec<u64>,
    /// What theirs came to, and where that of each stands.
    findings: Vec<Finding>,
    places: Vec<u16>,
    pub failed: Vec<Failed>,
    /// Rules that are not looked at, because another one speaks for their item; none at first.
    pub over: Vec<u64>,
    /// What the tests above the one that is made came to, the first of all first.
    above: Vec<Finding>,
}

impl Sifted {
    /// With room for the rules of a topic.
    pub fn roomy(topic: &Topic) -> Self {
        let rules = topic.competing.rivals.len();
        let mut above = Vec::with_capacity(8);
        above.push(Finding::NOTHING);
        Self {
            found: Vec::with_capacity(bits::words(rules)),
            findings: Vec::with_capacity(32),
            places: Vec::with_capacity(rules),
            failed: Vec::with_capacity(64),
            over: Vec::with_capacity(bits::words(rules)),
            above,
        }
    }

    /// Empties it, for the rules of an index.
    pub fn clear(&mut self, index: &Index) {
        let rules = index.rivals.len();
        for bits in [&mut self.found, &mut self.over] {
            bits.clear();
            bits.resize(bits::words(rules), 0);
        }
        self.findings.clear();
        self.places.resize(rules, 0);
        self.failed.clear();
    }

    /// What the condition of a rule came to that was found.
    pub fn finding(&self, at: u16) -> Finding {
        self.findings[usize::from(self.places[usize::from(at)])]
    }

    /// What the tests above come to, where there are so many.
    pub fn above(&self, depth: u8) -> Finding {
        self.above[usize::from(depth)]
    }

    /// Keeps what the tests come to with one more.
    pub fn descend(&mut self, depth: u8, finding: Finding) {
        self.above.truncate(usize::from(depth) + 1);
        self.above.push(finding);
    }

    /// Takes in rules whose conditions hold.
    pub fn find(&mut self, rules: &[u16], finding: Finding) {
        if rules.is_empty() {
            return;
        }
        let place = self.findings.len() as u16;
        self.findings.push(finding);
        for &at in rules {
            bits::insert(&mut self.found, at);
            self.places[usize::from(at)] = place;
        }
    }

    /// Takes in rules whose conditions do not.
    pub fn fail(&mut self, rules: Range<u16>, basis: Basis) {
        let Range { start: first, end } = rules;
        let alike = |last: &Failed| last.end == first && last.basis == basis;
        match self.failed.last_mut() {
            _ if first == end => {}
            Some(last) if alike(last) => last.end = end,
            _ => self.failed.push(Failed { first, end, basis }),
        }
    }
}
