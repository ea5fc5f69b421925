//! Tab 6, 依据: every document once.

use super::{Sheet, Statement, View};
use crate::text::width;
use crate::tui::theme::Role;
use crate::tui::widget::basis::described;
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::Rows;

/// From this width on, the second half stands beside the first.
const BESIDE: usize = 114;

/// Lays the tab out.
pub(super) fn page(view: &View) -> Sheet<Statement> {
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
    view.sheet(Vec::new(), left, right, wide && half > 0)
}
