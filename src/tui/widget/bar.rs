//! A bar of tabs, each with the digit that opens it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::canvas;
use crate::tui::canvas::Canvas;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
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

pub(crate) struct Bar<'a> {
    /// Names, and what a narrow bar says instead.
    pub(crate) names: &'a [(&'a str, &'a str)],
    /// Position of the open one.
    pub(crate) open: usize,
}

/// Which names are written out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Long,
    Short,
    /// Of the open tab only, where two lines are not enough; the digits of the others stay.
    Open,
}

/// How much room each tab gets.
#[derive(Clone, Copy)]
struct Measure {
    names: Names,
    padding: &'static str,
    /// Between the digit and the name.
    inner: &'static str,
    between: &'static str,
}

/// From roomy to tight.
const MEASURES: [Measure; 8] = [
    Measure { names: Names::Long, padding: " ", inner: " ", between: "  " },
    Measure { names: Names::Long, padding: " ", inner: " ", between: "" },
    Measure { names: Names::Short, padding: " ", inner: " ", between: "" },
    Measure { names: Names::Short, padding: "", inner: " ", between: "  " },
    Measure { names: Names::Short, padding: "", inner: "", between: "  " },
    Measure { names: Names::Short, padding: "", inner: "", between: " " },
    Measure { names: Names::Short, padding: "", inner: "", between: "" },
    Measure { names: Names::Open, padding: " ", inner: " ", between: "" },
];

impl Bar<'_> {
    /// Draws the bar as roomy as the window allows.
    pub(crate) fn draw(&self, canvas: &mut Canvas) {
        let (area, look) = (canvas.area, canvas.look);
        let tabs = MEASURES.map(|measure| tabs(look, self, measure));
        let [.., spaced, _, bare] = &tabs;
        let cells = |tabs: &[Line]| tabs.iter().map(Line::width).sum::<usize>();
        let room = usize::from(area.width);
        let fits = |tabs: &&Vec<Line>| cells(tabs) <= room;
        let one = tabs[..MEASURES.len() - 1].iter().find(fits);
        // The line that is left empty otherwise is worth more with the names in it.
        let two = one.is_none() && height(area) > 1 && cells(spaced) < 2 * room;
        let shown = one.unwrap_or(if two { spaced } else { bare });
        let (mut x, mut y) = (area.x, area.y);
        for (digit, tab) in (1..).zip(shown) {
            if two && y == area.y && x + tab.width() as u16 > area.right() {
                (x, y) = (area.x, area.y + 1);
            }
            let width = (tab.width() as u16).min(area.right().saturating_sub(x));
            let rows = if two { 1 } else { height(area).min(area.height) };
            let place = Rect { x, y, width, height: rows };
            canvas.within(place).put(0, tab.clone());
            canvas.tap(place, Tap::Say(Msg::Digit(digit)));
            x += width;
        }
        canvas.area = below(canvas.area);
    }
}

/// Each tab, with the space before it.
fn tabs(look: &Look, bar: &Bar, measure: Measure) -> Vec<Line<'static>> {
    let Measure { names, padding, inner, between } = measure;
    let tab = |(at, (long, brief)): (usize, &(&str, &str))| {
        let (digit, name) = (at + 1, if names == Names::Long { long } else { brief });
        let before = Span::raw(if at > 0 { between } else { "" });
        if at == bar.open {
            let title = format!("{padding}{digit}{inner}{name}{padding}");
            return Line::from(vec![before, Span::styled(title, look.style(Role::Focus))]);
        }
        let lead = format!("{padding}{digit}{inner}");
        let lead = Span::styled(lead, look.style(Role::Key));
        if names == Names::Open {
            return Line::from(vec![before, lead]);
        }
        let name = Span::styled(format!("{name}{padding}"), look.style(Role::Text));
        Line::from(vec![before, lead, name])
    };
    bar.names.iter().enumerate().map(tab).collect()
}
