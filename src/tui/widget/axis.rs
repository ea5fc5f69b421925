//! A drawn axis of days: what kind of day each is, lanes over it, and marks under it.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::text::Line;

use super::strip::Strip;
use crate::calendar::{Calendar, DayKind, weekday};
use crate::report::tree::{Fill, Stretch};
use crate::text::{Glyphs, cut, width};
use crate::tui::theme::{Role, Theme};

/// Narrowest and widest day in cells; from two cells on a day has room for a Chinese character.
const CELLS: RangeInclusive<usize> = 1..=3;
/// Where days are one cell wide, every so many working days have a number.
const EACH: usize = 5;
/// Days kept free after the last one that matters.
const SPARE: u64 = 2;

/// Days side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis<'a> {
    calendar: &'a Calendar,
    first: NaiveDate,
    days: usize,
    cell: usize,
    label: usize,
    theme: Theme,
    glyphs: Glyphs,
}

/// A day that is pointed at.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) day: NaiveDate,
    /// What happens then.
    pub(crate) label: String,
    /// Whether the day may still change.
    pub(crate) loose: bool,
}

/// What an axis is drawn on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backdrop<'a> {
    /// Kinds of days.
    pub(crate) calendar: &'a Calendar,
    /// Cells of a line.
    pub(crate) width: usize,
    /// Cells for the labels of lanes.
    pub(crate) label: usize,
    /// Whether only its first lines are seen at once.
    pub(crate) low: bool,
    pub(crate) theme: Theme,
    pub(crate) glyphs: Glyphs,
}

impl<'a> Axis<'a> {
    /// The axis with the widest days that shows the given days; where even the narrowest cannot,
    /// it shows as many as there is room for, from the first.
    pub(crate) fn fit(first: NaiveDate, last: NaiveDate, backdrop: Backdrop<'a>) -> Self {
        let room = backdrop.width.saturating_sub(backdrop.label);
        let wanted =
            last.signed_duration_since(first).num_days().max(0).cast_unsigned() + 1 + SPARE;
        let fits = |cell: &usize| (room / cell) as u64 >= wanted;
        let cell = CELLS.rev().find(fits).unwrap_or(*CELLS.start());
        let days = room / cell;
        // A week that begins at the left edge is easier to read, if there is room for it.
        let monday = first.week(Weekday::Mon).checked_first_day().unwrap_or(first);
        let earlier = first.signed_duration_since(monday).num_days().cast_unsigned();
        let first = if wanted + earlier <= days as u64 { monday } else { first };
        let Backdrop { calendar, label, theme, glyphs, .. } = backdrop;
        Self { calendar, first, days, cell, label, theme, glyphs }
    }

