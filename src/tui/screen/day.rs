//! A question with a day for an answer, on a sheet that tells workdays from days off in words.

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::{Screen, choice};
use crate::calendar::{DayKind, Month};
use crate::model::{At, QuestionIx, QuestionKind, Value};
use crate::report::words;
use crate::text::{pad, width};
use crate::tui::app::App;
use crate::tui::frame::{put, styled};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::menu::{self, Item, Menu};
use crate::tui::widget::{ask, prose};

/// The screen.
pub static SCREEN: Screen = Screen { name: "day", title: ask::title, keys, draw, update, ask };

/// Cells of one day.
const CELL: u16 = 7;
/// Cells of one day where the window is narrow.
const NARROW_CELL: u16 = 5;
/// Rows of the sheet with its headings.
const ROWS: u16 = 8;
const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

fn keys(app: &App) -> Vec<Hint> {
    let unknown = ask::question(app).and_then(|(_, question)| question.unknown.as_ref());
    let mut hints = vec![
        hint(Act::Sides, "换天"),
        hint(Act::Lines, "换周"),
        hint(Act::Take, "确定"),
        hint(Act::Back, "上一步"),
        hint(Act::Pages, "换月"),
        hint(Act::Ends, "月初、月末"),
        hint(Act::Help, "帮助"),
    ];
    // A narrow footer drops the last hints; this way out must stay.
    let digits = if unknown.is_some() { "填日期，0 不确定" } else { "填日期" };
    hints.insert(2, hint(Act::Digits, digits));
    hints
}

fn ask(app: &App, ix: QuestionIx) -> Option<Page> {
    if app.session.topic().at(ix).kind != QuestionKind::Day {
        return None;
    }
    let given = app.session.answers().known(ix);
    let draft = given.unwrap_or(Value::Day(app.session.today()));
    Some(Page { draft: Some(draft), ..Page::asking(&SCREEN, ix) })
}

fn chosen(app: &App) -> NaiveDate {
    if let Some(Value::Day(day)) = app.page().draft { day } else { app.session.today() }
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some((ix, question)) = ask::question(app) else { return };
    let day = chosen(app);
    let unknown: Vec<Item> = choice::not_sure(question).into_iter().collect();
    let below = menu::height(area, &unknown);
    let area = ask::draw(app, frame, area, ROWS + 4 + below);
    sheet(app, frame, area, day);
    let area = prose::space(area, ROWS + u16::from(area.height > ROWS + 6));
    let menu = Menu { items: &unknown, focus: usize::MAX };
    let mut area =
        if unknown.is_empty() { area } else { menu::draw(&app.look, frame, area, &menu) };
    let line = match app.page().field.value() {
        "" => about(app, day),
        digits => format!("填写日期：{}", written(digits)),
    };
    area = prose::text(&app.look, frame, area, &line);
    for line in due(app, (ix, day)) {
        area = prose::text(&app.look, frame, area, &line);
    }
    prose::dim(&app.look, frame, area, "休：周末　假：节日放假　班：周末上班");
}

fn sheet(app: &App, frame: &mut Frame, area: Rect, chosen: NaiveDate) {
    let cells = if area.width < 7 * CELL { NARROW_CELL } else { CELL };
    let cells = usize::from(cells);
    let month = Month::of(chosen);
    let heading = format!("{} 年 {} 月", month.year(), month.month());
    put(frame, area, 0, Span::styled(heading, app.look.style(Role::Title)));
    let names: String = WEEKDAYS.iter().map(|name| pad(&format!(" {name}"), cells)).collect();
    put(frame, area, 1, Span::styled(names, app.look.style(Role::Dim)));
    let first = month.first_day();
    let blank = first.weekday().num_days_from_monday() as usize;
    let mut weeks = vec![vec![Span::raw(" ".repeat(blank * cells))]];
    for day in first.iter_days().take_while(|day| Month::of(*day) == month) {
        if day.weekday().num_days_from_monday() == 0 && day != first {
            weeks.push(Vec::new());
        }
        if let Some(week) = weeks.last_mut() {
            week.extend(cell(app, (day, cells), day == chosen));
        }
    }
    for (row, week) in (2..).zip(weeks) {
        put(frame, area, row, Line::from(week));
    }
}

