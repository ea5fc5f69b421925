//! Help, from the same key table that drives the keys.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing};
use crate::model::Overlay;
use crate::report::overlay;
use crate::tui::app::App;
use crate::tui::keymap::{Act, CTRL_ROWS, Hint, ROWS, Row, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::theme::Role;
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

/// Below this many columns what a key does stands under the key.
const NARROW: u16 = 60;
/// Rows below which the keys are shown rather than anything else.
const LIST_ROWS: u16 = 14;

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let look = &app.look;
    let here =
        "每一页都可以只用数字键、上下键、Enter 和 Esc 操作。最下面一行写着这一页可以用的键。";
    let mut area = match look.overlay {
        Some(refused @ Overlay::Refused { .. }) => {
            let area = prose::role(look, frame, area, (Role::Warn, &overlay::long(refused)));
            prose::space(area, 1)
        }
        _ => area,
    };
    // In the smallest windows the reason takes the place of what the footer shows anyway.
    if look.overlay.is_none() || area.height >= LIST_ROWS {
        area = prose::text(look, frame, area, here);
    }
    let sources = sources(app);
    if !sources.is_empty() && area.height >= LIST_ROWS {
        area = prose::text(look, frame, prose::space(area, 1), "上一页的说明，依据的是：");
        for source in sources {
            area = prose::bullet(look, frame, area, &source);
        }
    }
    let area = prose::space(area, 1);
    menu::draw(look, frame, area, &Menu { items: &items(app), focus: app.page().focus });
}

/// What the question that help was opened on rests on.
fn sources(app: &App) -> Vec<String> {
    let Some(question) = app.below().question else { return Vec::new() };
    let table = &app.session.assets().table;
    let cites = app.session.topic().at(question).cites.iter();
    let named = cites.map(|cite| {
        let source = &table.sources[cite.source.at()];
        let number = Some(&source.number).filter(|number| !number.is_empty());
        let number = number.map_or(String::new(), |number| format!("（{number}）"));
        format!("《{}》{number}{}", source.title, cite.article)
    });
    named.collect()
}

/// The keys of the page that help was opened on come first, then the way out.
fn items(app: &App) -> Vec<Item> {
    let hints: Vec<Hint> = (app.below().screen.keys)(app);
    let here = |row: &&Row| hints.iter().any(|hint| hint.act == row.act);
    let (now, other): (Vec<&Row>, Vec<&Row>) = ROWS.iter().partition(here);
    let ctrl = if app.look.kiosk { &[] } else { CTRL_ROWS };
    let narrow = app.size.0 < NARROW;
    let item = |row: &Row| match Item::new(row.keys) {
        item if narrow => item.about(row.about),
        item => item.note(row.about),
    };
    now.into_iter().chain(ctrl).chain(other).map(item).collect()
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let items = items(app);
    match menu::update(&mut app.page_mut().focus, &items, msg)? {
        menu::Event::Chosen(_) => Some(Next::Stay),
        event => Some(event.next()),
    }
}
