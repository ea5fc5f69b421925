//! The plan, as tabs; every line of it knows its reason.

mod gap;
mod lanes;
mod materials;
mod pen;
mod sheet;
mod sources;
mod state;
mod statement;
mod steps;
mod timeline;
mod verdict;
mod words;

pub use pen::{Pen, marks};
pub use sheet::{Sheet, View};
pub use sources::described;
pub use state::State;
pub use statement::{Statement, named};

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Screen, asks_nothing, take, why};
use crate::model::Need;
use crate::report::PlanReport;
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::widget::bar::{self, Bar};
use crate::tui::widget::rows::Step;

/// The screen.
pub static SCREEN: Screen = Screen { name: "plan", title, keys, draw, update, ask: asks_nothing };

/// A part of the plan.
#[derive(Clone, Copy, Debug)]
pub struct Tab {
    /// What the bar says.
    pub title: &'static str,
    /// What a narrow bar says.
    pub short: &'static str,
    /// Whether its lines can be ticked.
    ticks: bool,
    /// Lays it out.
    page: fn(&View) -> Sheet,
}

/// Every tab, in the order of the digits.
pub const TABS: &[Tab] = &[
    Tab { title: "结论", short: "结论", ticks: false, page: verdict::page },
    Tab { title: "材料清单", short: "材料", ticks: true, page: materials::page },
    Tab { title: "办理步骤", short: "步骤", ticks: false, page: steps::page },
    Tab { title: "时间线", short: "时间", ticks: false, page: timeline::page },
    Tab { title: "断缴与待遇", short: "待遇", ticks: false, page: gap::page },
    Tab { title: "依据", short: "依据", ticks: false, page: sources::page },
];

fn title(app: &App) -> String {
    app.session.document().title()
}

fn keys(app: &App) -> Vec<Hint> {
    let mut hints = vec![
        hint(Act::Digits, "换栏目"),
        hint(Act::Carry, "带走"),
        hint(Act::Take, "看依据"),
        hint(Act::Back, "返回"),
        hint(Act::Lines, "选一行"),
    ];
    if TABS[app.plan.tab].ticks {
        hints.insert(2, hint(Act::Toggle, "打勾"));
    }
    hints.extend([
        hint(Act::Help, "帮助"),
        hint(Act::Pages, "翻页"),
        hint(Act::Sides, "换栏目"),
        hint(Act::Tabs, "换栏目"),
        hint(Act::Ends, "到头"),
        hint(Act::Why, "看依据"),
    ]);
    hints
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let doc = app.session.document();
    let view = view(app, &doc, area);
    let names: Vec<_> = TABS.iter().map(|tab| (tab.title, tab.short)).collect();
    bar::draw(&app.look, frame, area, &Bar { names: &names, open: app.plan.tab });
    let sheet = (TABS[app.plan.tab].page)(&view);
    sheet.draw(app.plan.place(), bar::below(area), frame.buffer_mut(), &view);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let before = app.plan.clone();
    match msg {
        Msg::Digit(digit) => app.plan.open(usize::from(*digit).wrapping_sub(1)),
        Msg::Right | Msg::NextTab => app.plan.turn(1),
        Msg::Left | Msg::PrevTab => app.plan.turn(TABS.len() - 1),
        Msg::Carry => return Some(take::open(app, app.session.report())),
        Msg::Take => return explain(app),
        Msg::Toggle => tick(app),
        _ => go(app, step(msg)?),
    }
    Some(if app.plan == before { Next::Stay } else { Next::Draw })
}

/// How a message moves in a list.
pub fn step(msg: &Msg) -> Option<Step> {
    match msg {
        Msg::Up => Some(Step::Up),
        Msg::Down => Some(Step::Down),
        Msg::PageUp => Some(Step::PageUp),
        Msg::PageDown => Some(Step::PageDown),
        Msg::First => Some(Step::Home),
        Msg::Last => Some(Step::End),
        _ => None,
    }
}

fn explain(app: &mut App) -> Option<Next> {
    let about = focused(app)?.about(&app.session.document());
    Some(why::open(app, about))
}

fn focused(app: &App) -> Option<Statement> {
    let doc = app.session.document();
    let view = view(app, &doc, app.body());
    (TABS[app.plan.tab].page)(&view).focused(app.plan.place())
}

fn tick(app: &mut App) {
    let Some(Statement::Material(at)) = focused(app) else { return };
    let doc = app.session.document();
    if let Some(paper) = doc.materials.get(at).filter(|paper| paper.need != Need::NotNeeded) {
        app.plan.tick(&paper.id);
    }
}

fn go(app: &mut App, step: Step) {
    let doc = app.session.document();
    let view = view(app, &doc, app.body());
    let sheet = (TABS[app.plan.tab].page)(&view);
    let height = view.height;
    app.plan.step(&sheet, step, height);
}

fn view<'a>(app: &'a App, doc: &'a PlanReport, area: Rect) -> View<'a> {
    View {
        doc,
        calendar: &app.session.assets().calendar,
        ticked: &app.plan.ticked,
        width: area.width.into(),
        height: bar::below(area).height.into(),
        theme: app.look.theme,
        glyphs: app.look.glyphs,
    }
}

#[cfg(test)]
pub mod tests;
