//! A list of things to choose from: by digit at once, or by arrows and Enter.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::{cut, pad, width};
use crate::tui::canvas::{Beyond, Canvas, MEASURE, lines};
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// Cells before a label: the mark of the focus, the digit, a space between.
const INDENT: u16 = 5;

/// From this height on there is a free line between all items.
const TALL: u16 = 26;

/// One thing to choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    pub(super) digit: Option<u8>,
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
    /// Nothing was focused that could be chosen.
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
                return Some(Event::Stayed);
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
        let fits = list.heights.iter().sum::<usize>() <= usize::from(area.height);
        // Where the list is cut, one row says so.
        let room = usize::from(area.height).saturating_sub(usize::from(!fits));
        let shown = window(&list.heights, self.focus.unwrap_or(0), room);
        let (above, after) = (shown.start, self.items.len() - shown.end);
        let end = shown.end;
        for at in shown {
            let item = &self.items[at];
            list.item(canvas, at, item);
            let height = list.heights[at] as u16;
            let tap = item.digit.map_or(Tap::Choose(at), |digit| Tap::Say(Msg::Digit(digit)));
            canvas.tap(Rect { height, ..canvas.area }, tap);
            canvas.space(height);
        }
        if !fits && area.height > 1 {
            let row = Rect { y: area.bottom() - 1, height: 1, ..area };
            let before = Tap::Say(Msg::Point(above.saturating_sub(1)));
            let above = Beyond { count: above, unit: "项", tap: before };
            let below = Beyond { count: after, unit: "项", tap: Tap::Further(end) };
            canvas.within(area).beyond(row, above, below);
        }
    }
}

/// Rows the whole list needs, without the blank lines it takes where there is room.
pub(crate) fn height(area: Rect, items: &[Item]) -> u16 {
    let inner = inner(area);
    items.iter().map(|item| 1 + lines(inner.width, &item.about).len() as u16).sum()
}

fn inner(area: Rect) -> Rect {
    Rect { width: area.width.min(MEASURE).saturating_sub(INDENT), ..area }
}

/// The items that are shown when the list is cut into pages that fit, and the page with the focus is open.
/// Stepping within a page moves nothing but the focus.
pub(crate) fn window(heights: &[usize], focus: usize, room: usize) -> Range<usize> {
    let (mut start, mut used) = (0, 0);
    for (at, height) in heights.iter().enumerate() {
        if used + height > room && at > start {
            if at > focus {
                return start..at;
            }
            (start, used) = (at, 0);
        }
        used += height;
    }
    start..heights.len()
}

struct List<'a> {
    look: &'a Look,
    width: u16,
    focus: Option<usize>,
    note_at: usize,
    abouts: Vec<Vec<String>>,
    heights: Vec<usize>,
}

impl<'a> List<'a> {
    fn new(look: &'a Look, area: Rect, menu: &Menu) -> Self {
        let width = area.width.min(MEASURE);
        let inner = inner(area);
        let abouts: Vec<_> =
            menu.items.iter().map(|item| lines(inner.width, &item.about)).collect();
        let mut heights: Vec<_> = abouts.iter().map(|lines| 1 + lines.len()).collect();
        let explained = abouts.iter().any(|lines| !lines.is_empty());
        let spaced = heights.iter().sum::<usize>() + heights.len();
        // A finger needs two rows, and in a tall window lines may breathe.
        if (explained || look.touch || area.height >= TALL) && spaced <= usize::from(area.height) {
            for height in &mut heights {
                *height += 1;
            }
        }
        let widest = menu.items.iter().map(|item| crate::text::width(&item.label)).max();
        let note_at = widest.unwrap_or(0).min(usize::from(inner.width) * 2 / 3) + 3;
        Self { look, width, focus: menu.focus, note_at, abouts, heights }
    }

    fn item(&self, canvas: &mut Canvas, at: usize, item: &Item) {
        let area = Rect { width: self.width, ..canvas.area };
        canvas.within(area).put(0, self.label(item, self.focus == Some(at)));
        let about = Rect {
            x: area.x + INDENT.min(area.width),
            width: area.width.saturating_sub(INDENT),
            ..area
        };
        for (row, line) in (1..).zip(&self.abouts[at]) {
            canvas.within(about).put(row, Span::styled(line, self.look.style(Role::Dim)));
        }
    }

    fn label<'b>(&self, item: &Item, focused: bool) -> Line<'b> {
        let digit = item.digit.map_or_else(|| " ".to_owned(), |digit| digit.to_string());
        let mark = if focused { self.look.glyphs.chosen } else { " " };
        let room = usize::from(self.width.saturating_sub(INDENT));
        let label = if item.note.is_empty() {
            cut(&item.label, room)
        } else {
            pad(&item.label, self.note_at.min(room))
        };
        let note = pad(&item.note, room.saturating_sub(width(&label)));
        let role = |role| if focused { Style::new() } else { self.look.style(role) };
        let line = Line::from(vec![
            Span::raw(format!("{mark} ")),
            Span::styled(digit, role(Role::Key)),
            Span::raw("  "),
            Span::styled(label, role(Role::Text)),
            Span::styled(note, role(if item.note_matters { Role::Text } else { Role::Dim })),
        ]);
        if focused { line.style(self.look.style(Role::Focus)) } else { line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_with_the_focus_is_shown() {
        let heights = [2, 2, 2, 2, 2];
        assert_eq!(window(&heights, 0, 5), 0..2);
        assert_eq!(window(&heights, 1, 5), 0..2);
        assert_eq!(window(&heights, 2, 5), 2..4);
        assert_eq!(window(&heights, 4, 5), 4..5);
        assert_eq!(window(&heights, 4, 100), 0..5);
        assert_eq!(window(&heights, 3, 1), 3..4);
        assert_eq!(window(&[], 0, 5), 0..0);
    }

    #[test]
    fn digits_choose_and_arrows_stop_at_the_ends() {
        let items = [Item::new("a").digit(1), Item::new("b").digit(2), Item::new("c").digit(0)];
        let mut focus = 0;
        let mut press = |msg| update(&mut focus, &items, &msg);
        assert_eq!(press(Msg::Up), Some(Event::Stayed));
        assert_eq!(press(Msg::Down), Some(Event::Moved));
        assert_eq!(press(Msg::Confirm), Some(Event::Chosen(1)));
        assert_eq!(press(Msg::Digit(0)), Some(Event::Chosen(2)));
        assert_eq!(press(Msg::Digit(7)), Some(Event::Stayed));
        assert_eq!(press(Msg::Down), Some(Event::Stayed));
        assert_eq!(press(Msg::Help), None);
        assert_eq!(focus, 2);
    }
}
