//! A few random events of a crowd; `cargo bench --bench events` sends ten million.

use std::time::Duration;

use yizhuan::tui::Options;

use crate::support::crowd::Tally;
use crate::support::driver::options;

const EVENTS: u64 = 4_000;

fn bears_anything(options: &Options, seed: u64) {
    let tally = Tally::of(options, seed, EVENTS);
    println!("{tally:?}");
    assert_eq!((tally.events, tally.frames), (EVENTS, EVENTS / 64));
}

#[test]
fn a_desk_bears_anything() {
    bears_anything(&Options { touch: true, ..options() }, 1_000_000_007);
}

#[test]
fn a_kiosk_bears_anything() {
    let kiosk = Some(Duration::from_mins(1));
    bears_anything(&Options { touch: true, kiosk, ..options() }, 2_000_000_011);
}
