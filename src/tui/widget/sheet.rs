//! A sheet to be read: lines that stay, and below them one or two columns that scroll.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::rows::{Paint, Rows, Scroll, Step};
use crate::tui::canvas::{Beyond, Canvas, below};
use crate::tui::effect::Effect;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;

/// Cells between two columns.
pub(crate) const BETWEEN: usize = 3;

#[derive(Clone, Debug)]
pub(crate) struct Sheet<T> {
    /// Lines that stay.
    pub(crate) head: Vec<Line<'static>>,
    pub(crate) columns: Vec<Rows<T>>,
    /// Cells of the first of two columns that are not alike.
    pub(crate) first: Option<usize>,
    /// Lines below the columns, for which there is room.
    pub(crate) foot: Vec<Line<'static>>,
}

/// Where a reader stands: the focused line, counted through the columns, and the lines above all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reader {
    pub(crate) focus: usize,
    pub(crate) top: usize,
}

impl Reader {
    /// Moves; none if the message means nothing to a sheet.
    pub(crate) fn update<T: Copy>(
        &mut self,
        sheet: &Sheet<T>,
        height: u16,
        msg: &Msg,
    ) -> Option<Effect> {
        let to = match msg {
            Msg::Point(line) => Self { focus: *line, ..*self },
            _ => sheet.step(*self, Step::of(msg)?, sheet.room(height.into())),
        };
        let before = std::mem::replace(self, to);
        Some(Effect::drawn(before != to))
    }
}

/// Rows of the tallest column.
pub(crate) fn tallest<T: Copy>(columns: &[Rows<T>]) -> usize {
    columns.iter().map(Rows::height).max().unwrap_or(0)
}

impl<T: Copy> From<Rows<T>> for Sheet<T> {
    fn from(rows: Rows<T>) -> Self {
        vec![rows].into()
    }
}

impl<T: Copy> From<Vec<Rows<T>>> for Sheet<T> {
    fn from(columns: Vec<Rows<T>>) -> Self {
        Self { head: Vec::new(), columns, first: None, foot: Vec::new() }
    }
}

impl<T: Copy> Sheet<T> {
    pub(crate) fn tallest(&self) -> usize {
        tallest(&self.columns)
    }

    /// Lines left for the columns in so much height.
    fn room(&self, height: usize) -> usize {
        height.saturating_sub(self.head.len())
    }

    /// The column of the focused line, and the line's number in it.
    fn active(&self, reader: Reader) -> (usize, usize) {
        let mut focus = reader.focus;
        for (at, column) in self.columns.iter().enumerate() {
            if focus < column.items() {
                return (at, focus);
            }
            focus -= column.items();
        }
        // The sheet has fewer lines than it had: the last one is the nearest.
        let last = self.columns.iter().rposition(|column| column.items() > 0).unwrap_or(0);
        (last, self.columns.get(last).map_or(0, |column| column.items().saturating_sub(1)))
    }

    /// What the focused line is about.
    pub(crate) fn focused(&self, reader: Reader) -> Option<T> {
        let (active, focus) = self.active(reader);
        self.columns.get(active)?.target(focus)
    }

    /// Where a key leads, from the end of one column to the beginning of the next.
    fn step(&self, reader: Reader, step: Step, room: usize) -> Reader {
        let (active, focus) = self.active(reader);
        let Some(column) = self.columns.get(active) else { return reader };
        let before = Scroll { focus, top: column.top(Scroll { focus, top: reader.top }, room) };
        let after = column.step(before, step, room);
        let last = self.columns.len() - 1;
        let (target, scroll) = match step {
            Step::Home => (0, self.columns[0].step(Scroll::default(), Step::Home, room)),
            Step::End => (last, self.columns[last].step(before, Step::End, room)),
            Step::Down if after == before && active < last => {
                (last, self.columns[last].step(Scroll::default(), Step::Home, room))
            }
            // What the other column shows was beside this one.
            Step::PageDown if after.top == before.top && active < last => {
                let beside = self.columns[last].at_line(reader.top);
                (last, self.columns[last].step(beside, Step::PageDown, room))
            }
            Step::Up if after == before && active > 0 => {
                (0, self.columns[0].step(Scroll { focus: 0, top: reader.top }, Step::End, room))
            }
            Step::PageUp if after == before && active > 0 => (0, Scroll::default()),
            _ => (active, after),
        };
        // The columns scroll as one sheet.
        let before: usize = self.columns[..target].iter().map(Rows::items).sum();
        Reader { focus: before + scroll.focus, top: scroll.top }
    }

    /// Whether there is another line to go to, or more than so much height shows.
    pub(crate) fn moves(&self, height: u16) -> bool {
        let (first, room) = (Reader::default(), self.room(height.into()));
        [Step::Down, Step::End].into_iter().any(|step| self.step(first, step, room) != first)
    }

    /// Draws the lines that stay and the columns below them.
    pub(crate) fn draw(&self, reader: Reader, canvas: &mut Canvas) {
        for (row, line) in (0..).zip(&self.head) {
            canvas.put(row, line.clone());
        }
        let area = below(canvas.area, self.head.len() as u16);
        let (theme, glyphs) = (canvas.look.theme, canvas.look.glyphs);
        let (active, focus) = self.active(reader);
        for (at, rows) in self.columns.iter().enumerate() {
            let focus = if at == active { focus } else { usize::MAX };
            let scroll = Scroll { focus, top: reader.top };
            let paint = Paint { theme, glyphs, active: at == active };
            let column = self.column(at, area);
            rows.draw(scroll, column, canvas.picture, paint);
            self.tap(at, scroll, column, canvas);
            let height = usize::from(column.height);
            let end = rows.top(scroll, height) + rows.room(height);
            canvas.taps.goes_on |= at >= active && end < rows.height();
        }
        let end = self.tallest();
        let mut foot = canvas.within(below(area, (end as u16).saturating_add(1)));
        for (row, line) in (0..).zip(&self.foot) {
            foot.put(row, line.clone());
        }
    }

    /// Has the lines of a column that are on screen answer a tap, and the words on what is out of sight.
    fn tap(&self, at: usize, scroll: Scroll, area: Rect, canvas: &mut Canvas) {
        let (rows, height) = (&self.columns[at], usize::from(area.height));
        let (top, room) = (rows.top(scroll, height), rows.room(height));
        let before: usize = self.columns[..at].iter().map(Rows::items).sum();
        for (line, span) in (before..).zip(rows.spans()) {
            let shown = span.start.max(top)..span.end.min(top + room);
            if !shown.is_empty() {
                let y = area.y + (shown.start - top) as u16;
                canvas.tap(Rect { y, height: shown.len() as u16, ..area }, Tap::Open(line));
            }
        }
        if room < height {
            let side = |count, msg| Beyond { count, unit: "行", tap: Tap::Say(msg) };
            let below = rows.height().saturating_sub(top + room);
            let row = Rect { y: area.bottom() - 1, height: 1, ..area };
            canvas.beyond(row, side(top, Msg::PageUp), side(below, Msg::PageDown));
        }
    }

    fn column(&self, at: usize, area: Rect) -> Rect {
        let between = BETWEEN as u16;
        let count = self.columns.len().max(1) as u16;
        let room = area.width.saturating_sub(between * (count - 1));
        // There are one or two.
        let first = self.first.map_or(room / count, |cells| (cells as u16).min(room));
        if at == 0 {
            return Rect { width: first, ..area };
        }
        let width = self.first.map_or(first, |_| room - first);
        Rect { x: area.x + first + between, width, ..area }
    }
}
