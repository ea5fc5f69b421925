//! A bar of tabs, each with the digit that opens it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::width;
use crate::tui::canvas;
use crate::tui::canvas::Canvas;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// From this height on, an empty line stands below the bar; for a finger from that one on.
const AIRY: u16 = 17;
const TOUCHED: u16 = 12;

pub(crate) struct Bar<'a> {
    pub(crate) names: &'a [&'a str],
    /// Position of the open one.
    pub(crate) open: usize,
    /// Whether fingers open them.
    pub(crate) touch: bool,
}

/// How much room each tab gets.
#[derive(Clone, Copy)]
struct Measure {
    padding: &'static str,
    /// Between the digit and the name.
    inner: &'static str,
    between: &'static str,
}

/// From roomy to tight.
const MEASURES: [Measure; 6] = [
    Measure { padding: " ", inner: " ", between: "  " },
    Measure { padding: " ", inner: " ", between: "" },
    Measure { padding: "", inner: " ", between: "  " },
    Measure { padding: "", inner: "", between: "  " },
    SPACED,
    Measure { padding: "", inner: "", between: "" },
];
/// Of two lines.
const SPACED: Measure = Measure { padding: "", inner: "", between: " " };
/// Where two lines are not enough for the names: that of the open tab, and the digits of the others.
const BARE: Measure = Measure { padding: " ", inner: " ", between: "" };

impl Measure {
    /// Cells of a tab, without the space before it.
    fn cells(self, name: &str) -> usize {
        let Self { padding, inner, .. } = self;
        2 * padding.len() + 1 + inner.len() + width(name)
    }

    /// Which tab begins a second line of so many cells, one past the last where all fit on the first; none
    /// where two lines are not enough.
    fn second(self, names: &[&str], room: usize) -> Option<usize> {
        let full = |names: &[&str]| {
            let mut used = 0;
            let over = names.iter().enumerate().find(|(at, name)| {
                used += self.cells(name) + if *at > 0 { self.between.len() } else { 0 };
                used > room
            });
            over.map_or(names.len(), |(at, _)| at)
        };
        let first = full(names);
        let second = full(&names[first..]);
        (first + second == names.len()).then_some(first)
    }
}

/// A bar as it fits a window.
#[derive(Clone, Copy)]
struct Fit {
    measure: Measure,
    /// Which tab begins the second line.
    second: usize,
    /// Whether all names are written out.
    named: bool,
}

impl Bar<'_> {
    /// As roomy as the window allows; the line that is left empty otherwise is worth more with names in it, and
    /// in a low window one more is.
    fn fit(&self, area: Rect) -> Fit {
        let (room, count) = (usize::from(area.width), self.names.len());
        let second = |measure: Measure| measure.second(self.names, room);
        let one = MEASURES.into_iter().find(|measure| second(*measure) == Some(count));
        let fit = |measure, second| Fit { measure, second, named: true };
        let two = || second(SPACED).map(|second| fit(SPACED, second));
        let bare = Fit { measure: BARE, second: count, named: false };
        one.map(|measure| fit(measure, count)).or_else(two).unwrap_or(bare)
    }

    /// Lines of the bar.
    fn height(&self, area: Rect) -> u16 {
        let two = self.fit(area).second < self.names.len();
        let airy = if self.touch { TOUCHED } else { AIRY };
        if two || area.height >= airy { 2 } else { 1 }
    }

    /// What the bar leaves of an area.
    pub(crate) fn below(&self, area: Rect) -> Rect {
        canvas::below(area, self.height(area))
    }

    /// Draws the bar, and leaves what is below it.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let (area, look) = (canvas.area, canvas.look);
        let fit = self.fit(area);
        let two = fit.second < self.names.len();
        let rows = if two { 1 } else { self.height(area).min(area.height) };
        let (mut x, mut y) = (area.x, area.y);
        for at in 0..self.names.len() {
            if two && at == fit.second {
                (x, y) = (area.x, area.y + 1);
            }
            let first = at == 0 || at == fit.second;
            let between = if first { "" } else { fit.measure.between };
            let tab = self.tab(look, at, fit);
            let line = Line::from([vec![Span::raw(between)], tab].concat());
            let width = (line.width() as u16).min(area.right().saturating_sub(x));
            let place = Rect { x, y, width, height: rows };
            canvas.within(place).put(0, line);
            canvas.tap(place, Tap::Say(Msg::Digit(at as u8 + 1)));
            x += width;
        }
        canvas.area = self.below(area);
    }

    fn tab(&self, look: &Look, at: usize, fit: Fit) -> Vec<Span<'static>> {
        let Measure { padding, inner, .. } = fit.measure;
        let (digit, name) = (at + 1, self.names[at]);
        if at == self.open {
            let title = format!("{padding}{digit}{inner}{name}{padding}");
            return vec![look.span(Role::Focus, title)];
        }
        let mut tab = vec![look.span(Role::Key, format!("{padding}{digit}{inner}"))];
        if fit.named {
            tab.push(look.span(Role::Text, format!("{name}{padding}")));
        }
        tab
    }
}
