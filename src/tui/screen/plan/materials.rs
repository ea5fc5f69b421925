//! Tab 2, 材料清单: what to bring, ticked off, and what people are told to bring but need not.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::{Sheet, Statement, View};
use crate::model::Need;
use crate::report::{MaterialDoc, words};
use crate::text::width;
use crate::tui::theme::Role;
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;

/// From this width on, what is only needed at times stands beside what must be brought.
const BESIDE: usize = 114;
/// Cells of the labels under a paper.
const LABEL: usize = 10;

/// Lays the tab out.
pub(super) fn page(view: &View) -> Sheet<Statement> {
    let (pen, wide) = view.pen(BESIDE);
    let (mut left, mut right) = (Rows::default(), Rows::default());
    for need in Need::ALL {
        let must = matches!(need, Need::Required | Need::OneOf);
        group(view, pen, *need, if must { &mut left } else { &mut right });
    }
    let left_empty = left.items() == 0;
    if left_empty && right.items() == 0 {
        right.still(pen.text("按现在的结论，没有要准备的材料。"));
    }
    view.sheet(count(view), left, right, wide && !left_empty)
}

/// How much of what must be brought is ready; of a group, one is enough.
fn count(view: &View) -> Vec<Line<'static>> {
    let (ready, all) = ready(view);
    if all == 0 {
        return Vec::new();
    }
    let done = ready == all;
    let role = if done { Role::Good } else { Role::Warn };
    let mark = if done { format!(" {}", view.glyphs.yes) } else { String::new() };
    let bold = view.theme.style(role).add_modifier(Modifier::BOLD);
    let hint = view.theme.style(Role::Dim);
    let count = format!("已备 {ready} / {all}{mark}");
    vec![
        Line::from(vec![
            Span::styled(format!("  {count}"), bold),
            Span::styled("   按空格键勾选", hint),
        ]),
        Line::default(),
    ]
}

fn ready(view: &View) -> (usize, usize) {
    let ticked = |material: &&MaterialDoc| view.ticked.contains(&material.id);
    let papers = || view.doc.materials.iter();
    let required = || papers().filter(|paper| paper.need == Need::Required);
    let mut groups: Vec<_> =
        papers().filter(|paper| paper.need == Need::OneOf).map(|paper| &paper.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let met = |group: &Option<String>| {
        papers().filter(|paper| paper.group == *group).any(|paper| ticked(&paper))
    };
    let met = groups.iter().filter(|group| met(group)).count();
    let ready = required().filter(ticked).count() + met;
    (ready, required().count() + groups.len())
}

fn group(view: &View, pen: Pen, need: Need, part: &mut Rows<Statement>) {
    let papers = view.doc.materials.iter().enumerate();
    for (at, paper) in papers.filter(|(_, paper)| paper.need == need) {
        let first = view.doc.materials[..at]
            .iter()
            .all(|other| other.need != need || other.group != paper.group);
        if first {
            pen.open(part, words::need(need));
        }
        part.item(Statement::Material(at), described(view, pen, paper));
    }
}

/// A paper: a box to tick, its name, what to know about it and how to get it.
fn described(view: &View, pen: Pen, paper: &MaterialDoc) -> Vec<Line<'static>> {
    let ticked = view.ticked.contains(&paper.id);
    let (sign, role) = match (paper.need, ticked) {
        (Need::NotNeeded, _) => (view.glyphs.no, Role::Dim),
        (_, true) => (view.glyphs.ticked, Role::Good),
        (_, false) => (view.glyphs.unticked, Role::Text),
    };
    let lead = format!("{sign} ");
    let inner = pen.narrower(width(&lead));
    let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let marks = view.marks(&paper.why);
    let mut lines = inner.marked(&titled(paper), bold, &marks);
    if !paper.note.is_empty() {
        lines.extend(inner.text(&paper.note));
    }
    if !paper.how.is_empty() {
        lines.extend(inner.field(Label("怎么得到", LABEL), &paper.how, ""));
    }
    Pen::after(&lead, view.theme.style(role), lines)
}

fn titled(paper: &MaterialDoc) -> String {
    let only = match paper.channels.as_slice() {
        ["online"] => "（网上办用）",
        ["counter"] => "（窗口办用）",
        _ => "",
    };
    format!("{}{only}", paper.title)
}
