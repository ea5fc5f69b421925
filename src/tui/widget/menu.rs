//! A list of things to choose from: by digit at once, or by arrows and Enter.

mod list;
mod pair;

use ratatui::layout::Rect;

use list::List;
pub(crate) use list::window;
use pair::Pair;

use crate::tui::canvas::{Beyond, Canvas};
use crate::tui::effect::Effect;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// One thing to choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    pub(super) digit: Option<u8>,
    /// What does the same on this page, whose key stands before it where it has no digit.
    key: Option<Act>,
    pub(super) label: String,
    note: String,
    note_matters: bool,
    about: String,
}

impl Item {
    /// A thing with nothing but a label.
    pub(crate) fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// The digit that chooses it.
    #[must_use]
    pub(crate) fn digit(self, digit: u8) -> Self {
        Self { digit: Some(digit), ..self }
    }

    /// What does the same, whose key is shown where it has no digit.
    #[must_use]
    pub(crate) fn key(self, act: Act) -> Self {
        Self { key: Some(act), ..self }
    }

    /// What stands beside the label, in a column of its own.
    #[must_use]
    pub(crate) fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// What stands beside the label and is what the person looks for, such as an answer.
    #[must_use]
    pub(crate) fn value(self, value: impl Into<String>) -> Self {
        Self { note: value.into(), note_matters: true, ..self }
    }

    /// Whether a word occurs in it.
    pub(crate) fn says(&self, word: &str) -> bool {
        [&self.label, &self.note, &self.about].into_iter().any(|text| text.contains(word))
    }

    fn note_role(&self) -> Role {
        if self.note_matters { Role::Text } else { Role::Dim }
    }

    /// What explains it, below the label.
    #[must_use]
    pub(crate) fn about(self, about: impl Into<String>) -> Self {
        Self { about: about.into(), ..self }
    }
}

/// The list, and which of it keys act on.
pub(crate) struct Menu<'a> {
    /// What there is to choose.
    pub(crate) items: &'a [Item],
    /// Position of the focused one, if any.
    pub(crate) focus: Option<usize>,
}

/// What a message did to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// Nothing: the focus is at an end already.
    Stayed,
    /// The focus moved.
    Moved,
    /// Something was chosen.
    Chosen(usize),
    /// Nothing was focused that could be chosen, or no line has the digit.
    Unchosen,
}

impl Event {
    /// What comes of it, if nothing was chosen.
    pub(crate) fn effect(self) -> Effect {
        match self {
            Self::Unchosen => Effect::Unchosen,
            _ => Effect::drawn(self == Self::Moved),
        }
    }
}

/// What the keys do on a page with a list: to choose from it, and to leave it.
pub(crate) const fn hints(choose: &'static str, leave: &'static str) -> [Hint; 5] {
    [
        hint(Act::Digits, choose),
        hint(Act::Confirm, "确定"),
        hint(Act::Back, leave),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
    ]
}

/// The keys that go far in a list.
pub(crate) const FAR: [Hint; 2] = [hint(Act::Pages, "翻页"), hint(Act::Ends, "最前、最后")];

/// Takes a message in; none if it means nothing to a list.
pub(crate) fn update(focus: &mut usize, items: &[Item], msg: &Msg) -> Option<Event> {
    let last = items.len().saturating_sub(1);
    let to = match msg {
        Msg::Up => focus.saturating_sub(1),
        Msg::Down => (*focus + 1).min(last),
        Msg::First | Msg::PageUp => 0,
        Msg::Last | Msg::PageDown => last,
        Msg::Point(line) => (*line).min(last),
        Msg::Confirm if items.is_empty() => return Some(Event::Stayed),
        Msg::Confirm => return Some(Event::Chosen((*focus).min(last))),
        Msg::Digit(digit) => {
            let Some(at) = items.iter().position(|item| item.digit == Some(*digit)) else {
                return Some(Event::Unchosen);
            };
            *focus = at;
            return Some(Event::Chosen(at));
        }
        _ => return None,
    };
    let moved = std::mem::replace(focus, to) != to;
    Some(if moved { Event::Moved } else { Event::Stayed })
}

impl Menu<'_> {
    /// Draws the list, or the part of it around the focus that fits.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let area = canvas.area;
        let list = List::new(canvas.look, area, self);
        if let Some(pair) = Pair::of(&list, area, self) {
            return pair.draw(canvas, self.items);
        }
        let fits = list.height() <= usize::from(area.height);
        // To a visitor choices that stand apart are worth more than how to find out.
        let crowded = canvas.look.kiosk && fits && !list.is_airy();
        let bare = || self.all_but_last_about(canvas, crowded);
        if let Some(items) = (!fits || crowded).then(bare).flatten() {
            return Menu { items: &items, ..*self }.draw(canvas);
        }
        // Where the list is cut, one row says so.
        let room = usize::from(area.height).saturating_sub(usize::from(!fits));
        let shown = window(&list.heights, self.focus.unwrap_or(0), room);
        let (above, after) = (shown.start, self.items.len() - shown.end);
        let end = shown.end;
        list.draw(canvas, self.items, shown);
        if !fits && area.height > 1 {
            let row = Rect { y: area.bottom() - 1, height: 1, ..area };
            let before = Tap::Say(Msg::Point(above.saturating_sub(1)));
            let above = Beyond { count: above, unit: "项", tap: before };
            let below = Beyond { count: after, unit: "项", tap: Tap::Further(end) };
            canvas.within(area).beyond(row, above, below);
        }
    }

    /// The same with the last line left unexplained, where only then all of them are seen; so that they stand
    /// apart, only 「不确定」 is, for what explains a choice belongs to it.
    fn all_but_last_about(&self, canvas: &Canvas, apart: bool) -> Option<Vec<Item>> {
        let (last, others) = self.items.split_last()?;
        if last.about.is_empty() || (apart && last.key != Some(Act::Unsure)) {
            return None;
        }
        let items = [others, &[last.clone().about("")]].concat();
        let bare = List::new(canvas.look, canvas.area, &Menu { items: &items, focus: None });
        let fits = height(canvas, &items) <= canvas.area.height;
        (fits && (bare.is_airy() || !apart)).then_some(items)
    }
}

/// Rows the whole list needs, without the blank lines that it takes where there is room; but a finger's.
pub(crate) fn height(canvas: &Canvas, items: &[Item]) -> u16 {
    let (area, menu) = (canvas.area, Menu { items, focus: None });
    let list = List::new(canvas.look, area, &menu);
    if let Some(pair) = Pair::of(&list, area, &menu) {
        return pair.height() as u16;
    }
    let mut list = list.tightened();
    let low = list.height();
    if canvas.look.touch {
        list.stretch();
    }
    let tall = list.height();
    if tall <= usize::from(area.height) { tall as u16 } else { low as u16 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_choose_and_arrows_stop_at_the_ends() {
        let items = [Item::new("a").digit(1), Item::new("b").digit(2), Item::new("c").digit(0)];
        let mut focus = 0;
        let mut press = |msg| update(&mut focus, &items, &msg);
        assert_eq!(press(Msg::Up), Some(Event::Stayed));
        assert_eq!(press(Msg::Down), Some(Event::Moved));
        assert_eq!(press(Msg::Confirm), Some(Event::Chosen(1)));
        assert_eq!(press(Msg::Digit(0)), Some(Event::Chosen(2)));
        assert_eq!(press(Msg::Digit(7)), Some(Event::Unchosen));
        assert_eq!(press(Msg::Down), Some(Event::Stayed));
        assert_eq!(press(Msg::Help), None);
        assert_eq!(focus, 2);
    }
}
