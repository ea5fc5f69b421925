//! A page: state of its own, drawn from what it is handed, and messages turned into effects.

use chrono::NaiveDateTime;
use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::case::Case;
use super::effect::Effect;
use super::frame;
use super::keymap::Hint;
use super::look::Look;
use super::msg::Msg;
use super::outside::{Done, Outputs};
use super::panes::{Panes, READABLE, Wanted};
use crate::model::QuestionIx;
use crate::regions::RegionIx;
use crate::session::Session;

/// What every page is handed, to read only.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) case: Case,
    pub(crate) look: Look,
    /// Places of callers before, the last one first.
    pub(crate) recent: Vec<RegionIx>,
    /// Whether there are several callers.
    pub(crate) several: bool,
    /// Whether there is room for no other.
    pub(crate) full: bool,
    /// Columns and rows of the window.
    pub(crate) size: (u16, u16),
    pub(crate) outputs: Outputs,
    /// Tells what time it is.
    pub(crate) moment: Option<fn() -> NaiveDateTime>,
}

impl Context {
    pub(crate) fn session(&self) -> &Session<'static> {
        &self.case.session
    }

    /// What a page over a result has beside it: the case that it is about.
    pub(crate) fn beside(&self) -> Wanted {
        let session = self.session();
        if session.answers().is_empty() {
            Wanted::default()
        } else {
            Wanted::case(session.is_plan())
        }
    }

    pub(crate) fn window(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.size.1)
    }

    /// Where a page between header and footer draws; nowhere in a window that is too small.
    pub(crate) fn body(&self) -> Rect {
        frame::body(self.window()).unwrap_or_default()
    }

    /// What is left of that for a page with panes beside it.
    pub(crate) fn room(&self, page: &dyn Page) -> Rect {
        Panes::of(self.body(), page.panes(self)).page
    }
}

/// A text that a small window may have no room for; help says it in full.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    pub(crate) title: &'static str,
    pub(crate) text: String,
}

pub(crate) trait Page {
    /// What the header says; of a question its label.
    fn title(&self, context: &Context) -> String {
        let topic = context.session().topic();
        self.question().map_or_else(String::new, |ix| topic.at(ix).label.clone())
    }

    /// Whose case a result is, in few words beside its title.
    fn whose(&self, _: &Context) -> String {
        String::new()
    }

    /// What the keys do, the most useful first.
    fn keys(&self, context: &Context) -> Vec<Hint>;

    /// Draws the body; changes nothing.
    fn draw(&self, context: &Context, canvas: &mut Canvas);

    /// Takes a message in; none hands it on: [`Msg::Back`] then closes the page, [`Msg::Help`] opens help.
    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect>;

    /// Takes in what came of something done outside; none: what it states of that is over.
    fn hear(&mut self, _: Option<&Done>) {}

    /// The question it asks.
    fn question(&self) -> Option<QuestionIx> {
        None
    }

    /// Whether it uses a word, which its help then explains.
    fn says(&self, context: &Context, word: &str) -> bool {
        self.question().is_some_and(|ix| context.session().topic().at(ix).says(word))
    }

    /// What it says that a small window has no room for.
    fn cut(&self, _: &Context) -> Vec<Cut> {
        Vec::new()
    }

    /// What stands beside it in a wide window.
    fn panes(&self, context: &Context) -> Wanted {
        let answers = self.question().map(|_| READABLE);
        // Without an answer nothing is known of what is to come.
        let known = !context.session().answers().is_empty();
        Wanted { answers, ahead: answers.filter(|_| known), stand: true, line: false }
    }

    /// The case beside it where that is another than the person's own, as when one is being told.
    fn imagined(&self, _: &Context) -> Option<Case> {
        None
    }

    /// Whether no answer is given on it: it shows or carries what is there.
    fn is_aside(&self) -> bool {
        false
    }

    /// Whether a number, a month or a day is written on it, behind which people write a unit too.
    fn is_filled_in(&self) -> bool {
        false
    }

    /// Whether it holds a result of its own, whatever the answers come to since.
    fn holds_result(&self) -> bool {
        false
    }

    /// Whether a mark or a field on it says how its question was answered.
    fn shows_answer(&self) -> bool {
        false
    }

    /// Whether it takes the whole window: what it shows needs the rows of header and footer.
    fn is_bare(&self) -> bool {
        false
    }
}
