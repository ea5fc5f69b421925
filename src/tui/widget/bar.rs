//! A bar of tabs, each with the digit that opens it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::canvas;
use crate::tui::canvas::Canvas;
use crate::tui::look::Look;
use crate::tui::theme::Role;

/// From this height on, an empty line stands below the bar.
const AIRY: u16 = 12;

/// Lines of the bar.
pub(crate) fn height(area: Rect) -> u16 {
    if area.height < AIRY { 1 } else { 2 }
}

/// What the bar leaves of an area.
pub(crate) fn below(area: Rect) -> Rect {
    canvas::below(area, height(area))
}

/// The tabs.
pub(crate) struct Bar<'a> {
    /// Names, and what a narrow bar says instead.
    pub(crate) names: &'a [(&'a str, &'a str)],
    /// Position of the open one.
    pub(crate) open: usize,
}

/// How much room each tab gets.
#[derive(Clone, Copy)]
struct Measure {
    short: bool,
    padding: &'static str,
    between: &'static str,
}

/// From roomy to tight.
const MEASURES: [Measure; 4] = [
    Measure { short: false, padding: " ", between: "  " },
    Measure { short: false, padding: " ", between: "" },
    Measure { short: true, padding: " ", between: "" },
    Measure { short: true, padding: "", between: " " },
];

impl Bar<'_> {
    /// Draws the bar as roomy as the window allows.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let lines = MEASURES.map(|measure| line(canvas.look, self, measure));
        let fits = |line: &&Line| line.width() <= usize::from(canvas.area.width);
        let line = lines.iter().find(fits).unwrap_or(&lines[MEASURES.len() - 1]);
        canvas.put(0, line.clone());
        canvas.area = below(canvas.area);
    }
}

fn line(look: &Look, bar: &Bar, measure: Measure) -> Line<'static> {
    let Measure { short, padding, between } = measure;
    let mut spans = Vec::new();
    for (at, (long, brief)) in bar.names.iter().enumerate() {
        let (digit, name) = (at + 1, if short { brief } else { long });
        if at > 0 {
            spans.push(Span::raw(between));
        }
        if at == bar.open {
            let title = format!("{padding}{digit}{padding}{name}{padding}");
            spans.push(Span::styled(title, look.style(Role::Focus)));
        } else {
            let lead = format!("{padding}{digit}{padding}");
            spans.push(Span::styled(lead, look.style(Role::Key)));
            spans.push(Span::styled(format!("{name}{padding}"), look.style(Role::Text)));
        }
    }
    Line::from(spans)
}
