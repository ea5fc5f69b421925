//! What an answer about a gap would mean, shown while it is being chosen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::prose;
use crate::calendar::Month;
use crate::model::{Backpay, QuestionIx, Value};
use crate::report::{GapDoc, words};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// Rows it wants.
pub const ROWS: u16 = 6;

/// Draws what the gap would cost with this answer; only a plan can tell.
pub fn draw(app: &App, frame: &mut Frame, area: Rect, (question, value): (QuestionIx, Value)) {
    if !app.session.is_plan() {
        return;
    }
    let document = app.trying(question, value).document();
    let gap = &document.gap;
    if gap.text.is_empty() {
        return;
    }
    let area = prose::heading(&app.look, frame, area, "这样的话");
    let mut area = prose::role(&app.look, frame, area, (Role::Text, &summary(gap)));
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
    let last = open.and_then(|month| Month::parse(month)).map(words::month);
    let window = last.map(|month| format!("补缴窗口到 {month}为止"));
    let wait = words::waiting(&gap.waiting);
    let wait = if wait.contains('等') { wait } else { format!("等待期{wait}") };
    let parts = months.into_iter().chain(window).chain([wait]);
    parts.collect::<Vec<String>>().join("，")
}
