//! The timeline drawn: an axis to scale in days, a mark and a label for each point in time.

mod labels;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::column::{Column, Piece, Typesetter};
use super::ink::{Ink, Pen, Role, Run, Shape, Spot, Style, spot};
use crate::calendar::Month;
use crate::model::{At, Certainty};
use crate::report::tree::{Point, Timeline};
use crate::report::words;
use labels::Label;

/// Half the height of a mark.
const MARK: f32 = 3.6;
/// Half the height of the bar between marks.
const BAR: f32 = 1.7;
/// More days than this before the first mark are not worth the room.
const NEAR: u64 = 10;
/// Weeks are marked where there are no more days than this.
const WEEKS: i64 = 120;
/// Most names of months along the axis.
const MONTHS: i32 = 12;

/// A point on the axis.
struct Mark {
    from: NaiveDate,
    to: NaiveDate,
    label: String,
    firm: bool,
    /// Whether it is a day of the plan, not today.
    counts: bool,
}

/// Draws what has a day or a month, and lists the rest beside it; nothing where none has.
pub(crate) fn draw(column: &mut Column, timeline: &Timeline) {
    let Timeline { today, points, .. } = timeline;
    // Months alone are as wide as the paper: the words below say as much.
    if points.iter().all(|point| !matches!(point.at, At::Day(_))) {
        return;
    }
    let marks = marks(points, today);
    let ends = marks.iter().map(|mark| mark.from).min().zip(marks.iter().map(|mark| mark.to).max());
    let Some(span) = ends else { return };
    let (setter, width) = (column.setter, column.width);
    let axis = Axis { setter, span, width };
    let placed =
        labels::place(&marks.iter().map(|mark| axis.label(mark)).collect::<Vec<_>>(), width);
    let rows = placed.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
    let row = 1.3 * setter.size;
    let y = f32::from(rows) * row + 2.5 * MARK;
    let mut ink = Vec::new();
    axis.ticks(y, &mut ink);
    axis.bars(&marks, y, &mut ink);
    for (mark, (at, left)) in marks.iter().zip(&placed) {
        let top = y - 2.5 * MARK - (f32::from(*at) + 1.0) * row;
        let x = axis.x(mark.from);
        ink.push(Ink::Shape(Shape::line(spot(x, top + 0.35 * row), spot(x, y), Pen::faint(0.5))));
        axis.mark(mark, y, &mut ink);
        ink.push(axis.text(&mark.label, spot(*left, top + 0.8 * row), setter.plain("").style));
    }
    column.space(0.3);
    let height = y + MARK + 1.9 * setter.size;
    column.drawn(Piece { height, ink, keep: true, ..Piece::default() });
    legend(column, points, &marks);
}

/// What is pointed at, in the order of time; days that fall together share a mark.
fn marks(points: &[Point], today: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let year = format!("{} 年 ", today.get(..4).unwrap_or_default());
    for point in points {
        let Some((from, to)) = days(point.at) else { continue };
        let firm = point.certainty == Certainty::Official;
        let when = words::at(point.at);
        let loose = match point.certainty {
            Certainty::Official => String::new(),
            other => format!("（{}）", words::certainty(other)),
        };
        let label = format!("{} {}{loose}", point.title, when.strip_prefix(&year).unwrap_or(&when));
        match marks.iter_mut().find(|mark| (mark.from, mark.to) == (from, to)) {
            Some(mark) => {
                mark.label = format!("{}、{label}", mark.label);
                mark.firm &= firm;
            }
            None => marks.push(Mark { from, to, label, firm, counts: true }),
        }
    }
    let first = marks.iter().map(|mark| mark.from).min();
    if let Some((first, today)) = first.zip(today.parse::<NaiveDate>().ok()) {
        add_today(&mut marks, first, today);
    }
    marks.sort_by_key(|mark| mark.from);
    marks
}

fn add_today(marks: &mut Vec<Mark>, first: NaiveDate, today: NaiveDate) {
    let label = "今天".to_owned();
    if let Some(mark) = marks.iter_mut().find(|mark| (mark.from, mark.to) == (today, today)) {
        mark.label = format!("{label}、{}", mark.label);
    } else if today + Days::new(NEAR) >= first {
        marks.push(Mark { from: today, to: today, label, firm: true, counts: false });
    }
}

fn days(at: At) -> Option<(NaiveDate, NaiveDate)> {
    match at {
        At::Day(day) => Some((day, day)),
        At::Month(month) => Some((month.first_day(), month.plus(1).first_day() - Days::new(1))),
        At::Open => None,
    }
}

struct Axis<'a> {
    setter: &'a Typesetter,
    span: (NaiveDate, NaiveDate),
    width: f32,
}

