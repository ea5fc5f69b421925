//! Callers of the app: another one, the next one, a step taken back, a case told in a line.

use super::App;
use crate::line::Told;
use crate::model::Answers;
use crate::tui::band::Band;
use crate::tui::callers::Moment;
use crate::tui::effect::Open;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::screen::{Review, Screen};
use crate::tui::stack::Stack;

/// Rows of a window that has one to spare.
const ROOMY: u16 = 14;
/// More places of callers before are in the way.
const RECENT: usize = 4;

impl App {
    fn moment(&self) -> Moment {
        Moment { case: self.context.case.clone(), stack: self.stack.clone() }
    }

    /// Whether there is a row of callers: in the smallest windows the page needs every row.
    pub(super) fn shows_callers(&self) -> bool {
        self.callers.has_several() && self.window.1 >= ROOMY
    }

    fn turn_to_moment(&mut self, moment: Moment) {
        (self.context.case, self.stack) = (moment.case, moment.stack);
        self.stack.hear(None);
        self.fit();
    }

    /// The keys for callers that do something just now; visitors have none.
    pub(super) fn caller_hints(&self) -> Vec<Hint> {
        let open = !self.context.look.kiosk;
        let hints = [
            (self.is_spoken_with(), hint(Act::Caller, "再接一位")),
            (self.callers.has_several(), hint(Act::NextCaller, "换一位")),
            (self.can_undo(), hint(Act::Undo, "撤销")),
        ];
        hints.into_iter().filter(|(on, _)| *on && open).map(|(_, hint)| hint).collect()
    }

    /// Whether anything was told, or is being asked.
    pub(super) fn is_spoken_with(&self) -> bool {
        !self.stack.is_home() || !self.context.case.is_fresh()
    }

    fn can_undo(&self) -> bool {
        self.callers.can_undo() || self.is_begun() || self.stack.has_emptied_line()
    }

    /// Keeps what is there before a step; of a visitor nothing is kept.
    pub(super) fn remember(&mut self) {
        self.stack.forget_line();
        if !self.context.look.kiosk {
            self.callers.remember(self.moment());
        }
    }

    /// Another caller; of more than can be kept nobody is put aside, nor is somebody who told nothing.
    pub(super) fn new_caller(&mut self) -> Next {
        if self.context.case.is_fresh() && self.stack.line().is_none() {
            self.stack = Stack::default();
            return Next::Draw;
        }
        if !self.callers.has_room() {
            self.band = Some(Band::Full);
            return Next::Draw;
        }
        let fresh = Moment { case: self.context.case.fresh(), stack: Stack::default() };
        let since = self.context.moment.map(|moment| moment().time());
        let named = self.context.case.places();
        let recent = &mut self.context.recent;
        recent.retain(|place| !named.contains(place));
        recent.splice(..0, named);
        recent.truncate(RECENT);
        self.callers.begin(self.moment(), fresh.clone(), since);
        self.turn_to_moment(fresh);
        Next::Draw
    }

    pub(super) fn next_caller(&mut self) -> Next {
        let next = self.callers.next(self.moment());
        self.turn_to_moment(next);
        Next::Draw
    }

    /// Closes the caller spoken with.
    pub(super) fn close_caller(&mut self) -> Next {
        let before = self.callers.close(self.moment());
        self.band = before.is_some().then_some(Band::Closed);
        self.turn_back(before)
    }

    /// Whether something is being written or changed, and nothing of it is done yet.
    fn is_begun(&self) -> bool {
        let edit = self.stack.edit_begun() == Some(self.callers.steps());
        edit || self.looks_up() || matches!(self.top(), Screen::Save(_))
    }

    /// Whether something is looked for, or was opened from what was found.
    fn looks_up(&self) -> bool {
        self.stack.any(|screen| matches!(screen, Screen::Search(_)))
    }

    /// Whether the page on top only shows or carries what is there: no answer is given on it.
    fn is_aside(&self) -> bool {
        let page = self.top().page();
        page.is_aside() || (page.holds_result() && !self.looks_up())
    }

    pub(super) fn undo(&mut self) -> Next {
        if self.stack.refill_line() {
            return Next::Draw;
        }
        if self.is_aside() {
            return self.back();
        }
        if self.is_begun() {
            let edits = self.stack.edit_begun().is_some();
            self.back();
            while self.looks_up() || (edits && self.stack.edit_begun().is_some()) {
                self.back();
            }
            return Next::Draw;
        }
        let before = self.callers.undo(self.moment());
        self.turn_back(before)
    }

    fn turn_back(&mut self, before: Option<Moment>) -> Next {
        let Some(before) = before else { return Next::Stay };
        self.turn_to_moment(before);
        if let Some(anew) = self.top().anew(&self.context) {
            *self.stack.top_mut() = anew;
        }
        Next::Draw
    }

    /// Ends the program; where callers wait, only when it is said twice.
    pub(super) fn leave(&mut self, said: Option<Band>) -> Next {
        self.quit(self.lost(), said)
    }

    /// The same by the way out of the home page, which a digit too many leads to, and the first one of a code of a
    /// city: nothing is lost at once.
    pub(super) fn leave_chosen(&mut self, msg: &Msg, said: Option<Band>) -> Next {
        let case = &self.context.case;
        let held = case.is_fresh() || case.is_kept().is_some();
        // No number begins with the line that is chosen by its place.
        let typed = matches!(msg, Msg::Digit(_));
        let first = if held { typed.then_some(Band::Out) } else { Some(Band::Unkept) };
        self.quit(self.lost().or(first), said)
    }

    /// What is asked first, where something would be lost.
    fn lost(&self) -> Option<Band> {
        if self.context.case.is_kept() == Some(false) {
            return Some(Band::Unsaved);
        }
        self.callers.has_several().then_some(Band::Quitting)
    }

    fn quit(&mut self, asks: Option<Band>, said: Option<Band>) -> Next {
        let told = said == asks || matches!(said, Some(Band::Unsaved | Band::Quitting));
        match asks.filter(|_| !told) {
            Some(band) => {
                self.band = Some(band);
                Next::Draw
            }
            None => Next::Quit,
        }
    }

    /// Whether a case that was told takes nobody's place unasked.
    pub(super) fn may_tell(&self) -> bool {
        self.context.case.is_fresh()
            || self.callers.has_room()
            || self.said == Some(Band::Replacing)
    }

    /// Shows the plan of a case that was told; that of somebody else stays as it is.
    pub(super) fn take_case(&mut self, answers: Answers, told: Option<Told>) {
        self.set_aside();
        self.context.case.tell(answers, told);
        self.show_plan();
    }

    /// Makes room for somebody else; where there is none, a step back leads to whoever was there.
    pub(super) fn set_aside(&mut self) {
        if !self.context.case.is_fresh() && self.callers.has_room() {
            self.new_caller();
        } else {
            self.remember();
        }
    }

    /// Shows the plan of the case that is open with what else was told of it.
    pub(super) fn amend_case(&mut self, answers: &Answers, told: Option<Told>) {
        self.remember();
        self.context.case.amend(answers, told);
        self.show_plan();
    }

    /// Opens the line of words with what was written there.
    pub fn look_up(&mut self, text: &str) {
        self.open(Open::Search);
        self.update(&Msg::Paste(text.to_owned()));
    }

    /// The plan, and below it the answers with the questions that are left.
    pub(super) fn show_plan(&mut self) {
        self.stack =
            Stack::over_home(vec![Screen::Review(Review::default())], &self.session().topic().id);
        self.open(Open::Result);
    }
}
