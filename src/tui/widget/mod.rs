//! Pieces that several pages are made of.

pub mod menu;
pub mod prose;

/// Lines of Chinese longer than this many cells are hard to follow.
pub const MEASURE: u16 = 76;
