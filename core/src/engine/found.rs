//! What the conditions of the rules of one part of the plan come to.

use std::ops::Range;

use super::truth::Finding;
use crate::model::QuestionSet;

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
    pub reads: QuestionSet,
    /// Those whose answers are lacking.
    pub lacks: QuestionSet,
}

/// All of it.
#[derive(Default)]
pub(crate) struct Sifted {
    /// In the order in which they are tried.
    pub found: Vec<Found>,
    pub failed: Vec<Failed>,
    /// Rules that are not looked at, because another one speaks for their item; none before a pass.
    pub over: Vec<Range<u16>>,
    /// Questions that mattered before, and that were lacking: once more tells nothing.
    reads: QuestionSet,
    lacks: QuestionSet,
}

impl Sifted {
    /// Empties it, and makes room for what most parts of a plan come to besides what is known.
    pub fn clear(&mut self, reads: QuestionSet, lacks: QuestionSet) {
        (self.reads, self.lacks) = (reads, lacks);
        self.found.clear();
        self.failed.clear();
        self.over.clear();
        self.found.reserve(32);
        self.failed.reserve(32);
        self.over.reserve(16);
    }

    /// Takes in rules whose conditions hold.
    pub fn find(&mut self, rules: &[u16], finding: Finding) {
        for &at in rules {
            self.found.push(Found { at, finding });
        }
    }

    /// Takes in rules whose conditions do not.
    pub fn fail(&mut self, rules: Range<u16>, finding: Finding) {
        let (Range { start: first, end }, Finding { reads, lacks, .. }) = (rules, finding);
        if self.reads.covers(reads) && self.lacks.covers(lacks) {
            return;
        }
        let alike = |last: &Failed| last.end == first && last.reads == reads && last.lacks == lacks;
        match self.failed.last_mut() {
            _ if first == end => {}
            Some(last) if alike(last) => last.end = end,
            _ => self.failed.push(Failed { first, end, reads, lacks }),
        }
    }
}
