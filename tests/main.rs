//! Every test of the program from outside.

mod agree;
mod already;
mod architecture;
mod audit;
mod bad_tables;
mod batch;
mod calendar;
mod cases;
mod claims;
mod cli;
mod clock;
mod data_dir;
mod diff;
mod engine;
mod goldens;
mod html;
mod ics;
mod licences;
mod line;
mod markdown;
mod mutations;
mod output;
mod packs;
mod pdf;
mod places;
#[cfg(unix)]
mod printing;
mod properties;
mod qr;
mod readme;
mod repeats;
mod report;
mod saved;
mod schema;
mod screens;
mod search;
mod seasons;
mod short;
mod speech;
mod support;
#[cfg(unix)]
mod terminal;
mod tutorial;
mod unasked;
mod waits;
mod wording;
