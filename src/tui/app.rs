//! The app: what all pages are handed, and the stack of pages over the home page.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use ratatui::Frame;

use super::Options;
use super::canvas::Canvas;
use super::case::Case;
use super::effect::{Effect, Open};
use super::event::Input;
use super::frame::{self, Head};
use super::keymap::{self, Act, Hint, hint};
use super::look::Look;
use super::msg::{Msg, Next};
use super::outside::{Done, Outlets};
use super::page::Context;
use super::screen::home::{self, Home};
use super::screen::{Changes, Review, Screen};
use crate::model::{Data, Meta, QuestionIx, Value};
use crate::saved;
use crate::session::Session;

/// The kiosk asks 「还在吗？」 so long before it forgets.
const NOTICE: Duration = Duration::from_secs(20);

/// What to go on with.
pub struct Opened {
    /// The answers, and what they give today.
    pub session: Session<'static>,
    /// Ids of the papers that were ticked.
    pub ticks: BTreeSet<String>,
    /// What is different.
    pub changes: saved::Changes,
}

/// Everything the screens hold.
#[derive(Clone)]
pub struct App {
    context: Context,
    /// Whether a printing command is under way for this person.
    printing: bool,
    /// Whether the kiosk asks if anybody is there.
    notice: bool,
    /// Whether the visitor said once that everything is to be forgotten.
    ending: bool,
    idle: Option<Duration>,
    home: Screen,
    above: Vec<Layer>,
    /// The page with the result of each topic, as it was left.
    results: BTreeMap<String, Screen>,
}

/// A page of the stack.
#[derive(Clone)]
struct Layer {
    screen: Screen,
    /// About how many questions were still to come when it was opened, itself left out.
    left: usize,
}

impl App {
    /// Opens on the home page.
    pub fn new(options: &Options, meta: &'static Meta, session: Session<'static>) -> Self {
        Self {
            context: Context {
                case: Case::new(session),
                look: Look::new(options, meta),
                size: (80, 24),
                outlets: Outlets::default(),
                done: None,
            },
            printing: false,
            notice: false,
            ending: false,
            idle: options.kiosk,
            home: Screen::Home(Home::default()),
            above: Vec::new(),
            results: BTreeMap::new(),
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
        let changes = Changes::new(opened.changes);
        let pages = [Screen::Review(Review::default()), Screen::Changes(changes)];
        self.above = pages.map(|screen| Layer { screen, left: 0 }).to_vec();
    }

    /// Where results can go; known once the first frame is on screen.
    pub fn reach(&mut self, outlets: Outlets) {
        self.context.outlets = outlets;
    }

    /// Fits itself into a window of so many columns and rows.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.context.size = (columns, rows);
    }

    /// Columns and rows of the window.
    pub fn size(&self) -> (u16, u16) {
        self.context.size
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
        self.above.last().map_or(&self.home, |layer| &layer.screen)
    }

    fn hints(&self) -> Vec<Hint> {
        let mut hints = self.top().page().keys(&self.context);
        if self.context.look.kiosk && !self.is_fresh() {
            hints.push(hint(Act::End, "结束，清空"));
        }
        hints
    }

    /// Whether there is nothing to forget.
    fn is_fresh(&self) -> bool {
        self.above.is_empty() && self.context.case.is_fresh()
    }

    /// What an input means here; the notice of the kiosk is answered by any key.
    pub fn read(&self, input: Input) -> Option<Msg> {
        if self.notice && input.is_presence() {
            return Some(Msg::Present);
        }
        // A key that means nothing is another key all the same.
        let other = (self.ending && input.is_presence()).then_some(Msg::Present);
        keymap::msg(input, &self.hints()).or(other)
    }

