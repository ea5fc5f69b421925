//! Everything stands under its day.

use chrono::{Datelike, NaiveDate};
use ratatui::text::Line;

use super::{Axis, Backdrop, Fill, Mark, Stretch};
use crate::calendar::{Calendar, Holiday, YearPlan};
use crate::text::{Glyphs, width};
use crate::tui::theme::{Depth, Kind, Theme};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Mid-Autumn and National Day of 2026 with their make-up workdays.
fn calendar() -> Calendar {
    let holiday = |name: &str, (first, last): (&str, &str), work: &str| Holiday {
        name: name.to_owned(),
        off: vec![(day(first), day(last))],
        work: vec![day(work)],
        days_off: 3,
    };
    Calendar::new(vec![YearPlan {
        year: 2026,
        announced: true,
        notice: String::new(),
        issued: None,
        source: String::new(),
        holidays: vec![
            holiday("中秋节", ("2026-09-25", "2026-09-27"), "2026-09-20"),
            holiday("国庆节", ("2026-10-01", "2026-10-07"), "2026-10-10"),
        ],
    }])
}

fn axis(calendar: &Calendar, width: usize) -> Axis<'_> {
    let (theme, glyphs) = (Theme::new(Kind::Dark, Depth::Mono), Glyphs::new(true));
    let backdrop = Backdrop { calendar, width, label: 10, low: false, theme, glyphs };
    Axis::fit(day("2026-09-14"), day("2026-10-10"), backdrop)
}

/// What a line has in the cells of a day.
fn under(axis: &Axis, line: &Line, day: NaiveDate) -> String {
    let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
    let from = axis.column(axis.position(day).unwrap());
    let mut column = 0;
    let mut found = String::new();
    for letter in text.chars() {
        if (from..from + axis.cell).contains(&column) {
            found.push(letter);
        }
        column += width(&letter.to_string());
    }
    found.trim().to_owned()
}

fn lane(fill: Fill) -> Stretch {
    let (from, to) = (day("2026-09-15"), Some(day("2026-09-28")));
    Stretch { label: "转出".to_owned(), from, to, fill, until: "到 2026-09-28".to_owned() }
}

#[test]
fn days_are_as_wide_as_there_is_room_for() {
    let calendar = calendar();
    assert_eq!(axis(&calendar, 110).cell, 3);
    assert_eq!(axis(&calendar, 74).cell, 2);
    assert_eq!(axis(&calendar, 50).cell, 1);
    assert_eq!(axis(&calendar, 5).days().count(), 0);
}

/// Only the first month may begin before its days: where it has none of its own cells left.
#[test]
fn a_month_stands_over_its_own_days() {
    let calendar = calendar();
    for (from, to) in
        [("2026-11-29", "2027-01-12"), ("2026-11-12", "2026-12-18"), ("2026-12-30", "2027-02-01")]
    {
        for width in 20..140 {
            let (theme, glyphs) = (Theme::new(Kind::Dark, Depth::Mono), Glyphs::new(true));
            let backdrop =
                Backdrop { calendar: &calendar, width, label: 10, low: false, theme, glyphs };
            let axis = Axis::fit(day(from), day(to), backdrop);
            let line = axis.months();
            let cells: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
            // One sign a cell, so that a column is a position.
            let wide =
                |sign: char| std::iter::once(sign).chain((width_of(sign) > 1).then_some('~'));
            let cells: Vec<char> = cells.chars().flat_map(wide).collect();
            let mut firsts =
                axis.days().enumerate().filter(|(at, day)| *at == 0 || day.day() == 1).peekable();
            while let Some((at, first)) = firsts.next() {
                let from = if at == 0 { 0 } else { axis.column(at) };
                let next = firsts.peek().map_or(cells.len(), |(next, _)| axis.column(*next));
                let own: String =
                    cells[from.min(cells.len())..next.min(cells.len())].iter().collect();
                let name = format!("{} 月~", first.month());
                let said = own.trim().trim_end_matches(' ').ends_with(&name);
                let narrow = at > 0 && next - from < name.chars().count() + 1;
                assert!(said || narrow && own.trim().is_empty(), "{from} {width} {first}: {own:?}");
            }
        }
    }
}

fn width_of(sign: char) -> usize {
    width(&sign.to_string())
}

#[test]
fn kinds_of_days_differ_without_colour() {
    let calendar = calendar();
    let days = ["2026-09-18", "2026-09-19", "2026-09-20", "2026-09-25"];
    for (cells, signs) in [(74, ["五", "六", "班", "休"]), (50, ["-", ".", "+", "x"])] {
        let axis = axis(&calendar, cells);
        let kinds = axis.kinds();
        for (text, sign) in days.into_iter().zip(signs) {
            assert_eq!(under(&axis, &kinds, day(text)), sign, "{text} at {cells}");
        }
    }
}

#[test]
fn working_days_are_numbered_and_others_are_not() {
    let calendar = calendar();
    let axis = axis(&calendar, 74);
    let line = axis.lane(&lane(Fill::Workdays));
    let numbers = [
        ("2026-09-14", ""),
        ("2026-09-15", "1"),
        ("2026-09-18", "4"),
        ("2026-09-19", ""),
        ("2026-09-20", "5"),
        ("2026-09-24", "9"),
        ("2026-09-25", ""),
        ("2026-09-28", "10"),
        ("2026-09-29", ""),
    ];
    for (text, number) in numbers {
        assert_eq!(under(&axis, &line, day(text)), number, "{text}");
    }
}

