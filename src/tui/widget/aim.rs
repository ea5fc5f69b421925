//! Aim of a person in a list of answers; a visitor has none at first, so that Enter chooses nothing by itself.

use super::menu::Event;
use crate::tui::look::Look;
use crate::tui::msg::Msg;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aim {
    at: usize,
    /// Whether somebody moved there, or answered so before.
    taken: bool,
}

impl Aim {
    /// At the line of the answer given before; else at the first, where Enter chooses it but in a kiosk.
    pub(crate) fn new(look: &Look, given: Option<usize>) -> Self {
        Self { at: given.unwrap_or(0), taken: given.is_some() || !look.kiosk }
    }

    /// At a line that Enter chooses.
    pub(crate) fn on(at: usize) -> Self {
        Self { at, taken: true }
    }

    /// At the first line, which Enter does not choose by itself even at a desk.
    pub(crate) fn unmoved() -> Self {
        Self { at: 0, taken: false }
    }

    /// The line, also before anybody moved: of a list in pages the one with it is shown.
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// The line that Enter chooses.
    pub(crate) fn line(self) -> Option<usize> {
        self.taken.then_some(self.at)
    }

    /// To a line.
    pub(crate) fn turn(&mut self, at: usize) {
        *self = Self::on(at);
    }

    /// Takes a message in, as the list steps with it.
    pub(crate) fn update(
        &mut self,
        msg: &Msg,
        step: impl FnOnce(&mut usize) -> Option<Event>,
    ) -> Option<Event> {
        let moves = matches!(msg, Msg::Up | Msg::Down | Msg::First | Msg::Last | Msg::Point(_));
        match msg {
            Msg::Confirm if !self.taken => return Some(Event::Unchosen),
            Msg::Up | Msg::Down if !self.taken => {
                self.taken = true;
                return Some(Event::Moved);
            }
            _ => {}
        }
        let event = step(&mut self.at)?;
        self.taken |= moves || matches!(event, Event::Chosen(_));
        Some(event)
    }
}
