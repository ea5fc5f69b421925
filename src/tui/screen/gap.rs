//! A number that can also be worked out from months: three ways to say it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, choice, number};
use crate::model::{QuestionIx, QuestionKind, Value};
use crate::tui::app::App;
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::{ask, outlook, prose};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "gap", title: ask::title, keys: |_| choice::hints(), draw, update, ask };

const NONE: usize = 0;
const NUMBER: usize = 1;
const MONTHS: usize = 2;

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    let counts = matches!(app.session.topic().at(ix).kind, QuestionKind::Count { .. });
    if !counts || feeding(app, ix).is_none() {
        return None;
    }
    let answers = app.session.answers();
    let focus = match answers.get(ix) {
        Some(Value::Count(0)) => NONE,
        Some(Value::Count(_)) => NUMBER,
        Some(_) => MONTHS + 1,
        None if feeding(app, ix).is_some_and(|month| answers.get(month).is_some()) => MONTHS,
        None => NONE,
    };
    Some(Page { focus, ..Page::asking(&SCREEN, ix) })
}

/// The first question that is another way to answer this one.
fn feeding(app: &App, ix: QuestionIx) -> Option<QuestionIx> {
    let questions = &app.session.topic().questions;
    let at = questions.iter().position(|question| question.feeds == Some(ix))?;
    Some(QuestionIx(at as u8))
}

fn items(app: &App) -> Vec<Item> {
    let ways = [
        Item::new("没有断缴").about("最后缴费月的下一个月就接着缴了，中间没有空月。"),
        Item::new("断缴了，我知道是几个月"),
        Item::new("按最后缴费的月份来算").about("不知道是几个月的，选这一项。"),
    ];
    let unknown = ask::question(app).and_then(|(_, question)| choice::not_sure(question));
    let ways = ways.into_iter().zip(1..).map(|(item, digit)| item.digit(digit));
    ways.chain(unknown).collect()
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some((ix, _)) = ask::question(app) else { return };
    let items = items(app);
    let needs = menu::height(area, &items);
    let area = ask::draw(app, frame, area, needs + outlook::ROWS);
    // The list stays the same on every line; blank lines in it would push the outlook out.
    let list = Rect { height: area.height.saturating_sub(outlook::ROWS).max(needs), ..area };
    let list = list.intersection(area);
    let focus = app.page().focus;
    let left = menu::draw(&app.look, frame, list, &Menu { items: &items, focus });
    let value = match focus {
        NONE => Value::Count(0),
        NUMBER | MONTHS => return,
        _ => Value::Unknown,
    };
    let below = prose::space(area, left.y - area.y + 1);
    outlook::draw(app, frame, below, (ix, value));
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let (ix, _) = ask::question(app)?;
    let items = items(app);
    let event = menu::update(&mut app.page_mut().focus, &items, msg)?;
    let menu::Event::Chosen(at) = event else { return Some(event.next()) };
    Some(match at {
        NONE => app.answer(Value::Count(0)),
        NUMBER => {
            let page = Page { left: app.page().left, ..number::page(app, ix) };
            app.open(page)
        }
        MONTHS => feeding(app, ix).map_or(Next::Stay, |month| app.ask(month)),
        _ => app.answer(Value::Unknown),
    })
}
