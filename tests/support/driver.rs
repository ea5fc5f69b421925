//! Driver of the screens: presses keys, looks at what is shown.

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use yizhuan::output::printer::Printer;
use yizhuan::picture;
use yizhuan::rules;
use yizhuan::session::Session;
use yizhuan::text::width;
use yizhuan::tui::app::App;
use yizhuan::tui::effect::Effect;
use yizhuan::tui::event::{Input, input};
use yizhuan::tui::msg::{Msg, Next};
use yizhuan::tui::outside::Outputs;
use yizhuan::tui::taps::Taps;
use yizhuan::tui::theme::{Depth, Kind, Theme};
use yizhuan::tui::touch::{Touch, TouchKind};
use yizhuan::tui::{Options, Preset};

/// The day every screen test is for.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// Plain options.
pub fn options() -> Options {
    Options {
        ascii: false,
        theme: Theme::new(Kind::Dark, Depth::Sixteen),
        today: today(),
        clock: None,
        moment: None,
        desk: false,
        preset: Preset::default(),
        trouble: None,
        touch: false,
        kiosk: None,
    }
}

/// A machine with both printers.
pub fn outputs() -> Outputs {
    Outputs {
        printer: Printer::parse("lp"),
        receipts: Printer::parse("lp -d receipts"),
        folder: "/home/me".into(),
        home: Some("/home/me".into()),
    }
}

/// Keys that do something only where there is another page, and those that open help, which says so.
const BY_FRAME: [&str; 10] = ["-", "－", "—", "PageDown", "PageUp", "F1", "*", "＊", "?", "？"];

/// The program, driven by keys.
#[derive(Clone)]
pub struct Driver {
    pub app: App,
    /// What the last key led to.
    pub next: Next,
}

impl Driver {
    /// In front of the home page, in a window of 80×24.
    pub fn new() -> Self {
        Self::with(&options())
    }

    /// With other options.
    pub fn with(options: &Options) -> Self {
        Self::going_on(options, Session::new(rules::embedded(), options.today))
    }

    /// With answers that were given before.
    pub fn going_on(options: &Options, session: Session<'static>) -> Self {
        let app = App::new(options, rules::meta(), session);
        Self { app, next: Next::Stay }.having(outputs())
    }

    /// After an effect that no key leads to so directly.
    pub fn after(mut self, effect: Effect) -> Self {
        self.next = self.app.apply(effect);
        self
    }

    /// At a machine with other ways out.
    pub fn having(mut self, outputs: Outputs) -> Self {
        self.app.reach(outputs);
        self
    }

    /// In a window of another size.
    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.resize(columns, rows);
        self
    }

    /// Changes the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.app.update(&Msg::Resize(columns, rows));
    }

    /// Presses keys, written as words: `1`, `Enter`, `Down`, `Ctrl-C`, `F1`; `text:cd` types,
    /// `paste:成都` pastes.
    pub fn press(mut self, keys: &str) -> Self {
        for word in keys.split_whitespace() {
            if let Some(text) = word.strip_prefix("text:") {
                text.chars().for_each(|letter| self.key(KeyCode::Char(letter)));
            } else if let Some(text) = word.strip_prefix("paste:") {
                self.event(Event::Paste(text.to_owned()));
            } else if let Some(letter) = word.strip_prefix("Ctrl-") {
                let code = KeyCode::Char(letter.to_lowercase().chars().next().expect("a letter"));
                self.event(Event::Key(KeyEvent::new(code, KeyModifiers::CONTROL)));
            } else {
                // Keys that turn pages, and help on them, go by what is on screen.
                let taps = BY_FRAME.contains(&word).then(|| self.picture().taps);
                if let Some(taps) = taps {
                    self.app.drawn(taps);
                }
                self.key(code(word));
            }
        }
        self
    }

    /// Taps a text on screen: puts a finger down on it and takes it up.
    #[track_caller]
    pub fn tap(self, text: &str) -> Self {
        let screen = self.screen();
        let row = screen.lines().position(|line| line.contains(text));
        let row = row.unwrap_or_else(|| panic!("«{text}» is not on screen:\n{screen}"));
        let line = screen.lines().nth(row).expect("that row");
        let before = line.split(text).next().map_or(0, width);
        let at = |number: usize| u16::try_from(number).expect("on screen");
        self.tap_at((at(before), at(row)))
    }

    /// Taps a cell.
    pub fn tap_at(self, at: (u16, u16)) -> Self {
        self.touch(TouchKind::Press, at).touch(TouchKind::Release, at)
    }

    /// Moves a finger, after what is on screen was drawn.
    pub fn touch(mut self, kind: TouchKind, at: (u16, u16)) -> Self {
        let taps = self.picture().taps;
        self.app.drawn(taps);
        self.input(Input::Touch(Touch { kind, at }));
        self
    }

    /// Lets the kiosk's time run out.
    pub fn wait(mut self) -> Self {
        while !self.screen().contains("秒后清空") {
            let gone = self.app.wait().expect("it waits");
            self.next = self.app.update(&Msg::Idle(gone));
        }
        self
    }

    /// How long the kiosk waits now.
    pub fn patience(&self) -> Option<Duration> {
        self.app.wait()
    }

    fn key(&mut self, code: KeyCode) {
        self.event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    fn event(&mut self, event: Event) {
        if let Some(input) = input(event) {
            self.input(input);
        }
    }

    /// Takes an input in.
    pub fn input(&mut self, input: Input) {
        self.next = self.app.read(input).map_or(Next::Stay, |msg| self.app.update(&msg));
    }

    /// What is drawn.
    pub fn picture(&self) -> Picture {
        let (columns, rows) = self.app.size();
        let mut drawn = picture::Picture::blank(Size::new(columns, rows));
        let taps = self.app.draw(&mut drawn);
        Picture { buffer: drawn.buffer(), cursor: drawn.cursor, taps }
    }

    /// What is drawn, as lines of text.
    pub fn screen(&self) -> String {
        self.picture().text()
    }

    /// Fails unless the text is on screen.
    #[track_caller]
    pub fn sees(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(screen.contains(text), "«{text}» is not on screen:\n{screen}");
        self
    }

    /// Fails if the text is on screen.
    #[track_caller]
    pub fn misses(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "«{text}» is on screen:\n{screen}");
        self
    }
}

/// What was drawn.
pub struct Picture {
    pub buffer: Buffer,
    pub cursor: Option<Position>,
    /// What answers a tap.
    pub taps: Taps,
}

impl Picture {
    /// Lines without the blanks at their ends; the second cell of a wide character is skipped.
    pub fn text(&self) -> String {
        let area = self.buffer.area;
        let lines = (0..area.height).map(|y| {
            let mut line = String::new();
            let mut x = 0;
            while x < area.width {
                let symbol = self.buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(width(symbol).max(1)).expect("one or two");
            }
            line.trim_end().to_owned()
        });
        let lines: Vec<String> = lines.collect();
        lines.join("\n").trim_end().to_owned()
    }

    /// Whether the line that keys act on can be seen: a bar, or the cursor in a field.
    pub fn shows_focus(&self) -> bool {
        let bar = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
        self.cursor.is_some() || self.buffer.content.iter().any(bar)
    }
}

fn code(word: &str) -> KeyCode {
    match word {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        "F4" => KeyCode::F(4),
        letter if letter.chars().count() == 1 => {
            KeyCode::Char(letter.chars().next().expect("a letter"))
        }
        other => panic!("no key is called {other}"),
    }
}
