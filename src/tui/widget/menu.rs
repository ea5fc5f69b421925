//! A list of things to choose from: by digit at once, or by arrows and Enter.

mod pair;

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use pair::Pair;

use crate::text::{pad, width};
use crate::tui::canvas::{Beyond, Canvas, MEASURE, lines};
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// Cells before a label: the mark of the focus, the digit, a space between.
const INDENT: u16 = 5;

/// A column of notes narrower than this is none.
const COLUMN: u16 = 8;

/// From this height on there is a free line between all items.
const TALL: u16 = 26;

/// Rows that a finger finds.
const FINGER: usize = 2;

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

    /// The same with the last line left unexplained, where only then all of them are seen, or stand apart.
    fn all_but_last_about(&self, canvas: &Canvas, apart: bool) -> Option<Vec<Item>> {
        let (last, others) = self.items.split_last().filter(|(last, _)| !last.about.is_empty())?;
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

/// What an item takes up: nothing of it is cut that another row has room for.
struct Rows {
    label: Vec<String>,
    /// The note in the column beside the labels.
    beside: Vec<String>,
    /// The note below, where that column is too narrow.
    note: Vec<String>,
    about: Vec<String>,
}

impl Rows {
    fn of(area: Rect, items: &[Item]) -> Vec<Self> {
        let inner = inner(area).width;
        let at = note_at(inner, items);
        let column = inner.saturating_sub(at as u16);
        let rows = |item: &Item| {
            let (label, about) = (lines(inner, &item.label), lines(inner, &item.about));
            let (beside, below) = (lines(column, &item.note), lines(inner, &item.note));
            let fits = column >= COLUMN && width(&item.label) < at;
            let fits = fits && beside.len() <= label.len() + below.len();
            let (beside, note) = if fits { (beside, Vec::new()) } else { (Vec::new(), below) };
            Self { label, beside, note, about }
        };
        items.iter().map(rows).collect()
    }

    fn height(&self) -> usize {
        self.label.len().max(self.beside.len()) + self.note.len() + self.about.len()
    }
}

/// Where the column of the notes begins.
fn note_at(inner: u16, items: &[Item]) -> usize {
    let widest = items.iter().map(|item| width(&item.label)).max();
    widest.unwrap_or(0).min(usize::from(inner) * 2 / 3) + 3
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
    rows: Vec<Rows>,
    heights: Vec<usize>,
}

impl<'a> List<'a> {
    /// With the blank lines that there is room for.
    fn new(look: &'a Look, area: Rect, menu: &Menu) -> Self {
        let mut list = Self::tight(look, area, menu);
        let explained = list.rows.iter().any(|rows| !rows.about.is_empty());
        let room = usize::from(area.height);
        let airy = explained || look.touch || area.height >= TALL;
        if airy && list.height() + list.heights.len() <= room {
            list.heights.iter_mut().for_each(|height| *height += 1);
            if explained && !look.touch {
                list.spread(room);
            }
        } else if look.touch {
            let before = list.heights.clone();
            list.stretch();
            if list.height() > room {
                list.heights = before;
            }
        }
        list
    }

    fn tight(look: &'a Look, area: Rect, menu: &Menu) -> Self {
        let width = area.width.min(MEASURE);
        let rows = Rows::of(area, menu.items);
        let note_at = note_at(inner(area).width, menu.items);
        Self { look, width, focus: menu.focus, note_at, rows, heights: Vec::new() }.tightened()
    }

    /// The same where every item has the rows it needs, and no more.
    fn tightened(self) -> Self {
        Self { heights: self.rows.iter().map(Rows::height).collect(), ..self }
    }

    fn height(&self) -> usize {
        self.heights.iter().sum()
    }

    /// Whether there are blank lines.
    fn is_airy(&self) -> bool {
        self.heights.iter().zip(&self.rows).any(|(height, rows)| *height > rows.height())
    }

    /// Makes every item as tall as a finger needs it.
    fn stretch(&mut self) {
        self.heights.iter_mut().for_each(|height| *height = FINGER.max(*height));
    }

    /// Spreads a list over a window that it then fills; a shorter one stays together.
    fn spread(&mut self, room: usize) {
        let Some((last, others)) = self.heights.split_last_mut() else { return };
        let spread = others.iter().sum::<usize>() + others.len() + *last - 1;
        if spread <= room && spread * 4 >= room * 3 {
            for height in others {
                *height += 1;
            }
            // Nothing stands below it.
            *last -= 1;
        }
    }

    /// Draws some of the items one below the other.
    fn draw(&self, canvas: &mut Canvas, items: &[Item], shown: Range<usize>) {
        for at in shown {
            let item = &items[at];
            self.item(canvas, at, item);
            let height = self.heights[at] as u16;
            canvas.tap(Rect { height, ..canvas.area }, Tap::on(item.digit, item.key, at));
            canvas.space(height);
        }
    }

    fn item(&self, canvas: &mut Canvas, at: usize, item: &Item) {
        let area = Rect { width: self.width, ..canvas.area };
        let rows = &self.rows[at];
        canvas.taps.named.extend(item.key);
        let first = rows.label.len().max(rows.beside.len());
        for row in 0..first {
            canvas.within(area).put(row as u16, self.line(item, at, row));
        }
        let inner = Rect {
            x: area.x + INDENT.min(area.width),
            width: area.width.saturating_sub(INDENT),
            ..area
        };
        let note = rows.note.iter().map(|line| (line, item.note_role()));
        let about = rows.about.iter().map(|line| (line, Role::Dim));
        for (row, (line, role)) in (first as u16..).zip(note.chain(about)) {
            canvas.within(inner).put(row, Span::styled(line, self.look.style(role)));
        }
    }

    /// A line with a part of the label and of the note beside it.
    fn line<'b>(&self, item: &Item, at: usize, row: usize) -> Line<'b> {
        let focused = self.focus == Some(at);
        let mark = if focused && row == 0 { self.look.glyphs.chosen } else { " " };
        let sign = || keymap::row_of(item.key?).map(|row| row.keys.to_owned());
        let digit = item.digit.map(|digit| digit.to_string()).or_else(sign);
        let digit = digit.filter(|_| row == 0).unwrap_or_else(|| " ".to_owned());
        let part = |of: &[String]| of.get(row).cloned().unwrap_or_default();
        let room = usize::from(self.width.saturating_sub(INDENT));
        let mut label = part(&self.rows[at].label);
        if !item.note.is_empty() {
            label = pad(&label, width(&label).max(self.note_at).min(room));
        }
        let note = pad(&part(&self.rows[at].beside), room.saturating_sub(width(&label)));
        let role = |role| if focused { Style::new() } else { self.look.style(role) };
        let line = Line::from(vec![
            Span::raw(format!("{mark} ")),
            Span::styled(digit, role(Role::Key)),
            Span::raw("  "),
            Span::styled(label, role(Role::Text)),
            Span::styled(note, role(item.note_role())),
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
        assert_eq!(press(Msg::Digit(7)), Some(Event::Unchosen));
        assert_eq!(press(Msg::Down), Some(Event::Stayed));
        assert_eq!(press(Msg::Help), None);
        assert_eq!(focus, 2);
    }
}
