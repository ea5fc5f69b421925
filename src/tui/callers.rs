//! Cases side by side: several callers of a staff member, each with answers and pages of its own.

mod apart;

use chrono::NaiveTime;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::case::Case;
use super::stack::Stack;
use super::theme::Role;
use crate::text::{cut, width};

/// More callers than one digit can count are no help.
const MOST: usize = 9;
/// So many steps can be taken back.
const STEPS: usize = 20;
/// What is done about callers, at the end of their row; the same where there are as many as there can be.
const KEYS: &str = "F2 再接  F3 换一位";
const KEYS_OF_ALL: &str = "F3 换一位";
/// Columns from which there is room for them.
const ROOMY: u16 = 70;
/// Cells of a mark that there are more.
const MARK: usize = 2;
/// Cells of the longest name in the row.
const NAME: usize = 24;

/// What a case and its pages were at some moment.
#[derive(Clone)]
pub(crate) struct Moment {
    pub(crate) case: Case,
    pub(crate) stack: Stack,
}

/// A caller: what was there when somebody else was turned to, and before each of the last steps.
#[derive(Clone)]
struct Caller {
    left: Moment,
    past: Vec<Moment>,
    /// How many steps were taken, those forgotten since too.
    steps: usize,
    since: Option<NaiveTime>,
    /// Who was spoken with when this one began; nobody before the first.
    behind: Option<usize>,
}

/// The callers in the order they came, and which of them is spoken with.
#[derive(Clone)]
pub(crate) struct Callers {
    all: Vec<Caller>,
    at: usize,
    /// The caller closed last, and where it stood, until another step is taken.
    closed: Option<(usize, Caller)>,
}

impl Callers {
    pub(crate) fn new(first: Moment, since: Option<NaiveTime>) -> Self {
        let all = vec![Caller { left: first, past: Vec::new(), steps: 0, since, behind: None }];
        Self { all, at: 0, closed: None }
    }

    pub(crate) fn has_several(&self) -> bool {
        self.all.len() > 1
    }

    pub(crate) fn has_room(&self) -> bool {
        self.all.len() < MOST
    }

    /// Which of them is spoken with, where there is no row of them.
    pub(crate) fn which(&self) -> String {
        format!("{}/{} 位", self.at + 1, self.all.len())
    }

    /// Another caller, who is spoken with from here on.
    pub(crate) fn begin(&mut self, left: Moment, fresh: Moment, since: Option<NaiveTime>) {
        self.closed = None;
        self.all[self.at].left = left;
        let behind = Some(self.at);
        self.all.push(Caller { left: fresh, past: Vec::new(), steps: 0, since, behind });
        self.at = self.all.len() - 1;
    }

    /// Turns to the next caller: what was there when that one was left.
    pub(crate) fn next(&mut self, left: Moment) -> Moment {
        self.all[self.at].left = left;
        self.at = (self.at + 1) % self.all.len();
        self.all[self.at].left.clone()
    }

    /// Closes the caller spoken with, and turns to the one before.
    pub(crate) fn close(&mut self, now: Moment) -> Option<Moment> {
        if !self.has_several() {
            return None;
        }
        let closed = Caller { left: now, ..self.all.remove(self.at) };
        self.forget_order();
        self.closed = Some((self.at, closed));
        self.at = self.at.saturating_sub(1);
        Some(self.all[self.at].left.clone())
    }

    /// Keeps what is there before a step.
    pub(crate) fn remember(&mut self, now: Moment) {
        self.closed = None;
        let Caller { past, steps, .. } = &mut self.all[self.at];
        if past.len() == STEPS {
            past.remove(0);
        }
        past.push(now);
        *steps += 1;
    }

    /// A step back from here on does not forget the file that the case is kept in now.
    pub(crate) fn keep(&mut self, now: &Case) {
        for moment in &mut self.all[self.at].past {
            moment.case.keep_as(now);
        }
    }

    pub(crate) fn steps(&self) -> usize {
        self.all[self.at].steps
    }

    pub(crate) fn can_undo(&self) -> bool {
        self.closed.is_some() || !self.all[self.at].past.is_empty() || self.began().is_some()
    }

    /// Who was spoken with when the caller began with whom nothing was done since.
    fn began(&self) -> Option<usize> {
        let caller = &self.all[self.at];
        caller.behind.filter(|_| caller.steps == 0)
    }

