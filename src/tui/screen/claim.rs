//! One claim: what is told, what is to be thought of it, what is right, and the documents.

use ratatui::style::Modifier;

use crate::report::{ClaimDoc, ClaimsDoc, words};
use crate::tui::canvas::{Canvas, MEASURE};
use crate::tui::effect::{Effect, Open};
use crate::tui::keymap::{Act, Hint, hint};
use crate::tui::msg::Msg;
use crate::tui::page::{Context, Page};
use crate::tui::theme::Role;
use crate::tui::widget::basis::{self, LABEL};
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{Reader, Sheet};

#[derive(Clone)]
pub(crate) struct Claim {
    /// Its position in the table.
    at: usize,
    reader: Reader,
}

impl Claim {
    pub(crate) fn new(at: usize) -> Self {
        Self { at, reader: Reader::default() }
    }

    fn sheet(&self, context: &Context, columns: u16) -> Sheet<()> {
        let pen = Pen::new(&context.look, columns, MEASURE.into());
        let doc = context.session().claim(self.at);
        doc.claims.first().map_or_else(Rows::default, |claim| rows(&doc, claim, pen)).into()
    }
}

impl Page for Claim {
    fn title(&self, _: &Context) -> String {
        "这种说法对不对".to_owned()
    }

    fn keys(&self, _: &Context) -> Vec<Hint> {
        vec![
            hint(Act::Lines, "往下看"),
            hint(Act::Carry, "带走"),
            hint(Act::Back, "返回"),
            hint(Act::Pages, "翻页"),
            hint(Act::Ends, "到头"),
            hint(Act::Help, "帮助"),
        ]
    }

    fn draw(&self, context: &Context, canvas: &mut Canvas) {
        self.sheet(context, canvas.area.width).draw(self.reader, canvas);
    }

    fn update(&mut self, context: &Context, msg: &Msg) -> Option<Effect> {
        if *msg == Msg::Carry {
            let claim = context.session().claim(self.at);
            return Some(Effect::Open(Open::ExportMenu(claim.into())));
        }
        let body = context.body();
        self.reader.update(&self.sheet(context, body.width), body.height, msg)
    }
}

/// Everything there is to say about a claim; nothing of it can be acted on.
fn rows(doc: &ClaimsDoc, claim: &ClaimDoc, pen: Pen) -> Rows<()> {
    let mut rows = Rows::default();
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    rows.still(pen.heading(&format!("说法 {}", claim.id)));
    rows.still(pen.styled(&claim.said, bold));
    rows.gap();
    rows.still(pen.heading("对不对"));
    let verdict = pen.theme.style(basis::claim_role(claim.verdict));
    rows.still(pen.styled(words::claim(claim.verdict), verdict));
    rows.still(pen.text(&claim.text));
    rows.gap();
    rows.still(pen.heading("依据的级别"));
    let dated = claim.as_of.as_deref().unwrap_or_default();
    for (label, text) in [("级别", words::level(claim.level)), ("信息日期", dated)] {
        if !text.is_empty() {
            rows.still(pen.field(Label(label, LABEL), text, ""));
        }
    }
    basis::notices(&claim.why, pen, &mut rows);
    basis::documents(&doc.sources, &claim.why, pen, &mut rows);
    rows
}
