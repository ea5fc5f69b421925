//! The list of what was told and found, as it is drawn.

use ratatui::text::Line;

use super::{KIND, List, PAGE, Row, case};
use crate::model::{Lead, Table};
use crate::report::HitDoc;
use crate::search::Found;
use crate::text::{pad, width};
use crate::tui::canvas::MEASURE;
use crate::tui::page::Context;
use crate::tui::panes::WIDE;
use crate::tui::theme::Role;
use crate::tui::widget::basis;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;
use crate::tui::widget::sheet::{BETWEEN, Sheet};

/// What a file with answers is opened for.
const OPENS: &str = "打开进度文件，接着上次存的往下办";

/// What was found, in two columns where there is room for them.
pub(super) fn sheet(
    context: &Context,
    list: &List,
    columns: u16,
    unread: Option<&str>,
) -> Sheet<Row> {
    if columns < WIDE {
        let pen = Pen::new(&context.look, columns, MEASURE.into());
        return rows(context, list, pen, unread).into();
    }
    let half = (columns - BETWEEN as u16) / 2;
    let rows = rows(context, list, Pen::new(&context.look, half, MEASURE.into()), unread);
    Vec::from(rows.halves()).into()
}

fn rows(context: &Context, list: &List, pen: Pen, unread: Option<&str>) -> Rows<Row> {
    let mut rows = Rows::default();
    if let Some(wrong) = list.wrong() {
        rows.item(Row::Mend, pen.styled(&wrong, pen.theme.style(Role::Warn)));
        rows.gap();
    } else if let Some(line) = list.case.as_ref().filter(|case| case::told(context, case)) {
        if let Some(plan) = &list.plan {
            let kind = pad("方案", KIND);
            let lines = pen.narrower(width(&kind)).text(&case::heard(context, plan));
            rows.item(Row::Plan, Pen::after(&kind, pen.theme.style(Role::Key), lines));
            case::matters(context, line, pen, &mut rows);
            case::left(plan, pen, &mut rows);
            rows.gap();
        }
        if let Some(unsure) = line.unsure.first() {
            case::readings(context, unsure, pen, &mut rows);
            rows.still(pen.dim(&format!("听到：{}", case::heard(context, line))));
            case::left(line, pen, &mut rows);
            rows.gap();
        }
    }
    if let Some(file) = list.file {
        let kind = pad("文件", KIND);
        let role = if unread.is_some() { Role::Warn } else { Role::Text };
        let inner = pen.narrower(width(&kind));
        let lines = inner.styled(unread.unwrap_or(OPENS), pen.theme.style(role));
        rows.item(Row::File(file), Pen::after(&kind, pen.theme.style(Role::Key), lines));
    }
    for (at, about) in list.own.iter().enumerate() {
        let kind = pad("方案", KIND);
        let said = if about.title.is_empty() { &about.text } else { &about.title };
        let lines = pen.narrower(width(&kind)).text(said);
        rows.item(Row::Own(at), Pen::after(&kind, pen.theme.style(Role::Key), lines));
    }
    let table = &context.session().assets().table;
    // What was told stands above already.
    let told = list.case.as_ref().filter(|_| list.plan.is_some());
    let told = told.map_or(&[][..], |case| case.answers.matters());
    let again =
        |hit: &HitDoc| matches!(hit.found, Found::Table(Lead::Claim(at)) if told.contains(&at));
    let hits = list.found.hits.iter().enumerate().filter(|(_, hit)| !again(hit));
    for (at, hit) in hits.skip(list.shown.start).take(list.shown.len()) {
        let digit = if context.look.kiosk { format!("{} ", at % PAGE + 1) } else { String::new() };
        let kind = digit + &pad(hit.kind.words(), KIND);
        let lines = line(pen.narrower(width(&kind)), hit, table);
        rows.item(Row::Hit(at), Pen::after(&kind, pen.theme.style(Role::Key), lines));
    }
    let (shown, all) = (list.shown.len(), list.found.hits.len());
    if shown < all {
        let page = format!("下一页   第 {}/{} 页", list.shown.start / PAGE + 1, all.div_ceil(PAGE));
        rows.item(
            Row::Next,
            Pen::after("0 ", pen.theme.style(Role::Key), pen.narrower(2).text(&page)),
        );
    }
    rows
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
        Found::Table(Lead::Term(_)) => pen.text(&format!("{}：{}", hit.title, hit.text)),
        Found::Table(_) if hit.aside.is_empty() => pen.text(&hit.title),
        Found::Table(_) => pen.text(&format!("{}（{}）", hit.title, hit.aside)),
    }
}
