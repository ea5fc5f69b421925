//! The loop: what is drawn when, and that the data waits for the first frame.

use std::cell::Cell;
use std::io;
use std::time::Duration;

use ratatui::backend::TestBackend;
use ratatui::crossterm::event::KeyCode;
use ratatui::{Frame, Terminal};
use yizhuan::model::Data;
use yizhuan::rules;
use yizhuan::tui::Options;
use yizhuan::tui::event::{Input, Key};
use yizhuan::tui::outside::{Done, Outlets, Outside};
use yizhuan::tui::run::{self, Console};

use crate::support::driver::{Picture, options, outlets};

/// A terminal that is typed into beforehand.
struct Script {
    terminal: Terminal<TestBackend>,
    inputs: std::vec::IntoIter<Input>,
    frames: usize,
    stops: usize,
    forgets: usize,
    wanted: Vec<Outside>,
    shown: String,
    options: Options,
}

impl Script {
    fn new(inputs: Vec<Input>) -> Self {
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        Self {
            terminal,
            inputs: inputs.into_iter(),
            frames: 0,
            stops: 0,
            forgets: 0,
            options: options(),
            wanted: Vec::new(),
            shown: String::new(),
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
    fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.before += usize::from(!self.loaded.get());
        self.script.frames += 1;
        // The backend's own buffer keeps halves of characters that were drawn over.
        let drawn = self.script.terminal.draw(render).unwrap();
        let picture = Picture { buffer: drawn.buffer.clone(), cursor: None };
        self.script.shown = picture.text();
        Ok(())
    }

    fn read(&mut self, _: Option<Duration>) -> io::Result<Option<Input>> {
        Ok(self.script.inputs.next())
    }

    fn settle(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    fn outlets(&self) -> Outlets {
        outlets()
    }

    fn is_behind(&self) -> bool {
        false
    }

    fn forget(&mut self) -> io::Result<()> {
        self.script.forgets += 1;
        Ok(())
    }

    fn carry_out(&mut self, wanted: Outside) -> Done {
        self.script.wanted.push(wanted);
        Done::Sent
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.script.stops += 1;
        Ok(())
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
    let mut script = Script::new(vec![key('x'), key('z'), Input::Key(Key::plain(KeyCode::Up))]);
    script.run();
    assert_eq!(script.frames, 1);
    let mut script = Script::new(vec![key('1'), key('x'), key('1'), Input::Resize(60, 20)]);
    script.run();
    assert_eq!(script.frames, 4);
}

#[test]
fn a_visitor_who_left_takes_what_he_typed_along() {
    let mut script = Script::new(vec![key('1'), Input::Idle, Input::Idle, key('x')]);
    script.options.kiosk = Some(Duration::from_mins(1));
    script.run();
    assert_eq!(script.forgets, 1);
    assert!(script.shown.contains("不联网"), "{}", script.shown);
}

#[test]
fn nothing_is_drawn_on_a_terminal_handed_to_the_shell() {
    let mut script = Script::new(vec![Input::Key(Key::ctrl('z'))]);
    script.run();
    assert_eq!((script.stops, script.frames), (1, 1));
}

#[test]
fn what_is_wanted_outside_is_done_and_its_answer_drawn() {
    let keys = "1111cd1hz11111".chars().chain("1950".chars()).map(key);
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
