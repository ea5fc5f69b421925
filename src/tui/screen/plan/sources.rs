//! Tab 6, 依据: every document once.

use chrono::NaiveDate;
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::pen::Pen;
use super::statement::named;
use super::{Sheet, Statement, View};
use crate::report::{SourceDoc, words};
use crate::text::width;
use crate::tui::theme::Role;
use crate::tui::widget::rows::Rows;

/// From this width on, the second half stands beside the first.
const BESIDE: usize = 114;
/// Cells of the labels.
const LABEL: usize = 10;

/// Lays the tab out.
pub fn page(view: &View) -> Sheet {
    let (pen, wide) = view.pen(BESIDE);
    let mut parts = [Rows::default(), Rows::default()];
    let half = view.doc.sources.len().div_ceil(2);
    for (at, source) in view.doc.sources.iter().enumerate() {
        let part = &mut parts[usize::from(at >= half)];
        part.gap();
        let lead = format!("{}. ", at + 1);
        let inner = pen.narrower(width(&lead));
        let lines = Pen::after(&lead, view.theme.style(Role::Key), described(inner, source));
        part.item(Statement::Source(at), lines);
    }
    let [mut left, mut right] = parts;
    if view.doc.sources.is_empty() {
        left.still(pen.text("按现在的结论，没有引用文件。"));
    }
    let data = &view.doc.data;
    let about = format!("规则数据 {}，最后核对 {}", data.version, data.checked);
    let last = if right.items() > 0 { &mut right } else { &mut left };
    last.gap();
    last.still(pen.dim(&about));
    view.sheet(Vec::new(), (left, right), wide && half > 0)
}

/// A document: name, issuer, dates, weight, and what must be read with it.
pub fn described(pen: Pen, source: &SourceDoc) -> Vec<Line<'static>> {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.styled(&named(source), bold);
    for (label, text) in facts(source) {
        lines.extend(pen.field((label, LABEL), &text, ""));
    }
    for notice in &source.notices {
        let text = pen.narrower(2).styled(notice, pen.theme.style(Role::Warn));
        lines.extend(Pen::after("! ", pen.theme.style(Role::Warn), text));
    }
    lines
}

fn facts(source: &SourceDoc) -> Vec<(&'static str, String)> {
    let published: Vec<_> = [&source.issuer, &source.issued]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    let day = |day: NaiveDate| words::day(day);
    let all = [
        ("发布", published.join("，")),
        ("施行", source.in_force.map(day).unwrap_or_default()),
        ("有效期到", source.expired.map(day).unwrap_or_default()),
        ("级别", words::level(source.level).to_owned()),
        ("最后核对", words::day(source.checked)),
        ("网址", source.place.clone()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}
