//! The bar of tabs, each with the digit that opens it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{TABS, Tab, View};
use crate::tui::theme::Role;

/// From this height on, an empty line stands below the bar.
const AIRY: u16 = 12;

/// Lines of the bar.
pub fn height(area: Rect) -> u16 {
    if area.height < AIRY { 1 } else { 2 }
}

/// How much room each tab gets.
#[derive(Clone, Copy)]
struct Measure {
    name: fn(&Tab) -> &'static str,
    padding: &'static str,
    between: &'static str,
}

/// From roomy to tight.
const MEASURES: [Measure; 4] = [
    Measure { name: |tab| tab.title, padding: " ", between: "  " },
    Measure { name: |tab| tab.title, padding: " ", between: "" },
    Measure { name: |tab| tab.short, padding: " ", between: "" },
    Measure { name: |tab| tab.short, padding: "", between: " " },
];

/// Draws the bar as roomy as the window allows.
pub fn draw(view: &View, open: usize, area: Rect, buffer: &mut Buffer) {
    let lines = MEASURES.map(|measure| line(view, open, measure));
    let fits = |line: &&Line| line.width() <= view.width;
    let line = lines.iter().find(fits).unwrap_or(&lines[MEASURES.len() - 1]);
    buffer.set_line(area.x, area.y, line, area.width);
}

fn line(view: &View, open: usize, measure: Measure) -> Line<'static> {
    let Measure { name, padding, between } = measure;
    let mut spans = Vec::new();
    for (at, tab) in TABS.iter().enumerate() {
        let (digit, name) = (at + 1, name(tab));
        if at > 0 {
            spans.push(Span::raw(between));
        }
        if at == open {
            let title = format!("{padding}{digit}{padding}{name}{padding}");
            spans.push(Span::styled(title, view.theme.style(Role::Focus)));
        } else {
            let lead = format!("{padding}{digit}{padding}");
            spans.push(Span::styled(lead, view.theme.style(Role::Key)));
            spans.push(Span::styled(format!("{name}{padding}"), view.theme.style(Role::Text)));
        }
    }
    Line::from(spans)
}
