//! Visitor after visitor in one process, until the kiosk's clock forgets each: memory stays flat, no descriptor is lost.

use std::env;
use std::fs;
use std::io;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Size;
use rstest::rstest;
use yizhuan::model::Data;
use yizhuan::picture::Picture;
use yizhuan::rules;
use yizhuan::tui::Options;
use yizhuan::tui::event::{Input, Key};
use yizhuan::tui::outside::{Done, Outputs, Outside};
use yizhuan::tui::run::{self, Console};
use yizhuan::tui::touch::{Touch, TouchKind};

use crate::support::crowd::Dice;
use crate::support::driver::{options, outputs};

/// How many visitors come; the environment may ask for more.
const VISITORS: &str = "YIZHUAN_SOAK_VISITORS";
const FEW: usize = 12;
/// Keys of each visitor, a part of a second apart, before he walks away.
const KEYS: usize = 60;
const PAUSE: Duration = Duration::from_millis(150);
/// Keys after which the hall is closed.
const MOST: usize = 2_000;
/// How often a keyboard repeats a key that is held down.
const FIRST: Duration = Duration::from_millis(500);
const REPEAT: Duration = Duration::from_millis(100);
/// Memory that may come and go.
const SLACK: usize = 8 << 20;

/// A kiosk whose clock is turned by its visitors.
struct Hall {
    dice: Dice,
    now: Instant,
    typed: usize,
    /// How many visitors still come.
    left: usize,
    /// What a thing does, each time.
    thing: Option<fn(usize) -> Input>,
    seen: Vec<Usage>,
}

impl Hall {
    fn new(left: usize, thing: Option<fn(usize) -> Input>) -> Self {
        let (dice, now) = (Dice(7), Instant::now());
        Self { dice, now, typed: 0, left, thing, seen: Vec::new() }
    }

    fn open(&mut self) {
        let kiosk = Options { kiosk: Some(Duration::from_mins(1)), touch: true, ..options() };
        let load = || Data { assets: rules::embedded(), overlay: None };
        run::run(self, &kiosk, rules::meta(), load).expect("it ends");
    }
}

/// What the process holds.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Usage {
    bytes: usize,
    descriptors: usize,
}

impl Usage {
    fn now() -> Self {
        let pages = fs::read_to_string("/proc/self/statm").expect("Linux says it");
        let resident = pages.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok());
        Self {
            bytes: resident.expect("a number of pages") * 4096,
            descriptors: fs::read_dir("/proc/self/fd").map_or(0, Iterator::count),
        }
    }
}

impl Console for Hall {
    fn draw(&mut self, render: impl FnOnce(&mut Picture)) -> io::Result<()> {
        render(&mut Picture::blank(Size::new(80, 24)));
        Ok(())
    }

    fn now(&self) -> Instant {
        self.now
    }

    fn today(&self) -> Option<NaiveDate> {
        None
    }

    fn read(&mut self, until: Option<Instant>) -> io::Result<Option<Input>> {
        if let Some(thing) = self.thing.filter(|_| self.left > 0) {
            self.now += if self.typed == 0 { FIRST } else { REPEAT };
            self.typed += 1;
            if self.typed > MOST {
                return Ok(None);
            }
            // Somebody has begun.
            return Ok(Some(if self.typed == 1 { key('1') } else { thing(self.typed) }));
        }
        let next = self.now + PAUSE;
        if let Some(until) = until.filter(|until| *until < next || self.typed == KEYS) {
            self.now = until.max(self.now);
            return Ok(Some(Input::Idle));
        }
        if self.left == 0 {
            return Ok(None);
        }
        self.now = next;
        self.typed = (self.typed + 1).min(KEYS);
        let digits = ['1', '1', '1', '2', '3', '9', '.', '+'];
        let key = match self.dice.roll(10) {
            0 => KeyCode::Enter,
            1 => KeyCode::Down,
            _ => KeyCode::Char(digits[usize::try_from(self.dice.roll(8)).expect("few")]),
        };
        Ok(Some(Input::Key(Key::plain(key))))
    }

    fn settle(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    fn outputs(&self) -> Outputs {
        outputs()
    }

    fn is_behind(&self) -> bool {
        false
    }

    fn forget(&mut self) -> io::Result<()> {
        self.typed = 0;
        self.left -= 1;
        self.seen.push(Usage::now());
        Ok(())
    }

    fn carry_out(&mut self, _: Outside) -> Done {
        Done::Printing
    }

    fn suspend(&mut self) -> io::Result<bool> {
        Ok(false)
    }
}

#[test]
fn visitor_after_visitor_leaves_nothing_behind() {
    let asked = env::var(VISITORS).ok().map(|count| count.parse().expect("a number of visitors"));
    let left = asked.unwrap_or(FEW);
    let mut hall = Hall::new(left, None);
    hall.open();
    assert_eq!(hall.seen.len(), left);
    // The first visitors fill what is kept for all.
    let (early, late) = (&hall.seen[left / 4], &hall.seen[left - 1]);
    println!("{left} visitors: {early:?}, then {late:?}");
    // Among other tests the process is not the kiosk's alone.
    if asked.is_some() {
        assert!(late.bytes < early.bytes + SLACK, "memory grows: {early:?}, then {late:?}");
        assert_eq!(late.descriptors, early.descriptors);
    }
}

fn key(letter: char) -> Input {
    Input::Key(Key::plain(KeyCode::Char(letter)))
}

fn touch(kind: TouchKind, at: (u16, u16)) -> Input {
    Input::Touch(Touch { kind, at })
}

/// A finger that went down and is not let go of.
fn held(time: usize) -> Input {
    let row = u16::try_from(time % 3).expect("few");
    touch(if time == 2 { TouchKind::Press } else { TouchKind::Drag }, (10, 9 + row))
}

#[rstest]
#[case::a_book_on_a_key(|_| key('1'))]
#[case::a_book_on_another_key(|_| key('7'))]
#[case::a_book_on_two_keys(|time: usize| key(['x', 'y'][time % 2]))]
#[case::a_finger_held(held)]
#[case::a_wet_cell(|_| touch(TouchKind::Press, (5, 1)))]
#[case::a_wet_cell_that_answers(|time: usize| touch([TouchKind::Press, TouchKind::Release][time % 2], (9, 9)))]
#[case::releases(|_| touch(TouchKind::Release, (9, 9)))]
#[case::a_wheel(|_| touch(TouchKind::WheelDown, (9, 9)))]
fn a_thing_is_no_visitor(#[case] thing: fn(usize) -> Input) {
    let mut hall = Hall::new(1, Some(thing));
    let begun = hall.now;
    hall.open();
    let gone = hall.now - begun;
    assert!(hall.left == 0 && gone < Duration::from_secs(72), "{gone:?}");
}
