//! The answer of a side topic: a tab for each section, and for days, channels and documents.

mod about;
mod page;

use ratatui::layout::Rect;

use crate::report;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::bar::{self, Bar};
use crate::tui::widget::sheet::Sheet;
use crate::tui::widget::tabs::Tabs;

#[derive(Clone, Default)]
pub(crate) struct Advice {
    tabs: Tabs,
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

fn tabs(advice: &report::Advice) -> Vec<Tab> {
    let mut tabs: Vec<Tab> = (0..advice.sections.len()).map(Tab::Section).collect();
    let rest = [
        (Tab::Days, advice.timeline.is_empty()),
        (Tab::Ask, advice.channels.is_empty()),
        (Tab::Sources, advice.sources.is_empty()),
    ];
    tabs.extend(rest.iter().filter(|(_, empty)| !empty).map(|(tab, _)| *tab));
    tabs
}

fn name(advice: &report::Advice, tab: Tab) -> &str {
    match tab {
        Tab::Section(at) => &advice.sections[at].title,
        Tab::Days => "日期",
        Tab::Ask => "去哪问",
        Tab::Sources => "依据",
    }
}

impl Advice {
    /// Lays the open tab out; it stands below the bar.
    fn sheet(&self, look: &Look, advice: &report::Advice, body: Rect) -> Sheet<Target> {
        let tabs = tabs(advice);
        let tab = tabs.get(self.tabs.open_of(tabs.len()));
        let rows = tab.map(|&tab| page::rows(look, advice, tab, body.width));
        let mut rows = rows.unwrap_or_default();
        rows.air(bar::below(body).height.into());
        rows.into()
    }
}

impl Page for Advice {
    fn title(&self, context: &Context) -> String {
        context.session().topic().title.clone()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
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
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let advice = context.session().advice();
        let tabs = tabs(&advice);
        let sheet = self.sheet(&context.look, &advice, canvas.area);
        let names: Vec<_> =
            tabs.iter().map(|&tab| name(&advice, tab)).map(|name| (name, name)).collect();
        Bar { names: &names, open: self.tabs.open_of(tabs.len()) }.draw(canvas);
        sheet.draw(self.tabs.reader(), canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let advice = context.session().advice();
        self.tabs.fit(tabs(&advice).len());
        if let Some(effect) = self.tabs.update(msg) {
            return Some(effect);
        }
        if *msg == Msg::Carry {
            return Some(Effect::Open(Open::ExportMenu(context.session().report())));
        }
        let body = context.body();
        let sheet = self.sheet(&context.look, &advice, body);
        if *msg == Msg::Take {
            let target = sheet.focused(self.tabs.reader())?;
            return Some(Effect::Open(Open::Why(Box::new(about::about(&advice, target)))));
        }
        self.tabs.reader_mut()?.update(&sheet, bar::below(body).height, msg)
    }
}
