//! An area of a frame that is filled from the top down.

use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::look::Look;
use super::taps::{Tap, Taps};
use super::theme::Role;
use super::wrapped::wrapped;
use crate::picture::Picture;
use crate::text::width;

/// Lines of Chinese longer than this many cells are hard to follow.
pub(crate) const MEASURE: u16 = 76;

/// What is out of sight on one side of a list.
pub(crate) struct Beyond {
    pub(crate) count: usize,
    pub(crate) unit: &'static str,
    pub(crate) tap: Tap,
}

pub(crate) struct Canvas<'a> {
    pub(crate) look: &'a Look,
    pub(crate) picture: &'a mut Picture,
    /// What is still free.
    pub(crate) area: Rect,
    pub(crate) taps: &'a mut Taps,
}

impl Canvas<'_> {
    /// A part of it, filled on its own.
    pub(crate) fn within(&mut self, area: Rect) -> Canvas<'_> {
        Canvas { look: self.look, picture: self.picture, area, taps: self.taps }
    }

    /// Its first rows, filled on their own.
    pub(crate) fn first(&mut self, rows: u16) -> Canvas<'_> {
        let area = Rect { height: rows.min(self.area.height), ..self.area };
        self.within(area)
    }

    /// Writes one line, cut to the width; rows outside the area are not drawn.
    pub(crate) fn put<'l>(&mut self, row: u16, line: impl Into<Line<'l>>) {
        if row < self.area.height {
            let Rect { x, y, width, .. } = self.area;
            self.picture.write(Rect { x, y: y + row, width, height: 1 }, &line.into());
        }
    }

    /// Has a part of it answer a tap; what lies outside does not.
    pub(crate) fn tap(&mut self, area: Rect, tap: Tap) {
        self.taps.add(area.intersection(self.area), tap);
    }

    /// Says in one row how much is out of sight; a tap on the words leads there.
    pub(crate) fn beyond(&mut self, area: Rect, above: Beyond, below: Beyond) {
        self.taps.turns |= above.count + below.count > 0;
        let glyphs = self.look.glyphs;
        let words = |sign: &str, side: &str, beyond: &Beyond| match beyond.count {
            0 => String::new(),
            count => format!("  {sign} {side}还有 {count} {}", beyond.unit),
        };
        let up = words(glyphs.above, "上面", &above);
        let mut down = words(glyphs.below, "下面", &below);
        // The key is told at first: the footer of a small window has no room for it.
        if up.is_empty() && !down.is_empty() {
            down.push_str(if self.look.kiosk { "，按 - 看" } else { "，按 PgDn 看" });
        }
        let between = if up.is_empty() || down.is_empty() { "" } else { " " };
        let split = (width(&up) as u16).min(area.width);
        self.within(area).dim(&format!("{up}{between}{down}"));
        if above.count > 0 {
            self.tap(Rect { width: split, ..area }, above.tap);
        }
        if below.count > 0 {
            self.tap(Rect { x: area.x + split, width: area.width - split, ..area }, below.tap);
        }
    }

    pub(crate) fn space(&mut self, rows: u16) {
        self.area = below(self.area, rows);
    }

    pub(crate) fn role(&mut self, role: Role, text: &str) {
        let lines = lines(self.area.width, text);
        let style = self.look.style(role);
        for (row, line) in (0..).zip(lines.iter()) {
            self.put(row, Span::styled(line, style));
        }
        self.space(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.role(Role::Text, text);
    }

    /// Text that may be passed over.
    pub(crate) fn dim(&mut self, text: &str) {
        self.role(Role::Dim, text);
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.role(Role::Title, text);
    }

    /// An item of a list of sentences.
    pub(crate) fn bullet(&mut self, text: &str) {
        let mark = format!("{} ", self.look.glyphs.bullet);
        self.put(0, mark);
        let Rect { x, width, .. } = self.area;
        let mut inner = self.within(Rect { x: x + 2, width: width.saturating_sub(2), ..self.area });
        inner.text(text);
        self.area = Rect { x, width, ..inner.area };
    }

    /// How many rows a text would take.
    pub(crate) fn rows(&self, text: &str) -> u16 {
        lines(self.area.width, text).len() as u16
    }
}

/// The area without its first rows.
pub(crate) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The lines of a text in so many cells, but no longer than can be read; none of an empty one.
pub(crate) fn lines(width: u16, text: &str) -> Rc<[String]> {
    if text.is_empty() { Rc::default() } else { wrapped(text, width.min(MEASURE).into()) }
}
