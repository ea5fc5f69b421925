//! Tab 4, 时间线: the drawn axis, and below it every point in time in words.

use chrono::{Days, NaiveDate};
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::view::NAMED;
use super::{Sheet, Statement, View, lanes, words};
use crate::model::{At, Certainty};
use crate::report::{self, MilestoneDoc};
use crate::text::{pad, width, wrap};
use crate::tui::theme::Role;
use crate::tui::widget::axis::{Axis, Fill, Ground, Mark};
use crate::tui::widget::pen::Pen;
use crate::tui::widget::rows::{GUTTER, Rows};

/// Lower than this the axis scrolls away with the list below it.
const PINNED: usize = 17;
/// Cells of the labels of lanes.
const LABEL: usize = 9;
/// The same where lanes are named in full.
const LONG_LABEL: usize = 18;
/// Cells of the titles in the list; a longer one stands on a line of its own.
const TITLE: usize = 22;
/// More days than this before or after the steps are not worth the room.
const MARGIN: u64 = 10;

/// Lays the tab out.
pub(super) fn page(view: &View) -> Sheet<Statement> {
    let (pen, _) = view.pen(usize::MAX);
    let mut part = Rows::default();
    let drawn = drawn(view);
    let pinned = view.height >= PINNED.max(drawn.len() + 7);
    if !pinned && !drawn.is_empty() {
        part.item(Statement::Milestone(counted_from(view)), drawn.clone());
        part.gap();
    }
    let titles = view.doc.timeline.iter().map(|milestone| width(&milestone.title)).max();
    let column = titles.unwrap_or(0).min(TITLE) + 2;
    for (at, milestone) in view.doc.timeline.iter().enumerate() {
        part.item(Statement::Milestone(at), described(view, pen, column, milestone));
    }
    if view.doc.timeline.is_empty() {
        part.still(pen.text("按现在的结论，没有要计算的日期。"));
    }
    let mut head = Vec::new();
    if pinned && !drawn.is_empty() {
        head = Pen::indented(GUTTER, drawn);
        head.push(Line::default());
    }
    view.sheet(head, part, Rows::default(), false)
}

/// The point that tells how days are counted: the reason of the axis.
fn counted_from(view: &View) -> usize {
    view.doc.timeline.iter().position(|milestone| milestone.id == "accepted").unwrap_or(0)
}

/// The axis with everything on it; nothing where no day is known.
fn drawn(view: &View) -> Vec<Line<'static>> {
    let ground = Ground {
        calendar: view.calendar,
        width: view.width.saturating_sub(GUTTER),
        label: if view.width >= NAMED { LONG_LABEL } else { LABEL },
        theme: view.theme,
        glyphs: view.glyphs,
    };
    let Some((first, last)) = span(view, ground.width.saturating_sub(ground.label)) else {
        return Vec::new();
    };
    let axis = Axis::fit(first, last, ground);
    let mut lines = vec![axis.months(), axis.numbers(), axis.kinds()];
    lines.extend(lanes::lanes(view).iter().map(|lane| axis.lane(lane)));
    lines.extend(axis.marks(&points(view)));
    let dim = view.theme.style(Role::Dim);
    let legend = flow(&legend(view, &axis), ground.width);
    lines.extend(legend.into_iter().map(|line| Line::styled(line, dim)));
    lines
}

/// From acceptance to the last day; today too, if it is not far from them and there is room.
fn span(view: &View, room: usize) -> Option<(NaiveDate, NaiveDate)> {
    let days = || lanes::days(view.doc).map(|(_, day)| day);
    let (first, last) = (days().min()?, days().max()?);
    let today = view.today();
    let near = |from: NaiveDate, to: NaiveDate| {
        from.checked_add_days(Days::new(MARGIN)).is_some_and(|edge| to <= edge)
    };
    let fits =
        usize::try_from(last.signed_duration_since(today).num_days()).is_ok_and(|days| days < room);
    let first = if today < first && near(today, first) && fits { today } else { first };
    let last = if today > last && near(last, today) { today } else { last };
    Some((first, last))
}

/// What is pointed at; what falls on one day shares a pointer.
fn points(view: &View) -> Vec<Mark> {
    let mut marks: Vec<Mark> =
        vec![Mark { day: view.today(), label: "今天".to_owned(), loose: false }];
    for (milestone, day) in lanes::days(view.doc) {
        let loose = milestone.certainty == Certainty::Provisional;
        let date = day.format("%-m 月 %-d 日");
        let provisional = if loose { "（暂定）" } else { "" };
        let label = format!("{} {date}{provisional}", lanes::short(milestone));
        match marks.iter_mut().find(|mark| mark.day == day) {
            Some(mark) => {
                mark.label = format!("{}、{label}", mark.label);
                mark.loose |= loose;
            }
            None => marks.push(Mark { day, label, loose }),
        }
    }
    marks.sort_by_key(|mark| mark.day);
    marks
}

/// As many words on a line as fit; a word is never broken.
fn flow(words: &[String], cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(word) <= cells => {
                line.push_str("  ");
                line.push_str(word);
            }
            _ => lines.extend(wrap(word, cells.max(2))),
        }
    }
    lines
}

/// What the signs mean, as far as they occur.
fn legend(view: &View, axis: &Axis) -> Vec<String> {
    let mut words: Vec<String> = axis.legend().into_iter().map(str::to_owned).collect();
    let lanes = lanes::lanes(view);
    if lanes.iter().any(|lane| lane.fill == Fill::Workdays) {
        words.push("数字 = 第几个工作日".to_owned());
    }
    let loose = view.doc.timeline.iter().any(|each| each.certainty == Certainty::Provisional);
    if loose {
        words.push("? = 暂定".to_owned());
    }
    let open = |milestone: &MilestoneDoc| milestone.certainty == Certainty::NoLimit;
    if view.doc.timeline.iter().any(open) && lanes.iter().any(|lane| lane.to.is_none()) {
        words.push(". . = 没有硬性期限".to_owned());
    }
    words
}

/// A point in time: what, when, how firm, what is left, and the sentence of the rule.
fn described(view: &View, pen: Pen, column: usize, milestone: &MilestoneDoc) -> Vec<Line<'static>> {
    let bold = view.theme.style(Role::Text).add_modifier(Modifier::BOLD);
    let left = words::left(milestone, view.today(), view.calendar);
    let when = match (words::when(milestone), left.as_str()) {
        (when, "") => when,
        (when, left) => format!("{when}  {left}"),
    };
    let marks = view.marks_of(milestone);
    let plain = view.theme.style(Role::Text);
    let beside = width(&milestone.title) < column && column + width(&when) <= pen.width;
    let mut lines = if beside {
        let rest = pen.narrower(column).marked(&when, plain, &marks);
        Pen::after(&pad(&milestone.title, column), bold, rest)
    } else {
        let mut lines = pen.styled(&milestone.title, bold);
        lines.extend(Pen::indented(2, pen.narrower(2).marked(&when, plain, &marks)));
        lines
    };
    let text = format!("{}{}", milestone.text, firmness(milestone));
    lines.extend(Pen::indented(2, pen.narrower(2).dim(&text)));
    lines
}

/// How firm a date is, unless a mark beside it or its place says so.
fn firmness(milestone: &MilestoneDoc) -> String {
    let firm = report::words::certainty(milestone.certainty);
    match (milestone.at, milestone.certainty) {
        (At::Day(_), Certainty::Official) | (_, Certainty::Local) => format!("（{firm}）"),
        _ => String::new(),
    }
}
