//! Positions, a bit each.

use std::ops::Range;

/// How many words hold so many positions.
pub(crate) const fn words(positions: usize) -> usize {
    positions.div_ceil(64)
}

/// Adds a position.
pub(crate) fn insert(bits: &mut [u64], at: u16) {
    bits[usize::from(at / 64)] |= 1 << (at % 64);
}

/// Adds positions.
pub(crate) fn extend(bits: &mut [u64], positions: Range<u16>) {
    positions.for_each(|at| insert(bits, at));
}

/// Whether a position is there.
pub(crate) fn contains(bits: &[u64], at: u16) -> bool {
    bits[usize::from(at / 64)] & 1 << (at % 64) != 0
}

/// The positions within a range, in order.
pub(crate) fn within(bits: &[u64], range: Range<u16>) -> impl Iterator<Item = u16> {
    let bits = &bits[..words(usize::from(range.end))];
    let mut next = range.start;
    std::iter::from_fn(move || {
        if next >= range.end {
            return None;
        }
        let at = first_from(bits, next).filter(|at| *at < range.end)?;
        next = at + 1;
        Some(at)
    })
}

/// The first position from this one on.
pub(crate) fn first_from(bits: &[u64], at: u16) -> Option<u16> {
    let mut word = at / 64;
    let mut left = bits.get(usize::from(word))? & u64::MAX << (at % 64);
    while left == 0 {
        word += 1;
        left = *bits.get(usize::from(word))?;
    }
    Some(word * 64 + left.trailing_zeros() as u16)
}
