//! 查一查: everything there is, found by typing.

use ratatui::text::Line;
use tui_input::Input;

use crate::model::{Lead, Table};
use crate::report::{HitDoc, Report, SearchDoc};
use crate::search::Found;
use crate::text::{pad, width};
use crate::tui::about::About;
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::basis;
use crate::tui::widget::field::{self, Field};
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

/// Title of the page.
pub(crate) const TITLE: &str = "查一查";

/// Lines above the list: the field and what is found.
const HEAD: u16 = 2;
/// Cells before a line, for what kind of thing it is.
const KIND: usize = 5;

#[derive(Clone, Default)]
pub(crate) struct Search {
    field: Input,
    reader: Reader,
}

impl Search {
    fn found(&self, context: &Context) -> SearchDoc {
        context.session().search(self.field.value())
    }

    /// What the list below shows; one line, whatever was typed.
    fn caption(&self, doc: &SearchDoc) -> String {
        match doc.hits.len() {
            0 => "没有找到。换个词，或者按 . 清空。".to_owned(),
            _ if doc.near => "没有完全对上的，最接近的是：".to_owned(),
            count if self.field.value().trim().is_empty() => {
                format!("{count} 条常见说法；打字查所有的：想问的事、地方、电话")
            }
            count => format!("找到 {count} 条："),
        }
    }

    fn open(&self, context: &Context, at: usize) -> Effect {
        let doc = self.found(context);
        let Some(hit) = doc.hits.get(at) else { return Effect::Stay };
        match hit.found {
            Found::Place(place) => Effect::Open(Open::Facts(place.region)),
            Found::Table(Lead::Claim(at)) => Effect::Open(Open::Claim(at.into())),
            Found::Table(Lead::Topic(topic)) => Effect::Topic(topic.into()),
            Found::Table(Lead::Question { topic, question }) => {
                Effect::Ask { topic: topic.into(), question }
            }
            Found::Table(Lead::Rule { .. }) => {
                let about = about(SearchDoc { hits: vec![hit.clone()], near: false, ..doc });
                about.map_or(Effect::Stay, |about| Effect::Open(Open::Why(Box::new(about))))
            }
        }
    }

    fn scroll(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let body = context.body();
        let sheet = sheet(context, &self.found(context), body.width);
        if *msg == Msg::Take {
            let at = sheet.focused(self.reader);
            return Some(at.map_or(Effect::Stay, |at| self.open(context, at)));
        }
        self.reader.update(&sheet, body.height.saturating_sub(HEAD), msg)
    }
}

fn sheet(context: &Context, doc: &SearchDoc, columns: u16) -> Sheet<usize> {
    let pen = Pen::new(&context.look, columns, MEASURE.into());
    let table = &context.session().assets().table;
    let mut rows = Rows::default();
    for (at, hit) in doc.hits.iter().enumerate() {
        let kind = pad(hit.kind.words(), KIND);
        let lines = line(pen.narrower(width(&kind)), hit, table);
        rows.item(at, Pen::after(&kind, pen.theme.style(Role::Key), lines));
    }
    rows.into()
}

/// What it is called, and what is thought of it or how it is dialled.
fn line(pen: Pen, hit: &HitDoc, table: &Table) -> Vec<Line<'static>> {
    match hit.found {
        Found::Table(Lead::Claim(at)) => {
            basis::claim(pen, &hit.title, table.claims[usize::from(at)].verdict)
        }
        Found::Place(place) => {
            let county = place.county.map_or_else(String::new, |name| format!("，{name}在这里"));
            pen.text(&format!("{}  {}{county}", hit.title, hit.aside))
        }
        Found::Table(_) => pen.text(&hit.title),
    }
}

/// All there is to say about the rule that was chosen.
fn about(doc: SearchDoc) -> Option<About> {
    let tree = Report::from(doc).tree();
    About::of(&tree, tree.sections.first()?.blocks.first()?)
}

impl Page for Search {
    fn title(&self, _: &Context) -> String {
        TITLE.to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![
            hint(Act::Text, "查找"),
            hint(Act::Take, "打开"),
            hint(Act::Back, "返回"),
            hint(Act::Lines, "选一条"),
            hint(Act::Help, "帮助"),
            hint(Act::Pages, "翻页"),
            hint(Act::Edit, "修改"),
            hint(Act::Ends, "最前、最后"),
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        let hint = "汉字、拼音或首字母，比如 dangbing";
        Field { label: "查找： ", input: &self.field, hint, cells: 34 }.draw(canvas);
        let area = canvas.area;
        canvas.space(1);
        let doc = self.found(context);
        canvas.dim(&self.caption(&doc));
        canvas.area = area;
        canvas.space(HEAD);
        sheet(context, &doc, area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        let empty = self.field.value().is_empty();
        match msg {
            Msg::Back if !empty => self.field.reset(),
            Msg::Erase if empty => return Some(Effect::Back),
            _ => match field::update(&mut self.field, msg) {
                Some(true) => {}
                Some(false) => return Some(Effect::Draw),
                None => return self.scroll(context, msg),
            },
        }
        // Another list begins at its first line.
        self.reader = Reader::default();
        Some(Effect::Draw)
    }
}
