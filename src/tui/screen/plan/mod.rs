//! The plan, as tabs; every line of it knows its reason.

mod gap;
mod lanes;
mod materials;
mod sources;
mod statement;
mod steps;
mod timeline;
mod verdict;
mod view;
mod words;

pub(super) use statement::Statement;
use view::View;

use crate::model::Need;
use crate::report::PlanReport;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::widget::bar::{self, Bar};
use crate::tui::widget::sheet::Sheet;
use crate::tui::widget::tabs::Tabs;

/// A part of the plan.
#[derive(Clone, Copy)]
struct Tab {
    /// What the bar says.
    title: &'static str,
    /// What a narrow bar says.
    short: &'static str,
    /// Whether its lines can be ticked.
    ticks: bool,
    /// Lays it out.
    page: fn(&View) -> Sheet<Statement>,
}

/// Every tab, in the order of the digits.
const TABS: &[Tab] = &[
    Tab { title: "结论", short: "结论", ticks: false, page: verdict::page },
    Tab { title: "材料清单", short: "材料", ticks: true, page: materials::page },
    Tab { title: "办理步骤", short: "步骤", ticks: false, page: steps::page },
    Tab { title: "时间线", short: "时间", ticks: false, page: timeline::page },
    Tab { title: "断缴与待遇", short: "待遇", ticks: false, page: gap::page },
    Tab { title: "依据", short: "依据", ticks: false, page: sources::page },
];

#[derive(Clone)]
pub(crate) struct Plan {
    tabs: Tabs,
}

impl Default for Plan {
    fn default() -> Self {
        Self { tabs: Tabs::new(TABS.len()) }
    }
}

impl Plan {
    fn tab(&self) -> &'static Tab {
        &TABS[self.tabs.open()]
    }

    fn explain(&self, doc: &PlanReport, sheet: &Sheet<Statement>) -> Option<Effect> {
        let about = sheet.focused(self.tabs.reader())?.about(doc);
        Some(Effect::Open(Open::Why(Box::new(about))))
    }

    fn tick(&self, doc: &PlanReport, sheet: &Sheet<Statement>) -> Effect {
        let Some(Statement::Material(at)) = sheet.focused(self.tabs.reader()) else {
            return Effect::Stay;
        };
        let paper = doc.materials.get(at).filter(|paper| paper.need != Need::NotNeeded);
        paper.map_or(Effect::Stay, |paper| Effect::Tick(paper.id.clone()))
    }
}

impl Page for Plan {
    fn title(&self, context: &Context) -> String {
        context.session().document().title()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        let mut hints = vec![
            hint(Act::Digits, "换栏目"),
            hint(Act::Carry, "带走"),
            hint(Act::Take, "看依据"),
            hint(Act::Back, "返回"),
            hint(Act::Lines, "选一行"),
        ];
        if self.tab().ticks {
            hints.insert(2, hint(Act::Toggle, "打勾"));
        }
        hints.extend([
            hint(Act::Help, "帮助"),
            hint(Act::Pages, "翻页"),
            hint(Act::Sides, "换栏目"),
            hint(Act::Tabs, "换栏目"),
            hint(Act::Ends, "到头"),
        ]);
        hints
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let doc = context.session().document();
        let view = View::new(context, &doc, canvas.area);
        let names: Vec<_> = TABS.iter().map(|tab| (tab.title, tab.short)).collect();
        Bar { names: &names, open: self.tabs.open() }.draw(canvas);
        (self.tab().page)(&view).draw(self.tabs.reader(), canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if let Some(effect) = self.tabs.update(msg) {
            return Some(effect);
        }
        let (doc, body) = (context.session().document(), context.body());
        let sheet = (self.tab().page)(&View::new(context, &doc, body));
        match msg {
            Msg::Carry => Some(Effect::Open(Open::ExportMenu(context.session().report()))),
            Msg::Take => self.explain(&doc, &sheet),
            Msg::Toggle => Some(self.tick(&doc, &sheet)),
            _ => self.tabs.reader_mut()?.update(&sheet, bar::below(body).height, msg),
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
