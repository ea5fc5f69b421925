//! A question with any number of answers, also none.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, choice};
use crate::model::{Question, QuestionIx, QuestionKind, Value};
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::widget::ask;
use crate::tui::widget::menu::{self, Item, Menu};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "many", title: ask::title, keys: |_| keys(), draw, update, ask };

/// What a line of the page stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Nothing,
    Choice(u8),
    Done,
    Unknown,
}

fn keys() -> Vec<Hint> {
    let mut hints = choice::hints();
    hints[0] = hint(Act::Digits, "勾选");
    hints.insert(4, hint(Act::Toggle, "勾选"));
    hints
}

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    let kind = app.session.topic().at(ix).kind;
    let given = app.session.answers().get(ix);
    let page = Page { draft: given, ..Page::asking(&SCREEN, ix) };
    (kind == QuestionKind::Many).then_some(page)
}

fn ticks(app: &App) -> u16 {
    if let Some(Value::Many(ticks)) = app.page().draft { ticks } else { 0 }
}

fn rows(question: &Question, ticks: u16) -> Vec<Row> {
    let choices = (0..question.choices.len() as u8).map(Row::Choice);
    let done = (ticks != 0).then_some(Row::Done);
    let unknown = question.unknown.is_some().then_some(Row::Unknown);
    [Row::Nothing].into_iter().chain(choices).chain(done).chain(unknown).collect()
}

fn items(look: &Look, question: &Question, ticks: u16) -> Vec<Item> {
    let choice = |at: u8| {
        let glyphs = &look.glyphs;
        let mark = if ticks & (1 << at) == 0 { glyphs.unticked } else { glyphs.ticked };
        let choice = &question.choices[usize::from(at)];
        Item::new(format!("{mark} {}", choice.label)).about(choice.explain.clone())
    };
    let item = |(row, digit): (Row, u8)| match row {
        Row::Nothing => Item::new("没有这些情况").digit(digit),
        Row::Choice(at) => choice(at).digit(digit),
        Row::Done => Item::new("选好了，下一步").digit(digit),
        Row::Unknown => choice::not_sure(question).unwrap_or_default(),
    };
    rows(question, ticks).into_iter().zip(1..).map(item).collect()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some((_, question)) = ask::question(app) else { return };
    let items = items(&app.look, question, ticks(app));
    let area = ask::draw(app, frame, area, menu::height(area, &items));
    menu::draw(&app.look, frame, area, &Menu { items: &items, focus: app.page().focus });
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let (_, question) = ask::question(app)?;
    let ticks = ticks(app);
    let rows = rows(question, ticks);
    let focused = rows.get(app.page().focus).copied().unwrap_or(Row::Nothing);
    if *msg == Msg::Toggle {
        return Some(toggle(app, focused));
    }
    let items = items(&app.look, question, ticks);
    let event = menu::update(&mut app.page_mut().focus, &items, msg)?;
    let menu::Event::Chosen(at) = event else { return Some(event.next()) };
    Some(match rows[at] {
        // Whichever key chose it: nothing that shows as empty is ever handed in.
        Row::Choice(_) => {
            let next = toggle(app, rows[at]);
            // Who ticks by digits ends with Enter, and that goes on.
            if *msg != Msg::Take {
                to_done(app);
            }
            next
        }
        Row::Done => app.answer(Value::Many(ticks)),
        Row::Nothing => app.answer(Value::Many(0)),
        Row::Unknown => app.answer(Value::Unknown),
    })
}

fn to_done(app: &mut App) {
    let Some((_, question)) = ask::question(app) else { return };
    let done = rows(question, ticks(app)).iter().position(|row| *row == Row::Done);
    let page = app.page_mut();
    page.focus = done.unwrap_or(page.focus);
}

fn toggle(app: &mut App, row: Row) -> Next {
    let Row::Choice(at) = row else { return Next::Stay };
    let ticks = ticks(app) ^ (1 << at);
    app.page_mut().draft = Some(Value::Many(ticks));
    Next::Draw
}
