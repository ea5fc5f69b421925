//! The answers, each to be changed, and the way to the plan.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;

/// The screen.
pub static SCREEN: Screen =
    Screen {
        name: "review", title: |_| "核对".to_owned(), keys, draw, update, ask: asks_nothing
    };

fn keys(_: &App) -> Vec<Hint> {
    vec![
        hint(Act::Digits, "修改"),
        hint(Act::Lines, "移动"),
        hint(Act::Take, "看办理方案"),
        hint(Act::Back, "上一步"),
    ]
}

fn draw(_: &App, _: &mut Frame, _: Rect) {}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    (*msg == Msg::Take).then(|| app.open(Page::new(&super::plan::SCREEN)))
}
