//! What an answer about a gap would mean, shown while it is being chosen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::prose;
use crate::model::{Backpay, QuestionIx, Value, WaitingCode};
use crate::report::GapDoc;
use crate::tui::app::App;
use crate::tui::theme::Role;

/// Rows it wants.
pub const ROWS: u16 = 6;

/// Draws what the gap would cost with this answer.
pub fn draw(app: &App, frame: &mut Frame, area: Rect, (question, value): (QuestionIx, Value)) {
    let gap = app.trying(question, value).document().gap;
    if gap.text.is_empty() {
        return;
    }
    let area = prose::heading(&app.look, frame, area, "这样的话");
    let mut area = prose::role(&app.look, frame, area, (Role::Text, &summary(&gap)));
    area = prose::dim(&app.look, frame, area, &gap.text);
    for notice in &gap.why.notices {
        area = prose::role(&app.look, frame, area, (Role::Warn, notice));
    }
}

/// The numbers in one line: the gap, the window, the wait.
fn summary(gap: &GapDoc) -> String {
    let months = gap.months.map(|months| match months {
        0 => "没有断缴".to_owned(),
        months => format!("断缴 {months} 个月"),
    });
    let open = gap.backpay_last_month.as_ref().filter(|_| gap.backpay == Backpay::MayAsk);
    let window = open.map(|month| format!("补缴窗口到 {month} 为止"));
    let parts: Vec<String> = months.into_iter().chain(window).chain(wait(gap)).collect();
    parts.join("，")
}

fn wait(gap: &GapDoc) -> Option<String> {
    let months = gap.waiting.max_months.unwrap_or(0);
    match gap.waiting.code {
        WaitingCode::None => Some("没有待遇等待期".to_owned()),
        WaitingCode::Fixed => Some(format!("等待期 {months} 个月")),
        WaitingCode::UpTo => Some(format!("等待期最长 {months} 个月")),
        WaitingCode::Local => Some("等待期由转入地规定".to_owned()),
        WaitingCode::Unknown => None,
    }
}
