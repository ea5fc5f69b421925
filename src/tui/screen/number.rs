//! A question with a number for an answer.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Screen;
use crate::model::{QuestionIx, QuestionKind, Value};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::{ask, outlook, prose};
use tui_input::Input;

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "number", title: ask::title, keys: |_| keys(), draw, update, ask };

/// Rows that the field, its message and the outlook want.
const ROWS: u16 = 6;

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Number, "填写"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
        hint(Act::Edit, "修改"),
    ]
}

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    let counts = matches!(app.session.topic().at(ix).kind, QuestionKind::Count { .. });
    counts.then(|| page(app, ix))
}

/// The page that asks for the number, with the number given before.
pub fn page(app: &App, ix: QuestionIx) -> Page {
    let field = match app.session.answers().get(ix) {
        Some(Value::Count(number)) => Input::new(number.to_string()),
        _ => Input::default(),
    };
    Page { field, ..Page::asking(&SCREEN, ix) }
}

/// What the field says: a number, or what is wrong with it.
fn read(app: &App, ix: QuestionIx) -> Result<u32, String> {
    let typed = app.page().field.value();
    let most = most(app, ix);
    match typed.parse::<u32>() {
        Ok(number) if number <= most => Ok(number),
        _ if typed.is_empty() => Err("请按数字键填写。".to_owned()),
        _ => Err(format!("这里最多填 {most}。")),
    }
}

fn most(app: &App, ix: QuestionIx) -> u32 {
    let question = app.session.topic().at(ix);
    let QuestionKind::Count { max } = question.kind else { return 0 };
    let other = question.at_most.and_then(|other| app.session.answers().known(other));
    if let Some(Value::Count(other)) = other { max.min(other) } else { max }
}

fn not_sure(app: &App) -> Option<Item> {
    let (_, question) = ask::question(app)?;
    let how = question.unknown.as_ref()?;
    Some(Item::new("不确定").about(how.clone()))
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some((ix, _)) = ask::question(app) else { return };
    let look = &app.look;
    let area = ask::draw(app, frame, area, ROWS);
    let on_field = app.page().focus == 0;
    let mark = if on_field { look.glyphs.chosen } else { " " };
    let label = format!("{mark} 填写数目： ");
    let input = &app.page().field;
    field::draw(look, frame, area, &Field { label: &label, input, hint: "", cells: 8 });
    let mut area = prose::space(area, 2);
    if let Some(item) = not_sure(app) {
        let focus = if on_field { usize::MAX } else { 0 };
        area = prose::space(menu::draw(look, frame, area, &Menu { items: &[item], focus }), 1);
    }
    match read(app, ix) {
        _ if !on_field => outlook::draw(app, frame, area, (ix, Value::Unknown)),
        Ok(number) => outlook::draw(app, frame, area, (ix, Value::Count(number))),
        Err(wrong) => {
            prose::role(look, frame, area, (Role::Warn, &wrong));
        }
    }
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let (ix, _) = ask::question(app)?;
    let lines = usize::from(not_sure(app).is_some());
    let page = app.page_mut();
    match msg {
        Msg::Up | Msg::Down => {
            let to = if *msg == Msg::Up { 0 } else { lines };
            let moved = std::mem::replace(&mut page.focus, to) != to;
            Some(if moved { Next::Draw } else { Next::Stay })
        }
        Msg::Take if page.focus == 1 => Some(app.answer(Value::Unknown)),
        Msg::Take => {
            Some(read(app, ix).map_or(Next::Stay, |number| app.answer(Value::Count(number))))
        }
        Msg::Type(letter) if !letter.is_ascii_digit() => Some(Next::Stay),
        Msg::Paste(text) if !text.trim().bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Next::Stay)
        }
        _ => {
            field::update(&mut page.field, msg)?;
            page.focus = 0;
            Some(Next::Draw)
        }
    }
}
