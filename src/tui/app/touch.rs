//! Fingers on the app: taps, slides and the wheel of a mouse.

use super::App;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::Act;
use crate::tui::msg::{Msg, Next};
use crate::tui::taps::{Finger, Tap};
use crate::tui::touch::{Touch, TouchKind};

impl App {
    /// Follows a finger: a tap is done once it goes up where it went down; moved away it scrolls.
    pub(super) fn touch(&mut self, touch: Touch) -> Next {
        match touch.kind {
            TouchKind::Press => {
                self.finger = Some(Finger::down(&self.taps, touch.at));
                Next::Stay
            }
            TouchKind::Drag => {
                let Some(finger) = &mut self.finger else { return Next::Stay };
                let rows = finger.follow(&self.taps, touch.at);
                let msg = if rows < 0 { Msg::Down } else { Msg::Up };
                // Beyond the window there are no fingers, whatever a terminal reports.
                let most = u32::from(self.context.size.1);
                self.scroll(&msg, rows.unsigned_abs().min(most))
            }
            TouchKind::Release => {
                let Some(finger) = self.finger.take() else { return Next::Stay };
                let part = finger.part;
                let tap = part.filter(|_| part == self.taps.part(touch.at.into()));
                match tap.and_then(|part| self.taps.tap(part)).cloned() {
                    Some(tap) => self.tap(tap),
                    None => self.take_in(&Msg::Present),
                }
            }
            TouchKind::WheelUp => self.scroll(&Msg::Up, 1),
            TouchKind::WheelDown => self.scroll(&Msg::Down, 1),
        }
    }

    fn scroll(&mut self, msg: &Msg, rows: u32) -> Next {
        // Where a row does not move the page, the ones after it do not either.
        let moved = (0..rows).take_while(|_| self.take_in(msg) != Next::Stay).count();
        if moved == 0 { Next::Stay } else { Next::Draw }
    }

    fn tap(&mut self, tap: Tap) -> Next {
        let (line, then) = match tap {
            Tap::Say(msg) => return self.take_in(&msg),
            Tap::Ask(question) => {
                self.take_in(&Msg::Present);
                return self.apply(Effect::Open(Open::Question(question)));
            }
            Tap::Further(line) => return self.take_in(&Msg::Point(line)),
            Tap::Choose(line) => (line, Msg::Confirm),
            Tap::Open(line) => {
                let ticks = self.hints().iter().any(|hint| hint.act == Act::Toggle);
                (line, if ticks { Msg::Toggle } else { Msg::Confirm })
            }
        };
        self.take_in(&Msg::Point(line));
        match self.take_in(&then) {
            Next::Stay => Next::Draw,
            next => next,
        }
    }
}
