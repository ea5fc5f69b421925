//! Texts: measured in terminal cells, wrapped, cut, folded, and numbers that stand for them.

mod cut;
mod fnv;
mod fold;
mod glyphs;
mod plain;
mod traditional;
mod width;
mod wrap;

pub use cut::{cut, pad};
pub use fnv::fnv;
pub use fold::fold;
pub use glyphs::{Glyphs, Signs};
pub use plain::{one_line, unseen};
pub use traditional::simplified;
pub use width::width;
pub use wrap::{letters, words, wrap};
