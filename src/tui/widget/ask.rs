//! What every question page has: the question, its help, and the answers so far where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{MEASURE, prose};
use crate::model::{Question, QuestionIx};
use crate::text::{cut, pad, width, wrap};
use crate::tui::app::App;
use crate::tui::frame::{put, styled};
use crate::tui::theme::Role;
use ratatui::text::Line;

/// From this window on there is room for the answers beside the question.
const ROOMY: (u16, u16) = (120, 40);

/// The question of the page on top, with its position.
pub fn question(app: &App) -> Option<(QuestionIx, &'static Question)> {
    let ix = app.page().question?;
    Some((ix, app.session.topic().at(ix)))
}

/// Title of a question page.
pub fn title(app: &App) -> String {
    question(app).map_or_else(String::new, |(_, question)| question.label.clone())
}

/// Draws the question and what goes with it; returns the area for the answer, which needs so many rows.
pub fn draw(app: &App, frame: &mut Frame, area: Rect, rows: u16) -> Rect {
    let Some((_, question)) = question(app) else { return area };
    let area = beside(app, frame, area);
    let area = prose::heading(&app.look, frame, area, &question.prompt);
    let help = prose::lines(area, &question.help).len() as u16;
    let area = if help + rows < area.height {
        prose::dim(&app.look, frame, area, &question.help)
    } else {
        area
    };
    prose::space(area, u16::from(rows < area.height))
}

/// Draws the answers so far beside the question, if the window has room; returns what is left.
fn beside(app: &App, frame: &mut Frame, area: Rect) -> Rect {
    let (columns, rows) = app.size;
    if columns < ROOMY.0 || rows < ROOMY.1 || area.width < MEASURE + 30 {
        return area;
    }
    let left = Rect { width: MEASURE, ..area };
    let right = Rect { x: area.x + MEASURE + 4, width: area.width - MEASURE - 4, ..area };
    let right = prose::space(prose::heading(&app.look, frame, right, "已经回答"), 1);
    let lines = answers(app, usize::from(right.width));
    for (row, line) in (0..).zip(lines) {
        put(frame, right, row, line);
    }
    left
}

fn answers(app: &App, cells: usize) -> Vec<Line<'static>> {
    let docs = app.session.answer_docs();
    if docs.is_empty() {
        return vec![styled(&app.look, Role::Dim, "还没有").into()];
    }
    let label = docs.iter().map(|doc| width(&doc.label)).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for doc in docs {
        let texts = wrap(&doc.text, cells.saturating_sub(label).max(2));
        for (at, text) in texts.into_iter().enumerate() {
            let name = pad(if at == 0 { &doc.label } else { "" }, label);
            let name = styled(&app.look, Role::Dim, cut(&name, cells));
            lines.push(Line::from(vec![name, styled(&app.look, Role::Text, text)]));
        }
    }
    lines
}
