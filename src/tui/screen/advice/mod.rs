//! The answer of a side topic: a tab for each section, and for days, channels and documents.

mod about;
mod page;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::plan::step;
use super::{Screen, asks_nothing, take, why};
use crate::report::Advice;
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::widget::bar::{self, Bar};
use crate::tui::widget::rows::{Paint, Rows, Scroll};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "advice", title, keys: |_| keys(), draw, update, ask: asks_nothing };

/// What was done on the answer: which tab is open, where each stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    tab: usize,
    places: [Scroll; 10],
}

/// A line that has a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Point(usize, usize),
    Open(usize),
    Milestone(usize),
    Warning(usize),
    Channel(usize),
    Source(usize),
}

/// A tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Section(usize),
    Days,
    Ask,
    Sources,
}

fn tabs(advice: &Advice) -> Vec<Tab> {
    let mut tabs: Vec<Tab> = (0..advice.sections.len()).map(Tab::Section).collect();
    let rest = [
        (Tab::Days, advice.timeline.is_empty()),
        (Tab::Ask, advice.channels.is_empty()),
        (Tab::Sources, advice.sources.is_empty()),
    ];
    tabs.extend(rest.iter().filter(|(_, empty)| !empty).map(|(tab, _)| *tab));
    tabs
}

fn name(advice: &Advice, tab: Tab) -> &str {
    match tab {
        Tab::Section(at) => &advice.sections[at].title,
        Tab::Days => "日期",
        Tab::Ask => "去哪问",
        Tab::Sources => "依据",
    }
}

fn title(app: &App) -> String {
    app.session.topic().title.clone()
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Digits, "换栏目"),
        hint(Act::Carry, "带走"),
        hint(Act::Take, "看依据"),
        hint(Act::Back, "返回"),
        hint(Act::Lines, "选一行"),
        hint(Act::Help, "帮助"),
        hint(Act::Pages, "翻页"),
        hint(Act::Sides, "换栏目"),
        hint(Act::Tabs, "换栏目"),
        hint(Act::Ends, "到头"),
        hint(Act::Why, "看依据"),
    ]
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let advice = app.session.advice();
    let tabs = tabs(&advice);
    let open = app.advice.tab.min(tabs.len().saturating_sub(1));
    let names: Vec<_> = tabs.iter().map(|&tab| (name(&advice, tab), name(&advice, tab))).collect();
    bar::draw(&app.look, frame, area, &Bar { names: &names, open });
    let paint = Paint { theme: app.look.theme, glyphs: app.look.glyphs, active: true };
    let rows = rows(app, &advice, area);
    rows.draw(app.advice.places[open], bar::below(area), frame.buffer_mut(), paint);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let before = app.advice.clone();
    let advice = app.session.advice();
    let count = tabs(&advice).len();
    let open = app.advice.tab.min(count.saturating_sub(1));
    match msg {
        Msg::Digit(digit) if (1..=count).contains(&usize::from(*digit)) => {
            app.advice.tab = usize::from(*digit) - 1;
        }
        Msg::Digit(_) => {}
        Msg::Right | Msg::NextTab => app.advice.tab = (open + 1) % count.max(1),
        Msg::Left | Msg::PrevTab => app.advice.tab = (open + count - 1) % count.max(1),
        Msg::Carry => return Some(take::open(app, app.session.report())),
        Msg::Take => {
            let target = rows(app, &advice, app.body()).target(app.advice.places[open].focus)?;
            return Some(why::open(app, about::about(&advice, target)));
        }
        _ => {
            let (area, step) = (app.body(), step(msg)?);
            let room = bar::below(area).height.into();
            let rows = rows(app, &advice, area);
            app.advice.places[open] = rows.step(app.advice.places[open], step, room);
        }
    }
    Some(if app.advice == before { Next::Stay } else { Next::Draw })
}

/// Lays the open tab out.
fn rows(app: &App, advice: &Advice, area: Rect) -> Rows<Target> {
    let tabs = tabs(advice);
    let open = tabs.get(app.advice.tab.min(tabs.len().saturating_sub(1)));
    let mut rows =
        open.map_or_else(Rows::default, |&tab| page::rows(&app.look, advice, (tab, area.width)));
    rows.air(bar::below(area).height.into());
    rows
}
