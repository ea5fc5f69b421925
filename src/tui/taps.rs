//! Taps: what was drawn says which part of the window answers, and with what.

use ratatui::layout::{Position, Rect};

use super::keymap::{self, Act};
use super::msg::Msg;
use crate::model::QuestionIx;

/// What a tap does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tap {
    /// What the key beside the words does.
    Say(Msg),
    /// Chooses a line.
    Choose(usize),
    /// Asks a question again.
    Ask(QuestionIx),
    /// Ticks a line where lines can be ticked, else opens it.
    Open(usize),
    /// Goes on with a list at the first line below what is on screen.
    Further(usize),
}

impl Tap {
    /// On a line to choose: what its digit or its key does, else the line itself.
    pub(crate) fn on(digit: Option<u8>, key: Option<Act>, line: usize) -> Self {
        let key = || keymap::taps(key?).map(|(does, ..)| does);
        let does = digit.map(Msg::Digit).or_else(key);
        does.map_or(Self::Choose(line), Self::Say)
    }
}

/// The parts of a frame that answer a tap.
#[derive(Clone, Debug, Default)]
pub struct Taps {
    places: Vec<(Rect, Tap)>,
    /// Whether what was drawn has other pages.
    pub(crate) turns: bool,
    /// Whether a text goes on below what is on screen.
    pub(crate) goes_on: bool,
    /// What of the keys the page itself names, which the footer then need not.
    pub(crate) named: Vec<Act>,
}

impl Taps {
    pub(crate) fn add(&mut self, area: Rect, tap: Tap) {
        if !area.is_empty() {
            self.places.push((area, tap));
        }
    }

    /// Which part a place of the window belongs to.
    pub(crate) fn part(&self, at: Position) -> Option<usize> {
        self.places.iter().rposition(|(area, _)| area.contains(at))
    }

    pub(crate) fn tap(&self, part: usize) -> Option<&Tap> {
        self.places.get(part).map(|(_, tap)| tap)
    }

    /// Where the list goes on that is cut at the bottom.
    pub(crate) fn further(&self) -> Option<usize> {
        self.places.iter().rev().find_map(|(_, tap)| match tap {
            Tap::Further(line) => Some(*line),
            _ => None,
        })
    }

    /// Rows of each line that answers.
    pub fn heights_of_lines(&self) -> Vec<u16> {
        let line = |(area, tap): &(Rect, Tap)| matches!(tap, Tap::Open(_)).then_some(area.height);
        self.places.iter().filter_map(line).collect()
    }

    /// Rows of each thing to choose.
    pub fn heights_of_choices(&self) -> Vec<u16> {
        let chosen = |(area, tap): &(Rect, Tap)| match tap {
            Tap::Choose(_) | Tap::Say(Msg::Digit(_)) => Some(area.height),
            _ => None,
        };
        self.places.iter().filter_map(chosen).collect()
    }

    /// The middle of each part.
    pub fn middles(&self) -> Vec<(u16, u16)> {
        let middle = |(area, _): &(Rect, Tap)| (area.x + area.width / 2, area.y + area.height / 2);
        self.places.iter().map(middle).collect()
    }
}

/// A finger that is down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Finger {
    /// The part it went down on, as long as it has not left it.
    pub(crate) part: Option<usize>,
    row: u16,
}

impl Finger {
    pub(crate) fn down(taps: &Taps, at: (u16, u16)) -> Self {
        Self { part: taps.part(at.into()), row: at.1 }
    }

    /// Follows it; how many rows it has moved down since, once it has left the part.
    pub(crate) fn follow(&mut self, taps: &Taps, at: (u16, u16)) -> i32 {
        if self.part.is_some() && self.part == taps.part(at.into()) {
            return 0;
        }
        self.part = None;
        let before = std::mem::replace(&mut self.row, at.1);
        i32::from(at.1) - i32::from(before)
    }
}
