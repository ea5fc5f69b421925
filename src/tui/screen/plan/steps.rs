//! Tab 3, 办理步骤: online and at a counter, side by side where there is room.

use ratatui::style::Modifier;
use ratatui::text::Line;

use super::{Sheet, Statement, View};
use crate::report::StepDoc;
use crate::text::{pad, width};
use crate::tui::theme::Role;
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;

/// From this width on, the two ways stand side by side.
const BESIDE: usize = 94;
/// Cells of the labels under a step.
const LABEL: usize = 6;

/// Lays the tab out.
pub(super) fn page(view: &View) -> Sheet<Statement> {
    let (pen, wide) = view.pen(BESIDE);
    let mut online = Rows::default();
    for (at, step) in view.doc.steps.online.iter().enumerate() {
        begin(&mut online, pen, at, "网上办");
        online.item(Statement::Online(at), described(view, pen, at + 1, step));
    }
    let mut counter = Rows::default();
    for (at, step) in view.doc.steps.counter.iter().enumerate() {
        begin(&mut counter, pen, at, "窗口办");
        counter.item(Statement::Counter(at), described(view, pen, at + 1, step));
    }
    let both = online.items() > 0 && counter.items() > 0;
    if online.items() + counter.items() == 0 {
        let mut part = Rows::default();
        part.still(pen.text("按现在的结论，没有要办的步骤。"));
        return view.sheet(Vec::new(), part, Rows::default(), false);
    }
    view.sheet(Vec::new(), online, counter, wide && both)
}

/// The heading before the first step, a free line before every other.
fn begin(part: &mut Rows<Statement>, pen: Pen, at: usize, title: &str) {
    if at == 0 {
        pen.open(part, title);
    } else {
        part.gap();
    }
}

fn described(view: &View, pen: Pen, number: usize, step: &StepDoc) -> Vec<Line<'static>> {
    let lead = format!("{number}. ");
    let inner = pen.narrower(width(&lead));
    let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = inner.marked(&step.title, bold, &view.marks(&step.why));
    lines.extend(inner.text(&step.text));
    let (who, place) = (step.who.as_str(), step.place.as_str());
    if !who.is_empty()
        && !place.is_empty()
        && LABEL * 2 + 2 + width(who) + width(place) <= inner.width
    {
        let mut line = inner.field(Label("谁办", LABEL), &format!("{who}  "), "");
        line.truncate(1);
        let place = Pen::after(&pad("在哪", LABEL), view.theme.style(Role::Dim), inner.text(place));
        line[0].spans.push("  ".into());
        line[0].spans.extend(place.into_iter().flat_map(|line| line.spans));
        lines.extend(line);
    } else {
        for (label, text) in [("谁办", who), ("在哪", place)] {
            if !text.is_empty() {
                lines.extend(inner.field(Label(label, LABEL), text, ""));
            }
        }
    }
    Pen::after(&lead, view.theme.style(Role::Key), lines)
}
