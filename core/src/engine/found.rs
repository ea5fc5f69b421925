//! What the conditions of the rules of one part of the plan come to.

use std::ops::Range;

use super::basis::Basis;
use super::truth::Finding;

/// A rule whose condition holds.
pub(crate) struct Found {
    /// Its position among its rivals.
    pub at: u16,
    pub finding: Finding,
}

/// Rules whose conditions do not hold, or cannot be told to, for the same reason.
pub(crate) struct Failed {
    /// Positions in the order of the index.
    pub first: u16,
    pub end: u16,
    /// The questions behind the tests.
    pub basis: Basis,
}

/// All of it.
pub(crate) struct Sifted {
    /// In the order in which they are tried.
    pub found: Vec<Found>,
    pub failed: Vec<Failed>,
    /// Rules that are not looked at, because another one speaks for their item; none before a pass.
    pub over: Vec<Range<u16>>,
    /// What the tests above the one that is made came to, the first of all first.
    above: Vec<Finding>,
    /// Questions that mattered before, and that were lacking: once more tells nothing.
    before: Basis,
}

impl Sifted {
    /// With room for what most parts of a plan come to.
    pub fn roomy() -> Self {
        let mut above = Vec::with_capacity(8);
        above.push(Finding::NOTHING);
        let (found, failed) = (Vec::with_capacity(32), Vec::with_capacity(32));
        Self { found, failed, over: Vec::with_capacity(16), above, before: Basis::NOTHING }
    }

    /// Empties it, for what is not known already.
    pub fn clear(&mut self, before: Basis) {
        self.before = before;
        self.found.clear();
        self.failed.clear();
        self.over.clear();
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
        for &at in rules {
            self.found.push(Found { at, finding });
        }
    }

    /// Takes in rules whose conditions do not.
    pub fn fail(&mut self, rules: Range<u16>, finding: Finding) {
        let (Range { start: first, end }, Finding { basis, .. }) = (rules, finding);
        if self.before.covers(basis) {
            return;
        }
        let alike = |last: &Failed| last.end == first && last.basis == basis;
        match self.failed.last_mut() {
            _ if first == end => {}
            Some(last) if alike(last) => last.end = end,
            _ => self.failed.push(Failed { first, end, basis }),
        }
    }
}
