//! A question with one answer out of a few.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Screen;
use crate::model::{Question, QuestionIx, QuestionKind, Value};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::widget::ask;
use crate::tui::widget::menu::{self, Item, Menu};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "choice", title: ask::title, keys: |_| hints(), draw, update, ask };

/// What the keys do on a page of choices.
pub fn hints() -> Vec<Hint> {
    vec![
        hint(Act::Digits, "选择"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Lines, "移动"),
        hint(Act::Help, "帮助"),
        hint(Act::Ends, "最前、最后"),
        hint(Act::Pages, "翻页"),
    ]
}

/// The last choice, where the question offers it; its digit is 0 on every page.
pub fn not_sure(question: &Question) -> Option<Item> {
    let how = question.unknown.as_ref()?;
    Some(Item::new("不确定").about(how.clone()).digit(0))
}

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    let question = app.session.topic().at(ix);
    if question.kind != QuestionKind::Choice {
        return None;
    }
    let given = app.session.answers().get(ix);
    let values = values(app, ix);
    let focus = values.iter().position(|value| Some(*value) == given).unwrap_or(0);
    Some(Page { focus, ..Page::asking(&SCREEN, ix) })
}

/// The answers that are open, in the order of the page.
fn values(app: &App, ix: QuestionIx) -> Vec<Value> {
    let question = app.session.topic().at(ix);
    let choices = (0..).zip(&question.choices);
    let open = choices.filter(|(_, choice)| !choice.is_closed(app.session.answers()));
    let unknown = question.unknown.is_some().then_some(Value::Unknown);
    open.map(|(at, _)| Value::Choice(at)).chain(unknown).collect()
}

fn items(app: &App, ix: QuestionIx) -> Vec<Item> {
    let question = app.session.topic().at(ix);
    let item = |value: &Value| {
        let Value::Choice(at) = value else { return None };
        let choice = &question.choices[usize::from(*at)];
        Some(Item::new(choice.label.clone()).about(choice.explain.clone()))
    };
    let values = values(app, ix);
    let known = values.iter().filter_map(item).zip(1..).map(|(item, digit)| item.digit(digit));
    known.chain(not_sure(question)).collect()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some((ix, _)) = ask::question(app) else { return };
    let items = items(app, ix);
    let area = ask::draw(app, frame, area, menu::height(area, &items));
    menu::draw(&app.look, frame, area, &Menu { items: &items, focus: app.page().focus });
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let (ix, _) = ask::question(app)?;
    let items = items(app, ix);
    let event = menu::update(&mut app.page_mut().focus, &items, msg)?;
    let menu::Event::Chosen(at) = event else { return Some(event.next()) };
    let value = values(app, ix).get(at).copied()?;
    Some(app.answer(value))
}
