//! From embedded files to checked assets.
//!
//! The same loader runs at build time (a broken table cannot be shipped), in the tests, and over
//! files from outside; the program itself only decodes what the build has checked.

#![warn(missing_docs)]

mod alike;
mod aspect;
mod body;
mod calendar;
mod check;
mod claims;
mod clash;
mod cond;
mod embedded;
mod fact;
mod glossary;
mod items;
pub mod keys;
mod load;
mod local;
mod names;
mod needs;
mod node;
mod overlay;
mod phrase;
mod problems;
mod question;
mod replaced;
mod rule;
mod settle;
mod shared;
#[cfg(embedded)]
mod shipped;
mod silent;
mod source;
mod statement;
mod synonyms;
mod topic;
mod window;
mod wordings;
mod words;

pub use embedded::{decode, encode, encode_texts};

pub use load::{SourceFile, load};
pub use overlay::{overlaid, overlay};
// A build script has no packed data yet: it is what packs it.
#[cfg(embedded)]
pub use shipped::{embedded, meta, texts};
pub use statement::Backing;
