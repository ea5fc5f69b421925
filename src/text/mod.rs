//! Texts: measured in terminal cells, wrapped, cut, folded, and numbers that stand for them.

mod cut;
mod fnv;
mod fold;
mod glyphs;
mod number;
mod plain;
mod sorted;
mod traditional;
mod width;
mod wrap;

pub use cut::cut;

pub(crate) use cut::pad;
pub(crate) use fnv::fnv;
pub use fold::fold;
pub(crate) use fold::plain;
pub(crate) use glyphs::Glyphs;
pub(crate) use number::number_at_end;
pub(crate) use plain::{one_line, unseen};
pub(crate) use sorted::beginning;
pub(crate) use traditional::simplified;
pub use width::width;
pub(crate) use width::{cells, plain_width};
pub(crate) use wrap::wrap;
pub use wrap::{letters, words};
