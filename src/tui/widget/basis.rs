//! The basis of a sentence: documents, articles, notices, and what people are told about it.

use chrono::NaiveDate;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::pen::{Label, Pen};
use super::rows::Rows;
use crate::model::ClaimVerdict;
use crate::report::{SourceDoc, Why, words};
use crate::text::width;
use crate::tui::theme::Role;

/// Cells of the labels.
pub(crate) const LABEL: usize = 10;

/// A document's title in its brackets, with the number.
pub(crate) fn named(source: &SourceDoc) -> String {
    match source.number.as_str() {
        "" => format!("《{}》", source.title),
        number => format!("《{}》{number}", source.title),
    }
}

/// A document: name, issuer, dates, weight, and what must be read with it.
pub(crate) fn described(pen: Pen, source: &SourceDoc) -> Vec<Line<'static>> {
    let bold = pen.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.styled(&named(source), bold);
    for (label, text) in facts(source) {
        lines.extend(pen.field(Label(label, LABEL), &text, ""));
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
        ("级别", words::standing(source.level, source.local_data)),
        ("最后核对", words::day(source.checked)),
        ("网址", source.place.clone()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// What must be read with it.
pub(crate) fn notices<T: Copy>(why: &Why, pen: Pen, rows: &mut Rows<T>) {
    if why.notices.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("使用前请注意"));
    let warn = pen.theme.style(Role::Warn);
    for notice in &why.notices {
        rows.still(Pen::after("! ", warn, pen.narrower(2).styled(&notice.to_string(), warn)));
    }
}

/// The documents it rests on, with the articles.
pub(crate) fn documents<T: Copy>(all: &[SourceDoc], why: &Why, pen: Pen, rows: &mut Rows<T>) {
    if why.sources.is_empty() {
        return;
    }
    rows.gap();
    rows.still(pen.heading("文件"));
    for (at, id) in why.sources.iter().enumerate() {
        let Some(source) = all.iter().find(|source| source.id == *id) else { continue };
        if at > 0 {
            rows.gap();
        }
        let lead = format!("{}. ", at + 1);
        let inner = pen.narrower(lead.len());
        let mut lines = described(inner, source);
        if let Some(article) = why.articles.get(at).filter(|article| !article.is_empty()) {
            let article = inner.field(Label("条款", LABEL), article, "");
            // The article comes right below the name, which may take several lines.
            let below = inner.text(&named(source)).len();
            lines.splice(below..below, article);
        }
        rows.still(Pen::after(&lead, pen.theme.style(Role::Key), lines));
    }
}

/// A claim and what is to be thought of it, beside it or below.
pub(crate) fn claim(pen: Pen, text: &str, verdict: ClaimVerdict) -> Vec<Line<'static>> {
    let mut lines = pen.text(text);
    let words = format!("〔{}〕", words::claim(verdict));
    let mark = Span::styled(words, pen.theme.style(claim_role(verdict)));
    match lines.last_mut() {
        Some(last) if last.width() + 1 + width(&mark.content) <= pen.width => {
            last.push_span(Span::raw(" "));
            last.push_span(mark);
        }
        _ => lines.push(mark.into()),
    }
    lines
}

/// How a verdict looks; its words say the same.
pub(crate) fn claim_role(verdict: ClaimVerdict) -> Role {
    match verdict {
        ClaimVerdict::National => Role::Good,
        ClaimVerdict::Wrong => Role::Bad,
        ClaimVerdict::Local | ClaimVerdict::Single | ClaimVerdict::Outdated => Role::Warn,
    }
}