    /// Positions have changed: who began behind whom is not known any more.
    fn forget_order(&mut self) {
        for caller in &mut self.all {
            caller.behind = None;
        }
    }

    /// What was there before the last step; a caller who was closed is spoken with again, and one who only began
    /// is gone.
    pub(crate) fn undo(&mut self, now: Moment) -> Option<Moment> {
        let Some((at, caller)) = self.closed.take() else {
            if let Some(behind) = self.began() {
                self.all.remove(self.at);
                self.forget_order();
                self.at = behind;
                return Some(self.all[self.at].left.clone());
            }
            let Caller { past, steps, .. } = &mut self.all[self.at];
            *steps = steps.saturating_sub(1);
            return past.pop();
        };
        self.all[self.at].left = now;
        let before = caller.left.clone();
        self.all.insert(at, caller);
        self.forget_order();
        self.at = at;
        Some(before)
    }

    /// Every case that is not spoken of just now, to be counted from another day.
    pub(crate) fn waiting(&mut self) -> impl Iterator<Item = &mut Moment> {
        let closed = self.closed.iter_mut().map(|(_, caller)| caller);
        self.all
            .iter_mut()
            .chain(closed)
            .flat_map(|caller| caller.past.iter_mut().chain(std::iter::once(&mut caller.left)))
    }

    /// Each caller's name, the hours of those who wait only where there is room for them.
    fn names(&self, now: &Case, hours: bool) -> Vec<String> {
        let case = |at: usize| if at == self.at { now } else { &self.all[at].left.case };
        let cases: Vec<&Case> = (0..self.all.len()).map(case).collect();
        let called = apart::names(&cases);
        let name = |(at, caller): (usize, &Caller)| {
            let spoken = at == self.at;
            // Of whom nothing is known yet, what was written of them.
            let line = caller.left.stack.line().filter(|_| !spoken && cases[at].is_fresh());
            let name = line.unwrap_or(&called[at]);
            let since = caller.since.filter(|_| hours || spoken);
            let since = since.map_or_else(String::new, |hour| hour.format(" %H:%M").to_string());
            format!(" {} {}{since} ", at + 1, cut(name, NAME))
        };
        self.all.iter().enumerate().map(name).collect()
    }

    /// The row of callers, the one spoken with marked by a bar; those before it go first where room is short,
    /// and marks say where there are more.
    pub(crate) fn draw(&self, now: &Case, canvas: &mut Canvas) {
        let row = Rect { height: 1, ..canvas.area };
        let keys = if self.has_room() { KEYS } else { KEYS_OF_ALL };
        let words = if row.width < ROOMY { "" } else { keys };
        let cells = width(words) as u16;
        let (space, keys) =
            (row.width - cells, Rect { x: row.right() - cells, width: cells, ..row });
        let words = canvas.look.span(Role::Key, words);
        canvas.within(keys).put(0, words);
        let room = usize::from(space);
        let cells = |names: &[String]| names.iter().map(|name| width(name) + 1).sum::<usize>();
        let all = Some(self.names(now, true)).filter(|names| cells(names) <= room);
        let names = all.unwrap_or_else(|| self.names(now, false));
        let short = cells(&names) > room;
        let room = if short { room.saturating_sub(2 * MARK + 1) } else { room };
        let first = (0..self.at).find(|at| cells(&names[*at..]) <= room).unwrap_or(self.at);
        let mark = |sign: &str| if short { format!("{sign:<MARK$}") } else { String::new() };
        let before = mark(if first > 0 { "<" } else { "" });
        let after = mark(if cells(&names[first..]) > room { ">" } else { "" });
        let mut left = room;
        let spans = names.iter().enumerate().skip(first).map_while(|(at, name)| {
            let role = if at == self.at { Role::Focus } else { Role::Dim };
            let name = Some(cut(name, left)).filter(|_| left > 0)?;
            left = left.saturating_sub(width(&name) + 1);
            Some([canvas.look.span(role, name), Span::raw(" ")])
        });
        let before = canvas.look.span(Role::Key, before);
        let spans: Vec<_> = [before].into_iter().chain(spans.flatten()).collect();
        let line = Line::from([spans, vec![canvas.look.span(Role::Key, after)]].concat());
        canvas.within(Rect { width: space, ..row }).put(0, line);
    }
}
