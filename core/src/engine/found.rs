//! What the conditions of the rules of the parts of a plan come to.

use std::ops::Range;

use super::basis::Basis;
use super::bits::Bits;
use super::truth::Finding;
use crate::model::{Index, RuleIx};

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
    /// Rules whose conditions hold, by their positions among their rivals.
    pub found: Bits,
    /// What theirs came to; nothing of the others.
    findings: Vec<Finding>,
    pub failed: Vec<Failed>,
    /// Rules that are not looked at, because another one speaks for their item; none before a pass.
    pub over: Bits,
    /// Rules that speak for one part; none before a pass.
    pub picked: Vec<RuleIx>,
    /// What the tests above the one that is made came to, the first of all first.
    above: Vec<Finding>,
}

impl Sifted {
    /// With room for what most plans come to.
    pub fn roomy() -> Self {
        let mut above = Vec::with_capacity(8);
        above.push(Finding::NOTHING);
        Self {
            found: Bits::default(),
            findings: Vec::new(),
            failed: Vec::with_capacity(64),
            over: Bits::default(),
            picked: Vec::with_capacity(32),
            above,
        }
    }

    /// Empties it, for the rules of an index.
    pub fn clear(&mut self, index: &Index) {
        let rules = index.rivals.len();
        self.found.clear(rules);
        self.over.clear(rules);
        self.failed.clear();
        if self.findings.len() < rules {
            self.findings.resize(rules, Finding::NOTHING);
        }
    }

    /// What the condition of a rule came to that was found.
    pub fn finding(&self, at: u16) -> Finding {
        self.findings[usize::from(at)]
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
            self.found.insert(at);
            self.findings[usize::from(at)] = finding;
        }
    }

    /// Takes in rules whose conditions do not.
    pub fn fail(&mut self, rules: Range<u16>, finding: Finding) {
        let (Range { start: first, end }, Finding { basis, .. }) = (rules, finding);
        let alike = |last: &Failed| last.end == first && last.basis == basis;
        match self.failed.last_mut() {
            _ if first == end => {}
            Some(last) if alike(last) => last.end = end,
            _ => self.failed.push(Failed { first, end, basis }),
        }
    }
}
