//! 医保转移向导: what to do when 基本医疗保险 has to move to another pool in China.
//!
//! Below all of it stand two packages: `yizhuan-core`, the table and the engine, and `yizhuan-paint`, which
//! shows pictures in a terminal. Imports go down only; `docs/architecture.md` draws the layers.

pub use yizhuan_core::{
    answers, calendar, diagnostic, engine, model, packed, regions, rules, text,
};
pub use yizhuan_paint::{painter, picture};

pub mod audit;
pub mod cli;
pub mod export;
pub mod line;
pub mod output;
pub mod pack;
pub(crate) mod plain;
pub mod platform;
pub mod report;
pub mod saved;
pub mod search;
pub mod session;
pub mod tui;
