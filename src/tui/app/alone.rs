//! An app that nobody uses: its clock goes on, the last seconds are counted down, then it forgets.

use std::time::Duration;

use super::App;
use crate::tui::band::Band;
use crate::tui::msg::Next;
use crate::tui::patience::Patience;

impl App {
    /// How long after somebody was last there `Msg::Idle` is due; none: never.
    pub fn wait(&self) -> Option<Duration> {
        Some(self.tried()?.next(self.gone))
    }

    /// Sees that somebody is there, whatever a key means; tells whether the clock showed otherwise.
    pub(crate) fn greet(&mut self) -> bool {
        let before = self.clock();
        self.gone = Duration::ZERO;
        before != self.clock()
    }

    /// Which page is on top, told apart from the one that a key led from.
    pub(in crate::tui) fn whereabouts(&self) -> impl PartialEq + use<> {
        (self.stack.height(), self.screen(), self.top().page().question())
    }

    /// Says something over the page, which is drawn if that is news.
    pub(super) fn say(&mut self, band: Band) -> Next {
        self.band = Some(band);
        Next::Stay
    }

    /// Lets the clock go on and counts the last seconds down, then forgets everything.
    pub(super) fn is_left_alone(&mut self, gone: Duration) -> Next {
        let Some(patience) = self.patience else { return Next::Stay };
        if patience.is_over(gone) {
            return self.wipe();
        }
        self.gone = gone;
        self.band = patience.band(gone).or(self.band);
        Next::Draw
    }

    /// The patience that is being tried: where there is something to forget.
    fn tried(&self) -> Option<Patience> {
        self.patience.filter(|_| !self.is_fresh())
    }

    /// How long is left, in words; where no row tells which of several callers is spoken with, that; else empty.
    pub(super) fn clock(&self) -> String {
        match self.tried() {
            Some(patience) => patience.clock(self.gone),
            None if self.callers.has_several() && !self.shows_callers() => self.callers.which(),
            None => String::new(),
        }
    }
}
