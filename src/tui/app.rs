//! The app: what all pages are handed, and the stack of pages over the home page.

mod alone;
mod callers;
mod reach;
mod status;
mod touch;
mod way;

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::NaiveDate;

use super::Options;
use super::band::Band;
use super::callers::{Callers, Moment};
use super::case::Case;
use super::draw::Shown;
use super::effect::{Effect, Open};
use super::event::Input;
use super::frame;
use super::keymap::{self, Act};
use super::look::Look;
use super::msg::{Msg, Next};
use super::outside::Outputs;
use super::page::Context;
use super::patience::Patience;
use super::prints::Prints;
use super::screen::{Changes, Review, Screen};
use super::stack::Stack;
use super::taps::{Finger, Taps};
use crate::model::{Data, Meta};
use crate::picture::Picture;
use crate::saved;
use crate::session::Session;
use way::Digits;

/// What to go on with.
pub struct Opened {
    /// The answers, and what they give today.
    pub session: Session<'static>,
    /// Ids of the papers that were ticked.
    pub ticks: BTreeSet<String>,
    /// What is different.
    pub changes: saved::Changes,
    /// The name of the file.
    pub file: String,
}

/// Everything the screens hold.
#[derive(Clone)]
pub struct App {
    context: Context,
    stack: Stack,
    /// Everybody spoken with, of whom the case and the pages above are one's.
    callers: Callers,
    /// Columns and rows of the window.
    window: (u16, u16),
    prints: Prints,
    /// What answers a tap, as of the last frame.
    taps: Taps,
    finger: Option<Finger>,
    /// What is said over the page.
    band: Option<Band>,
    /// What was said when the message at hand came.
    said: Option<Band>,
    patience: Option<Patience>,
    /// How long nobody was there, as far as that was told.
    gone: Duration,
    /// The digits that were pressed last, one right after the other.
    digits: Digits,
}

impl App {
    /// Opens on the home page.
    pub fn new(options: &Options, meta: &'static Meta, session: Session<'static>) -> Self {
        let case = Case::new(session, options.preset.destination);
        let first = Moment { case: case.clone(), stack: Stack::default() };
        Self {
            context: Context {
                case,
                look: Look::new(options, meta),
                recent: Vec::new(),
                several: false,
                full: false,
                size: (80, 24),
                outputs: Outputs::default(),
                moment: options.moment,
            },
            stack: Stack::default(),
            callers: Callers::new(first, options.moment.map(|moment| moment().time())),
            window: (80, 24),
            prints: Prints::default(),
            taps: Taps::default(),
            finger: None,
            band: None,
            said: None,
            patience: options.kiosk.map(|limit| Patience { limit }),
            gone: Duration::ZERO,
            digits: Digits::default(),
        }
    }

    /// Opens on the home page, with the data that was found.
    pub fn over(options: &Options, data: Data) -> Self {
        let session = Session::new(data.assets, options.today);
        let mut app = Self::new(options, &data.assets.meta, session);
        app.context.look.overlay = data.overlay;
        app
    }

    /// Goes on where somebody left off: first the page with what has changed since.
    pub fn resume(&mut self, opened: Opened) {
        self.context.case.session = opened.session;
        self.context.case.ticked = opened.ticks;
        self.context.case.keep(opened.file);
        let changes = Changes::new(opened.changes);
        let pages = [Screen::Review(Review::default()), Screen::Changes(changes)];
        self.stack = Stack::over_home(pages.into(), &self.session().topic().id);
    }

    /// Shows what a case comes to whose answers were told, and what is to be said of how they were.
    pub fn tell_case(&mut self, session: Session<'static>, asides: Vec<String>) {
        self.context.case.session = session;
        self.context.case.asides = asides;
        self.show_plan();
    }

    /// Where results can go; known once the first frame is on screen.
    pub fn reach(&mut self, outputs: Outputs) {
        self.context.outputs = outputs;
    }

