//! The answer of a side topic: a tab for each section, and for days, channels and documents.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::plan::{Pen, described, marks, step};
use super::{Screen, asks_nothing, why};
use crate::model::Certainty;
use crate::report::{Advice, PointDoc, SourceDoc, Why, words};
use crate::text::width;
use crate::tui::app::App;
use crate::tui::frame;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::theme::Role;
use crate::tui::widget::bar::{self, Bar};
use crate::tui::widget::rows::{GUTTER, Paint, Rows, Scroll};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "advice", title, keys: |_| keys(), draw, update, ask: asks_nothing };

/// Longer lines are hard to read.
const LONGEST: usize = 96;
/// Cells of the labels.
const LABEL: usize = 10;

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
        (Tab::Ask, advice.warnings.is_empty() && advice.channels.is_empty()),
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
    rows.draw(app.advice.places[open], below(area), frame.buffer_mut(), paint);
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
        Msg::Take => {
            let target = rows(app, &advice, body(app)).target(app.advice.places[open].focus)?;
            return Some(why::open(app, about(&advice, target)));
        }
        _ => {
            let (area, step) = (body(app), step(msg)?);
            let room = below(area).height.into();
            let rows = rows(app, &advice, area);
            app.advice.places[open] = rows.step(app.advice.places[open], step, room);
        }
    }
    Some(if app.advice == before { Next::Stay } else { Next::Draw })
}

fn body(app: &App) -> Rect {
    let (columns, rows) = app.size;
    frame::body(Rect::new(0, 0, columns, rows)).unwrap_or_default()
}

fn below(area: Rect) -> Rect {
    let bar = bar::height(area).min(area.height);
    Rect { y: area.y + bar, height: area.height - bar, ..area }
}

/// Lays the open tab out.
fn rows(app: &App, advice: &Advice, area: Rect) -> Rows<Target> {
    let cells = usize::from(area.width).min(LONGEST).saturating_sub(GUTTER).max(2);
    let pen = Pen { width: cells, theme: app.look.theme, glyphs: app.look.glyphs };
    let tabs = tabs(advice);
    let mut rows = Rows::default();
    match tabs.get(app.advice.tab.min(tabs.len().saturating_sub(1))) {
        Some(Tab::Section(at)) => section(advice, *at, (pen, &mut rows)),
        Some(Tab::Days) => days(advice, pen, &mut rows),
        Some(Tab::Ask) => ask(advice, pen, &mut rows),
        Some(Tab::Sources) => sources(advice, pen, &mut rows),
        None => {}
    }
    rows.air(below(area).height.into());
    rows
}

fn section(advice: &Advice, at: usize, (pen, rows): (Pen, &mut Rows<Target>)) {
    for (number, each) in advice.sections[at].points.iter().enumerate() {
        let lead = format!("{}. ", number + 1);
        let lines = point(pen.narrower(width(&lead)), advice, each);
        rows.item(Target::Point(at, number), Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
    if at == 0 && !advice.open.is_empty() {
        pen.open(rows, "弄清下面这些，答案会更确定");
        for (at, open) in advice.open.iter().enumerate() {
            rows.item(Target::Open(at), pen.field((&open.label, 14), &open.how, ""));
        }
    }
}

fn point(pen: Pen, advice: &Advice, point: &PointDoc) -> Vec<Line<'static>> {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.marked(&point.title, bold, &short(advice, &point.why, false));
    lines.extend(pen.text(&point.text));
    if !point.who.is_empty() {
        lines.extend(pen.field(("谁来办", LABEL), &point.who, ""));
    }
    if !point.say.is_empty() {
        lines.extend(pen.field(("这样说", LABEL), &format!("「{}」", point.say), ""));
    }
    lines
}

fn days(advice: &Advice, pen: Pen, rows: &mut Rows<Target>) {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    for (at, each) in advice.timeline.iter().enumerate() {
        let provisional = each.certainty == Certainty::Provisional;
        let head = format!("{}  {}", words::at(each.at), each.title);
        let mut lines = pen.marked(&head, bold, &short(advice, &each.why, provisional));
        lines.extend(pen.text(&each.text));
        rows.item(Target::Milestone(at), lines);
    }
}

fn ask(advice: &Advice, pen: Pen, rows: &mut Rows<Target>) {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    for (at, each) in advice.warnings.iter().enumerate() {
        let text = pen.theme.style(Role::Text);
        rows.item(
            Target::Warning(at),
            pen.marked(&each.text, text, &short(advice, &each.why, false)),
        );
    }
    for (at, each) in advice.channels.iter().enumerate() {
        let mut lines = pen.marked(&each.title, bold, &short(advice, &each.why, false));
        lines.extend(pen.text(&each.text));
        rows.item(Target::Channel(at), lines);
    }
}

fn sources(advice: &Advice, pen: Pen, rows: &mut Rows<Target>) {
    for (at, source) in advice.sources.iter().enumerate() {
        let lead = format!("{}. ", at + 1);
        let lines = described(pen.narrower(width(&lead)), source);
        rows.gap();
        rows.item(Target::Source(at), Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
}

fn short(advice: &Advice, why: &Why, provisional: bool) -> String {
    marks(&advice.today, &advice.sources, (why, provisional))
}

/// All there is to say about a line.
fn about(advice: &Advice, target: Target) -> why::About {
    let sentence = |title: &str, text: &str, why: Option<&Why>, provisional| why::About {
        title: title.to_owned(),
        text: text.to_owned(),
        marks: why.map(|why| short(advice, why, provisional)).unwrap_or_default(),
        why: why.cloned(),
        sources: advice.sources.clone(),
        ..why::About::default()
    };
    match target {
        Target::Point(section, at) => {
            let point = &advice.sections[section].points[at];
            sentence(&point.title, &point.text, Some(&point.why), false)
        }
        Target::Open(at) => sentence(&advice.open[at].label, &advice.open[at].how, None, false),
        Target::Milestone(at) => {
            let each = &advice.timeline[at];
            let provisional = each.certainty == Certainty::Provisional;
            sentence(&each.title, &each.text, Some(&each.why), provisional)
        }
        Target::Warning(at) => {
            sentence("", &advice.warnings[at].text, Some(&advice.warnings[at].why), false)
        }
        Target::Channel(at) => {
            let each = &advice.channels[at];
            sentence(&each.title, &each.text, Some(&each.why), false)
        }
        Target::Source(at) => {
            let source = &advice.sources[at];
            let cited = cited(advice, source);
            why::About { document: Some(source.clone()), cited, ..why::About::default() }
        }
    }
}

/// Which lines rest on a document.
fn cited(advice: &Advice, source: &SourceDoc) -> Vec<String> {
    let points = advice.sections.iter().flat_map(|section| {
        section
            .points
            .iter()
            .map(|point| (section.title.as_str(), point.title.as_str(), &point.why))
    });
    let days = advice.timeline.iter().map(|each| ("日期", each.title.as_str(), &each.why));
    let notes = advice.warnings.iter().map(|each| ("注意", each.text.as_str(), &each.why));
    let channels = advice.channels.iter().map(|each| ("渠道", each.title.as_str(), &each.why));
    let all = points.chain(days).chain(notes).chain(channels);
    let lines = all.filter_map(|(part, said, why)| {
        why.article(&source.id).map(|article| format!("{part}：{said}{article}"))
    });
    lines.collect()
}
