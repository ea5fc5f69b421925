//! The shipped calendar against the notices it comes from.

use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::calendar::{Calendar, DayKind};
use yizhuan::rules;

fn calendar() -> &'static Calendar {
    &rules::embedded().calendar
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn each_notice_adds_up() {
    let announced: Vec<_> = calendar().years().iter().filter(|year| year.announced).collect();
    assert_eq!(announced.iter().map(|year| year.year).collect::<Vec<_>>(), [2024, 2025, 2026]);
    for year in announced {
        for holiday in &year.holidays {
            let days = holiday
                .off
                .iter()
                .flat_map(|(first, last)| first.iter_days().take_while(move |day| day <= last));
            let off: Vec<NaiveDate> = days.collect();
            assert_eq!(off.len(), usize::from(holiday.days_off), "{} {}", year.year, holiday.name);
            assert!(
                off.iter().all(|day| calendar().kind(*day) == DayKind::Holiday),
                "{} {}",
                year.year,
                holiday.name
            );
            assert!(
                holiday.work.iter().all(|day| calendar().kind(*day) == DayKind::Makeup),
                "{}",
                holiday.name
            );
        }
    }
}

/// Days off and working weekends of the whole year, added up from the notices by hand.
#[rstest]
#[case(2024, 1 + 8 + 3 + 5 + 1 + 3 + 7, 8, 251)]
#[case(2025, 1 + 8 + 3 + 5 + 3 + 8, 5, 248)]
#[case(2026, 3 + 9 + 3 + 5 + 3 + 3 + 7, 6, 248)]
fn each_year_adds_up(
    #[case] year: i32,
    #[case] off: usize,
    #[case] makeup: usize,
    #[case] work: usize,
) {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let next = NaiveDate::from_ymd_opt(year + 1, 1, 1).unwrap();
    let kinds: Vec<DayKind> =
        first.iter_days().take_while(|day| *day < next).map(|day| calendar().kind(day)).collect();
    let count = |kind| kinds.iter().filter(|each| **each == kind).count();
    assert_eq!(count(DayKind::Holiday), off);
    assert_eq!(count(DayKind::Makeup), makeup);
    assert_eq!(count(DayKind::Workday) + count(DayKind::Makeup), work);
}

#[rstest]
#[case("2026-11-23", "2026-12-07", "2026-12-14", true)]
#[case("2026-09-14", "2026-09-28", "2026-10-10", true)]
#[case("2026-02-09", "2026-02-28", "2026-03-06", true)]
#[case("2026-12-14", "2026-12-28", "2027-01-05", false)]
#[case("2026-12-28", "2027-01-12", "2027-01-19", false)]
fn ten_then_five_working_days(
    #[case] accepted: &str,
    #[case] out: &str,
    #[case] done: &str,
    #[case] official: bool,
) {
    let first = calendar().add_workdays(day(accepted), 10);
    let second = calendar().add_workdays(first.day, 5);
    assert_eq!((first.day, second.day), (day(out), day(done)));
    assert_eq!(first.official && second.official, official);
}
