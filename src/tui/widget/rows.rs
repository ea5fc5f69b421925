//! A scrolling list of rows that were wrapped beforehand; keys act on one of them.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::picture::Picture;
use crate::text::{Glyphs, width};
use crate::tui::msg::Msg;
use crate::tui::theme::{Role, Theme};

/// Cells to the left of every row, where the mark of the focused one stands.
pub(crate) const GUTTER: usize = 2;

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Row<T> {
    /// The lines, already no wider than the list.
    pub(crate) lines: Vec<Line<'static>>,
    /// What a key on the row is about; nothing for a heading or a gap.
    pub(crate) target: Option<T>,
}

/// Rows one below the other.
#[derive(Clone, Debug)]
pub(crate) struct Rows<T> {
    rows: Vec<Row<T>>,
}

/// Which row keys act on, and what is scrolled out of sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    /// Position among the rows that keys can act on.
    pub(crate) focus: usize,
    /// Lines above the list, as of the last key.
    pub(crate) top: usize,
}

/// A key that moves in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the row before, or up within a row taller than the list.
    Up,
    /// To the row after, or down within a row taller than the list.
    Down,
    PageUp,
    PageDown,
    /// To the first row.
    Home,
    /// To the last row.
    End,
}

impl Step {
    /// How a message moves in a list.
    pub(crate) fn of(msg: &Msg) -> Option<Self> {
        match msg {
            Msg::Up => Some(Self::Up),
            Msg::Down => Some(Self::Down),
            Msg::PageUp => Some(Self::PageUp),
            Msg::PageDown => Some(Self::PageDown),
            Msg::First => Some(Self::Home),
            Msg::Last => Some(Self::End),
            _ => None,
        }
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T: Copy> Rows<T> {
    /// Adds lines that keys pass over.
    pub(crate) fn still(&mut self, lines: Vec<Line<'static>>) {
        self.rows.push(Row { lines, target: None });
    }

    /// Adds an empty line, unless nothing stands above it.
    pub(crate) fn gap(&mut self) {
        if !self.rows.is_empty() {
            self.still(vec![Line::default()]);
        }
    }

    /// Adds a row that keys can act on.
    pub(crate) fn item(&mut self, target: T, lines: Vec<Line<'static>>) {
        self.rows.push(Row { lines, target: Some(target) });
    }

    /// Adds the rows of another list below these.
    pub(crate) fn append(&mut self, other: Self) {
        if !other.rows.is_empty() {
            self.gap();
            self.rows.extend(other.rows);
        }
    }

    /// Moves rows up, right below the first that keys can act on.
    pub(crate) fn raise(&mut self, wanted: impl Fn(T) -> bool) {
        let first = self.rows.iter().position(|row| row.target.is_some());
        let after = first.map_or(self.rows.len(), |first| first + 1);
        self.rows[after..].sort_by_key(|row| !row.target.is_some_and(&wanted));
    }

    /// Puts an empty line between rows of several lines, if all of them still fit.
    pub(crate) fn air(&mut self, room: usize) {
        let tight = |pair: &[Row<T>]| {
            let items = pair.iter().all(|row| row.target.is_some());
            items && pair.iter().any(|row| row.lines.len() > 1)
        };
        let gaps: Vec<usize> = self
            .rows
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| tight(pair))
            .map(|(at, _)| at + 1)
            .collect();
        if self.height() + gaps.len() <= room {
            for at in gaps.into_iter().rev() {
                self.rows.insert(at, Row { lines: vec![Line::default()], target: None });
            }
        }
    }

    /// The rows in two lists as even as can be, none of them cut.
    pub(crate) fn halves(mut self) -> [Self; 2] {
        let height = |rows: &[Row<T>]| rows.iter().map(|row| row.lines.len()).sum::<usize>();
        let begins = |at: &usize| self.rows[*at].target.is_some();
        let taller = |at: &usize| height(&self.rows[..*at]).max(height(&self.rows[*at..]));
        let at = (1..self.rows.len()).filter(begins).min_by_key(taller);
        let rest = self.rows.split_off(at.unwrap_or(self.rows.len()));
        [self, Self { rows: rest }]
    }

    /// Writes digits into the blank before rows, one after the other.
    pub(crate) fn number(
        &mut self,
        digits: &mut Range<u8>,
        style: Style,
        wanted: impl Fn(T) -> bool,
    ) {
        let rows = self.rows.iter_mut().filter(|row| row.target.is_some_and(&wanted));
        for (row, digit) in rows.zip(digits) {
            let blank = row.lines.first_mut().and_then(|line| line.spans.first_mut());
            if let Some(blank) = blank.filter(|blank| blank.content.trim().is_empty()) {
                let cells = width(&blank.content);
                *blank = Span::styled(format!("{digit:<cells$}"), style);
            }
        }
    }

    /// Adds an empty line to the last row.
    pub(crate) fn stretch(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.lines.push(Line::default());
        }
    }

