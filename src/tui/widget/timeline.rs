//! A timeline drawn to scale: kinds of days, stretches over them, pointers below, and the legend.

use chrono::{Days, NaiveDate};
use ratatui::text::Line;

use super::axis::{Axis, Backdrop, Mark};
use crate::model::{At, Certainty};
use crate::report::tree::{Fill, Point, Stretch, Timeline};
use crate::text::{width, wrap};
use crate::tui::theme::Role;

/// Cells of the labels of stretches.
const LABEL: usize = 9;
/// The same where the first month, of which only its last day is seen, needs room for its year.
const DATED: usize = 13;
/// The same where their working days are counted beside their names.
const LONG_LABEL: usize = 18;
/// From this width on there is room for that.
const NAMED: usize = 108;
/// More days than this before or after the steps are not worth the room.
const MARGIN: u64 = 10;

/// Draws a timeline on a backdrop, whose labels it measures itself; nothing where no day is known.
pub(crate) fn draw(timeline: &Timeline, backdrop: Backdrop) -> Vec<Line<'static>> {
    let named = backdrop.width >= NAMED;
    let backdrop = Backdrop { label: if named { LONG_LABEL } else { LABEL }, ..backdrop };
    let today = timeline.today.parse().unwrap_or(NaiveDate::MIN);
    let Some((first, last)) = span(timeline, today, backdrop) else { return Vec::new() };
    let axis = Axis::fit(first, last, backdrop);
    let axis = if axis.is_dated() { axis } else { with_year(axis, (first, last), backdrop) };
    let marks = marks(timeline, today);
    // Where the pointers would be out of sight, what they say stands first.
    let mut lines = if backdrop.low { labels(&marks, backdrop) } else { Vec::new() };
    lines.extend([axis.months(), axis.numbers(), axis.kinds()]);
    let lane = |each: &Stretch| {
        if named { axis.lane(&counted(each, backdrop)) } else { axis.lane(each) }
    };
    lines.extend(timeline.stretches.iter().map(lane));
    if !backdrop.low {
        lines.extend(axis.marks(&marks));
    }
    let dim = backdrop.theme.style(Role::Dim);
    let legend = flow(&legend(timeline, &axis), backdrop.width);
    lines.extend(legend.into_iter().map(|line| Line::styled(line, dim)));
    lines
}

/// The axis with room for the year before its first month, if it shows the last day all the same.
fn with_year<'a>(
    axis: Axis<'a>,
    (first, last): (NaiveDate, NaiveDate),
    backdrop: Backdrop<'a>,
) -> Axis<'a> {
    let wider = Axis::fit(first, last, Backdrop { label: DATED, ..backdrop });
    if wider.position(last).is_some() { wider } else { axis }
}

/// What is pointed at, in words only.
fn labels(marks: &[Mark], backdrop: Backdrop) -> Vec<Line<'static>> {
    let style = backdrop.theme.style(Role::Good);
    // A day stays whole.
    let whole =
        |mark: &Mark| mark.label.replace(" 月 ", "\u{a0}月\u{a0}").replace(" 日", "\u{a0}日");
    let lines = marks.iter().flat_map(|mark| wrap(&whole(mark), backdrop.width.max(2)));
    lines.map(|line| Line::styled(line.replace('\u{a0}', " "), style)).collect()
}

/// A stretch with its working days beside its name.
fn counted(stretch: &Stretch, backdrop: Backdrop) -> Stretch {
    let mut stretch = stretch.clone();
    if let (Fill::Workdays, Some(to), Some(before)) =
        (stretch.fill, stretch.to, stretch.from.pred_opt())
    {
        let count = backdrop.calendar.workdays_between(before, to);
        stretch.label = format!("{} {count} 个工作日", stretch.label);
    }
    stretch
}

fn days(timeline: &Timeline) -> impl Iterator<Item = (&Point, NaiveDate)> {
    timeline.points.iter().filter_map(|point| match point.at {
        At::Day(day) => Some((point, day)),
        At::Month(_) | At::Open => None,
    })
}

/// From the first day to the last; today too, if it is not far from them and there is room.
fn span(
    timeline: &Timeline,
    today: NaiveDate,
    backdrop: Backdrop,
) -> Option<(NaiveDate, NaiveDate)> {
    let days = || days(timeline).map(|(_, day)| day);
    let (first, last) = (days().min()?, days().max()?);
    let near = |from: NaiveDate, to: NaiveDate| {
        from.checked_add_days(Days::new(MARGIN)).is_some_and(|edge| to <= edge)
    };
    let room = backdrop.width.saturating_sub(backdrop.label);
    let fits =
        usize::try_from(last.signed_duration_since(today).num_days()).is_ok_and(|days| days < room);
    let first = if today < first && near(today, first) && fits { today } else { first };
    let last = if today > last && near(last, today) { today } else { last };
    Some((first, last))
}

/// What is pointed at; what falls on one day shares a pointer.
fn marks(timeline: &Timeline, today: NaiveDate) -> Vec<Mark> {
    let mut marks = vec![Mark { day: today, label: "今天".to_owned(), loose: false }];
    for (point, day) in days(timeline) {
        let loose = point.certainty == Certainty::Provisional;
        let name = if point.short.is_empty() { &point.title } else { &point.short };
        let provisional = if loose { "（暂定）" } else { "" };
        let label = format!("{name} {}{provisional}", day.format("%-m 月 %-d 日"));
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
fn legend(timeline: &Timeline, axis: &Axis) -> Vec<String> {
    let filled = |fill| timeline.stretches.iter().any(|stretch| stretch.fill == fill);
    let loose = timeline.points.iter().any(|point| point.certainty == Certainty::Provisional);
    let signs = [
        (filled(Fill::Workdays), "数字 = 第几个工作日"),
        (loose, "? = 暂定"),
        (filled(Fill::Endless), ". . = 没有硬性期限"),
    ];
    let signs = signs.into_iter().filter(|(on, _)| *on).map(|(_, words)| words);
    axis.legend().into_iter().chain(signs).map(str::to_owned).collect()
}
