//! The guided screens: what is shown, and what keys do.

mod bytes;
mod callers;
mod changes;
mod code;
mod essentials;
mod export_menu;
mod hall;
pub mod keys;
mod kiosk;
mod links;
mod mending;
mod pictures;
mod plan;
mod random;
mod rounds;
pub mod sizes;
mod soak;
mod steps;
mod table;
mod taps;
mod typing;
mod ways;
mod wide;
mod words;
