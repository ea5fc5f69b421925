//! A result being read, one part at a time; every line knows its reason.

mod columns;
mod head;
mod laid;
mod layout;
mod onward;

use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Rect;

use crate::engine::Context as Scope;
use crate::export;
use crate::model::{Need, QuestionIx, Value, VerdictCode};
use crate::regions::RegionIx;
use crate::report::compare::CompareDoc;
use crate::report::route::joint;
use crate::report::tree::{Block, Label, Section, SectionKind, Tree};
use crate::report::{Report, places};
use crate::text::width;
use crate::tui::about::About;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::panes::{READABLE, Wanted};
use crate::tui::taps::Tap;
use crate::tui::widget::bar::Bar;
use crate::tui::widget::blocks::Target;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::sheet::Sheet;
use crate::tui::widget::tabs::Tabs;

/// From this width on, parts stand side by side.
const BESIDE: u16 = 94;

#[derive(Clone)]
pub(crate) struct Reading {
    of: Of,
    tabs: Tabs,
}

/// What is read.
#[derive(Clone)]
enum Of {
    /// What the answers come to.
    Result,
    /// A result of its own: what is known of a place, a claim, a comparison.
    Held { report: Report, tree: Rc<Tree> },
}

impl Reading {
    /// What a bar of tabs leaves, where one is needed.
    fn below(&self, context: &Context, tree: &Tree, area: Rect) -> Rect {
        let names = names(tree);
        if names.len() > 1 { self.bar(context, &names).below(area) } else { area }
    }

    fn bar<'n>(&self, context: &Context, names: &'n [&'n str]) -> Bar<'n> {
        Bar { names, open: self.tabs.open_of(names.len()), touch: context.look.touch }
    }

    /// In a hall the counter is what people stand at.
    pub(crate) fn result(context: &Context) -> Self {
        Self { of: Of::Result, tabs: Tabs::on_way(usize::from(context.look.kiosk)) }
    }

    /// What is known of a place.
    pub(crate) fn place(context: &Context, place: RegionIx) -> Self {
        let session = context.session();
        let scope = Scope { assets: session.assets(), today: session.today() };
        Self::held(places::place(&scope, place).into())
    }

    pub(crate) fn held(report: Report) -> Self {
        let tree = Rc::new(report.tree());
        Self { of: Of::Held { report, tree }, tabs: Tabs::default() }
    }

    /// Whether it is what the answers come to, to be gone on with later.
    pub(crate) fn is_result(&self) -> bool {
        matches!(self.of, Of::Result)
    }

    fn report(&self, context: &Context) -> Report {
        match &self.of {
            Of::Result => context.session().explained(),
            Of::Held { report, .. } => report.clone(),
        }
    }

    fn tree(&self, context: &Context) -> Rc<Tree> {
        let session = context.session();
        match &self.of {
            Of::Held { tree, .. } => Rc::clone(tree),
            // Visitors have no keys for what it names.
            Of::Result if context.look.kiosk => Tree::for_visitors(session.guide()),
            Of::Result => session.guide(),
        }
    }

    /// The plans that it sets side by side, whose lines open nothing.
    fn compared(&self) -> Option<&CompareDoc> {
        match &self.of {
            Of::Held { report: Report::Compared(doc), .. } => Some(doc),
            _ => None,
        }
    }

    /// The next question that its result lacks the answer to, at last one that nobody was sure of, on a part
    /// without anything to tick.
    fn lacks<'c>(&self, context: &'c Context, tab: &[Section]) -> Option<&'c str> {
        let session = context.session();
        let asked = self.is_result() && !context.look.kiosk && !ticks(tab);
        let unsure = || session.outcome().missing.first().copied();
        let question = session.next_question().or_else(unsure).filter(|_| asked)?;
        Some(&session.topic().at(question).id)
    }

    /// Whether it is a plan, which others can be set beside; visitors of a kiosk have enough with one, and where
    /// nothing can be moved it is no better elsewhere or later.
    fn compares(&self, context: &Context) -> bool {
        let session = context.session();
        let plan = self.is_result() && session.is_plan() && !context.look.kiosk;
        plan && session.outcome().plan.verdict != VerdictCode::NotTransferable
    }

    /// The open part laid out; plans side by side stand in columns where there is room for them.
    fn sheet<'t>(&self, context: &Context, tab: &'t [Section], area: Rect) -> Sheet<Target<'t>> {
        let compared = self.compared().and_then(|doc| {
            let pen = Pen::new(&context.look, area.width, usize::from(area.width));
            columns::sheet(pen, doc)
        });
        compared.unwrap_or_else(|| self.laid(context, tab, area))
    }

    /// The open part; it may have become another one since.
    fn open<'t>(&self, tree: &'t Tree) -> &'t [Section] {
        let tabs = tree.tabs();
        tabs.get(self.tabs.open_of(tabs.len())).copied().unwrap_or_default()
    }

    /// The digits behind those of the parts, which topics have on the first one of a result.
    fn digits_on(&self, context: &Context) -> Range<u8> {
        let first = self.is_result() && self.tabs.is_first();
        let parts = context.session().tree().tabs().len() as u8;
        if first { parts + 1..9 } else { 0..0 }
    }

    /// Reads the whole out from the first part of it, and of another part that alone.
    fn aloud(&self, context: &Context, tree: &Tree) -> Effect {
        let part = if self.tabs.is_first() { Vec::new() } else { export::said(self.open(tree)) };
        let whole = part.is_empty();
        Effect::Open(if whole { Open::Aloud(self.report(context)) } else { Open::Said(part) })
    }

    /// What a key does to the focused line.
    fn act(&self, msg: &Msg, tree: &Tree, sheet: &Sheet<Target>) -> Option<Effect> {
        let block = match sheet.focused(self.tabs.reader())? {
            Target::Line(block) => block,
            Target::Topic(topic) => {
                return (*msg == Msg::Confirm).then(|| Effect::See(topic.id.clone()));
            }
        };
        match (msg, block) {
            (Msg::Confirm, Block::Label(Label { asks: Some(id), .. })) => {
                Some(Effect::Missing(id.clone()))
            }
            (Msg::Confirm, block) => {
                Some(Effect::Open(Open::Why(Box::new(About::of(tree, block)?))))
            }
            (Msg::Toggle, Block::Step(entry)) => Some(Effect::Tick(entry.id.clone())),
            (Msg::Toggle, Block::Item(item)) if item.need != Need::NotNeeded => {
                Some(Effect::Tick(item.entry.id.clone()))
            }
            _ => None,
        }
    }
}

