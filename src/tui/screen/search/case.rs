//! A case as it is told in the field: what was heard, and what a word of it may say.

use super::{KIND, Row};
use crate::answers::{Voice, check_answers};
use crate::line::{Line, Readings, Unsure, read};
use crate::model::Assets;
use crate::regions::{Candidate, RegionLevel};
use crate::session::Session;
use crate::text::{pad, width};
use crate::tui::page::Context;
use crate::tui::theme::Role;
use crate::tui::widget::basis;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;

/// The case with the first place of each word that may be several, where that one clearly comes first.
pub(super) fn settled(session: &Session, mut case: Line) -> Option<Line> {
    let assets = session.assets();
    for _ in 0..case.unsure.len() {
        let places = |unsure: &&Unsure| match &unsure.readings {
            Readings::Places(places) => places.first().is_some_and(|first| leads(assets, first)),
            _ => false,
        };
        let text = case.with(assets, case.unsure.first().filter(places)?, 0);
        case = read(assets, &text, session.today());
    }
    (case.is_case() && case.unsure.is_empty()).then_some(case)
}

/// Whether most people who write letters that mean several places mean this one.
fn leads(assets: &Assets, place: &Candidate) -> bool {
    let region = assets.regions.get(place.region);
    assets.meta.first_places.contains(&place.region)
        || region.level == RegionLevel::Province
        || region.code.ends_with("0100")
}

/// Whether its answers contradict each other; then how.
pub(super) fn clash(session: &Session, case: &Line) -> Option<String> {
    let topic = session.assets().table.transfer();
    let checked = check_answers(topic, &case.answers, session.today(), Voice::Prompt);
    checked.err().map(|clash| clash.what().clone())
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

/// What else was told, each with the claim that bears on it.
pub(super) fn matters(context: &Context, case: &Line, pen: Pen, rows: &mut Rows<Row>) {
    let claims = &context.session().assets().table.claims;
    for at in case.answers.matters() {
        let Some(claim) = claims.get(usize::from(*at)) else { continue };
        let kind = pad("说法", KIND);
        let lines = basis::claim(pen.narrower(width(&kind)), &claim.wording.text, claim.verdict);
        rows.item(Row::Matter(*at), Pen::after(&kind, pen.theme.style(Role::Key), lines));
    }
}

/// The answers that a line gives, in words.
pub(super) fn heard(context: &Context, case: &Line) -> String {
    let session = context.session();
    let (assets, today) = (session.assets(), session.today());
    let topic = assets.table.transfer();
    let session = Session::answered(assets, topic, today, case.answers.clone()).told(case.told);
    let docs = session.answer_docs();
    let title = case.told.map(|_| session.topic().title.clone());
    let claims = &assets.table.claims;
    let minded = case.answers.matters().iter().filter_map(|at| claims.get(usize::from(*at)));
    let minded = minded.map(|claim| format!("还说到 {}", claim.wording.text));
    let said = docs.into_iter().map(|doc| format!("{} {}", doc.label, doc.text)).chain(minded);
    let said = title.into_iter().chain(said).chain(case.aside(assets));
    said.collect::<Vec<_>>().join("；")
}
