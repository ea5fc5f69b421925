//! The loop: what is drawn when, and that the data waits for the first frame.

use std::cell::Cell;
use std::io;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Size;
use yizhuan::model::Data;
use yizhuan::picture;
use yizhuan::rules;
use yizhuan::tui::Options;
use yizhuan::tui::event::{Input, Key};
use yizhuan::tui::outside::{Done, Outputs, Outside};
use yizhuan::tui::run::{self, Console};
use yizhuan::tui::taps::Taps;

use crate::support::driver::{Picture, options, outputs};

/// A terminal that is typed into beforehand.
struct Script {
    inputs: std::vec::IntoIter<Input>,
    frames: usize,
    stops: usize,
    /// Whether there is a shell that could continue it.
    stoppable: bool,
    /// Whether all that was typed came at once.
    burst: bool,
    forgets: usize,
    wanted: Vec<Outside>,
    shown: String,
    options: Options,
    now: Instant,
    /// When the last key was pressed.
    typed: Instant,
    /// How long after it the next one is.
    pause: Duration,
    today: Option<NaiveDate>,
}

impl Script {
    fn new(inputs: Vec<Input>) -> Self {
        let begun = Instant::now();
        Self {
            inputs: inputs.into_iter(),
            frames: 0,
            stops: 0,
            stoppable: true,
            burst: false,
            forgets: 0,
            options: options(),
            wanted: Vec::new(),
            shown: String::new(),
            now: begun,
            typed: begun,
            pause: Duration::from_millis(800),
            today: None,
        }
    }

    /// Runs to the end; says how many frames there were before the data was loaded.
    fn run(&mut self) -> usize {
        let loaded = Cell::new(false);
        let load = || {
            loaded.set(true);
            Data { assets: rules::embedded(), overlay: None }
        };
        let options = self.options.clone();
        let mut watched = Watched { script: self, loaded: &loaded, before: 0 };
        run::run(&mut watched, &options, rules::meta(), load).unwrap();
        watched.before
    }
}

struct Watched<'a> {
    script: &'a mut Script,
    loaded: &'a Cell<bool>,
    before: usize,
}

impl Console for Watched<'_> {
    fn draw(&mut self, render: impl FnOnce(&mut picture::Picture)) -> io::Result<()> {
        self.before += usize::from(!self.loaded.get());
        self.script.frames += 1;
        let mut drawn = picture::Picture::blank(Size::new(80, 24));
        render(&mut drawn);
        let picture = Picture { buffer: drawn.buffer(), cursor: None, taps: Taps::default() };
        self.script.shown = picture.text();
        Ok(())
    }

    fn now(&self) -> Instant {
        self.script.now
    }

    fn today(&self) -> Option<NaiveDate> {
        self.script.today
    }

    fn read(&mut self, until: Option<Instant>) -> io::Result<Option<Input>> {
        let next = self.script.typed + self.script.pause;
        if let Some(until) = until.filter(|until| *until < next) {
            self.script.now = until;
            return Ok(Some(Input::Idle));
        }
        (self.script.now, self.script.typed) = (next, next);
        Ok(self.script.inputs.next())
    }

    fn settle(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    fn outputs(&self) -> Outputs {
        outputs()
    }

    fn is_behind(&self) -> bool {
        self.script.burst && self.script.inputs.len() > 0
    }

    fn forget(&mut self) -> io::Result<()> {
        self.script.forgets += 1;
        Ok(())
    }

    fn carry_out(&mut self, wanted: Outside) -> Done {
        self.script.wanted.push(wanted);
        Done::Sent
    }

    fn suspend(&mut self) -> io::Result<bool> {
        self.script.stops += usize::from(self.script.stoppable);
        Ok(self.script.stoppable)
    }
}

fn key(letter: char) -> Input {
    Input::Key(Key::plain(KeyCode::Char(letter)))
}

#[test]
fn the_first_frame_comes_before_the_data() {
    let mut script = Script::new(Vec::new());
    assert_eq!(script.run(), 1);
    assert_eq!(script.frames, 1);
}

#[test]
fn only_a_change_is_drawn() {
    let mut script = Script::new(vec![key(';'), key('='), Input::Key(Key::plain(KeyCode::Up))]);
    script.run();
    assert_eq!(script.frames, 1);
    let mut script = Script::new(vec![key('1'), key(';'), key('1'), Input::Resize(60, 20)]);
    script.run();
    assert_eq!(script.frames, 4);
}

const MINUTE: Duration = Duration::from_mins(1);

/// A kiosk whose visitors press keys so far apart.
fn kiosk(keys: &str, pause: Duration) -> Script {
    let mut script = Script::new(keys.chars().map(key).collect());
    (script.options.kiosk, script.pause) = (Some(MINUTE), pause);
    script
}

#[test]
fn a_visitor_who_left_takes_what_he_typed_along() {
    let mut script = kiosk("1x", MINUTE + Duration::from_secs(1));
    script.run();
    assert_eq!(script.forgets, 1);
    assert!(script.shown.contains("不联网"), "{}", script.shown);
    // Home, the question, seven readings of the clock, twenty seconds counted down, home.
    assert_eq!(script.frames, 2 + 7 + 20 + 1);
}

