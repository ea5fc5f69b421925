//! Positions, a bit each.

use std::ops::Range;

pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Empty, with room for so many positions.
    pub fn roomy(positions: usize) -> Self {
        Self(Vec::with_capacity(positions.div_ceil(64)))
    }

    /// Empties it, for so many positions.
    pub fn clear(&mut self, positions: usize) {
        self.0.clear();
        self.0.resize(positions.div_ceil(64), 0);
    }

    /// Adds a position.
    pub fn insert(&mut self, at: u16) {
        self.0[usize::from(at / 64)] |= 1 << (at % 64);
    }

    /// Adds positions.
    pub fn extend(&mut self, positions: Range<u16>) {
        positions.for_each(|at| self.insert(at));
    }

    /// Whether a position is there.
    pub fn contains(&self, at: u16) -> bool {
        self.0[usize::from(at / 64)] & 1 << (at % 64) != 0
    }

    /// The first position from this one on.
    pub fn first_from(&self, at: u16) -> Option<u16> {
        let mut word = at / 64;
        let mut bits = self.0.get(usize::from(word))? & u64::MAX << (at % 64);
        while bits == 0 {
            word += 1;
            bits = *self.0.get(usize::from(word))?;
        }
        Some(word * 64 + bits.trailing_zeros() as u16)
    }
}