/// From where to where, in the fewest words.
fn route(context: &Context) -> Option<String> {
    let session = context.session();
    let roles = session.topic().roles;
    let place = |end: Option<QuestionIx>| match session.answers().known(end?)? {
        Value::Place(place) => Some(session.assets().regions.get(place).short.as_str()),
        _ => None,
    };
    let [from, to] = [place(roles.origin)?, place(roles.destination)?];
    if from == to {
        return Some(format!("{from}以内"));
    }
    let joint = joint(session.topic(), session.outcome());
    Some(format!("{from} {joint} {to}"))
}

/// The schemes and the gap of a plan, as far as they are told; of two places the one that is known, which no
/// title names.
fn whose(context: &Context) -> String {
    let session = context.session();
    let (topic, plan) = (session.topic(), session.plan_report());
    let told = |question: QuestionIx| {
        let matters = !session.outcome().ignored.contains(&question);
        let mut answers = plan.answers.iter().filter(|_| matters);
        let told = answers.find(|answer| answer.id == topic.at(question).id)?;
        (session.answers().get(question) != Some(Value::Unknown)).then_some(told.text.as_str())
    };
    let roles = topic.roles;
    let scheme = |question: Option<QuestionIx>| told(question?)?.split('，').next();
    let schemes = match [roles.from_scheme, roles.to_scheme].map(scheme) {
        [Some(from), Some(to)] if from != to => Some(format!("{from}转{to}")),
        [from, to] => from.or(to).map(str::to_owned),
    };
    let none = |question| session.answers().known(question) == Some(Value::Count(0));
    let gap = roles.gap_months.and_then(|question| {
        let gap = told(question)?;
        Some(if none(question) { "没有断缴".to_owned() } else { format!("断缴 {gap}") })
    });
    let place = Some(context.case.name()).filter(|_| context.case.place().is_some());
    let place = place.filter(|_| route(context).is_none());
    place.into_iter().chain(schemes).chain(gap).collect::<Vec<_>>().join("   ")
}

/// Whether there is something to tick.
fn ticks(tab: &[Section]) -> bool {
    let steps = || tab.iter().any(|section| section.kind == SectionKind::Steps);
    !head::items(tab).is_empty() || steps()
}

/// What the parts are called on the bar.
fn names(tree: &Tree) -> Vec<&str> {
    tree.tabs().iter().map(|tab| &*tab[0].tab).collect()
}

