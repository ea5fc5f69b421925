//! The pages: each a plain struct of functions in a file of its own, listed once.

pub mod advice;
pub mod choice;
pub mod claim;
pub mod claims;
pub mod code;
pub mod day;
pub mod facts;
pub mod gap;
pub mod help;
pub mod home;
pub mod many;
pub mod month;
pub mod number;
pub mod place;
pub mod places;
pub mod plan;
pub mod review;
pub mod since;
pub mod take;
pub mod why;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::app::App;
use super::keymap::Hint;
use super::msg::{Msg, Next};
use super::page::Page;
use crate::model::QuestionIx;

/// What makes a page.
pub struct Screen {
    /// Name in tests.
    pub name: &'static str,
    /// What the header says.
    pub title: fn(&App) -> String,
    /// What the keys do, the most useful first.
    pub keys: fn(&App) -> Vec<Hint>,
    /// Draws the body into its area; changes nothing.
    pub draw: fn(&App, &mut Frame, Rect),
    /// Takes a message in; none hands it on: [`Msg::Back`] then closes the page, [`Msg::Help`] opens help.
    pub update: fn(&mut App, &Msg) -> Option<Next>,
    /// Opens the page on a question it can ask.
    pub ask: fn(&App, QuestionIx) -> Option<Page>,
}

/// Every screen. Of those that can ask a question, the first does.
pub const SCREENS: &[&Screen] = &[
    &home::SCREEN,
    &choice::SCREEN,
    &many::SCREEN,
    &place::SCREEN,
    &gap::SCREEN,
    &number::SCREEN,
    &month::SCREEN,
    &day::SCREEN,
    &review::SCREEN,
    &since::SCREEN,
    &plan::SCREEN,
    &advice::SCREEN,
    &places::SCREEN,
    &facts::SCREEN,
    &take::SCREEN,
    &take::files::SCREEN,
    &take::save::SCREEN,
    &why::SCREEN,
    &claims::SCREEN,
    &claim::SCREEN,
    &code::SCREEN,
    &help::SCREEN,
];

/// Those that take the whole window: what they show needs the rows of header and footer.
pub const BARE: &[&Screen] = &[&code::SCREEN];

/// The page that asks a question.
pub fn asking(app: &App, question: QuestionIx) -> Page {
    let page = SCREENS.iter().find_map(|screen| (screen.ask)(app, question));
    page.unwrap_or_else(|| Page::new(&review::SCREEN))
}

/// For screens that ask no question.
pub fn asks_nothing(_: &App, _: QuestionIx) -> Option<Page> {
    None
}