    /// Makes every row that answers a tap two lines tall, for a finger.
    pub(crate) fn tall(&mut self) {
        for row in self.rows.iter_mut().filter(|row| row.target.is_some() && row.lines.len() == 1) {
            row.lines.push(Line::default());
        }
    }

    /// How many rows keys can act on.
    pub(crate) fn items(&self) -> usize {
        self.targets().count()
    }

    /// What the rows that keys can act on are about.
    pub(crate) fn targets(&self) -> impl Iterator<Item = T> {
        self.rows.iter().filter_map(|row| row.target)
    }

    /// What the row is about.
    pub(crate) fn target(&self, focus: usize) -> Option<T> {
        self.targets().nth(focus)
    }

    /// The lines of all rows.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line<'static>> {
        self.rows.iter().flat_map(|row| &row.lines)
    }

    /// How many lines all rows have.
    pub(crate) fn height(&self) -> usize {
        self.rows.iter().map(|row| row.lines.len()).sum()
    }

    /// Lines left for rows in so much height: the last is kept for what is out of sight.
    pub(crate) fn room(&self, height: usize) -> usize {
        if self.height() > height { height.saturating_sub(1) } else { height }
    }

    /// Lines of each row that keys can act on.
    pub(crate) fn spans(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.rows.iter().scan(0, |line, row| {
            *line += row.lines.len();
            Some(*line)
        });
        let items = self.rows.iter().zip(ends).filter(|(row, _)| row.target.is_some());
        items.map(|(row, end)| end - row.lines.len()..end)
    }

    /// Scrolled to a line, with the first row that keys can act on from there on.
    pub(crate) fn at_line(&self, top: usize) -> Scroll {
        let focus = self.spans().position(|span| span.end > top);
        Scroll { focus: focus.unwrap_or(self.items().saturating_sub(1)), top }
    }

    /// Lines of a row.
    fn span(&self, focus: usize) -> Range<usize> {
        self.spans().nth(focus).unwrap_or(0..0)
    }

    /// Lines that should be seen with a row: the headings before it, and what follows the last one.
    fn block(&self, focus: usize) -> Range<usize> {
        let span = self.span(focus);
        let start = if focus == 0 { 0 } else { self.span(focus - 1).end };
        let end = if focus + 1 >= self.items() { self.height() } else { span.end };
        start..end
    }

    /// Lines above the list so that the focused row is seen, as near to `scroll.top` as can be.
    pub(crate) fn top(&self, scroll: Scroll, height: usize) -> usize {
        let room = self.room(height);
        let last = self.height().saturating_sub(room);
        if scroll.focus >= self.items() {
            return scroll.top.min(last);
        }
        within(&self.block(scroll.focus), scroll.top.min(last), room).min(last)
    }

    /// Where a key leads.
    #[must_use]
    pub(crate) fn step(&self, scroll: Scroll, step: Step, height: usize) -> Scroll {
        let room = self.room(height);
        let top = self.top(scroll, height);
        if self.items() == 0 {
            return self.top_step(Scroll { top, ..scroll }, step, room);
        }
        let block = self.block(scroll.focus);
        let tall = block.len() > room;
        let last = self.items() - 1;
        let focus = match step {
            Step::Up if tall && block.start < top => return Scroll { top: top - 1, ..scroll },
            Step::Down if tall && block.end > top + room => {
                return Scroll { top: top + 1, ..scroll };
            }
            Step::Up => scroll.focus.saturating_sub(1),
            Step::Down => (scroll.focus + 1).min(last),
            Step::Home => 0,
            Step::End => last,
            Step::PageUp => return self.page(top.saturating_sub(room), scroll, height),
            Step::PageDown => return self.page(top + room, scroll, height),
        };
        let top = match step {
            Step::Home => 0,
            Step::End => self.height(),
            _ => top,
        };
        let moved = Scroll { focus, top };
        Scroll { focus, top: self.top(moved, height) }
    }

    /// Where a key leads in a list that is only read: by lines.
    fn top_step(&self, scroll: Scroll, step: Step, room: usize) -> Scroll {
        let top = match step {
            Step::Up => scroll.top.saturating_sub(1),
            Step::Down => scroll.top + 1,
            Step::PageUp => scroll.top.saturating_sub(room),
            Step::PageDown => scroll.top + room,
            Step::Home => 0,
            Step::End => self.height(),
        };
        Scroll { top: top.min(self.height().saturating_sub(room)), ..scroll }
    }

    /// A page further or back: the first row that begins there and with which no line is passed over; at either
    /// end the very first or last.
    fn page(&self, wanted: usize, scroll: Scroll, height: usize) -> Scroll {
        let room = self.room(height);
        let before = self.top(scroll, height);
        let to = wanted.min(self.height().saturating_sub(room));
        let (back, end) = (wanted <= before, to == before);
        if end || self.items() == 0 {
            let focus = if back { 0 } else { self.items().saturating_sub(1) };
            return Scroll { focus, top: self.top(Scroll { focus, top: to }, height) };
        }
        let page = to..to + room;
        let touches = |focus: &usize| {
            let block = self.block(*focus);
            block.start < page.end && block.end > page.start
        };
        let shows = |focus| Scroll { focus, top: self.top(Scroll { focus, top: to }, height) };
        let leads_on = |scroll: &Scroll| {
            if back {
                (to..before).contains(&scroll.top)
            } else {
                (before + 1..=to).contains(&scroll.top)
            }
        };
        let rows = || (0..self.items()).filter(touches).map(shows).filter(leads_on);
        let begins = rows().find(|scroll| page.contains(&self.span(scroll.focus).start));
        begins.or_else(|| rows().next()).unwrap_or(scroll)
    }
}

