//! A question with a month for an answer.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Screen, review};
use crate::calendar::Month;
use crate::model::{QuestionIx, QuestionKind, Value};
use crate::tui::app::App;
use crate::tui::frame::{put, styled};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::{ask, outlook, prose};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "month", title: ask::title, keys: |_| keys(), draw, update, ask };

/// Cells of one month with the space after it.
const CELL: u16 = 9;

/// Months on a line: six where they fit, since a window has more columns to spare than rows.
fn across(width: u16) -> u32 {
    if width >= 6 * CELL { 6 } else { 4 }
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Sides, "换月"),
        hint(Act::Lines, "换年"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Ends, "最早、最晚"),
        hint(Act::Help, "帮助"),
    ]
}

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    if app.session.topic().at(ix).kind != QuestionKind::Month {
        return None;
    }
    let given = app.session.answers().get(ix);
    let start = given.filter(|value| *value != Value::Unknown);
    let draft = start.unwrap_or(Value::Month(Month::of(app.session.today())));
    Some(Page { draft: Some(draft), ..Page::asking(&SCREEN, ix) })
}

fn chosen(app: &App) -> Month {
    match app.page().draft {
        Some(Value::Month(month)) => month,
        _ => Month::of(app.session.today()),
    }
}

/// The months that can be chosen: the first month of two cannot come after the second.
fn bounds(app: &App, ix: QuestionIx) -> (Month, Month) {
    let today = Month::of(app.session.today());
    let topic = app.session.topic();
    let feeds = topic.at(ix).feeds;
    let others =
        (0..).zip(&topic.questions).filter(|(_, other)| feeds.is_some() && other.feeds == feeds);
    let (mut first, mut last) = (today.plus(-600), today.plus(24));
    let mut leading = true;
    for (at, _) in others {
        let other = QuestionIx(at);
        leading &= other >= ix;
        let Some(Value::Month(month)) = app.session.answers().known(other) else { continue };
        if other < ix {
            first = first.max(month);
        } else if other > ix {
            last = last.min(month);
        }
    }
    // What was paid last cannot lie in the future.
    if feeds.is_some() && leading {
        last = last.min(today);
    }
    (first.min(last), last)
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some((ix, _)) = ask::question(app) else { return };
    let month = chosen(app);
    let across = across(area.width);
    let rows = 12 / across;
    let area = ask::draw(app, frame, area, rows as u16 + 7);
    let year = Line::from(format!("{} 年", month.year()));
    put(frame, area, 0, year.style(app.look.style(Role::Title)));
    for row in 0..rows {
        let months = (row * across + 1)..=(row + 1) * across;
        let cells = months.flat_map(|each| cell(app, ix, (month, each)));
        let cells: Vec<Span> = cells.collect();
        put(frame, area, row as u16 + 1, Line::from(cells));
    }
    outlook::draw(app, frame, prose::space(area, rows as u16 + 2), (ix, Value::Month(month)));
}

/// One month of the year that is shown; brackets stand around the focused one.
fn cell(app: &App, ix: QuestionIx, (chosen, each): (Month, u32)) -> [Span<'static>; 2] {
    let (first, last) = bounds(app, ix);
    let open = Month::new(chosen.year(), each).is_some_and(|month| (first..=last).contains(&month));
    let (text, role) = if chosen.month() == each {
        (format!("[{each:>2} 月]"), Role::Focus)
    } else {
        (format!(" {each:>2} 月 "), if open { Role::Text } else { Role::Dim })
    };
    [styled(&app.look, role, text), Span::raw("  ")]
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let (ix, _) = ask::question(app)?;
    let (first, last) = bounds(app, ix);
    let month = chosen(app);
    let to = match msg {
        Msg::Left => month.plus(-1),
        Msg::Right => month.plus(1),
        Msg::Up | Msg::PageUp => month.plus(-12),
        Msg::Down | Msg::PageDown => month.plus(12),
        Msg::First => first,
        Msg::Last => last,
        Msg::Take => return Some(take(app, ix, month.clamp(first, last))),
        _ => return None,
    };
    let to = to.clamp(first, last);
    app.page_mut().draft = Some(Value::Month(to));
    Some(if to == month { Next::Stay } else { Next::Draw })
}

/// Answers, and asks the next month of the same pair, unless only this one was to be changed.
fn take(app: &mut App, ix: QuestionIx, month: Month) -> Next {
    let pair = next_of_pair(app, ix).filter(|_| !app.below().is(&review::SCREEN));
    let Some(next) = pair else { return app.answer(Value::Month(month)) };
    app.session = app.trying(ix, Value::Month(month));
    app.ask(next)
}

fn next_of_pair(app: &App, ix: QuestionIx) -> Option<QuestionIx> {
    let topic = app.session.topic();
    let feeds = topic.at(ix).feeds?;
    let mut later = (0..).zip(&topic.questions).skip(ix.at() + 1);
    later.find(|(_, other)| other.feeds == Some(feeds)).map(|(at, _)| QuestionIx(at))
}
