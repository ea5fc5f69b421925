//! Random events over the app: whatever is typed, tapped, pasted or resized, nothing panics and every frame is drawn.

use std::time::Duration;

use chrono::Days;
use ratatui::crossterm::event::{Event, KeyEvent, KeyModifiers};
use ratatui::crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;
use yizhuan::output::printer::{Printed, Printer};
use yizhuan::picture::Picture;
use yizhuan::rules;
use yizhuan::session::Session;
use yizhuan::tui::Options;
use yizhuan::tui::app::App;
use yizhuan::tui::event::input;
use yizhuan::tui::msg::{Msg, Next};
use yizhuan::tui::outside::{Done, Outputs};

/// Events between two frames.
const FRAME: u64 = 64;
/// Events of one person.
const PERSON: u64 = 4_096;

/// Numbers that only look random: the same for the same seed (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        let at = self.roll(of.len() as u64);
        of[usize::try_from(at).expect("an index")].clone()
    }

    fn cells(&mut self, most: u64) -> u16 {
        u16::try_from(self.roll(most)).expect("few")
    }
}

const CODES: [KeyCode; 16] = [
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Insert,
    KeyCode::F(1),
];

const LETTERS: &str = "cdhzbjshszwhgzxan 成都杭州？。、＋－＊．１\u{0}\u{7f}\u{200b}\u{301}😀";

fn key(dice: &mut Dice) -> Event {
    let code = match dice.roll(10) {
        0..5 => KeyCode::Char(dice.pick(&['0', '1', '1', '1', '2', '3', '4', '5', '6', '9'])),
        5..7 => dice.pick(&CODES),
        7 => KeyCode::Char(dice.pick(&['*', '+', '-', '.', '/', ' ', '?'])),
        _ => KeyCode::Char(dice.pick(&LETTERS.chars().collect::<Vec<_>>())),
    };
    let ctrl = dice.roll(200) == 0;
    let held = if ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
    Event::Key(KeyEvent::new(code, held))
}

fn mouse(dice: &mut Dice) -> Event {
    let button = MouseButton::Left;
    let kinds = [
        MouseEventKind::Down(button),
        MouseEventKind::Up(button),
        MouseEventKind::Drag(button),
        MouseEventKind::ScrollUp,
        MouseEventKind::ScrollDown,
        MouseEventKind::Moved,
    ];
    let (column, row) = (dice.cells(100), dice.cells(40));
    let modifiers = KeyModifiers::NONE;
    Event::Mouse(MouseEvent { kind: dice.pick(&kinds), column, row, modifiers })
}

fn event(dice: &mut Dice) -> Event {
    match dice.roll(100) {
        0..80 => key(dice),
        80..95 => mouse(dice),
        95..97 => Event::Paste("成都\n1".repeat(usize::from(dice.cells(50)))),
        97 => Event::FocusLost,
        _ if dice.roll(20) == 0 => Event::Resize(dice.cells(600), dice.cells(300)),
        _ => Event::Resize(20 + dice.cells(120), 5 + dice.cells(50)),
    }
}

/// What comes from elsewhere than the person.
fn aside(dice: &mut Dice, app: &App) -> Msg {
    let printed =
        [Printed::Taken("ok".to_owned()), Printed::Failed(String::new()), Printed::Silent];
    let done = [Done::Printing, Done::Printed(dice.pick(&printed)), Done::Sent, Done::Busy];
    match dice.roll(7) {
        0 => Msg::Day(app.session().today() + Days::new(1)),
        1 => Msg::TooFast,
        2 => Msg::Idle(Duration::from_secs(dice.roll(61))),
        3 => Msg::Leant,
        _ => Msg::Done(dice.pick(&done)),
    }
}

/// What a crowd did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub events: u64,
    pub frames: u64,
    /// How often everything was forgotten.
    pub wiped: u64,
}

impl Tally {
    /// Lets one person after the other do anything; the seed of each is printed, so that a failure can be seen again.
    pub fn of(options: &Options, seed: u64, events: u64) -> Self {
        let mut tally = Self::default();
        let place = if options.kiosk.is_some() { "kiosk" } else { "desk" };
        while tally.events < events {
            let seed = seed + tally.events;
            println!("{place}, seed {seed}");
            tally.add(options, seed, PERSON.min(events - tally.events));
        }
        tally
    }

    fn add(&mut self, options: &Options, seed: u64, events: u64) {
        let mut dice = Dice(seed);
        let session = Session::new(rules::embedded(), options.today);
        let mut app = App::new(options, rules::meta(), session);
        app.reach(Outputs {
            printer: Printer::parse("lp"),
            receipts: Printer::parse("lp"),
            ..Outputs::default()
        });
        for _ in 0..events {
            let msg = if dice.roll(300) == 0 {
                Some(aside(&mut dice, &app))
            } else {
                input(event(&mut dice)).and_then(|input| app.read(input))
            };
            self.wiped += u64::from(msg.is_some_and(|msg| app.update(&msg) == Next::Wipe));
            self.events += 1;
            if self.events.is_multiple_of(FRAME) {
                frame(&mut app);
                self.frames += 1;
            }
        }
    }
}

fn frame(app: &mut App) {
    let (columns, rows) = app.size();
    let taps = app.draw(&mut Picture::blank(Size::new(columns, rows)));
    app.drawn(taps);
}
