//! The name of a file, and the question whether one that is there may be replaced.

use std::path::Path;

use ratatui::Frame;
use ratatui::layout::Rect;
use tui_input::Input;

use super::said;
use crate::output::file::Trouble;
use crate::tui::app::App;
use crate::tui::errand::{Done, Errand};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::screen::{Screen, asks_nothing};
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::prose;

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "save", title, keys: |_| keys(), draw, update, ask: asks_nothing };

/// Opens the page on what a file is to hold, with a name that needs no typing.
pub fn open(app: &mut App, name: String, file: (&'static str, Vec<u8>)) -> Next {
    app.take.file = file;
    app.take.said = None;
    app.open(Page { field: Input::new(name), ..Page::new(&SCREEN) })
}

fn title(app: &App) -> String {
    format!("存成文件：{}", app.take.file.0)
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Take, "写文件"),
        hint(Act::Back, "返回"),
        hint(Act::Text, "改文件名"),
        hint(Act::Lines, "移动"),
        hint(Act::Edit, "修改"),
        hint(Act::Help, "帮助"),
    ]
}

/// What can be done besides typing.
fn items(app: &App) -> Vec<Item> {
    let there = matches!(app.take.said, Some(Done::NotWritten(Trouble::There(_))));
    let replace = there.then(|| Item::new("盖掉原来的文件"));
    [Some(Item::new("写文件")), replace].into_iter().flatten().collect()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let look = &app.look;
    let folder = format!("文件夹：{}", app.outlets.folder.display());
    let area = prose::dim(look, frame, area, &folder);
    let area = prose::dim(look, frame, area, "文件名可以改，也可以写上别的文件夹。");
    let area = prose::space(area, 1);
    let input = &app.page().field;
    let cells = area.width.min(70);
    field::draw(look, frame, area, &Field { label: "文件名： ", input, hint: "", cells });
    let items = items(app);
    let menu = Menu { items: &items, focus: app.page().focus };
    let area = prose::space(menu::draw(look, frame, prose::space(area, 2), &menu), 1);
    said::draw(app, frame, area);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let last = items(app).len() - 1;
    let page = app.page_mut();
    match msg {
        Msg::Up | Msg::Down => {
            let to = if *msg == Msg::Up { 0 } else { last };
            let moved = std::mem::replace(&mut page.focus, to) != to;
            Some(if moved { Next::Draw } else { Next::Stay })
        }
        Msg::Take => Some(write(app)),
        _ => {
            let changed = field::update_name(&mut page.field, msg)?;
            if changed {
                // What was said is about another name.
                page.focus = 0;
                app.take.said = None;
            }
            Some(Next::Draw)
        }
    }
}

fn write(app: &mut App) -> Next {
    let name = app.page().field.value().trim().to_owned();
    if name.is_empty() {
        return Next::Stay;
    }
    let path = app.outlets.folder.join(Path::new(&name));
    let force = std::mem::take(&mut app.page_mut().focus) == 1;
    let content = app.take.file.1.clone();
    app.ask_outside(Errand::File { path, force, content })
}
