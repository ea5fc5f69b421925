//! Help, from the same key table that drives the keys.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing};
use crate::tui::app::App;
use crate::tui::keymap::{Act, CTRL_ROWS, Hint, ROWS, Row, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::prose;

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "help",
    title: |_| "使用帮助".to_owned(),
    keys: |_| {
        vec![hint(Act::Back, "返回"), hint(Act::Lines, "滚动"), hint(Act::Ends, "最前、最后")]
    },
    draw,
    update,
    ask: asks_nothing,
};

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let look = &app.look;
    let here =
        "每一页都可以只用数字键、上下键、Enter 和 Esc 操作。最下面一行写着这一页可以用的键。";
    let area = prose::space(prose::text(look, frame, area, here), 1);
    menu::draw(look, frame, area, &Menu { items: &items(app), focus: app.page().focus });
}

/// The keys of the page that help was opened on come first.
fn items(app: &App) -> Vec<Item> {
    let hints: Vec<Hint> = (app.below().screen.keys)(app);
    let here = |row: &&Row| hints.iter().any(|hint| hint.act == row.act);
    let (now, other): (Vec<&Row>, Vec<&Row>) = ROWS.iter().partition(here);
    let ctrl = if app.look.kiosk { &[] } else { CTRL_ROWS };
    let item = |row: &Row| Item::new(row.keys).note(row.about);
    now.into_iter().chain(other).chain(ctrl).map(item).collect()
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let items = items(app);
    match menu::update(&mut app.page_mut().focus, &items, msg)? {
        menu::Event::Chosen(_) => Some(Next::Stay),
        event => Some(event.next()),
    }
}
