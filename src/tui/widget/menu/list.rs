//! How the items of a list stand one below the other.

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Item, Menu};
use crate::text::{pad, width};
use crate::tui::canvas::{Canvas, MEASURE, lines};
use crate::tui::keymap;
use crate::tui::look::Look;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// Cells before a label: the mark of the focus, the digit, a space between.
const INDENT: u16 = 5;

/// A column of notes narrower than this is none.
const COLUMN: u16 = 8;

/// From this height on there is a free line between all items.
const TALL: u16 = 26;

/// Rows that a finger finds.
pub(super) const FINGER: usize = 2;

/// What an item takes up: nothing of it is cut that another row has room for.
pub(super) struct Rows {
    label: Rc<[String]>,
    /// The note in the column beside the labels.
    beside: Rc<[String]>,
    /// The note below, where that column is too narrow.
    note: Rc<[String]>,
    pub(super) about: Rc<[String]>,
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
            // 「第 1/5」 with 「页」 below it is no line and a half.
            let torn =
                beside.len() > below.len() && beside.last().is_some_and(|last| width(last) <= 2);
            let fits = fits && !torn;
            let (beside, note) =
                if fits { (beside, Rc::default()) } else { (Rc::default(), below) };
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

pub(super) struct List<'a> {
    pub(super) look: &'a Look,
    pub(super) width: u16,
    focus: Option<usize>,
    note_at: usize,
    pub(super) rows: Vec<Rows>,
    pub(super) heights: Vec<usize>,
}

impl<'a> List<'a> {
    /// With the blank lines that there is room for.
    pub(super) fn new(look: &'a Look, area: Rect, menu: &Menu) -> Self {
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

    pub(super) fn tight(look: &'a Look, area: Rect, menu: &Menu) -> Self {
        let width = area.width.min(MEASURE);
        let rows = Rows::of(area, menu.items);
        let note_at = note_at(inner(area).width, menu.items);
        Self { look, width, focus: menu.focus, note_at, rows, heights: Vec::new() }.tightened()
    }

    /// The same where every item has the rows it needs, and no more.
    pub(super) fn tightened(self) -> Self {
        Self { heights: self.rows.iter().map(Rows::height).collect(), ..self }
    }

    pub(super) fn height(&self) -> usize {
        self.heights.iter().sum()
    }

    /// Whether there is a blank line between any two.
    pub(super) fn is_airy(&self) -> bool {
        let mut each = self.heights.iter().zip(&self.rows).rev().skip(1);
        each.all(|(height, rows)| *height > rows.height())
    }

    /// Makes every item as tall as a finger needs it.
    pub(super) fn stretch(&mut self) {
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
    pub(super) fn draw(&self, canvas: &mut Canvas, items: &[Item], shown: Range<usize>) {
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
}
