//! A case as it is told in the field: what was heard, and what a word of it may say.

use super::{KIND, Row};
use crate::answers::{Voice, check_answers};
use crate::line::{self, Line, Strange, Unsure, Why};
use crate::session::Session;
use crate::text::{pad, width};
use crate::tui::effect::Effect;
use crate::tui::page::Context;
use crate::tui::theme::Role;
use crate::tui::widget::basis;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;

/// What a line says, beside the case that is open.
pub(super) fn read(context: &Context, typed: &str) -> Line {
    let session = context.session();
    let (assets, today) = (session.assets(), session.today());
    let transfer = session.topic().id == assets.table.transfer().id;
    if context.case.is_fresh() || !transfer {
        return line::read(assets, typed, today);
    }
    line::read_beside(assets, typed, today, session.answers())
}

/// Whether a line tells a case, or adds to the one that is open.
pub(super) fn told(context: &Context, line: &Line) -> bool {
    line.is_case() || adds(context, line)
}

/// Whether a line that tells no case by itself adds to the one that is open; a place or a scheme of which no
/// side is told may as well be looked for.
pub(super) fn adds(context: &Context, line: &Line) -> bool {
    let roles = context.session().topic().roles;
    let schemes = [roles.from_scheme, roles.to_scheme];
    let given = || line.answers.given().map(|(question, _)| question);
    let both = given().filter(|question| schemes.contains(&Some(*question))).count() > 1;
    let more = given().any(|question| !both || !schemes.contains(&Some(question)));
    let whole = line.strange.iter().all(Strange::is_open);
    more && whole && context.case.is_amended_by(&line.answers)
}

/// Shows what a case comes to, or what the open one comes to with what else was told.
pub(super) fn take(context: &Context, line: &Line) -> Effect {
    let answers = Box::new(line.answers.clone());
    if context.case.is_amended_by(&answers) {
        Effect::Amend(answers, line.told)
    } else {
        Effect::Tell(answers, line.told)
    }
}

/// Whether its answers contradict each other; then how.
pub(super) fn clash(context: &Context, case: &Line) -> Option<String> {
    let session = context.session();
    let topic = session.assets().table.transfer();
    let amends = context.case.is_amended_by(&case.answers);
    let amended = amends.then(|| context.case.amended(&case.answers));
    let answers = amended.as_ref().unwrap_or(&case.answers);
    let checked = check_answers(topic, answers, session.today(), Voice::Prompt);
    checked.err().map(|clash| clash.what().clone())
}

/// The readings of a word that is unsure.
pub(super) fn readings(context: &Context, unsure: &Unsure, pen: Pen, rows: &mut Rows<Row>) {
    let names = unsure.readings.names(context.session().assets());
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

/// What was said that is asked again, and what was not used.
pub(super) fn left(case: &Line, pen: Pen, rows: &mut Rows<Row>) {
    let style = pen.theme.style(Role::Warn);
    let (named, unused): (Vec<_>, Vec<_>) =
        case.strange.iter().partition(|strange| strange.why != Why::Idle);
    let (matter, open): (Vec<_>, Vec<_>) = named.into_iter().partition(|each| each.matters());
    for what in Strange::together(matter) {
        rows.still(pen.styled(&(what + "，没用上"), style));
    }
    for what in Strange::together(open) {
        rows.still(pen.styled(&what, style));
    }
    if !unused.is_empty() {
        let words: Vec<&str> = unused.iter().map(|each| each.text.as_str()).collect();
        rows.still(pen.styled(&format!("没用上：「{}」", words.join("」「")), style));
    }
}

/// The answers that a line gives, in words, and whose they will be where somebody is spoken with.
pub(super) fn heard(context: &Context, case: &Line) -> String {
    let whose = if context.case.is_fresh() {
        String::new()
    } else if context.case.is_amended_by(&case.answers) {
        format!("补到这一位（{}）：", context.case.name())
    } else if context.full {
        "已经有 9 位，要换掉这一位：".to_owned()
    } else {
        "另起一位：".to_owned()
    };
    whose + &said(context, case)
}

fn said(context: &Context, case: &Line) -> String {
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