impl Axis<'_> {
    /// Days of the axis.
    fn days(&self) -> i64 {
        (self.span.1 - self.span.0).num_days().max(1)
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let pad = 2.0 * MARK;
        let count = |days: i64| f32::from(u16::try_from(days).unwrap_or(u16::MAX));
        let part = count((day - self.span.0).num_days()) / count(self.days());
        pad + part * (self.width - 2.0 * pad)
    }

    fn label(&self, mark: &Mark) -> Label {
        let width = self.setter.face.width(&mark.label) * self.setter.size;
        Label { x: self.x(mark.from), width }
    }

    fn text(&self, text: &str, at: Spot, style: Style) -> Ink {
        let width = self.setter.face.width(text) * style.size;
        let block = self.setter.block(Role::Paragraph);
        Ink::Run(Run { x: at.x, y: at.y, width, text: text.to_owned(), style, block })
    }

    /// The axis with its months, and its weeks where there is room.
    fn ticks(&self, y: f32, ink: &mut Vec<Ink>) {
        let (first, last) = self.span;
        let mut tick = |x: f32, long: f32| {
            let line = Shape::line(spot(x, y), spot(x, y + long), Pen::faint(0.6));
            ink.push(Ink::Shape(line));
        };
        if self.days() <= WEEKS {
            let mondays = first.iter_days().take_while(|day| *day <= last);
            for day in mondays.filter(|day| day.weekday() == Weekday::Mon) {
                tick(self.x(day), MARK);
            }
        }
        let months = Month::of(first)..;
        let mut names = Vec::new();
        let (mut month, mut end) = (months.start, f32::NEG_INFINITY);
        let step = (self.days() / 30) as i32 / MONTHS + 1;
        while month.first_day() <= last {
            let x = self.x(month.first_day().max(first));
            tick(x, 2.0 * MARK);
            let name = format!("{} 月", month.month());
            let new_year = names.is_empty() || month.month() == 1;
            let name = if new_year { format!("{} 年 {name}", month.year()) } else { name };
            let mut style = self.setter.faint("").style;
            style.size = style.size.max(7.0);
            let width = self.setter.face.width(&name) * style.size;
            if x > end && x + 2.0 + width <= self.width {
                end = x + width + 6.0;
                names.push(self.text(&name, spot(x + 2.0, y + MARK + 1.2 * style.size), style));
            }
            month = month.plus(step);
        }
        let (left, right) = (spot(0.0, y), spot(self.width, y));
        ink.push(Ink::Shape(Shape::line(left, right, Pen::faint(0.6))));
        ink.extend(names);
    }

    /// Thick stretches between the days of the plan; hollow up to a day that is not firm.
    fn bars(&self, marks: &[Mark], y: f32, ink: &mut Vec<Ink>) {
        let days: Vec<&Mark> =
            marks.iter().filter(|mark| mark.counts && mark.from == mark.to).collect();
        for pair in days.windows(2) {
            let (from, to) = (self.x(pair[0].from), self.x(pair[1].from));
            ink.push(Ink::Shape(stretch(
                spot(from, y - BAR),
                spot(to, y + BAR),
                pair[1].firm,
                110,
            )));
        }
    }

    /// A day is a square on its corner, a month a stretch; hollow where it is not firm.
    fn mark(&self, mark: &Mark, y: f32, ink: &mut Vec<Ink>) {
        let (from, to) = (self.x(mark.from), self.x(mark.to));
        if mark.from != mark.to {
            let half = MARK - 1.0;
            return ink.push(Ink::Shape(stretch(
                spot(from, y - half),
                spot(to, y + half),
                mark.firm,
                190,
            )));
        }
        if !mark.counts {
            let foot =
                Shape::line(spot(from, y - 2.0 * MARK), spot(from, y + MARK), Pen::solid(1.4));
            return ink.push(Ink::Shape(foot));
        }
        ink.push(Ink::Shape(diamond(spot(from, y), mark.firm)));
    }
}

fn stretch(from: Spot, to: Spot, firm: bool, grey: u8) -> Shape {
    let pen = if firm { Pen::solid(0.5) } else { Pen::dashed(0.7) };
    let shape = Shape::rect(from, to, pen);
    shape.filled(if firm { grey } else { 255 })
}

fn diamond(Spot { x, y }: Spot, firm: bool) -> Shape {
    let top = spot(x, y - MARK);
    let points = vec![top, spot(x + MARK, y), spot(x, y + MARK), spot(x - MARK, y), top];
    Shape { points, pen: Some(Pen::solid(0.9)), fill: Some(if firm { 0 } else { 255 }) }
}

/// What the marks mean, as far as they occur, and what has no day.
fn legend(column: &mut Column, points: &[Point], marks: &[Mark]) {
    let setter = column.setter;
    let counted = || marks.iter().filter(|mark| mark.counts);
    let mut parts = Vec::new();
    if counted().any(|mark| mark.firm && mark.from == mark.to) {
        parts.push(format!("实心：{}", words::certainty(Certainty::Official)));
    }
    if counted().any(|mark| !mark.firm) {
        parts.push("空心：暂定，或者以当地为准".to_owned());
    }
    if counted().any(|mark| mark.from != mark.to) {
        parts.push("方条：整个月".to_owned());
    }
    let open = points.iter().filter(|point| point.at == At::Open);
    let open =
        open.map(|point| format!("{}（{}）", point.title, words::when(point.at, point.certainty)));
    let open = open.collect::<Vec<_>>().join("、");
    if !open.is_empty() {
        parts.push(format!("不在图上：{open}"));
    }
    column.paragraph(0.0, &[setter.faint(parts.join("；"))]);
}
