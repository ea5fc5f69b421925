//! Tabs of a page, and where a reader stands in each.

use super::sheet::Reader;
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;

#[derive(Clone, Debug, Default)]
pub(crate) struct Tabs {
    open: usize,
    readers: Vec<Reader>,
    /// Which of two ways to do the same is read, where there is room for one.
    way: usize,
}

impl Tabs {
    /// Of two ways this one is read first.
    pub(crate) fn on_way(way: usize) -> Self {
        Self { way, ..Self::default() }
    }

    /// The digit of the open one.
    pub(crate) fn open_digit(&self) -> u8 {
        self.open as u8 + 1
    }

    /// Fits itself to another number of tabs.
    pub(crate) fn fit(&mut self, count: usize) {
        self.open = self.open_of(count);
        self.readers.resize(count, Reader::default());
    }

    /// The open one of so many.
    pub(crate) fn open_of(&self, count: usize) -> usize {
        self.open.min(count.saturating_sub(1))
    }

    pub(crate) fn is_first(&self) -> bool {
        self.open == 0
    }

    /// Which of so many ways is read.
    pub(crate) fn way_of(&self, count: usize) -> usize {
        self.way.min(count.saturating_sub(1))
    }

    /// Whether a message asks for the other way: the digit of the open one again, or the key that
    /// walks through all of them.
    fn is_other_way(&self, msg: &Msg, ways: usize) -> bool {
        match msg {
            Msg::NextTab => self.way_of(ways) + 1 < ways,
            Msg::PrevTab => self.way_of(ways) > 0,
            _ => ways > 1 && *msg == Msg::Digit(self.open_digit()),
        }
    }

    /// Turns to the next way, at its top.
    fn turn(&mut self, count: usize) {
        self.way = (self.way_of(count) + 1) % count.max(1);
        if let Some(reader) = self.reader_mut() {
            *reader = Reader::default();
        }
    }

    /// Where the reader stands in the open one.
    pub(crate) fn reader(&self) -> Reader {
        self.readers.get(self.open).copied().unwrap_or_default()
    }

    pub(crate) fn reader_mut(&mut self) -> Option<&mut Reader> {
        self.readers.get_mut(self.open)
    }

    /// Opens another tab, or turns to another of so many ways in the open one; none if the message means
    /// nothing to tabs.
    pub(crate) fn update(&mut self, msg: &Msg, ways: usize) -> Option<Effect> {
        if self.is_other_way(msg, ways) {
            self.turn(ways);
            return Some(Effect::Draw);
        }
        let count = self.readers.len();
        if count < 2 {
            return None;
        }
        let to = match msg {
            Msg::Digit(digit) => usize::from(*digit).wrapping_sub(1),
            Msg::Right | Msg::NextTab => (self.open + 1) % count,
            Msg::Left | Msg::PrevTab => (self.open + count - 1) % count,
            _ => return None,
        };
        let changed = to < count && to != self.open;
        if changed {
            self.open = to;
        }
        Some(Effect::drawn(changed))
    }
}
