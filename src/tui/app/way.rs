//! Way through the questions: which page is opened next, and where a step back leads.

use super::App;
use crate::model::{QuestionIx, Value};
use crate::tui::band::Band;
use crate::tui::draw::{turning, with_ways_out};
use crate::tui::effect::Open;
use crate::tui::keymap::{Act, Hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::outside::Done;
use crate::tui::screen::home::WORDS;
use crate::tui::screen::{Below, Screen, contradiction};
use crate::tui::stack::{Layer, Stack};

/// The digits that were pressed last, and the pages as they were before the first of them.
#[derive(Clone, Default)]
pub(super) struct Digits {
    typed: String,
    /// How many steps had been taken.
    steps: usize,
    before: Stack,
}

impl App {
    /// What the keys do here, as of the last frame.
    pub(super) fn hints(&self) -> Vec<Hint> {
        turning(self.all_hints(), &self.taps)
    }

    /// The same, whether there is another page or not.
    pub(super) fn all_hints(&self) -> Vec<Hint> {
        let mut own = self.top().page().keys(&self.context);
        let over = matches!(self.stack.below(), Some(Screen::Review(_)));
        // A step back from a result leads to its answers, which nobody expects.
        if over && matches!(self.top(), Screen::Reading(_)) {
            for back in own.iter_mut().filter(|hint| hint.act == Act::Back) {
                back.label = "改答案";
            }
        }
        let mut hints = with_ways_out(own, self.context.look.kiosk, self.is_fresh());
        hints.extend(self.caller_hints());
        // Where nothing is written no letter is a key: whoever types tells a case, or looks for something.
        let searches = hints.iter().any(|hint| hint.act == Act::Search);
        if searches && !self.top().page().is_filled_in() && !hints.contains(&WORDS) {
            hints.push(WORDS);
        }
        // Of a page that is not seen nothing is done by accident.
        hints.retain(|hint| self.is_seen() || hint.act == Act::End);
        hints
    }

    /// Says which keys answer here.
    pub(super) fn by_digits(&self) -> Band {
        let filled = self.top().page().is_filled_in();
        Band::ByDigits(if filled { "请用数字键填写" } else { "请按行首的数字选择" })
    }

    /// Where a digit was taken as a key and 「个」 follows (2个月), the line that begins with both.
    pub(super) fn counted(&mut self, msg: &Msg) -> Option<Msg> {
        if self.context.look.kiosk || msg.is_apart() {
            return None;
        }
        let mut digits = std::mem::take(&mut self.digits);
        let digit = match msg {
            Msg::Type('个') if !digits.typed.is_empty() && self.hints().contains(&WORDS) => {
                // What the digits led to as keys was not meant.
                if digits.steps == self.callers.steps() {
                    self.stack = digits.before;
                }
                return Some(Msg::Paste(digits.typed + "个"));
            }
            Msg::Digit(digit) => *digit,
            Msg::Carry => 9,
            Msg::Aloud => 0,
            _ => return None,
        };
        if digits.typed.is_empty() {
            (digits.steps, digits.before) = (self.callers.steps(), self.stack.clone());
        }
        digits.typed.push((b'0' + digit).into());
        self.digits = digits;
        None
    }

    /// Opens a page over the top one.
    pub(super) fn open(&mut self, open: Open) {
        let takes_away = matches!(open, Open::ExportMenu(_));
        if takes_away && !self.context.look.kiosk {
            self.prints.allow_copies();
        }
        let left = match open {
            Open::Question(question) | Open::Rest(question) => self.left_after(question),
            Open::Number(_) => self.stack.left(),
            _ => 0,
        };
        let kept = match open {
            Open::Result => self.stack.left_result(self.context.session()),
            Open::Question(question) => self.stack.left_list(self.context.session(), question),
            _ => None,
        };
        let below = Below { page: self.top().page(), hints: self.hints() };
        let mut screen = kept.unwrap_or_else(|| Screen::open(open, &self.context, below));
        if takes_away && self.prints.under_way() {
            screen.page_mut().hear(Some(&Done::Printing));
        }
        let (topic, step) = (self.session().topic().id.clone(), self.callers.steps());
        self.stack.push(Layer { screen, left, topic, step });
    }

    /// About how many questions are still to come after one.
    fn left_after(&self, question: QuestionIx) -> usize {
        let session = self.session();
        let whole = session.topic().whole(question);
        let open = session.outcome().ask.contains(&whole);
        session.remaining().saturating_sub(usize::from(open))
    }

    /// Goes one page back, and to the topic of that page.
    pub(super) fn back(&mut self) -> Next {
        if !self.stack.pop(self.context.session()) {
            return Next::Stay;
        }
        let topics = &self.session().assets().table.topics;
        let before = topics.iter().find(|topic| Some(topic.id.as_str()) == self.stack.topic());
        if let Some(topic) = before {
            self.context.case.turn_to(topic);
        }
        Next::Draw
    }

    /// Goes to the next question, or to the result when none is left.
    pub(super) fn go_on(&mut self) {
        match self.session().next_question() {
            Some(question) if self.context.look.desk => self.open(Open::Rest(question)),
            Some(question) => self.open(Open::Question(question)),
            None if self.context.look.desk && self.session().is_plan() => self.show_plan(),
            None => self.show_result(),
        }
    }

    /// The result over its answers, to which a step back leads; answers that contradict each other come first.
    fn show_result(&mut self) {
        match self.stack.top_mut() {
            // Whoever comes back to the answers finds them from the first on.
            Screen::Review(answers) => answers.begin_anew(),
            _ => self.open(Open::Review),
        }
        if contradiction(self.session()).is_none() {
            self.open(Open::Result);
        }
    }

    /// Shows a part of the result, to which a sentence of it sends people.
    pub(super) fn show_part(&mut self, digit: u8) -> Next {
        while !self.shows_result() && self.back() == Next::Draw {}
        if !self.shows_result() {
            self.open(Open::Result);
        }
        self.tell(&Msg::Digit(digit));
        Next::Draw
    }

    fn shows_result(&self) -> bool {
        matches!(self.top(), Screen::Reading(page) if page.is_result())
    }

    /// Begins the topic with this id, or goes on with it.
    pub(super) fn see(&mut self, id: &str) {
        let topics = &self.session().assets().meta.topics;
        if let Some(topic) = topics.iter().position(|topic| topic.id == id) {
            self.turn_to(topic);
            self.go_on();
        }
    }

    pub(super) fn turn_to(&mut self, topic: usize) {
        let topics = &self.session().assets().table.topics;
        if let Some(topic) = topics.get(topic) {
            self.context.case.begin(topic);
        }
    }

    pub(super) fn answer(&mut self, question: QuestionIx, value: Value, then: Option<QuestionIx>) {
        self.context.case.take(question, value);
        let alone = matches!(self.stack.below(), Some(Screen::Review(_)));
        // Of an application the day belongs to the answer, wherever that is given.
        let apply_on = self.session().topic().roles.apply_on;
        match then.filter(|next| !alone || apply_on == Some(*next)) {
            Some(next) => self.open(Open::Question(next)),
            None => self.leave_question(),
        }
    }

    /// Goes on from an answered question: to the result, if it was opened from there or from its answers.
    pub(super) fn leave_question(&mut self) {
        let apart = self.stack.has_review();
        let rest = !self.session().usual().is_empty();
        if apart {
            self.back();
        }
        while apart && self.top().page().question().is_some() {
            // One of several was answered: the others are still to be confirmed.
            if rest && matches!(self.top(), Screen::Rest(_)) {
                return;
            }
            self.back();
        }
        // An answer that was missing in a result changes the result: that is what is looked at next.
        if !(apart && matches!(self.top(), Screen::Reading(_))) {
            self.go_on();
        }
    }
}