#[test]
fn a_key_that_means_nothing_sets_the_clock_back_too() {
    let mut script = kiosk("1x", Duration::from_secs(6));
    script.run();
    // Home, the question, 0:55, 1:00 at the key, 0:55.
    assert_eq!(script.frames, 5);
    assert!(script.shown.contains("0:55 后清空"), "{}", script.shown);
}

#[test]
fn a_visitor_who_comes_back_in_the_last_second_goes_on() {
    let mut script = kiosk("11", Duration::from_millis(59_900));
    script.run();
    assert_eq!(script.forgets, 0);
    assert!(script.shown.contains("您以前"), "{}", script.shown);
}

#[test]
fn a_scanner_answers_nothing() {
    let card = "1110105194912310021\u{d}".chars().map(|letter| match letter {
        '\r' => Input::Key(Key::plain(KeyCode::Enter)),
        letter => key(letter),
    });
    let mut script = kiosk("", Duration::from_millis(3));
    script.inputs = card.collect::<Vec<_>>().into_iter();
    script.run();
    assert!(script.shown.contains("请按行首的数字选择"), "{}", script.shown);
    assert!(script.shown.contains("不联网"), "{}", script.shown);
    let mut person = kiosk("121", Duration::from_millis(60));
    person.run();
    assert!(!person.shown.contains("请按行首的数字选择") && !person.shown.contains("不联网"));
    // Outside the kiosk a script may type as fast as it likes.
    let mut desk = kiosk("1111cd1hz111+1", Duration::from_millis(1));
    desk.options.kiosk = None;
    desk.run();
    assert!(desk.shown.contains("办理方案"), "{}", desk.shown);
}

/// What a visitor sees who presses these keys, so many milliseconds apart.
fn after(keys: &str, pause: u64) -> String {
    let mut script = kiosk(keys, Duration::from_millis(pause));
    script.run();
    script.shown
}

#[test]
fn a_key_that_is_leaned_on_answers_no_second_page() {
    let one = after("1", 800);
    for pause in [50, 92, 500] {
        let shown = after(&"1".repeat(20), pause);
        assert!(shown.contains("松开等一下再按"), "{pause}: {shown}");
        let below = |screen: &str| screen.lines().skip(1).collect::<Vec<_>>().join("\n");
        assert_eq!(below(&shown), below(&one), "{pause}");
    }
    assert!(after(&"1".repeat(20), 800).contains("转移"), "let go of each time");
    let mut desk = kiosk(&"1".repeat(4), Duration::from_millis(92));
    desk.options.kiosk = None;
    desk.run();
    assert!(!desk.shown.contains("松开等一下再按"));
}

fn day(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, day)
}

#[test]
fn a_program_left_open_over_midnight_counts_from_the_new_day() {
    for (kiosk, plan) in [(None, "1111cd1hz111+1"), (Some(MINUTE), "1111cd1hz11111")] {
        let mut script = Script::new(plan.chars().map(key).collect());
        (script.options.kiosk, script.today) = (kiosk, day(11, 21));
        script.run();
        assert!(script.shown.contains("转出最迟  若今天受理 12 月 4 日"), "{}", script.shown);
        let mut script = Script::new(plan.chars().map(key).collect());
        (script.options.kiosk, script.today) = (kiosk, day(11, 23));
        script.run();
        assert!(script.shown.contains("转出最迟  若今天受理，12 月 7 日"), "{}", script.shown);
    }
}

#[test]
fn a_clock_that_was_set_right_is_no_longer_doubted() {
    for (begun, now, doubted) in [(day(1, 2), day(11, 23), false), (day(11, 23), day(1, 2), true)] {
        let mut script = Script::new(vec![key('1'), key('1')]);
        (script.options.today, script.today) = (begun.unwrap(), now);
        script.run();
        let shown = script.shown.contains("日期比数据还早");
        assert_eq!(shown, doubted, "{begun:?} {now:?}: {}", script.shown);
    }
}

#[test]
fn nothing_is_drawn_on_a_terminal_handed_to_the_shell() {
    let mut script = Script::new(vec![Input::Key(Key::ctrl('z'))]);
    script.run();
    assert_eq!((script.stops, script.frames), (1, 1));
}

#[test]
fn a_frame_is_drawn_after_a_stop_that_could_not_be() {
    let mut script = Script::new(vec![key('1'), Input::Key(Key::ctrl('z'))]);
    (script.burst, script.stoppable) = (true, false);
    script.run();
    assert_eq!((script.stops, script.frames), (0, 2));
    assert!(script.shown.contains("哪种医保"), "{}", script.shown);
}

#[test]
fn what_is_wanted_outside_is_done_and_its_answer_drawn() {
    let keys = "1111cd1hz111+1".chars().chain("950".chars()).map(key);
    let mut script = Script::new(keys.collect());
    script.run();
    let [Outside::Clipboard(text)] = &script.wanted[..] else { panic!("{:?}", script.wanted) };
    assert!(text.starts_with("医保转移，四川省成都市 转到 浙江省杭州市：可以申请转移。"), "{text}");
    assert!(script.shown.contains("已发送到终端剪贴板"), "{}", script.shown);
}

#[test]
fn what_comes_after_the_end_is_not_read() {
    let mut script = Script::new(vec![Input::Key(Key::ctrl('c')), key('1')]);
    script.run();
    assert_eq!(script.inputs.len(), 1);
}
