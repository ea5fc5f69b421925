//! The tabs of the answer, laid out.

use ratatui::style::Modifier;
use ratatui::text::Line;

use super::about::short;
use super::{Tab, Target};
use crate::model::Certainty;
use crate::report::{Advice, PointDoc, words};
use crate::text::width;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widget::basis::described;
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;

/// Longer lines are hard to read.
const LONGEST: usize = 94;
/// Cells of the labels.
const LABEL: usize = 10;

/// The rows of a tab, for so many columns.
pub(super) fn rows(look: &Look, advice: &Advice, tab: Tab, columns: u16) -> Rows<Target> {
    let pen = Pen::new(look, columns, LONGEST);
    let mut rows = Rows::default();
    match tab {
        Tab::Section(at) => section(advice, at, pen, &mut rows),
        Tab::Days => days(advice, pen, &mut rows),
        Tab::Ask => ask(advice, pen, &mut rows),
        Tab::Sources => sources(advice, pen, &mut rows),
    }
    rows
}

fn section(advice: &Advice, at: usize, pen: Pen, rows: &mut Rows<Target>) {
    for (number, each) in advice.sections[at].points.iter().enumerate() {
        let lead = format!("{}. ", number + 1);
        let lines = point(pen.narrower(width(&lead)), advice, each);
        rows.item(Target::Point(at, number), Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
    if at > 0 {
        return;
    }
    if !advice.warnings.is_empty() {
        pen.open(rows, "要注意");
    }
    let text = pen.theme.style(Role::Text);
    for (at, each) in advice.warnings.iter().enumerate() {
        let lines = pen.marked(&each.text, text, &short(advice, &each.why, false));
        rows.item(Target::Warning(at), lines);
    }
    if !advice.open.is_empty() {
        pen.open(rows, "弄清下面这些，答案会更确定");
        for (at, open) in advice.open.iter().enumerate() {
            rows.item(Target::Open(at), pen.field(Label(&open.label, 14), &open.how, ""));
        }
    }
}

fn point(pen: Pen, advice: &Advice, point: &PointDoc) -> Vec<Line<'static>> {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.marked(&point.title, bold, &short(advice, &point.why, false));
    lines.extend(pen.text(&point.text));
    if !point.who.is_empty() {
        lines.extend(pen.field(Label("谁来办", LABEL), &point.who, ""));
    }
    if !point.say.is_empty() {
        lines.extend(pen.field(Label("这样说", LABEL), &format!("「{}」", point.say), ""));
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
