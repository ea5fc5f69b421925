//! Wrapped text from the top of an area down; each function returns what is left of the area.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::MEASURE;
use crate::text::wrap;
use crate::tui::frame::put;
use crate::tui::look::Look;
use crate::tui::theme::Role;

/// The area without its first rows.
pub fn space(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Lines of a text that is drawn into an area.
pub fn lines(area: Rect, text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { wrap(text, usize::from(area.width.min(MEASURE))) }
}

/// Text in a role.
pub fn role(look: &Look, frame: &mut Frame, area: Rect, (role, text): (Role, &str)) -> Rect {
    let lines = lines(area, text);
    for (row, line) in (0..).zip(&lines) {
        put(frame, area, row, Span::styled(line, look.style(role)));
    }
    space(area, u16::try_from(lines.len()).unwrap_or(u16::MAX))
}

/// Ordinary text.
pub fn text(look: &Look, frame: &mut Frame, area: Rect, text: &str) -> Rect {
    role(look, frame, area, (Role::Text, text))
}

/// Text that may be passed over.
pub fn dim(look: &Look, frame: &mut Frame, area: Rect, text: &str) -> Rect {
    role(look, frame, area, (Role::Dim, text))
}

/// A heading.
pub fn heading(look: &Look, frame: &mut Frame, area: Rect, text: &str) -> Rect {
    role(look, frame, area, (Role::Title, text))
}

/// An item of a list of sentences.
pub fn bullet(look: &Look, frame: &mut Frame, area: Rect, text: &str) -> Rect {
    let mark = Line::from(vec![Span::raw(look.glyphs.bullet), Span::raw(" ")]);
    put(frame, area, 0, mark);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let left = role(look, frame, inner, (Role::Text, text));
    Rect { x: area.x, width: area.width, ..left }
}
