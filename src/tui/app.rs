//! The state of the guided screens: the session and the stack of pages over it.

use std::rc::Rc;
use std::time::Duration;

use ratatui::layout::Rect;

use super::errand::Errand;
use super::keymap::{self, Hint};
use super::look::Look;
use super::msg::{Msg, Next};
use super::page::Page;
use super::screen::{self, advice, plan, since, take, why};
use super::{Options, Outlets, event::Input, frame};
use crate::model::{Data, Meta, QuestionIx, Topic, Value};
use crate::saved::Changes;
use crate::session::Session;

/// The kiosk asks 「还在吗？」 so long before it forgets.
const NOTICE: Duration = Duration::from_secs(20);

/// Everything the screens hold.
#[derive(Clone)]
pub struct App {
    /// Styles, glyphs, and what is said of the data.
    pub look: Look,
    /// Answers and what they give.
    pub session: Session<'static>,
    /// What was done on the plan: where each tab stands, what was ticked.
    pub plan: plan::State,
    /// Where each tab of a side topic's answer stands.
    pub advice: advice::State,
    /// What is taken away, and what came of it.
    pub take: take::State,
    /// What is to be done outside.
    pub errand: Option<Errand>,
    /// Where results can go; known once the first frame is on screen.
    pub outlets: Outlets,
    /// What the page with the reasons is about.
    pub about: Rc<why::About>,
    /// What has changed since the answers were kept.
    pub since: Rc<Changes>,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Whether the kiosk asks if anybody is there.
    pub notice: bool,
    /// Runs through other topics, to go on with.
    parked: Vec<Session<'static>>,
    idle: Option<Duration>,
    home: Page,
    above: Vec<Page>,
}

impl App {
    /// Opens on the home page.
    pub fn new(options: &Options, meta: &'static Meta, session: Session<'static>) -> Self {
        Self {
            look: Look::new(options, meta),
            session,
            plan: plan::State::default(),
            advice: advice::State::default(),
            take: take::State::default(),
            errand: None,
            outlets: Outlets::default(),
            about: Rc::default(),
            since: Rc::default(),
            parked: Vec::new(),
            size: (80, 24),
            notice: false,
            idle: options.kiosk,
            home: Page::new(&screen::home::SCREEN),
            above: Vec::new(),
        }
    }

    /// Opens on the home page, with the data that was found.
    pub fn over(options: &Options, data: Data) -> Self {
        let session = Session::new(data.assets, options.today);
        let mut app = Self::new(options, &data.assets.meta, session);
        app.look.overlay = data.overlay;
        app
    }

    /// Goes on where somebody left off: first the page that says what has changed since.
    pub fn resume(&mut self, opened: since::Opened) {
        self.session = opened.session;
        self.plan.ticked = opened.ticks;
        self.since = Rc::new(opened.changes);
        self.above = [&screen::review::SCREEN, &since::SCREEN].map(Page::new).to_vec();
    }

    /// The page on top.
    pub fn page(&self) -> &Page {
        self.above.last().unwrap_or(&self.home)
    }

    /// The page on top, to change it.
    pub fn page_mut(&mut self) -> &mut Page {
        self.above.last_mut().unwrap_or(&mut self.home)
    }

    /// The page under the top one.
    pub fn below(&self) -> &Page {
        self.above.len().checked_sub(2).map_or(&self.home, |at| &self.above[at])
    }

    /// The pages over the home page, the top one last.
    pub fn above(&self) -> &[Page] {
        &self.above
    }

    /// What the keys do on the page on top.
    pub fn hints(&self) -> Vec<Hint> {
        (self.page().screen.keys)(self)
    }

    /// What an input means here; the notice of the kiosk is answered by any key.
    pub fn read(&self, input: Input) -> Option<Msg> {
        if self.notice && matches!(input, Input::Key(_) | Input::Paste(_)) {
            return Some(Msg::Present);
        }
        keymap::msg(input, &self.hints())
    }

    /// Takes a message in.
    pub fn update(&mut self, msg: &Msg) -> Next {
        match msg {
            Msg::Resize(columns, rows) => {
                self.size = (*columns, *rows);
                Next::Draw
            }
            Msg::Idle => self.idle(),
            Msg::Done(done) => {
                self.take.hear(done);
                Next::Draw
            }
            Msg::Present => {
                self.notice = false;
                Next::Draw
            }
            Msg::Interrupt | Msg::Suspend if self.look.kiosk => Next::Stay,
            Msg::Interrupt => Next::Quit,
            Msg::Suspend => Next::Suspend,
            _ => self.page_update(msg),
        }
    }

    /// How many questions of each topic are answered.
    pub fn answered(&self) -> Vec<usize> {
        let runs = || self.parked.iter().chain([&self.session]);
        let topics = &self.session.assets().table.topics;
        let of = |topic: &Topic| runs().find(|run| run.topic().id == topic.id);
        let count = |topic| of(topic).map_or(0, |run| run.answers().given().count());
        topics.iter().map(count).collect()
    }

    /// Goes on with a topic, or begins it; the answers of the others are kept.
    pub fn turn_to(&mut self, topic: usize) -> Next {
        let Some(topic) = self.session.assets().table.topics.get(topic) else { return Next::Stay };
        if self.session.topic().id != topic.id {
            let parked = self.parked.iter().position(|run| run.topic().id == topic.id);
            let next = parked.map(|at| self.parked.swap_remove(at));
            let next = next.unwrap_or_else(|| self.session.turned_to(topic));
            self.parked.push(std::mem::replace(&mut self.session, next));
            self.advice = advice::State::default();
        }
        self.go_on()
    }

