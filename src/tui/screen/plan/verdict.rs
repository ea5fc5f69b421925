//! Tab 1, 结论: the answer, why, the days that matter, the account, where to ask, what to mind.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::{Sheet, Statement, View, lanes, words};
use crate::model::{Certainty, VerdictCode, WaitingCode};
use crate::report::words::account;
use crate::report::{self, ChannelDoc, MilestoneDoc};
use crate::text::{pad, width};
use crate::tui::theme::Role;
use crate::tui::widget::pen::{Label, Pen};
use crate::tui::widget::rows::Rows;

/// From this width on, what to mind stands beside the rest.
const BESIDE: usize = 114;
/// Cells of the labels of key days.
const LABEL: usize = 14;
/// The milestones to keep in mind.
const KEY_DAYS: [&str; 4] =
    ["transfer_out_due", "transfer_in_due", "backpay_window_ends", "benefits_start"];

/// Lays the tab out.
pub(super) fn page(view: &View) -> Sheet<Statement> {
    let (pen, wide) = view.pen(BESIDE);
    let mut left = Rows::default();
    reasons(view, pen, &mut left);
    open(view, pen, &mut left);
    days(view, pen, &mut left);
    money(view, pen, &mut left);
    channels(view, pen, &mut left);
    let mut right = Rows::default();
    warnings(view, pen, &mut right);
    view.sheet(band(view), left, right, wide)
}

/// The answer as a band: a mark, a word, and the line to read out.
fn band(view: &View) -> Vec<Line<'static>> {
    let verdict = &view.doc.verdict;
    let (role, mark) = match verdict.code {
        VerdictCode::Ready | VerdictCode::Automatic | VerdictCode::NotNeeded => {
            (Role::Good, view.glyphs.yes)
        }
        VerdictCode::NotTransferable | VerdictCode::FixFirst => (Role::Bad, view.glyphs.no),
        VerdictCode::NextYear => (Role::Warn, "!"),
        VerdictCode::CheckFirst => (Role::Warn, "?"),
    };
    let style = view.theme.style(role).add_modifier(Modifier::REVERSED | Modifier::BOLD);
    let word = format!(" {mark} {} ", words::verdict(verdict.code));
    let room = view.width.saturating_sub(width(&word) + 2).max(2);
    let title = crate::text::wrap(&verdict.title, room);
    let lead = |at| if at == 0 { word.clone() } else { " ".repeat(width(&word)) };
    let lines = title.iter().enumerate().map(|(at, line)| {
        let rest = pad(&format!("  {line}"), view.width.saturating_sub(width(&word)));
        let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
        let style = if at == 0 { style } else { bold };
        Line::from(vec![Span::styled(lead(at), style), Span::styled(rest, bold)])
    });
    let mut lines: Vec<_> = lines.collect();
    lines.push(Line::default());
    lines
}

fn reasons(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    let plain = view.theme.style(Role::Text);
    for (at, reason) in view.doc.verdict.because.iter().enumerate() {
        let marks = view.marks(&reason.why);
        part.item(Statement::Because(at), pen.marked(&reason.text, plain, &marks));
    }
}

/// Answers that are lacking, each with how to find out.
fn open(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    for (at, question) in view.doc.open.iter().enumerate() {
        if at == 0 {
            pen.open(part, "弄清下面这些，方案会更确定");
        }
        let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
        let mut lines = pen.styled(&question.label, bold);
        if !question.how.is_empty() {
            lines.extend(Pen::indented(2, pen.narrower(2).text(&question.how)));
        }
        part.item(Statement::Open(at), lines);
    }
}

fn days(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    let milestones = || view.doc.timeline.iter().enumerate();
    let found = |id: &&str| milestones().find(|(_, milestone)| milestone.id == **id);
    let key_days: Vec<_> = KEY_DAYS.iter().filter_map(found).collect();
    if key_days.is_empty() {
        return;
    }
    let accepted = lanes::days(view.doc).find(|(milestone, _)| milestone.id == "accepted");
    let from = accepted.map(|(_, day)| format!("（按 {} 受理计算）", report::words::day(day)));
    pen.open(part, &format!("关键日期{}", from.unwrap_or_default()));
    for (at, milestone) in key_days {
        let label = Label(label(view, milestone), LABEL);
        let marks = view.marks_of(milestone);
        let lines = pen.field(label, &in_words(view, pen, milestone), &marks);
        part.item(Statement::Milestone(at), lines);
    }
}

/// A name that can be read out; of a wait only its longest may be known.
fn label<'a>(view: &View, milestone: &'a MilestoneDoc) -> &'a str {
    let loose = matches!(view.doc.gap.waiting.code, WaitingCode::UpTo | WaitingCode::Between);
    match milestone.id.as_str() {
        "transfer_out_due" => "转出最迟",
        "transfer_in_due" => "转入最迟",
        "backpay_window_ends" => "补缴最晚",
        "benefits_start" if loose => "最晚享受待遇",
        "benefits_start" => "开始享受待遇",
        _ => &milestone.title,
    }
}

/// The day and what is left until then, on two lines where one is too short.
fn in_words(view: &View, pen: Pen, milestone: &MilestoneDoc) -> String {
    let left = words::left(milestone, view.today(), view.calendar);
    let when = words::when(milestone);
    let local = if milestone.certainty == Certainty::Local { "（以当地为准）" } else { "" };
    match left.as_str() {
        "" => format!("{when}{local}"),
        left if LABEL + width(&when) + width(left) + width(local) + 2 <= pen.width => {
            format!("{when}，{left}{local}")
        }
        left => format!("{when}\n{left}{local}"),
    }
}

fn money(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    let money = &view.doc.account;
    pen.open(part, "个人账户");
    let marks = view.marks(&money.why);
    let title = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.marked(account(money.code), title, &marks);
    lines.extend(pen.text(&money.text));
    part.item(Statement::Account, lines);
}

fn warnings(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    if view.doc.warnings.is_empty() {
        return;
    }
    pen.open(part, "要注意");
    for at in 0..view.doc.warnings.len() {
        part.item(Statement::Warning(at), warning(view, pen, at));
    }
}

/// A warning behind its mark.
pub(super) fn warning(view: &View, pen: Pen, at: usize) -> Vec<Line<'static>> {
    let warning = &view.doc.warnings[at];
    let marks = view.marks(&warning.why);
    let text = pen.narrower(2).marked(&warning.text, view.theme.style(Role::Text), &marks);
    Pen::after("! ", view.theme.style(Role::Warn), text)
}

fn channels(view: &View, pen: Pen, part: &mut Rows<Statement>) {
    if view.doc.channels.is_empty() {
        return;
    }
    pen.open(part, "到哪里问、到哪里办");
    for (at, channel) in view.doc.channels.iter().enumerate() {
        part.item(Statement::Channel(at), described(view, pen, channel));
    }
}

fn described(view: &View, pen: Pen, channel: &ChannelDoc) -> Vec<Line<'static>> {
    let marks = view.marks(&channel.why);
    let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let mut lines = pen.marked(&channel.title, bold, &marks);
    let text = pen.narrower(2).text(&channel.text);
    lines.extend(Pen::indented(2, text));
    lines
}
