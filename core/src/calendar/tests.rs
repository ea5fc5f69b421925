//! Days, terms and months against the notices and against counting day by day.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;

use super::{Calendar, DayKind, Due, Holiday, Month, YearPlan};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holiday(name: &str, off: (&str, &str), work: &[&str]) -> Holiday {
    let span = (day(off.0), day(off.1));
    let days_off = u16::try_from((span.1 - span.0).num_days()).unwrap() + 1;
    let work = work.iter().map(|each| day(each)).collect();
    Holiday { name: name.to_owned(), off: vec![span], work, days_off }
}

fn plan(year: i32, announced: bool, holidays: Vec<Holiday>) -> YearPlan {
    let (notice, source) = (String::new(), String::new());
    YearPlan { year, announced, notice, issued: None, source, holidays }
}

/// 2026 as announced, 2027 as far as the regulation goes.
fn calendar() -> Calendar {
    let of_2026 = vec![
        holiday("元旦", ("2026-01-01", "2026-01-03"), &["2026-01-04"]),
        holiday("春节", ("2026-02-15", "2026-02-23"), &["2026-02-14", "2026-02-28"]),
        holiday("清明节", ("2026-04-04", "2026-04-06"), &[]),
        holiday("劳动节", ("2026-05-01", "2026-05-05"), &["2026-05-09"]),
        holiday("端午节", ("2026-06-19", "2026-06-21"), &[]),
        holiday("中秋节", ("2026-09-25", "2026-09-27"), &[]),
        holiday("国庆节", ("2026-10-01", "2026-10-07"), &["2026-09-20", "2026-10-10"]),
    ];
    let of_2027 = vec![
        holiday("元旦", ("2027-01-01", "2027-01-01"), &[]),
        holiday("春节", ("2027-02-05", "2027-02-08"), &[]),
    ];
    Calendar::new(vec![plan(2027, false, of_2027), plan(2026, true, of_2026)])
}

fn due(text: &str, official: bool) -> Due {
    Due { day: day(text), official }
}

#[rstest]
#[case("2026-11-23", "2026-12-07", "2026-12-14")]
#[case("2026-11-30", "2026-12-14", "2026-12-21")]
#[case("2026-09-14", "2026-09-28", "2026-10-10")]
#[case("2026-02-09", "2026-02-28", "2026-03-06")]
fn terms_of_2026_are_official(#[case] from: &str, #[case] ten: &str, #[case] fifteen: &str) {
    let calendar = calendar();
    assert_eq!(calendar.add_workdays(day(from), 10), due(ten, true));
    assert_eq!(calendar.add_workdays(day(from), 15), due(fifteen, true));
    assert_eq!(calendar.add_workdays(day(ten), 5), due(fifteen, true));
}

#[test]
fn terms_that_reach_into_2027_are_provisional() {
    let calendar = calendar();
    assert_eq!(calendar.add_workdays(day("2026-12-14"), 10), due("2026-12-28", true));
    assert_eq!(calendar.add_workdays(day("2026-12-14"), 13), due("2026-12-31", true));
    assert_eq!(calendar.add_workdays(day("2026-12-14"), 15), due("2027-01-05", false));
    assert_eq!(calendar.add_workdays(day("2026-12-28"), 10), due("2027-01-12", false));
    // The starting day is not counted, so its year does not matter.
    assert_eq!(calendar.add_workdays(day("2025-12-31"), 1), due("2026-01-04", true));
    assert_eq!(calendar.add_workdays(day("2026-12-31"), 1), due("2027-01-04", false));
}

#[rstest]
#[case("2026-09-18", DayKind::Workday, None)]
#[case("2026-09-19", DayKind::Weekend, None)]
#[case("2026-09-20", DayKind::Makeup, Some("国庆节"))]
#[case("2026-09-25", DayKind::Holiday, Some("中秋节"))]
#[case("2026-09-26", DayKind::Holiday, Some("中秋节"))]
#[case("2027-02-05", DayKind::Holiday, Some("春节"))]
#[case("2030-10-01", DayKind::Workday, None)]
#[case("2030-10-05", DayKind::Weekend, None)]
fn a_day_is_what_the_notice_says(
    #[case] text: &str,
    #[case] kind: DayKind,
    #[case] name: Option<&str>,
) {
    assert_eq!(calendar().kind(day(text)), kind);
    assert_eq!(calendar().holiday_name(day(text)), name);
}

#[test]
fn only_announced_years_are_announced() {
    let calendar = calendar();
    assert_eq!(calendar.years().iter().map(|plan| plan.year).collect::<Vec<_>>(), [2026, 2027]);
    assert!(calendar.announced(2026));
    assert!(!calendar.announced(2027) && !calendar.announced(2028));
}

