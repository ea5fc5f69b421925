//! A case as it is told in the field: what was heard, and what a word of it may say.

use super::{KIND, Row};
use crate::line::{Line, Readings, Unsure, read};
use crate::model::Assets;
use crate::session::Session;
use crate::text::{pad, width};
use crate::tui::page::Context;
use crate::tui::theme::Role;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;

/// The case with the first place of each word that may be several.
pub(super) fn settled(assets: &Assets, mut told: Line) -> Option<Line> {
    for _ in 0..told.unsure.len() {
        let places = |unsure: &&Unsure| matches!(unsure.readings, Readings::Places(_));
        let text = told.with(assets, told.unsure.first().filter(places)?, 0);
        told = read(assets, &text);
    }
    (told.is_case() && told.unsure.is_empty()).then_some(told)
}

/// The readings of a word that is unsure.
pub(super) fn readings(context: &Context, unsure: &Unsure, pen: Pen, rows: &mut Rows<Row>) {
    let names = unsure.readings.names(&context.session().assets().regions);
    for (at, name) in names.iter().enumerate() {
        let digit = pad(&if at < 9 { (at + 1).to_string() } else { String::new() }, KIND);
        let lines = pen.narrower(width(&digit)).text(name);
        rows.item(Row::Reading(at), Pen::after(&digit, pen.theme.style(Role::Key), lines));
    }
}

/// The answers that a line gives, in words.
pub(super) fn heard(context: &Context, told: &Line) -> String {
    let session = context.session();
    let (assets, today) = (session.assets(), session.today());
    let topic = &assets.table.topics[0];
    let docs = Session::answered(assets, topic, today, told.answers.clone()).answer_docs();
    let said = docs.into_iter().map(|doc| format!("{} {}", doc.label, doc.text));
    said.collect::<Vec<_>>().join("；")
}
