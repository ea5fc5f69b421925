//! Tab 5, 断缴与待遇: the gap, paying it back, the wait, the account, and what to mind.

use ratatui::style::Modifier;

use super::verdict::warning;
use super::{Sheet, Statement, View};
use crate::calendar::Month;
use crate::model::{Backpay, VerdictCode};
use crate::report::words;
use crate::tui::theme::Role;
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;

/// From this width on, what to mind stands beside the rest.
const BESIDE: usize = 114;
/// Cells of the labels.
const LABEL: usize = 12;

/// Lays the tab out.
pub(super) fn page(view: &View) -> Sheet<Statement> {
    let (pen, wide) = view.pen(BESIDE);
    let (mut left, mut right) = (Rows::default(), Rows::default());
    told(view, pen, &mut left);
    account(view, pen, &mut left);
    for at in 0..view.doc.warnings.len() {
        if at == 0 {
            pen.open(&mut right, "要注意");
        }
        right.item(Statement::Warning(at), warning(view, pen, at));
    }
    let beside = wide && right.items() > 0;
    view.sheet(Vec::new(), left, right, beside)
}

/// The facts of the gap, then the sentence of the rule.
fn told(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    let gap = &view.doc.gap;
    pen.open(part, "断缴与等待期");
    let plain = view.theme.style(Role::Text);
    let mut lines = pen.marked(&gap.text, plain, &view.marks(&gap.why));
    for (label, text) in facts(view) {
        lines.extend(pen.field(Label(label, LABEL), &text, ""));
    }
    part.item(Statement::Gap, lines);
    for (at, milestone) in view.doc.timeline.iter().enumerate() {
        if matches!(
            milestone.id.as_str(),
            "backpay_window_ends" | "waiting_ends" | "benefits_start"
        ) {
            part.gap();
            let title = format!("{}：{}", milestone.title, super::words::when(milestone));
            let bold = plain.add_modifier(Modifier::BOLD);
            let mut lines = pen.marked(&title, bold, &view.marks_of(milestone));
            lines.extend(pen.text(&milestone.text));
            part.item(Statement::Milestone(at), lines);
        }
    }
}

/// The gap in figures, as far as they matter to the answer.
fn facts(view: &View) -> Vec<(&'static str, String)> {
    let gap = &view.doc.gap;
    let answer = view.doc.verdict.code;
    if matches!(answer, VerdictCode::NotTransferable | VerdictCode::NotNeeded) {
        return Vec::new();
    }
    let last = gap.backpay_last_month.as_deref().and_then(Month::parse);
    let tier = match gap.tier.as_str() {
        "unknown" => "还不知道",
        _ => gap.tier_label.strip_prefix("断缴").unwrap_or(&gap.tier_label),
    };
    let months = match gap.months {
        Some(months @ 1..) => format!("{months} 个月（{tier}）"),
        _ => tier.to_owned(),
    };
    let mut facts = Vec::new();
    // Moves between resident schemes count years; months are then neither known nor asked for.
    if gap.months.is_some() || view.doc.missing.iter().any(|id| id == "gap_months") {
        facts.push(("断缴月数", months));
    }
    facts.push(("能不能补缴", words::backpay(gap).to_owned()));
    let last = last.filter(|_| gap.backpay != Backpay::NotNeeded);
    facts.extend(last.map(|month| ("补缴最晚", format!("{}恢复缴费", words::month(month)))));
    let waiting = words::waiting(&gap.waiting);
    let waiting = waiting.strip_prefix("等待期").unwrap_or(&waiting).trim();
    facts.push(("等待期", waiting.to_owned()));
    facts
}

fn account(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    let money = &view.doc.account;
    pen.open(part, "个人账户");
    let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.marked(words::account(money.code), bold, &view.marks(&money.why));
    lines.extend(pen.text(&money.text));
    part.item(Statement::Account, lines);
}