#[test]
fn the_later_notice_decides_about_a_day_both_name() {
    let old = plan(2026, true, vec![holiday("旧", ("2026-12-31", "2026-12-31"), &[])]);
    let new = plan(2027, true, vec![holiday("新", ("2026-12-30", "2026-12-30"), &["2026-12-31"])]);
    let calendar = Calendar::new(vec![old, new]);
    assert_eq!(calendar.kind(day("2026-12-30")), DayKind::Holiday);
    assert_eq!(calendar.kind(day("2026-12-31")), DayKind::Makeup);
    assert_eq!(calendar.holiday_name(day("2026-12-31")), Some("新"));
}

#[test]
fn workdays_of_2026() {
    // 261 Mondays to Fridays, 20 of them off, 7 weekend days worked.
    assert_eq!(calendar().workdays_between(day("2025-12-31"), day("2026-12-31")), 248);
    assert_eq!(calendar().workdays_between(day("2026-11-23"), day("2026-11-23")), 0);
    assert_eq!(calendar().workdays_between(day("2026-11-23"), day("2026-11-20")), 0);
}

#[test]
fn the_ends_of_time_hold() {
    let calendar = calendar();
    assert_eq!(
        calendar.add_workdays(NaiveDate::MAX, u16::MAX),
        Due { day: NaiveDate::MAX, official: false }
    );
    assert_eq!(calendar.add_workdays(NaiveDate::MIN, 0).day, NaiveDate::MIN);
    assert!(calendar.workdays_between(NaiveDate::MIN, NaiveDate::MAX) > 0);
}

#[test]
fn a_calendar_survives_being_stored() {
    let stored = postcard::to_stdvec(&calendar()).unwrap();
    assert_eq!(postcard::from_bytes::<Calendar>(stored.leak()).unwrap(), calendar());
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let all = (0_u64..36_890).prop_map(|after| day("2000-01-01") + Days::new(after));
    let near = (0_u64..900).prop_map(|after| day("2025-10-01") + Days::new(after));
    prop_oneof![all, near]
}

/// Whether offices work.
fn is_workday(calendar: &Calendar, day: NaiveDate) -> bool {
    matches!(calendar.kind(day), DayKind::Workday | DayKind::Makeup)
}

proptest! {
    #[test]
    fn counting_in_one_go_or_day_by_day_is_the_same(from in any_day(), days in 1_u16..80) {
        let calendar = calendar();
        let mut at = from;
        for _ in 0..days {
            at = at.iter_days().skip(1).find(|next| is_workday(&calendar, *next)).unwrap();
        }
        prop_assert_eq!(calendar.add_workdays(from, days).day, at);
    }

    #[test]
    fn a_sum_of_terms_is_one_term_after_the_other(from in any_day(), a in 0_u16..300, b in 0_u16..300) {
        let calendar = calendar();
        let middle = calendar.add_workdays(from, a);
        let end = calendar.add_workdays(middle.day, b);
        prop_assert_eq!(calendar.add_workdays(from, a + b).day, end.day);
    }

    #[test]
    fn a_term_ends_on_a_workday_after_as_many(from in any_day(), days in 1_u16..300) {
        let calendar = calendar();
        let end = calendar.add_workdays(from, days);
        prop_assert!(is_workday(&calendar, end.day));
        prop_assert_eq!(calendar.workdays_between(from, end.day), u32::from(days));
    }

    #[test]
    fn a_longer_term_is_never_firmer(from in any_day(), a in 0_u16..300, b in 0_u16..300) {
        let calendar = calendar();
        let (short, long) = (calendar.add_workdays(from, a.min(b)), calendar.add_workdays(from, a.max(b)));
        prop_assert!(short.official || !long.official);
        prop_assert!(short.day <= long.day);
    }

    #[test]
    fn months_are_a_number_line(year in 1901_i32..=2199, month in 1_u32..=12, plus in -10_i32..10) {
        let start = Month::new(year, month).unwrap();
        prop_assert_eq!(start.plus(plus).since(start), plus);
        prop_assert_eq!(Month::parse(&start.plus(plus).to_string()), Some(start.plus(plus)));
    }
}

#[rstest]
#[case("2026-11", Some((2026, 11)))]
#[case("2026-00", None)]
#[case("2026-13", None)]
#[case("2026-1", None)]
#[case("2026-+1", None)]
#[case("+026-01", None)]
#[case("1899-12", None)]
#[case("202611", None)]
fn a_month_is_written_year_and_month(#[case] text: &str, #[case] expected: Option<(i32, u32)>) {
    let found = Month::parse(text).map(|month| (month.year(), month.month()));
    assert_eq!(found, expected);
}
