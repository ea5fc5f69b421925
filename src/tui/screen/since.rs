//! 跟上次相比: what is different since the answers were kept, before they are gone on with.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::plan::Pen;
use super::{Screen, asks_nothing};
use crate::saved::Changes;
use crate::session::Session;
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::theme::Role;
use crate::tui::widget::reading;
use crate::tui::widget::rows::Rows;

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "since",
    title: |_| "跟上次相比".to_owned(),
    keys,
    draw,
    update,
    ask: asks_nothing,
};

/// What to go on with.
pub struct Opened {
    /// The answers, and what they give today.
    pub session: Session<'static>,
    /// Ids of the papers that were ticked.
    pub ticks: BTreeSet<String>,
    /// What is different.
    pub changes: Changes,
}

fn keys(app: &App) -> Vec<Hint> {
    let result = if app.session.is_plan() { "看办理方案" } else { "看答案" };
    vec![
        hint(Act::Take, result),
        hint(Act::Back, "核对答案"),
        hint(Act::Lines, "往下看"),
        hint(Act::Pages, "翻页"),
        hint(Act::Ends, "到头"),
        hint(Act::Help, "帮助"),
    ]
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    reading::draw(app, frame, area, laid_out);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    if *msg == Msg::Take {
        // Whoever comes back from the result has read this page already.
        app.back();
        return Some(app.show_result());
    }
    reading::update(app, msg, laid_out)
}

fn laid_out(app: &App, width: u16) -> Rows<()> {
    rows(&app.since, reading::pen(app, width))
}

/// The day, then each difference with a mark of its own.
fn rows(changes: &Changes, pen: Pen) -> Rows<()> {
    let mut rows = Rows::default();
    let head = changes.head();
    let (last, first) = head.split_last().map_or((None, &[][..]), |(last, all)| (Some(last), all));
    for line in first {
        rows.still(pen.text(line));
    }
    if let Some(last) = last {
        let role = if changes.same() { Role::Good } else { Role::Text };
        rows.still(pen.styled(last, pen.theme.style(role)));
    }
    for part in changes.parts() {
        pen.open(&mut rows, part.title);
        for line in part.lines {
            let lines = pen.narrower(2).text(&line);
            rows.still(Pen::after("- ", pen.theme.style(Role::Key), lines));
        }
    }
    rows
}