    /// Opens what the answers give.
    pub fn show_result(&mut self) -> Next {
        let screen = if self.session.is_plan() { &plan::SCREEN } else { &advice::SCREEN };
        self.open(Page::new(screen))
    }

    /// Where the person is among the questions.
    pub fn status(&self) -> String {
        let Some(question) = self.page().question else { return String::new() };
        if self.opened_from_review() {
            let default = self.session.topic().at(question).default.is_some();
            let given = default || self.session.answers().get(question).is_some();
            return if given { "改一个答案" } else { "补一个答案" }.to_owned();
        }
        let topic = self.session.topic();
        // A month page that feeds the gap is a part of the gap's question.
        let whole = |page: &Page| page.question.map(|ix| topic.at(ix).feeds.unwrap_or(ix));
        let mut asked: Vec<_> = self.above.iter().filter_map(whole).collect();
        asked.dedup();
        match self.page().left {
            0 => format!("第 {} 题，最后一题", asked.len()),
            left => format!("第 {} 题，后面大约 {left} 题", asked.len()),
        }
    }

    /// How long after somebody was last there [`Msg::Idle`] comes; none: never.
    pub fn wait(&self) -> Option<Duration> {
        let fresh = self.above.is_empty() && self.answered().iter().all(|count| *count == 0);
        let idle = self.idle.filter(|_| !fresh)?;
        let notice = NOTICE.min(idle / 2);
        Some(if self.notice { idle } else { idle.saturating_sub(notice) })
    }

    /// Where the page on top draws its body; nowhere in a window that is too small.
    pub fn body(&self) -> Rect {
        let (columns, rows) = self.size;
        frame::area(self.page().screen, Rect::new(0, 0, columns, rows)).unwrap_or_default()
    }

    /// Draws the page on top; changes nothing.
    pub fn draw(&self, frame: &mut ratatui::Frame) {
        frame::draw(self, frame);
    }

    /// Opens a page over the top one.
    pub fn open(&mut self, page: Page) -> Next {
        self.above.push(page);
        Next::Draw
    }

    /// Has something done outside; the answer comes as [`Msg::Done`].
    pub fn ask_outside(&mut self, errand: Errand) -> Next {
        self.take.said = None;
        self.errand = Some(errand);
        Next::Errand
    }

    /// Goes one page back.
    pub fn back(&mut self) -> Next {
        if self.above.pop().is_some() { Next::Draw } else { Next::Stay }
    }

    /// Opens a question's page, with the answer it already has focused.
    pub fn ask(&mut self, question: QuestionIx) -> Next {
        let whole = self.session.topic().at(question).feeds.unwrap_or(question);
        let open = self.session.outcome().ask.contains(&whole);
        let left = self.session.remaining().saturating_sub(usize::from(open));
        let page = Page { left, ..screen::asking(self, question) };
        self.open(page)
    }

    /// Goes to the next question, or to the review when none is left.
    pub fn go_on(&mut self) -> Next {
        if let Some(question) = self.session.next_question() {
            return self.ask(question);
        }
        if self.reviewing() {
            return Next::Draw;
        }
        self.open(Page::new(&screen::review::SCREEN))
    }

    /// Answers the question of the page on top and goes on.
    pub fn answer(&mut self, value: Value) -> Next {
        let Some(question) = self.page().question else { return Next::Stay };
        self.session = self.trying(question, value);
        self.leave_question()
    }

    /// The session with one more answer, which takes the place of the other ways to give it.
    pub fn trying(&self, question: QuestionIx, value: Value) -> Session<'static> {
        let mut session = self.session.with(question, value);
        let topic = session.topic();
        let feeds = topic.at(question).feeds;
        for (at, other) in (0..).zip(&topic.questions) {
            let ix = QuestionIx(at);
            if (other.feeds == Some(question) || feeds == Some(ix))
                && session.answers().get(ix).is_some()
            {
                session.clear(ix);
            }
        }
        session
    }

    /// Goes on from an answered question: to the review, if that is where it was opened.
    pub fn leave_question(&mut self) -> Next {
        while self.page().question.is_some() && self.opened_from_review() {
            self.above.pop();
        }
        self.go_on()
    }

    /// Forgets every answer and goes home.
    pub fn wipe(&mut self) -> Next {
        let topics = &self.session.assets().table.topics;
        self.session = self.session.turned_to(&topics[0]);
        self.parked.clear();
        self.plan = plan::State::default();
        self.advice = advice::State::default();
        self.take = take::State::default();
        self.about = Rc::default();
        self.since = Rc::default();
        self.home = Page::new(&screen::home::SCREEN);
        self.above.clear();
        self.notice = false;
        Next::Wipe
    }

    fn reviewing(&self) -> bool {
        self.page().is(&screen::review::SCREEN)
    }

    fn opened_from_review(&self) -> bool {
        self.above.iter().any(|page| page.is(&screen::review::SCREEN))
    }

    fn page_update(&mut self, msg: &Msg) -> Next {
        if let Some(next) = (self.page().screen.update)(self, msg) {
            return next;
        }
        match msg {
            Msg::Back => self.back(),
            Msg::Help => self.open(Page::new(&screen::help::SCREEN)),
            _ => Next::Stay,
        }
    }

    fn idle(&mut self) -> Next {
        if self.notice {
            return self.wipe();
        }
        self.notice = true;
        Next::Draw
    }
}
