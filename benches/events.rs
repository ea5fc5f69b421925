//! Ten million random events, half of them at a desk, half at a kiosk, on two cores. Run with `cargo bench --bench
//! events`; seeds are printed, and `cargo bench --bench events -- 16384 SEED` sees the person with that seed again.

#[path = "../tests/support/crowd.rs"]
mod crowd;

use std::env;
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use crowd::Tally;
use yizhuan::tui::theme::{Depth, Kind, Theme};
use yizhuan::tui::{Options, Preset};

const EVENTS: u64 = 10_000_000;
const SEED: u64 = 1_000_000_007;

fn options(kiosk: Option<Duration>) -> Options {
    Options {
        ascii: false,
        theme: Theme::new(Kind::Dark, Depth::Sixteen),
        today: NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day"),
        clock: None,
        moment: None,
        desk: false,
        preset: Preset::default(),
        trouble: None,
        touch: true,
        kiosk,
    }
}

fn main() {
    let mut numbers = env::args().filter_map(|word| word.parse().ok());
    let (events, seed) = (numbers.next().unwrap_or(EVENTS), numbers.next().unwrap_or(SEED));
    let start = Instant::now();
    thread::scope(|both| {
        for seed in [seed, seed + events / 2] {
            both.spawn(move || {
                for kiosk in [None, Some(Duration::from_mins(1))] {
                    println!("{:?}", Tally::of(&options(kiosk), seed, events / 4));
                }
            });
        }
    });
    println!("{events} events in {:.1} s", start.elapsed().as_secs_f64());
}
