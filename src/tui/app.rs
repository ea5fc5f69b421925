//! The state of the guided screens: the session and the stack of pages over it.

use std::time::Duration;

use super::Options;
use super::keymap::{self, Hint};
use super::look::Look;
use super::msg::{Msg, Next};
use super::page::Page;
use super::screen::{self, plan};
use super::{event::Input, frame};
use crate::model::{Data, Meta, QuestionIx, Value};
use crate::report::AnswerDoc;
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
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Whether the kiosk asks if anybody is there.
    pub notice: bool,
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
        app.look.beside = data.beside;
        app
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

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.session.answers().given().count()
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

    /// How long to wait for an input before [`Msg::Idle`]; none: for ever.
    pub fn wait(&self) -> Option<Duration> {
        let fresh = self.above.is_empty() && self.session.answers().is_empty();
        let idle = self.idle.filter(|_| !fresh)?;
        let notice = NOTICE.min(idle / 2);
        Some(if self.notice { notice } else { idle.saturating_sub(notice) })
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

    /// The answers in words.
    pub fn answer_docs(&self) -> Vec<AnswerDoc> {
        if self.session.answers().is_empty() {
            Vec::new()
        } else {
            self.session.document().answers.clone()
        }
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
        self.session.wipe();
        self.plan = plan::State::default();
        self.home = Page::new(&screen::home::SCREEN);
        self.above.clear();
        self.notice = false;
        Next::Draw
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
