//! The first page: what this is, what it is not, and how to start.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing, claims, help, places};
use crate::model::Overlay;
use crate::report::{self, overlay, words};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::prose;

/// Title of the page, and of the program.
pub const TITLE: &str = "医保转移向导";

const WHAT: &str = "换了城市，医保关系怎么转、带什么材料、多少天办完？选一项，回答几个问题就知道；\
    每一条都写明依据。";
const NOT: [&str; 3] = [
    "不是医保经办机构，不能替您办理；以经办机构的答复为准。",
    "不联网，不查询您的个人信息。",
    "您不存，就什么也不留下；离开后全部清空。",
];

/// The screen.
pub static SCREEN: Screen = Screen {
    name: "home",
    title: |_| TITLE.to_owned(),
    keys: |_| hints(),
    draw,
    update,
    ask: asks_nothing,
};

/// Pages besides the topics, with what the home page calls them.
const MORE: &[(&str, &Screen)] =
    &[("各地情况", &places::SCREEN), (report::claims::TITLE, &claims::SCREEN)];

/// What the page shows besides fixed text.
#[derive(Default)]
pub struct Start {
    /// How many questions of each topic are answered already.
    pub answered: Vec<usize>,
    /// The focused line.
    pub focus: usize,
}

/// What the keys do.
pub fn hints() -> Vec<Hint> {
    vec![
        hint(Act::Digits, "选择"),
        hint(Act::Take, "确定"),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
    ]
}

/// Draws the page without any data.
pub fn body(look: &Look, frame: &mut Frame, area: Rect, start: &Start) {
    let told = look.overlay.map(overlay::long).unwrap_or_default();
    let items = items(look, &start.answered);
    let lines = |text: &str| prose::lines(area, text).len();
    let texts: usize = NOT.into_iter().chain([WHAT, &told]).map(lines).sum();
    // A line below the first text and one for the data; blank lines only where all of it fits.
    let roomy = usize::from(area.height) >= texts + items.len() + 4;
    let mut area = prose::text(look, frame, area, WHAT);
    area = prose::space(area, 1);
    area = menu::draw(look, frame, area, &Menu { items: &items, focus: start.focus });
    area = prose::space(area, u16::from(roomy));
    let refused = matches!(look.overlay, Some(Overlay::Refused { .. }));
    if refused {
        area = prose::role(look, frame, area, (Role::Warn, &told));
        area = prose::space(area, u16::from(roomy));
    }
    for line in NOT {
        area = prose::bullet(look, frame, area, line);
    }
    let meta = look.meta;
    let data = format!("数据版本 {}，最后核对日 {}", meta.version, words::day(meta.checked));
    area = prose::dim(look, frame, prose::space(area, u16::from(roomy)), &data);
    if !refused {
        prose::dim(look, frame, area, &told);
    }
}

#[derive(Clone, Copy)]
enum Row {
    Topic(usize),
    More(&'static str, &'static Screen),
    Help,
    Wipe,
    Quit,
}

fn rows(look: &Look, answered: &[usize]) -> Vec<Row> {
    let topics = (0..look.meta.topics.len()).map(Row::Topic);
    let more = MORE.iter().map(|(name, screen)| Row::More(name, screen));
    let mut rows: Vec<Row> = topics.chain(more).chain([Row::Help]).collect();
    if answered.iter().any(|count| *count > 0) {
        rows.push(Row::Wipe);
    }
    if !look.kiosk {
        rows.push(Row::Quit);
    }
    rows
}

/// The last line has the digit 0, whatever stands above it; a tenth line in between has none.
fn items(look: &Look, answered: &[usize]) -> Vec<Item> {
    let rows = rows(look, answered);
    let last = rows.len() - 1;
    let item = |(at, row): (usize, Row)| {
        let item = match row {
            Row::Topic(topic) => {
                let item = Item::new(look.meta.topics[topic].clone());
                match answered.get(topic) {
                    Some(count @ 1..) => item.note(format!("继续（已经回答 {count} 个问题）")),
                    _ => item,
                }
            }
            Row::More(name, _) => Item::new(name),
            Row::Help => Item::new("使用帮助"),
            Row::Wipe => Item::new("清空，重新开始"),
            Row::Quit => Item::new("退出"),
        };
        match (at, row) {
            (_, Row::Quit) => item.digit(0),
            (_, Row::Wipe) if at == last => item.digit(0),
            (0..9, _) => item.digit(at as u8 + 1),
            _ => item,
        }
    };
    rows.into_iter().enumerate().map(item).collect()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let start = Start { answered: app.answered(), focus: app.page().focus };
    body(&app.look, frame, area, &start);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let answered = app.answered();
    let items = items(&app.look, &answered);
    let chosen = menu::update(&mut app.page_mut().focus, &items, msg)?;
    let menu::Event::Chosen(at) = chosen else { return Some(chosen.next()) };
    Some(match rows(&app.look, &answered)[at] {
        Row::Topic(topic) => app.turn_to(topic),
        Row::More(_, screen) => app.open(Page::new(screen)),
        Row::Help => app.open(Page::new(&help::SCREEN)),
        Row::Wipe => app.wipe(),
        Row::Quit => Next::Quit,
    })
}
