//! The bar of tabs, each with the digit that opens it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{TABS, View};
use crate::text::width;
use crate::tui::theme::Role;

/// From this height on, an empty line stands below the bar.
const AIRY: u16 = 12;

/// Lines of the bar.
pub fn height(area: Rect) -> u16 {
    if area.height < AIRY { 1 } else { 2 }
}

/// Draws the bar: every title where there is room, otherwise only the open tab's.
pub fn draw(view: &View, open: usize, area: Rect, buffer: &mut Buffer) {
    let full: usize = TABS.iter().map(|tab| width(tab.title) + 4).sum();
    let names = full <= view.width;
    let gap = if names && full + 2 * TABS.len() <= view.width { "  " } else { "" };
    let mut spans = Vec::new();
    for (at, tab) in TABS.iter().enumerate() {
        let digit = at + 1;
        if at == open {
            let title = format!(" {digit} {} ", tab.title);
            spans.push(Span::styled(title, view.theme.style(Role::Focus)));
        } else {
            let title = if names { format!(" {} ", tab.title) } else { " ".to_owned() };
            spans.push(Span::styled(format!(" {digit}"), view.theme.style(Role::Key)));
            spans.push(Span::styled(title, view.theme.style(Role::Text)));
        }
        spans.push(Span::raw(gap));
    }
    buffer.set_line(area.x, area.y, &Line::from(spans), area.width);
}
