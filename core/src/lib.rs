//! The rules table of 医保转移向导: places, answers, how the files are read and checked, and the engine
//! that answers from them.
//!
//! Knows nothing of screens, files or the network; the program above it is the package `yizhuan`.

pub mod answers;
pub mod calendar;
pub mod diagnostic;
pub mod engine;
pub mod model;
pub mod packed;
pub mod regions;
pub mod rules;
pub mod text;
