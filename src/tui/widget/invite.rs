//! Row that invites to tell a case in one line, on a page where none is being told.

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::canvas::Canvas;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

const INVITES: &str = "一句话：职工 成都 杭州 断2";

/// Draws the key and what it leads to, as a row of a list; a tap leads there too.
pub(crate) fn draw(canvas: &mut Canvas) {
    let (look, row) = (canvas.look, Rect { height: 1, ..canvas.area });
    let key = look.span(Role::Key, "  /  ");
    canvas.put(0, Line::from(vec![key, look.span(Role::Text, INVITES)]));
    canvas.tap(row, Tap::Say(Msg::Search));
    canvas.space(1);
}
