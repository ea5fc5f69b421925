//! 医保转移向导: what to do when 基本医疗保险 has to move to another pool in China.
//!
//! Imports go down only: `text diagnostic calendar regions`, then `model answers`, `rules pack engine`,
//! `search line`, `report`, `audit`, `export session`, `platform output saved`, `tui plain cli`.

pub mod answers;
pub mod audit;
pub mod calendar;
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod export;
pub mod line;
pub mod model;
pub mod output;
pub mod pack;
pub mod packed;
pub(crate) mod plain;
pub mod platform;
pub mod regions;
pub mod report;
pub mod rules;
pub mod saved;
pub mod search;
pub mod session;
pub mod text;
pub mod tui;
