//! One claim: what is said, what is to be thought of it, what is right, and the documents.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::plan::Pen;
use super::{Screen, asks_nothing, claims, take, why};
use crate::report::{ClaimDoc, ClaimsDoc, words};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::reading;
use crate::tui::widget::rows::Rows;

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "claim",
    title: |_| "这种说法对不对".to_owned(),
    keys: |_| keys(),
    draw,
    update,
    ask: asks_nothing,
};

/// A page about the claim at a position of the table; its focus is that position.
pub fn page(at: usize) -> Page {
    Page { focus: at, ..Page::new(&SCREEN) }
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Lines, "往下看"),
        hint(Act::Carry, "带走"),
        hint(Act::Back, "返回"),
        hint(Act::Pages, "翻页"),
        hint(Act::Ends, "到头"),
        hint(Act::Help, "帮助"),
    ]
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    reading::draw(app, frame, area, laid_out);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    if *msg == Msg::Carry {
        let claim = app.session.claim(app.page().focus);
        return Some(take::open(app, claim.into()));
    }
    reading::update(app, msg, laid_out)
}

fn laid_out(app: &App, width: u16) -> Rows<()> {
    let pen = reading::pen(app, width);
    let doc = app.session.claim(app.page().focus);
    doc.claims.first().map_or_else(Rows::default, |claim| rows(&doc, claim, pen))
}

/// Everything there is to say about a claim; nothing of it can be acted on.
fn rows(doc: &ClaimsDoc, claim: &ClaimDoc, pen: Pen) -> Rows<()> {
    let mut rows = Rows::default();
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    rows.still(pen.heading(&format!("说法 {}", claim.id)));
    rows.still(pen.styled(&claim.said, bold));
    rows.gap();
    rows.still(pen.heading("对不对"));
    let verdict = pen.theme.style(claims::role(claim.verdict));
    rows.still(pen.styled(words::claim(claim.verdict), verdict));
    rows.still(pen.text(&claim.text));
    rows.gap();
    rows.still(pen.heading("依据的级别"));
    let dated = claim.as_of.as_deref().unwrap_or_default();
    for (label, text) in [("级别", words::level(claim.level)), ("信息日期", dated)] {
        if !text.is_empty() {
            rows.still(pen.field((label, why::LABEL), text, ""));
        }
    }
    why::notices(&claim.why, pen, &mut rows);
    why::documents(&doc.sources, &claim.why, (pen, &mut rows));
    rows
}
