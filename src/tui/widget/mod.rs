//! Pieces that several pages are made of.

pub mod ask;
pub mod axis;
pub mod bar;
pub mod field;
pub mod menu;
pub mod nine;
pub mod outlook;
pub mod prose;
pub mod reading;
pub mod rows;
mod strip;

/// Lines of Chinese longer than this many cells are hard to follow.
pub const MEASURE: u16 = 76;