    /// Fits itself into a window of so many columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.window = (columns, rows);
        self.fit();
    }

    /// Leaves the pages the rows below the callers.
    fn fit(&mut self) {
        let (columns, rows) = self.window;
        self.context.several = self.callers.has_several();
        self.context.full = !self.callers.has_room();
        self.context.size = (columns, rows - u16::from(self.shows_callers()));
    }

    /// Columns and rows of the window.
    pub fn size(&self) -> (u16, u16) {
        self.window
    }

    /// The answers and what they give.
    pub fn session(&self) -> &Session<'static> {
        self.context.session()
    }

    /// Ids of the papers that are ready.
    pub fn ticked(&self) -> &BTreeSet<String> {
        &self.context.case.ticked
    }

    /// The names of all screens.
    pub fn screens() -> &'static [&'static str] {
        Screen::NAMES
    }

    /// The name of the screen on top.
    pub fn screen(&self) -> &'static str {
        self.top().name()
    }

    fn top(&self) -> &Screen {
        self.stack.top()
    }

    /// Whether the window has room for pages.
    pub(super) fn is_seen(&self) -> bool {
        frame::body(self.context.window()).is_some()
    }

    /// Whether there is nothing to forget.
    fn is_fresh(&self) -> bool {
        !self.is_spoken_with() && !self.context.look.is_rethemed()
    }

    /// What an input means here; the last warning of the kiosk is answered by any key.
    pub fn read(&self, input: Input) -> Option<Msg> {
        let here = input.is_presence().then_some(Msg::Present);
        if matches!(input, Input::Touch(_)) && !self.is_seen() {
            return here;
        }
        match self.band {
            // What goes on by itself neither answers it nor hides it.
            Some(Band::Leaving { .. }) if here.is_some() || matches!(input, Input::Touch(_)) => {
                here
            }
            // A key that means nothing takes back what is said all the same.
            Some(_) => keymap::msg(input, &self.hints()).or(here),
            None => keymap::msg(input, &self.hints()),
        }
    }

    /// Whether what is typed faster than a person is to be passed over.
    pub(crate) fn is_paced(&self) -> bool {
        self.context.look.kiosk
    }

    /// Whether words are typed here.
    pub(crate) fn takes_words(&self) -> bool {
        self.hints().iter().any(|hint| matches!(hint.act, Act::Text | Act::Line))
    }

    /// Takes a message in.
    pub fn update(&mut self, msg: &Msg) -> Next {
        let said = self.band;
        if !msg.is_apart() && !matches!(msg, Msg::Touch(touch) if !touch.is_presence()) {
            self.gone = Duration::ZERO;
        }
        let counted = self.counted(msg);
        let next = self.take_in(counted.as_ref().unwrap_or(msg));
        let changed = said != self.band;
        if changed && next == Next::Stay { Next::Draw } else { next }
    }

    fn take_in(&mut self, msg: &Msg) -> Next {
        let said = self.band;
        self.said = said;
        if !msg.is_apart() && !matches!(msg, Msg::Touch(_)) {
            self.band = None;
        }
        match msg {
            Msg::Touch(touch) => self.touch(*touch),
            Msg::Resize(columns, rows) => {
                self.resize(*columns, *rows);
                Next::Draw
            }
            Msg::Idle(gone) => self.is_left_alone(*gone),
            Msg::Present => Next::Stay,
            Msg::TooFast => self.apply(Effect::Unchosen),
            Msg::Leant => self.say(Band::Leant),
            Msg::Ground(light) => {
                if self.context.look.over(*light) {
                    Next::Draw
                } else {
                    Next::Stay
                }
            }
            Msg::Day(day) => {
                self.turn_to_day(*day);
                Next::Draw
            }
            Msg::Done(done) => {
                self.hear(done);
                Next::Draw
            }
            Msg::End if said == Some(Band::Ending) => self.wipe(),
            Msg::End => self.say(Band::Ending),
            Msg::NewCaller => self.new_caller(),
            Msg::NextCaller => self.next_caller(),
            Msg::Undo => self.undo(),
            Msg::Digit(digit @ 1..) if said == Some(Band::Out) => {
                self.apply(Effect::Open(Open::Line(Msg::Paste(format!("0{digit}")))))
            }
            Msg::Interrupt | Msg::Suspend if self.context.look.kiosk => Next::Stay,
            Msg::Interrupt => self.leave(said),
            Msg::Suspend => Next::Suspend,
            _ => match self.tell(msg) {
                Next::Quit => self.leave_chosen(msg, said),
                next => next,
            },
        }
    }

    /// Counts from another day; pages that hold a result of the day before are closed.
    fn turn_to_day(&mut self, day: NaiveDate) {
        self.context.look.turn_to_day(day);
        self.context.case.turn_to_day(day);
        self.stack.close_held_results();
        for moment in self.callers.waiting() {
            moment.case.turn_to_day(day);
            moment.stack.close_held_results();
        }
    }

    /// Hands a message to the page on top, and carries out what comes of it.
    fn tell(&mut self, msg: &Msg) -> Next {
        if *msg == Msg::Turn {
            if let Some(line) = self.taps.further() {
                return self.tell(&Msg::Point(line));
            }
            // A list that has pages of its own knows where the next one is.
            if let Some(effect) = self.stack.top_mut().page_mut().update(&self.context, msg) {
                return self.apply(effect);
            }
            return self.tell(if self.taps.goes_on { &Msg::PageDown } else { &Msg::First });
        }
        let effect = self.stack.top_mut().page_mut().update(&self.context, msg);
        self.apply(effect.unwrap_or_else(|| usual(msg)))
    }

    /// Carries an effect out.
    pub fn apply(&mut self, effect: Effect) -> Next {
        match effect {
            Effect::Stay => return Next::Stay,
            Effect::Draw => {}
            Effect::Back => return self.back(),
            Effect::Open(open) => self.open(open),
            Effect::Replace(open) => {
                self.back();
                // What is answered in place of a page changes the result: that is looked at next.
                if matches!(open, Open::Question(_)) {
                    self.open(Open::Result);
                }
                self.open(open);
            }
            Effect::Answer { question, value, then } => {
                self.remember();
                self.answer(question, value, then);
            }
            Effect::AnswerAll(answers) => {
                self.remember();
                self.context.case.assume(answers);
                self.leave_question();
            }
            Effect::Tell(..) if !self.may_tell() => self.band = Some(Band::Replacing),
            Effect::Tell(answers, told) => self.take_case(*answers, told),
            Effect::Amend(answers, told) => self.amend_case(&answers, told),
            Effect::GoOn => self.go_on(),
            Effect::Topic(topic) => {
                self.turn_to(topic);
                self.go_on();
            }
            Effect::See(id) => self.see(&id),
            Effect::Part(digit) => return self.show_part(digit),
            Effect::Ask { topic, question } => {
                self.turn_to(topic);
                self.open(Open::Question(question));
            }
            Effect::Missing(id) => {
                if let Some(question) = self.session().topic().question(&id) {
                    let alone = self.context.look.kiosk;
                    let open = if alone { Open::Question } else { Open::Rest };
                    self.open(open(question));
                }
            }
            Effect::Tick(id) => {
                self.remember();
                self.context.case.tick(&id);
            }
            Effect::Outside(wanted) => return self.reach_out(wanted),
            Effect::Unchosen => self.band = Some(self.by_digits()),
            Effect::Contrast => self.context.look.contrast(),
            Effect::Wipe => {
                self.remember();
                return self.wipe();
            }
            Effect::Close => return self.close_caller(),
            Effect::Quit => return Next::Quit,
        }
        Next::Draw
    }

    /// Forgets every answer and goes home.
    fn wipe(&mut self) -> Next {
        self.context.case.wipe();
        self.context.look.theme = self.context.look.usual;
        self.band = None;
        self.gone = Duration::ZERO;
        self.prints = Prints::default();
        self.stack = Stack::default();
        Next::Wipe
    }

    /// Takes in what answers a tap in the frame that is on screen.
    pub fn drawn(&mut self, taps: Taps) {
        self.taps = taps;
    }

    /// Draws the page on top, and tells what answers a tap; changes nothing.
    pub fn draw(&self, picture: &mut Picture) -> Taps {
        let (page, context) = (self.top().page(), &self.context);
        let (status, clock) = (self.status(), self.clock());
        let callers = self.shows_callers().then_some(&self.callers);
        let (hints, band) = (self.all_hints(), self.band);
        Shown { page, context, callers, status, clock, hints, band }.draw(picture)
    }
}

/// What a message does on a page that knows nothing of it.
fn usual(msg: &Msg) -> Effect {
    match msg {
        Msg::Back => Effect::Back,
        Msg::Help => Effect::Open(Open::Help),
        Msg::Search => Effect::Open(Open::Search),
        Msg::Type(_) | Msg::Paste(_) => Effect::Open(Open::Line(msg.clone())),
        _ => Effect::Stay,
    }
}
