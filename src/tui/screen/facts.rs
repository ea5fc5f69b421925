//! What is known of one place, how sure it is and how old, and what is not known.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::plan::{Pen, marks, step};
use super::{Screen, asks_nothing, take, why};
use crate::engine::Context;
use crate::model::Value;
use crate::regions::RegionIx;
use crate::report::places::{self, FactDoc, PlaceDoc};
use crate::text::width;
use crate::tui::app::App;
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::{Msg, Next};
use crate::tui::page::Page;
use crate::tui::theme::Role;
use crate::tui::widget::rows::{GUTTER, Paint, Rows, Scroll};

/// The screen.
pub static SCREEN: Screen =
    Screen { name: "facts", title, keys: |_| keys(), draw, update, ask: asks_nothing };

/// Longer lines are hard to read.
const LONGEST: usize = 96;

/// A fact: its aspect, and its number there.
type Target = (usize, usize);

/// The page of a place.
pub fn page(place: RegionIx) -> Page {
    Page { draft: Some(Value::Place(place)), ..Page::new(&SCREEN) }
}

fn title(app: &App) -> String {
    document(app).map_or_else(String::new, |doc| format!("{}的情况", doc.place.name))
}

fn keys() -> Vec<Hint> {
    vec![
        hint(Act::Take, "看依据"),
        hint(Act::Carry, "带走"),
        hint(Act::Back, "返回"),
        hint(Act::Lines, "选一条"),
        hint(Act::Pages, "翻页"),
        hint(Act::Help, "帮助"),
        hint(Act::Ends, "到头"),
        hint(Act::Why, "看依据"),
    ]
}

fn document(app: &App) -> Option<PlaceDoc> {
    let Some(Value::Place(place)) = app.page().draft else { return None };
    let context = Context { assets: app.session.assets(), today: app.session.today() };
    Some(places::place(&context, place))
}

fn draw(app: &App, frame: &mut Frame, area: Rect) {
    let Some(doc) = document(app) else { return };
    let paint = Paint { theme: app.look.theme, glyphs: app.look.glyphs, active: true };
    rows(app, &doc, area).draw(scroll(app), area, frame.buffer_mut(), paint);
}

fn update(app: &mut App, msg: &Msg) -> Option<Next> {
    let doc = document(app)?;
    if *msg == Msg::Carry {
        return Some(take::open(app, doc.into()));
    }
    let area = app.body();
    let rows = rows(app, &doc, area);
    let before = scroll(app);
    if *msg == Msg::Take {
        let Some(target) = rows.target(before.focus) else { return Some(Next::Stay) };
        return Some(why::open(app, about(&doc, target)));
    }
    let after = rows.step(before, step(msg)?, area.height.into());
    let page = app.page_mut();
    (page.focus, page.top) = (after.focus, after.top);
    Some(if after == before { Next::Stay } else { Next::Draw })
}

fn scroll(app: &App) -> Scroll {
    Scroll { focus: app.page().focus, top: app.page().top }
}

fn rows(app: &App, doc: &PlaceDoc, area: Rect) -> Rows<Target> {
    let cells = usize::from(area.width).min(LONGEST).saturating_sub(GUTTER).max(2);
    let pen = Pen { width: cells, theme: app.look.theme, glyphs: app.look.glyphs };
    let mut rows = Rows::default();
    rows.still(pen.text(&format!("{}。", doc.counts.words())));
    rows.still(pen.text(&doc.ask));
    for (at, aspect) in doc.aspects.iter().enumerate() {
        pen.open(&mut rows, &aspect.title);
        for (number, each) in aspect.facts.iter().enumerate() {
            let lead = format!("{}. ", number + 1);
            let lines = fact(pen.narrower(width(&lead)), doc, each);
            rows.item((at, number), Pen::after(&lead, pen.theme.style(Role::Key), lines));
        }
    }
    unknown(doc, pen, &mut rows);
    if !doc.cities.is_empty() {
        pen.open(&mut rows, "这些地方另有自己的信息");
        let names: Vec<&str> = doc.cities.iter().map(|city| city.name.as_str()).collect();
        rows.still(pen.text(&names.join("、")));
    }
    rows
}

fn fact(pen: Pen, doc: &PlaceDoc, fact: &FactDoc) -> Vec<Line<'static>> {
    let text = pen.theme.style(Role::Text);
    let bold = text.add_modifier(Modifier::BOLD);
    let short = short(doc, fact);
    let mut lines = if fact.title.is_empty() {
        pen.marked(&fact.text, text, &short)
    } else {
        let mut lines = pen.marked(&fact.title, bold, &short);
        lines.extend(pen.text(&fact.text));
        lines
    };
    if !fact.applies.is_empty() {
        lines.extend(pen.dim(&format!("适用：{}", fact.applies)));
    }
    lines.extend(pen.dim(&fact.standing()));
    lines
}

/// What is not known comes last, so that it is read after what is.
fn unknown(doc: &PlaceDoc, pen: Pen, rows: &mut Rows<Target>) {
    if doc.unknown.is_empty() {
        return;
    }
    pen.open(rows, "还不知道");
    for aspect in &doc.unknown {
        let lines = pen.narrower(2).text(&aspect.title);
        rows.still(Pen::after("- ", pen.theme.style(Role::Dim), lines));
    }
    rows.still(pen.text(&format!("这些没有当地的信息，{}", doc.ask)));
}

/// All there is to say about a fact.
fn about(doc: &PlaceDoc, (aspect, number): Target) -> why::About {
    let fact = &doc.aspects[aspect].facts[number];
    let applies = match fact.applies.as_str() {
        "" => String::new(),
        applies => format!("（适用：{applies}）"),
    };
    why::About {
        title: fact.title.clone(),
        text: format!("{}{applies}", fact.text),
        marks: short(doc, fact),
        why: Some(fact.why.clone()),
        sources: doc.sources.clone(),
        ..why::About::default()
    }
}

/// Short words beside a fact that must be read with care.
fn short(doc: &PlaceDoc, fact: &FactDoc) -> String {
    let lapsed = if fact.lapsed { "〔已过有效期〕" } else { "" };
    format!("{lapsed}{}", marks(&doc.today, &doc.sources, (&fact.why, false)))
}