#[test]
fn where_days_are_narrow_every_fifth_working_day_has_its_whole_number() {
    let calendar = calendar();
    for from in 1..8 {
        let axis = axis(&calendar, 50);
        let mut lane = lane(Fill::Workdays);
        lane.from = day(&format!("2026-09-{:02}", 14 + from));
        lane.to = Some(day("2026-10-14"));
        let drawn = axis.lane(&lane).to_string();
        let text: Vec<char> = drawn.chars().skip(8).collect();
        let text: String = text.iter().collect();
        let numbers: Vec<&str> =
            text.split(|letter: char| !letter.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
        assert!(numbers.len() > 2, "{text}");
        assert_eq!(numbers, ["1", "5", "10", "15"][..numbers.len()], "{text}");
    }
}

#[test]
fn the_year_stands_before_the_first_month_and_never_between_two() {
    let calendar = calendar();
    for (from, to) in [("2026-11-30", "2026-12-18"), ("2026-11-26", "2026-12-18")] {
        for width in 40..140 {
            let (theme, glyphs) = (Theme::new(Kind::Dark, Depth::Mono), Glyphs::new(true));
            let backdrop =
                Backdrop { calendar: &calendar, width, label: 13, low: false, theme, glyphs };
            let months = Axis::fit(day(from), day(to), backdrop).months().to_string();
            let words: Vec<&str> = months.split_whitespace().collect();
            assert_eq!(words[..4], ["2026", "年", "11", "月"], "{width}: {months}");
            assert_eq!(words[4..6], ["12", "月"], "{width}: {months}");
            let narrow = Backdrop { label: 2, ..backdrop };
            let months = Axis::fit(day(from), day(to), narrow).months().to_string();
            let year = months.find("2026");
            assert!(year.is_none() || year < months.find("11"), "{width}: {months}");
        }
    }
}

#[test]
fn numbers_of_days_stand_over_mondays() {
    let calendar = calendar();
    let axis = axis(&calendar, 74);
    let line = axis.numbers();
    assert_eq!(under(&axis, &line, day("2026-09-28")), "28");
    assert_eq!(under(&axis, &line, day("2026-10-05")), "5");
    assert_eq!(under(&axis, &line, day("2026-09-29")), "");
    let months = axis.months().to_string();
    assert!(months.contains("2026 年 9 月") && months.contains("10 月"), "{months}");
}

#[test]
fn no_number_is_cut_in_half() {
    let calendar = calendar();
    for cells in 40..60 {
        let axis = axis(&calendar, cells);
        let line = axis.numbers().to_string();
        let numbers: Vec<u32> = line.split_whitespace().map(|text| text.parse().unwrap()).collect();
        let mondays = [7, 14, 21, 28, 5, 12, 19, 26];
        assert!(numbers.iter().all(|number| mondays.contains(number)), "{cells}: {line}");
    }
}

#[test]
fn marks_point_at_their_day_and_never_overlap() {
    let calendar = calendar();
    let axis = axis(&calendar, 74);
    let mark = |text, loose| Mark { day: day(text), label: format!("转入最迟 {text}"), loose };
    let marks = [mark("2026-09-14", false), mark("2026-09-18", false), mark("2026-10-10", true)];
    let lines = axis.marks(&marks);
    assert_eq!(lines.len(), 2, "the second label has no room beside the first");
    assert_eq!(under(&axis, &lines[0], day("2026-09-14")), "^");
    assert_eq!(under(&axis, &lines[1], day("2026-09-18")), "^");
    assert_eq!(under(&axis, &lines[0], day("2026-10-10")), "?");
    assert!(lines[0].to_string().contains("转入最迟 2026-10-10 ?"));
}

#[test]
fn lane_that_goes_on_says_until_when() {
    let calendar = calendar();
    let axis = axis(&calendar, 74);
    let mut endless = lane(Fill::Endless);
    endless.to = None;
    assert!(axis.lane(&endless).to_string().ends_with("到 2026-09-28 >"));
    assert!(!axis.lane(&lane(Fill::Days)).to_string().contains("到"));
}

#[test]
fn lanes_of_each_kind_differ_without_colour() {
    let calendar = calendar();
    let axis = axis(&calendar, 74);
    let fills = [Fill::Days, Fill::Loose, Fill::Endless, Fill::Workdays];
    let drawn: Vec<_> = fills.map(|fill| axis.lane(&lane(fill)).to_string()).into();
    for (at, line) in drawn.iter().enumerate() {
        assert!(!drawn[..at].contains(line), "{line}");
    }
}

#[test]
fn every_line_is_no_wider_than_the_window() {
    let calendar = calendar();
    for cells in 0..140 {
        let axis = axis(&calendar, cells);
        let marks =
            axis.marks(&[Mark { day: day("2026-09-14"), label: "受理".repeat(9), loose: false }]);
        let lines = [axis.months(), axis.numbers(), axis.kinds(), axis.lane(&lane(Fill::Loose))];
        for line in lines.into_iter().chain(marks) {
            assert!(line.width() <= cells.max(10), "{cells}: {line}");
        }
    }
}
