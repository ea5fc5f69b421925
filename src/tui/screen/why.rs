//! Why a line of the plan stands there.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};

/// The screen.
pub static SCREEN: Screen = Screen { name: "why", title, keys, draw, update, ask: asks_nothing };

fn title(_: &App) -> String {
    "为什么这样说".to_owned()
}

fn keys(_: &App) -> Vec<Hint> {
    vec![hint(Act::Back, "返回")]
}

fn draw(_: &App, _: &mut Frame, _: Rect) {}

fn update(_: &mut App, _: &Msg) -> Option<Next> {
    None
}