/// One day with its mark: 休 weekend, 假 holiday, 班 worked weekend, none for a workday.
fn cell(app: &App, (day, cells): (NaiveDate, usize), chosen: bool) -> [Span<'static>; 2] {
    let (mark, role) = match app.session.assets().calendar.kind(day) {
        DayKind::Workday => ("", Role::Text),
        DayKind::Weekend => ("休", Role::Dim),
        DayKind::Holiday => ("假", Role::Good),
        DayKind::Makeup => ("班", Role::Text),
    };
    let focus = if chosen { app.look.glyphs.chosen } else { " " };
    let text = format!("{focus}{:>2}{mark}", day.day());
    let rest = cells.saturating_sub(width(&text));
    [styled(&app.look, if chosen { Role::Focus } else { role }, text), Span::raw(" ".repeat(rest))]
}

fn about(app: &App, day: NaiveDate) -> String {
    let calendar = &app.session.assets().calendar;
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
    let kind = match calendar.kind(day) {
        DayKind::Workday => "工作日".to_owned(),
        DayKind::Weekend => "休息日".to_owned(),
        DayKind::Holiday => format!("{}放假", calendar.holiday_name(day).unwrap_or("节日")),
        DayKind::Makeup => "调休，上班".to_owned(),
    };
    let sure = if calendar.announced(day.year()) {
        ""
    } else {
        "（这一年的放假安排还没有公布，暂定）"
    };
    format!("{} 星期{weekday}，{kind}{sure}。", words::day(day))
}

/// The days that count from this one.
fn due(app: &App, (ix, day): (QuestionIx, NaiveDate)) -> Vec<String> {
    let session = app.trying(ix, Value::Day(day));
    let report = session.report();
    let dated = report.timeline().iter().filter_map(|milestone| match milestone.at {
        At::Day(at) if at > day => Some(format!("{}  {}", milestone.title, words::day(at))),
        _ => None,
    });
    dated.collect()
}

/// Takes a digit of a day written as eight digits. A day begins with 2, so that a 0 before any
/// other digit can mean 「不确定」.
fn typed(app: &mut App, digit: u8) -> Next {
    let unknown = ask::question(app).is_some_and(|(_, asked)| asked.unknown.is_some());
    let page = app.page_mut();
    if page.field.value().is_empty() && digit != 2 {
        return if digit == 0 && unknown { app.answer(Value::Unknown) } else { Next::Stay };
    }
    let digits = format!("{}{digit}", page.field.value());
    let whole = digits.len() == 8;
    page.field = Input::new(if whole { String::new() } else { digits.clone() });
    let day = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok().filter(|_| whole);
    if let Some(day) = day.filter(|day| (2000..=2100).contains(&day.year())) {
        page.draft = Some(Value::Day(day));
    }
    Next::Draw
}

/// What is typed of a day so far, such as 「2026-1_-__」.
fn written(digits: &str) -> String {
    let all: Vec<char> = digits.chars().chain(std::iter::repeat('_')).take(8).collect();
    let part = |from: usize, to: usize| all[from..to].iter().collect::<String>();
    format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8))
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let day = chosen(app);
    let month = Month::of(day);
    let to = match msg {
        Msg::Left => day.pred_opt(),
        Msg::Right => day.succ_opt(),
        Msg::Up => day.checked_sub_days(Days::new(7)),
        Msg::Down => day.checked_add_days(Days::new(7)),
        Msg::PageUp => day.checked_sub_months(Months::new(1)),
        Msg::PageDown => day.checked_add_months(Months::new(1)),
        Msg::First => Some(month.first_day()),
        Msg::Last => month.plus(1).first_day().pred_opt(),
        Msg::Take => return Some(app.answer(Value::Day(day))),
        Msg::Digit(digit) => return Some(typed(app, *digit)),
        _ => return None,
    };
    app.page_mut().field.reset();
    let to = to.filter(|day| (2000..=2100).contains(&day.year())).unwrap_or(day);
    app.page_mut().draft = Some(Value::Day(to));
    Some(if to == day { Next::Stay } else { Next::Draw })
}
