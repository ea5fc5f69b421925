//! The list of formats a result can be written to a file in.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::save;
use crate::export::{self, EXPORTERS};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::screen::{Screen, asks_nothing};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::nine;

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "files",
    title: |_| "存成文件".to_owned(),
    keys: |_| keys(),
    draw,
    update,
    ask: asks_nothing,
};

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Digits, "选择格式"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "返回"),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
        hint(Act::Pages, "翻页"),
        hint(Act::Ends, "最前、最后"),
    ]
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let items = EXPORTERS.iter().map(|each| Item::new(each.title).about(each.about)).collect();
    let (items, focus) = nine::page(app.page().focus, items);
    menu::draw(&app.look, frame, area, &Menu { items: &items, focus });
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let event = nine::update(&mut app.page_mut().focus, EXPORTERS.len(), msg)?;
    let menu::Event::Chosen(at) = event else { return Some(event.next()) };
    let (report, exporter) = (app.take.report.clone()?, &EXPORTERS[at]);
    let file = (exporter.title, exporter.write(&report, super::WIDTH));
    Some(save::open(app, export::file_name(&report, exporter), file))
}