    pub(crate) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take(self.days)
    }

    /// Position of a day among those shown.
    pub(crate) fn position(&self, day: NaiveDate) -> Option<usize> {
        let at = usize::try_from(day.signed_duration_since(self.first).num_days()).ok()?;
        (at < self.days).then_some(at)
    }

    /// Cell at which a day begins.
    fn column(&self, at: usize) -> usize {
        self.label + at * self.cell
    }

    fn strip(&self) -> Strip {
        Strip::new(self.label + self.days * self.cell)
    }

    /// Months, each over its own days; the first with its year, and every January with room for it.
    pub(crate) fn months(&self) -> Line<'static> {
        let mut strip = self.strip();
        let style = self.theme.style(Role::Title);
        for (at, day, room) in self.firsts() {
            let from = self.column(at);
            let short = format!("{} 月", day.month());
            let full = dated(day);
            if at == 0 {
                // Where its days have no room for its name, the free cells before them have.
                let name = if self.is_dated() { &full } else { &short };
                let start = from.min((from + room).saturating_sub(width(name)));
                strip.put(start, name, style);
                continue;
            }
            let wanted = if day.month() == 1 { &full } else { &short };
            if let Some(name) = [wanted, &short].into_iter().find(|name| width(name) <= room) {
                strip.put(from, name, style);
            }
        }
        strip.line()
    }

    /// The first day of each month, with its place and the cells up to the next one but one, which is free.
    fn firsts(&self) -> impl Iterator<Item = (usize, NaiveDate, usize)> {
        let all = self.days().enumerate().filter(|(at, day)| *at == 0 || day.day() == 1);
        let all: Vec<(usize, NaiveDate)> = all.collect();
        let ends = all.iter().skip(1).map(|(next, _)| self.column(*next) - 1);
        let ends: Vec<usize> = ends.chain([self.column(self.days)]).collect();
        let with_room = move |((at, day), end): ((usize, NaiveDate), usize)| {
            (at, day, end.saturating_sub(self.column(at)))
        };
        all.into_iter().zip(ends).map(with_room)
    }

    /// Whether the year stands before the first month.
    pub(crate) fn is_dated(&self) -> bool {
        self.firsts()
            .next()
            .is_none_or(|(at, day, room)| width(&dated(day)) <= self.column(at) + room)
    }

    /// Days of the month: each where there is room, otherwise Mondays.
    pub(crate) fn numbers(&self) -> Line<'static> {
        let mut strip = self.strip();
        for (at, day) in self.days().enumerate() {
            let monday = day.weekday() == Weekday::Mon;
            let number = day.day().to_string();
            // Half of a number would be another day's.
            let whole = self.column(at) + width(&number) <= strip.width();
            if whole && (self.cell > 2 || monday) {
                let role = if monday { Role::Text } else { Role::Dim };
                strip.put(self.column(at), &number, self.theme.style(role));
            }
        }
        strip.line()
    }

    /// Kinds of days: 「休」 holiday, 「班」 make-up workday, otherwise the day of the week.
    pub(crate) fn kinds(&self) -> Line<'static> {
        let mut strip = self.strip();
        strip.put(0, "星期", self.theme.style(Role::Dim));
        for (at, day) in self.days().enumerate() {
            let kind = self.calendar.kind(day);
            let style = self.theme.style(kind_role(kind));
            strip.put(self.column(at), &self.symbol(kind, day).to_string(), style);
        }
        strip.line()
    }

    fn symbol(&self, kind: DayKind, day: NaiveDate) -> char {
        match (kind, self.cell) {
            (DayKind::Workday, 1) => '-',
            (DayKind::Weekend, 1) => '.',
            (DayKind::Holiday, 1) => 'x',
            (DayKind::Makeup, 1) => '+',
            (DayKind::Holiday, _) => '休',
            (DayKind::Makeup, _) => '班',
            _ => weekday(day),
        }
    }

    /// What the signs of [`Self::kinds`] mean, for those that occur.
    pub(crate) fn legend(&self) -> Vec<&'static str> {
        let occurs = |kind| self.days().any(|day| self.calendar.kind(day) == kind);
        let narrow = self.cell == 1;
        let all = [
            (DayKind::Workday, narrow, "- 工作日"),
            (DayKind::Weekend, narrow, ". 周末"),
            (DayKind::Holiday, narrow, "x 放假"),
            (DayKind::Makeup, narrow, "+ 调休上班"),
            (DayKind::Holiday, !narrow, "休 = 放假"),
            (DayKind::Makeup, !narrow, "班 = 调休上班"),
        ];
        let said = all.into_iter().filter(|(kind, on, _)| *on && occurs(*kind));
        said.map(|(_, _, words)| words).collect()
    }

    /// A stretch of time as a lane over the days.
    pub(crate) fn lane(&self, lane: &Stretch) -> Line<'static> {
        let mut strip = self.strip();
        let label = cut(&lane.label, self.label.saturating_sub(1));
        strip.put(0, &label, self.theme.style(Role::Text));
        let last = lane.to.unwrap_or(NaiveDate::MAX);
        let (mut counted, mut taken) = (0, 0);
        for (at, day) in self.days().enumerate().filter(|(_, day)| (lane.from..=last).contains(day))
        {
            if lane.fill != Fill::Workdays {
                self.fill(&mut strip, at, lane.fill);
            } else if self.calendar.is_workday(day) {
                counted += 1;
                if self.column(at) >= taken {
                    taken = self.count(&mut strip, at, counted);
                }
            }
        }
        if self.days().last().is_some_and(|end| lane.from <= end && end < last) {
            self.run_out(&mut strip, lane);
        }
        strip.line()
    }

    /// A working day with its number, and the cell after it; where days have no room for two digits, every fifth
    /// is numbered.
    fn count(&self, strip: &mut Strip, at: usize, counted: usize) -> usize {
        let style = self.theme.style(Role::Focus);
        let cells = self.cell.min(2);
        let number = format!("{counted:<cells$}");
        let whole = self.column(at) + width(&number) <= strip.width();
        let named = self.cell > 1 || (whole && (counted == 1 || counted.is_multiple_of(EACH)));
        let sign = if named { number.as_str() } else { "=" };
        strip.put(self.column(at), sign, style);
        self.column(at) + width(sign)
    }

    fn fill(&self, strip: &mut Strip, at: usize, fill: Fill) {
        let (symbol, role) = match fill {
            Fill::Days | Fill::Workdays => ("=", Role::Good),
            Fill::Loose => (self.glyphs.provisional, Role::Warn),
            Fill::Endless => (".", Role::Dim),
        };
        let times = if fill == Fill::Days { self.cell } else { 1 };
        for cell in 0..times {
            strip.put(self.column(at) + cell, symbol, self.theme.style(role));
        }
    }

    /// The end of a lane that goes on out of sight: where to, and an arrow.
    fn run_out(&self, strip: &mut Strip, lane: &Stretch) {
        let words = format!(" {} {}", lane.until, self.glyphs.chosen);
        let from = self.position(lane.from).map_or(self.label, |at| self.column(at));
        let room = strip.width().saturating_sub(from);
        let words = if width(&words) <= room { words } else { self.glyphs.chosen.to_owned() };
        let column = strip.width().saturating_sub(width(&words));
        strip.put(column, &words, self.theme.style(Role::Text));
    }

    /// Pointers with their labels, in as many lines as they need; days out of sight are left out.
    pub(crate) fn marks(&self, marks: &[Mark]) -> Vec<Line<'static>> {
        let mut lines: Vec<(usize, Strip)> = Vec::new();
        for (at, mark) in marks.iter().filter_map(|mark| Some((self.position(mark.day)?, mark))) {
            let column = self.column(at);
            let pointer = if mark.loose { "?" } else { self.glyphs.above };
            let total = self.label + self.days * self.cell;
            let right = column + 2 + width(&mark.label) <= total;
            let text = if right {
                format!("{pointer} {}", mark.label)
            } else {
                format!("{} {pointer}", mark.label)
            };
            let text = cut(&text, total);
            let start = if right { column } else { (column + 1).saturating_sub(width(&text)) };
            let free = lines.iter().position(|(end, _)| *end <= start);
            let line = free.unwrap_or_else(|| {
                lines.push((0, self.strip()));
                lines.len() - 1
            });
            let role = if mark.loose { Role::Warn } else { Role::Good };
            lines[line].1.put(start, &text, self.theme.style(role));
            lines[line].0 = start + width(&text) + 1;
        }
        lines.into_iter().map(|(_, strip)| strip.line()).collect()
    }
}

/// A month with its year.
fn dated(day: NaiveDate) -> String {
    day.format("%Y 年 %-m 月").to_string()
}

fn kind_role(kind: DayKind) -> Role {
    match kind {
        DayKind::Workday => Role::Text,
        DayKind::Weekend => Role::Dim,
        DayKind::Holiday => Role::Bad,
        DayKind::Makeup => Role::Title,
    }
}

#[cfg(test)]
mod tests;
