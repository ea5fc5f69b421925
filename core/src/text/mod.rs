//! Texts: measured in terminal cells, wrapped, cut, folded, and numbers that stand for them.

mod bare;
mod cut;
mod fnv;
mod fold;
mod glyphs;
mod number;
mod plain;
mod sorted;
mod spoken;
mod traditional;
mod whole;
mod width;
mod wrap;

pub use bare::is_bare;
pub use cut::{cut, pad};

pub use fnv::fnv;
pub use fold::{fold, narrow, plain};
pub use glyphs::{Glyphs, Signs};
pub use number::number_at_end;
pub use plain::{one_line, unseen};
pub use sorted::beginning;
pub use spoken::SPOKEN;
pub use traditional::simplified;
pub use width::{cells, plain_width, width};
pub use wrap::{Room, letters, words, wrap};