impl Page for Reading {
    fn title(&self, context: &Context) -> String {
        let title = &self.tree(context).title;
        let room = usize::from(context.body().width);
        if width(title) <= room {
            return title.clone();
        }
        let shorter = match self.compared() {
            Some(doc) => Some(doc.short_title()),
            None => route(context).filter(|_| self.is_result()),
        };
        shorter.unwrap_or_else(|| title.clone())
    }

    fn whose(&self, context: &Context) -> String {
        match self.of {
            Of::Result if context.session().is_plan() => whose(context),
            // The title names two places, and none where there is one.
            Of::Result if route(context).is_none() => context.case.place().unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn says(&self, context: &Context, word: &str) -> bool {
        self.open(&self.tree(context)).iter().any(|section| section.says(word))
    }

    fn keys(&self, context: &Context) -> Vec<Hint> {
        let tree = self.tree(context);
        let several = tree.tabs().len() > 1;
        let opens = self.compared().is_none();
        let hints = [
            (several, hint(Act::Digits, "换栏目")),
            (true, hint(Act::Carry, "带走")),
            (true, hint(Act::Aloud, if context.look.kiosk { "短句" } else { "念" })),
            (ticks(self.open(&tree)), hint(Act::Toggle, "打勾")),
            (self.lacks(context, self.open(&tree)).is_some(), hint(Act::Fill, "补答")),
            (opens, hint(Act::Confirm, "依据")),
            (true, hint(Act::Back, "返回")),
            (self.compares(context), hint(Act::Compare, "比一比")),
            (true, hint(Act::Lines, if opens { "选一行" } else { "上下看" })),
            (true, hint(Act::Help, "帮助")),
            (true, hint(Act::Pages, "翻页")),
            (several, hint(Act::Sides, "换栏目")),
            (several, hint(Act::Tabs, "换栏目")),
            (true, hint(Act::Ends, "到头")),
        ];
        hints.into_iter().filter(|(on, _)| *on).map(|(_, hint)| hint).collect()
    }

    /// Its first part leaves room for what is to come; the others may want two columns.
    fn panes(&self, context: &Context) -> Wanted {
        let plan = self.is_result() && context.session().is_plan();
        let first = self.tabs.is_first();
        Wanted {
            answers: self.is_result().then_some(BESIDE),
            ahead: (plan && first).then_some(READABLE),
            stand: false,
            // Whoever speaks with callers begins each case there.
            line: plan && context.look.desk && !context.look.kiosk,
        }
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let tree = self.tree(context);
        let tabs = tree.tabs();
        let sheet = self.sheet(context, self.open(&tree), self.below(context, &tree, canvas.area));
        if tabs.len() > 1 {
            self.bar(context, &names(&tree)).draw(canvas);
        }
        // The last of the lines that stay names the other way.
        if layout::ways(self.open(&tree), canvas.area) > 1 && !sheet.head.is_empty() {
            let y = canvas.area.y + sheet.head.len() as u16 - 1;
            let row = Rect { y, height: 1, ..canvas.area };
            canvas.tap(row, Tap::Say(Msg::Digit(self.tabs.open_digit())));
        }
        sheet.draw(self.tabs.reader(), canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let tree = self.tree(context);
        let several = tree.tabs().len();
        self.tabs.fit(several);
        let area = self.below(context, &tree, context.room(self));
        let ways = layout::ways(self.open(&tree), area);
        if let Msg::Digit(digit) = msg
            && let Some(at) = self.digits_on(context).position(|each| each == *digit)
        {
            let sheet = self.sheet(context, self.open(&tree), area);
            let topic = onward::topics(&sheet).nth(at);
            return Some(topic.map_or(Effect::Stay, |topic| Effect::See(topic.id.clone())));
        }
        if let Some(effect) = self.tabs.update(msg, ways) {
            return Some(effect);
        }
        let sheet = self.sheet(context, self.open(&tree), area);
        if *msg == Msg::Toggle
            && let Some(id) = self.lacks(context, self.open(&tree))
        {
            return Some(Effect::Missing(id.to_owned()));
        }
        match msg {
            Msg::Compare => Some(Effect::Open(Open::Compare)),
            Msg::Aloud => Some(self.aloud(context, &tree)),
            Msg::Carry => Some(Effect::Open(Open::ExportMenu(self.report(context)))),
            Msg::Confirm | Msg::Toggle => {
                Some(self.act(msg, &tree, &sheet).unwrap_or(Effect::Stay))
            }
            _ => self.tabs.reader_mut()?.update(&sheet, area.height, msg),
        }
    }

    fn holds_result(&self) -> bool {
        matches!(self.of, Of::Held { .. })
    }
}