/// The `top` nearest to the given one that shows a range, or as much of it as there is room for.
fn within(range: &Range<usize>, top: usize, room: usize) -> usize {
    let (low, high) = (range.end.saturating_sub(room), range.start);
    top.clamp(low.min(high), low.max(high))
}

/// How a list is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    pub(crate) theme: Theme,
    pub(crate) glyphs: Glyphs,
    /// Whether keys act on this list.
    pub(crate) active: bool,
}

impl<T: Copy> Rows<T> {
    /// Draws the rows that fit, the mark of the focused one, and how much is out of sight.
    pub(crate) fn draw(&self, scroll: Scroll, area: Rect, picture: &mut Picture, paint: Paint) {
        let area = area.intersection(picture.area());
        let height = usize::from(area.height);
        let (top, room) = (self.top(scroll, height), self.room(height));
        let span = self.span(scroll.focus);
        for (at, line) in self.lines().enumerate().skip(top).take(room) {
            let y = area.y + (at - top) as u16;
            if paint.active && span.contains(&at) {
                mark(at == span.start, Rect { y, ..area }, picture, paint);
            }
            let indent = (GUTTER as u16).min(area.width);
            let beside = Rect { x: area.x + indent, y, width: area.width - indent, height: 1 };
            picture.write(beside, line);
        }
    }
}

fn mark(first: bool, area: Rect, picture: &mut Picture, paint: Paint) {
    let symbol = if first { paint.glyphs.chosen } else { " " };
    let line = Line::styled(symbol, paint.theme.style(Role::Focus));
    picture.write(Rect { width: area.width.min(1), ..area }, &line);
}

#[cfg(test)]
mod tests;