    /// Takes a message in.
    pub fn update(&mut self, msg: &Msg) -> Next {
        let ending = std::mem::take(&mut self.ending);
        match msg {
            Msg::Resize(columns, rows) => {
                self.resize(*columns, *rows);
                Next::Draw
            }
            Msg::Idle if self.notice => self.wipe(),
            Msg::Idle | Msg::Present => {
                self.notice = *msg == Msg::Idle;
                Next::Draw
            }
            Msg::Done(done) => {
                self.hear(done);
                Next::Draw
            }
            Msg::End if ending => self.wipe(),
            Msg::End => {
                self.ending = true;
                Next::Draw
            }
            Msg::Interrupt | Msg::Suspend if self.context.look.kiosk => Next::Stay,
            Msg::Interrupt => Next::Quit,
            Msg::Suspend => Next::Suspend,
            _ => {
                let next = self.tell(msg);
                if ending && next == Next::Stay { Next::Draw } else { next }
            }
        }
    }

    /// Hands a message to the page on top, and carries out what comes of it.
    fn tell(&mut self, msg: &Msg) -> Next {
        if *msg == Msg::Turn {
            return match self.tell(&Msg::PageDown) {
                Next::Stay => self.tell(&Msg::First),
                next => next,
            };
        }
        let screen = self.above.last_mut().map_or(&mut self.home, |top| &mut top.screen);
        let effect = screen.page_mut().update(&self.context, msg);
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
                self.open(open);
            }
            Effect::Answer { question, value, then } => self.answer(question, value, then),
            Effect::GoOn => self.go_on(),
            Effect::Topic(topic) => self.turn_to(topic),
            Effect::Tick(id) => self.context.case.tick(&id),
            Effect::Outside(wanted) => {
                self.context.done = None;
                return Next::Outside(wanted);
            }
            Effect::Unsay => self.context.done = None,
            Effect::Wipe => return self.wipe(),
            Effect::Quit => return Next::Quit,
        }
        Next::Draw
    }

    /// Opens a page over the top one.
    fn open(&mut self, open: Open) {
        match open {
            Open::ExportMenu(_) => self.context.done = self.printing.then_some(Done::Printing),
            Open::Save(_) => self.context.done = None,
            _ => {}
        }
        let left = match open {
            Open::Question(question) => self.left_after(question),
            Open::Number(_) => self.above.last().map_or(0, |layer| layer.left),
            _ => 0,
        };
        let kept = match open {
            Open::Result => self.results.remove(&self.session().topic().id),
            _ => None,
        };
        let screen = kept.unwrap_or_else(|| Screen::open(open, &self.context, self.top()));
        self.above.push(Layer { screen, left });
    }

    /// About how many questions are still to come after one.
    fn left_after(&self, question: QuestionIx) -> usize {
        let session = self.session();
        let whole = session.topic().at(question).feeds.unwrap_or(question);
        let open = session.outcome().ask.contains(&whole);
        session.remaining().saturating_sub(usize::from(open))
    }

    /// Goes one page back.
    fn back(&mut self) -> Next {
        let Some(Layer { screen, .. }) = self.above.pop() else { return Next::Stay };
        if matches!(&screen, Screen::Reading(page) if page.is_result()) {
            let topic = self.session().topic().id.clone();
            self.results.insert(topic, screen);
        }
        Next::Draw
    }

    /// Goes to the next question, or to the review when none is left.
    fn go_on(&mut self) {
        match self.session().next_question() {
            Some(question) => self.open(Open::Question(question)),
            None if matches!(self.top(), Screen::Review(_)) => {}
            None => self.open(Open::Review),
        }
    }

    fn turn_to(&mut self, topic: usize) {
        let topics = &self.session().assets().table.topics;
        if let Some(topic) = topics.get(topic) {
            self.context.case.turn_to(topic);
            self.go_on();
        }
    }

    fn answer(&mut self, question: QuestionIx, value: Value, then: Option<QuestionIx>) {
        self.context.case.session = self.context.case.trying(question, value);
        let below = self.above.len().checked_sub(2).map(|at| &self.above[at].screen);
        let alone = matches!(below, Some(Screen::Review(_)));
        match then.filter(|_| !alone) {
            Some(next) => self.open(Open::Question(next)),
            None => self.leave_question(),
        }
    }

    /// Goes on from an answered question: to the review, if that is where it was opened.
    fn leave_question(&mut self) {
        while self.top().page().question().is_some() && self.is_opened_from_review() {
            self.above.pop();
        }
        self.go_on();
    }

    fn is_opened_from_review(&self) -> bool {
        self.above.iter().any(|layer| matches!(layer.screen, Screen::Review(_)))
    }

    /// Takes in what came of something outside; what is printed for somebody who has left is passed over.
    fn hear(&mut self, done: &Done) {
        if matches!(done, Done::Printed(_)) && !self.printing {
            return;
        }
        match done {
            Done::Printing => self.printing = true,
            Done::Printed(_) => self.printing = false,
            _ => {}
        }
        self.context.done = Some(done.clone());
    }

    /// Forgets every answer and goes home.
    fn wipe(&mut self) -> Next {
        self.context.case.wipe();
        self.context.done = None;
        (self.printing, self.notice, self.ending) = (false, false, false);
        self.home = Screen::Home(Home::default());
        self.above.clear();
        self.results.clear();
        Next::Wipe
    }

    /// Where the person is among the questions.
    fn status(&self) -> String {
        let session = self.session();
        let Some(question) = self.top().page().question() else { return String::new() };
        if self.is_opened_from_review() {
            let default = session.topic().at(question).default.is_some();
            let given = default || session.answers().get(question).is_some();
            return if given { "改一个答案" } else { "补一个答案" }.to_owned();
        }
        // A month page that feeds the gap is a part of the gap's question.
        let whole = |ix| session.topic().at(ix).feeds.unwrap_or(ix);
        let asked = self.above.iter().filter_map(|layer| layer.screen.page().question());
        let mut asked: Vec<_> = asked.map(whole).collect();
        asked.dedup();
        match self.above.last().map_or(0, |layer| layer.left) {
            0 => format!("第 {} 题，最后一题", asked.len()),
            left => format!("第 {} 题，后面大约 {left} 题", asked.len()),
        }
    }

    /// How long after somebody was last there [`Msg::Idle`] comes; none: never.
    pub fn wait(&self) -> Option<Duration> {
        let idle = self.idle.filter(|_| !self.is_fresh())?;
        let notice = NOTICE.min(idle / 2);
        Some(if self.notice { idle } else { idle.saturating_sub(notice) })
    }

    /// Draws the page on top; changes nothing.
    pub fn draw(&self, frame: &mut Frame) {
        let page = self.top().page();
        let head = Head { title: page.title(&self.context), status: self.status() };
        let canvas = &mut window(&self.context.look, frame);
        let Some(body) = frame::body(canvas.area) else { return frame::too_small(canvas) };
        if page.is_bare() {
            page.draw(&self.context, canvas);
        } else {
            frame::around(canvas, &head, &self.hints());
            page.draw(&self.context, &mut canvas.within(body));
        }
        canvas.area = canvas.frame.area();
        if self.notice {
            frame::notice(canvas);
        } else if self.ending {
            frame::band(canvas, "再按一次 / 就清空，按别的键不清空");
        }
        frame::mark_second_cells(canvas.frame.buffer_mut());
    }
}

/// What a message does on a page that knows nothing of it.
fn usual(msg: &Msg) -> Effect {
    match msg {
        Msg::Back => Effect::Back,
        Msg::Help => Effect::Open(Open::Help),
        _ => Effect::Stay,
    }
}

fn window<'a, 'b>(look: &'a Look, frame: &'a mut Frame<'b>) -> Canvas<'a, 'b> {
    let area = frame.area();
    Canvas { look, frame, area }
}

/// Draws the home page before there is any data.
pub fn first(look: &Look, frame: &mut Frame) {
    let canvas = &mut window(look, frame);
    let Some(body) = frame::body(canvas.area) else { return frame::too_small(canvas) };
    let head = Head { title: home::TITLE.to_owned(), status: String::new() };
    frame::around(canvas, &head, &Home::hints());
    Home::default().body(&mut canvas.within(body), &[]);
    frame::mark_second_cells(canvas.frame.buffer_mut());
}
