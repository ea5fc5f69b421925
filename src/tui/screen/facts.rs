//! Facts of one place, how sure and how old they are, and what is not known.

use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::engine::Context as Scope;
use crate::regions::RegionIx;
use crate::report::places::{self, FactDoc, PlaceDoc};
use crate::text::width;
use crate::tui::about::About;
use crate::tui::canvas::Canvas;
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::look::Look;
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::pen::{Pen, marks};
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

/// Longer lines are hard to read.
const LONGEST: usize = 94;

/// A fact: its aspect, and its number there.
type Target = (usize, usize);

#[derive(Clone)]
pub(crate) struct Facts {
    place: RegionIx,
    reader: Reader,
}

impl Facts {
    pub(crate) fn new(place: RegionIx) -> Self {
        Self { place, reader: Reader::default() }
    }

    fn document(&self, context: &Context) -> PlaceDoc {
        let session = context.session();
        places::place(&Scope { assets: session.assets(), today: session.today() }, self.place)
    }
}

impl Page for Facts {
    fn title(&self, context: &Context) -> String {
        format!("{}的情况", context.session().assets().regions.full_name(self.place))
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![
            hint(Act::Take, "看依据"),
            hint(Act::Carry, "带走"),
            hint(Act::Back, "返回"),
            hint(Act::Lines, "选一条"),
            hint(Act::Pages, "翻页"),
            hint(Act::Help, "帮助"),
            hint(Act::Ends, "到头"),
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let doc = self.document(context);
        sheet(&context.look, &doc, canvas.area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let (doc, body) = (self.document(context), context.body());
        if *msg == Msg::Carry {
            return Some(Effect::Open(Open::ExportMenu(doc.into())));
        }
        let sheet = sheet(&context.look, &doc, body.width);
        if *msg == Msg::Take {
            let about = sheet.focused(self.reader).map(|target| Box::new(about(&doc, target)));
            return Some(about.map_or(Effect::Stay, |about| Effect::Open(Open::Why(about))));
        }
        self.reader.update(&sheet, body.height, msg)
    }
}

fn sheet(look: &Look, doc: &PlaceDoc, columns: u16) -> Sheet<Target> {
    let pen = Pen::new(look, columns, LONGEST);
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
    rows.into()
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
fn about(doc: &PlaceDoc, (aspect, number): Target) -> About {
    let fact = &doc.aspects[aspect].facts[number];
    let applies = match fact.applies.as_str() {
        "" => String::new(),
        applies => format!("（适用：{applies}）"),
    };
    About {
        title: fact.title.clone(),
        text: format!("{}{applies}", fact.text),
        marks: short(doc, fact),
        why: Some(fact.why.clone()),
        sources: doc.sources.clone(),
        ..About::default()
    }
}

/// Short words beside a fact that must be read with care.
fn short(doc: &PlaceDoc, fact: &FactDoc) -> String {
    let lapsed = if fact.lapsed { "〔已过有效期〕" } else { "" };
    format!("{lapsed}{}", marks(&doc.today, &doc.sources, &fact.why, false))
}
