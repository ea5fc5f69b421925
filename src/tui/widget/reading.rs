//! A page that is only read: its lines, and how far down it stands.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::MEASURE;
use super::rows::{GUTTER, Paint, Rows, Scroll};
use crate::tui::app::App;
use crate::tui::msg::{Msg, Next};
use crate::tui::screen::plan::{Pen, step};

/// What its lines are laid out with in an area of so many cells.
pub fn pen(app: &App, width: u16) -> Pen {
    let width = usize::from(width.min(MEASURE + GUTTER as u16)).saturating_sub(GUTTER).max(2);
    Pen { width, theme: app.look.theme, glyphs: app.look.glyphs }
}

/// Lays a page out in so many cells.
pub type Lay = fn(&App, u16) -> Rows<()>;

/// Draws the lines that its page stands at.
pub fn draw(app: &App, frame: &mut Frame, area: Rect, lay: Lay) {
    let paint = Paint { theme: app.look.theme, glyphs: app.look.glyphs, active: false };
    lay(app, area.width).draw(scroll(app), area, frame.buffer_mut(), paint);
}

/// Moves its page; none if the message means nothing to a list.
pub fn update(app: &mut App, msg: &Msg, lay: Lay) -> Option<Next> {
    let (step, body) = (step(msg)?, app.body());
    let moved = lay(app, body.width).step(scroll(app), step, body.height.into());
    let before = std::mem::replace(&mut app.page_mut().top, moved.top);
    Some(if moved.top == before { Next::Stay } else { Next::Draw })
}

fn scroll(app: &App) -> Scroll {
    Scroll { focus: 0, top: app.page().top }
}
