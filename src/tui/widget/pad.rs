//! Cells for a finger that has no keys: digits to write with, and words that do what a key does.

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;

use super::ask;
use crate::text::{pad, width};
use crate::tui::canvas::Canvas;
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::taps::Tap;
use crate::tui::theme::Role;

/// Rows of the digits with the free row below them, where there is one.
pub(crate) const ROWS: u16 = 3;

/// The widest cell of a digit, with the space after it.
const WIDEST: u16 = 6;

/// A word that answers a tap.
pub(crate) struct Word {
    pub(crate) text: &'static str,
    pub(crate) does: Msg,
}

/// Whether somebody may be there who has a finger and nothing else.
pub(crate) fn is_wanted(look: &Look) -> bool {
    look.kiosk && look.touch
}

/// Draws the digits from 1 to 0, two rows tall, and goes on below them; tells how many rows are free there.
pub(crate) fn digits(canvas: &mut Canvas, does: fn(char) -> Msg) -> u16 {
    if !is_wanted(canvas.look) {
        return 0;
    }
    let area = canvas.area;
    let each = (area.width / 10).clamp(2, WIDEST);
    for (at, digit) in (0..).zip("1234567890".chars()) {
        let cell = Rect { x: area.x + at * each, width: each, height: 2, ..area };
        key(canvas, cell.intersection(area), &digit.to_string());
        canvas.tap(cell, Tap::Say(does(digit)));
    }
    canvas.space(2);
    let free = u16::from(canvas.area.height > ask::LOW + 1);
    canvas.space(free);
    free
}

/// Draws words on the first row, from a column on.
pub(crate) fn words(canvas: &mut Canvas, column: u16, words: &[Word]) {
    if !is_wanted(canvas.look) {
        return;
    }
    let area = canvas.area;
    let mut x = area.x + column;
    for word in words {
        let cells = width(word.text) as u16 + 3;
        let cell = Rect { x, width: cells, height: 1, ..area }.intersection(area);
        key(canvas, cell, word.text);
        canvas.tap(cell, Tap::Say(word.does.clone()));
        x += cells;
    }
}

/// Draws a key of the keyboard that is not there: all of the cell but its last column.
fn key(canvas: &mut Canvas, cell: Rect, text: &str) {
    let cells = usize::from(cell.width.saturating_sub(1));
    let side = cells.saturating_sub(width(text)) / 2;
    let style = canvas.look.style(Role::Key).add_modifier(Modifier::REVERSED);
    for row in 0..cell.height {
        let text = if row == 0 { text } else { "" };
        let line = pad(&format!("{}{text}", " ".repeat(side)), cells);
        canvas.within(cell).put(row, Span::styled(line, style));
    }
}
