//! Stack of pages over the home page, and the results as they were left.

use std::collections::BTreeMap;

use super::outside::Done;
use super::screen::{Home, Screen};
use crate::model::{Answers, QuestionIx, Topic};
use crate::session::Session;

#[derive(Clone)]
pub(crate) struct Stack {
    home: Screen,
    above: Vec<Layer>,
    /// The page with the result of each topic, as it was left, and the answers that it is the result of.
    results: BTreeMap<String, (Answers, Screen)>,
    /// The lists of places of questions, as they were left.
    lists: BTreeMap<(String, QuestionIx), Screen>,
    /// The line of words as it was left, where what stood there was emptied at once.
    line: Option<Layer>,
}

/// A page of the stack.
#[derive(Clone)]
pub(crate) struct Layer {
    pub(crate) screen: Screen,
    /// About how many questions were still to come when it was opened, itself left out.
    pub(crate) left: usize,
    /// Id of the topic that was at hand.
    pub(crate) topic: String,
    /// How many steps had been taken.
    pub(crate) step: usize,
}

impl Default for Stack {
    fn default() -> Self {
        Self::over_home(Vec::new(), "")
    }
}

impl Stack {
    /// Pages of a topic over the home page, the last one on top.
    pub(crate) fn over_home(screens: Vec<Screen>, topic: &str) -> Self {
        let layer = |screen| Layer { screen, left: 0, topic: topic.to_owned(), step: 0 };
        Self {
            home: Screen::Home(Home::default()),
            above: screens.into_iter().map(layer).collect(),
            results: BTreeMap::new(),
            lists: BTreeMap::new(),
            line: None,
        }
    }

    pub(crate) fn is_home(&self) -> bool {
        self.above.is_empty()
    }

    pub(crate) fn height(&self) -> usize {
        self.above.len()
    }

    pub(crate) fn top(&self) -> &Screen {
        self.above.last().map_or(&self.home, |layer| &layer.screen)
    }

    /// Whether there is such a page over the home page.
    pub(crate) fn any(&self, such: impl Fn(&Screen) -> bool) -> bool {
        self.above.iter().any(|layer| such(&layer.screen))
    }

    pub(crate) fn top_mut(&mut self) -> &mut Screen {
        self.above.last_mut().map_or(&mut self.home, |layer| &mut layer.screen)
    }

    /// The topic of the page on top, if that is not the home page.
    pub(crate) fn topic(&self) -> Option<&str> {
        self.above.last().map(|layer| layer.topic.as_str())
    }

    /// The pages of the topic at hand, down to where it was opened from another one.
    fn own(&self) -> &[Layer] {
        let of = |layer: &Layer| Some(layer.topic.as_str()) == self.topic();
        let first = self.above.iter().rposition(|layer| !of(layer)).map_or(0, |at| at + 1);
        &self.above[first..]
    }

    /// The page of the same topic below the one on top.
    pub(crate) fn below(&self) -> Option<&Screen> {
        self.own().iter().nth_back(1).map(|layer| &layer.screen)
    }

    /// About how many questions were still to come when the page on top was opened.
    pub(crate) fn left(&self) -> usize {
        self.above.last().map_or(0, |layer| layer.left)
    }

    /// Tells every page over the home page what came of something done outside.
    pub(crate) fn hear(&mut self, done: Option<&Done>) {
        for layer in &mut self.above {
            layer.screen.page_mut().hear(done);
        }
    }

    pub(crate) fn push(&mut self, layer: Layer) {
        self.above.push(layer);
    }

    /// Takes the page on top away, and keeps it if it is the result of the run or a list of places; tells
    /// whether there was one.
    pub(crate) fn pop(&mut self, run: &Session) -> bool {
        let Some(layer) = self.above.pop() else { return false };
        let topic = run.topic().id.clone();
        match &layer.screen {
            Screen::Reading(page) if page.is_result() => {
                self.results.insert(topic, (run.answers().clone(), layer.screen));
            }
            Screen::Place(page) => {
                self.lists.insert((topic, page.asked()), layer.screen);
            }
            Screen::Search(page) if page.is_emptied() => self.line = Some(layer),
            _ => {}
        }
        true
    }

    /// Whether a line of words was emptied, here or on a page that was left since.
    pub(crate) fn has_emptied_line(&self) -> bool {
        self.line.is_some() || matches!(self.top(), Screen::Search(page) if page.is_emptied())
    }

    /// Brings it back; tells whether there is one.
    pub(crate) fn refill_line(&mut self) -> bool {
        if !self.has_emptied_line() {
            return false;
        }
        self.above.extend(self.line.take());
        if let Screen::Search(page) = self.top_mut() {
            page.refill();
        }
        true
    }

    /// Nothing brings it back from here on.
    pub(crate) fn forget_line(&mut self) {
        self.line = None;
    }

    /// What stands in the line of words, where that is on top.
    pub(crate) fn line(&self) -> Option<&str> {
        match self.top() {
            Screen::Search(page) => Some(page.typed().trim()).filter(|typed| !typed.is_empty()),
            _ => None,
        }
    }

    /// The result of a run as it was left; with other answers it is read from the beginning.
    pub(crate) fn left_result(&mut self, run: &Session) -> Option<Screen> {
        let (answers, screen) = self.results.remove(&run.topic().id)?;
        (answers == *run.answers()).then_some(screen)
    }

    /// The list of places of a question as it was left.
    pub(crate) fn left_list(&mut self, run: &Session, question: QuestionIx) -> Option<Screen> {
        self.lists.remove(&(run.topic().id.clone(), question))
    }

    /// Closes the pages that hold a result of their own, and what is open over them.
    pub(crate) fn close_held_results(&mut self) {
        let first = self.above.iter().position(|layer| layer.screen.page().holds_result());
        self.above.truncate(first.unwrap_or(self.above.len()));
    }

    pub(crate) fn has_review(&self) -> bool {
        self.own().iter().any(|layer| matches!(layer.screen, Screen::Review(_)))
    }

    /// How many steps had been taken when the questions on top were opened to change an answer.
    pub(crate) fn edit_begun(&self) -> Option<usize> {
        let asks = |layer: &&Layer| layer.screen.page().question().is_some();
        let first = self.own().iter().rev().take_while(asks).last()?;
        self.has_review().then_some(first.step)
    }

    /// The questions that are open, each part of one as the whole.
    pub(crate) fn asked(&self, topic: &Topic) -> usize {
        let asked = self.own().iter().filter_map(|layer| layer.screen.page().question());
        let mut asked: Vec<QuestionIx> = asked.map(|ix| topic.whole(ix)).collect();
        asked.dedup();
        asked.len()
    }
}
