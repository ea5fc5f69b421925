//! Sentences of a plan for a part of the year only, a choice only where there is one, and a wait
//! that two documents rule.

use chrono::NaiveDate;
use rstest::rstest;

use crate::support::results::{case_on, write_as_wide};

const ANSWERS: &str = "from_scheme=resident to_scheme=resident origin=太原 destination=武汉 \
    next_year_enrolled=no";
/// What the line of a refund in the first lines begins with.
const URGENT: &str = "别错过：已经缴";

#[rstest]
#[case::before((2026, 8, 31), false, "参加 2027 年度的居民医保")]
#[case::first((2026, 9, 1), true, "参加 2027 年度的居民医保")]
#[case::last((2026, 12, 31), true, "参加 2027 年度的居民医保")]
#[case::new_year((2027, 1, 1), false, "参加 2027 年度（集中参保期已经过了的，2028 年度）的居民医保")]
#[case::february((2027, 2, 28), false, "参加 2027 年度（集中参保期已经过了的，2028 年度）的居民医保")]
#[case::march((2027, 3, 1), false, "参加 2028 年度的居民医保")]
fn residents_are_told_the_refund_and_the_year_in_their_season(
    #[case] (year, month, day): (i32, u32, u32),
    #[case] urgent: bool,
    #[case] joins: &str,
) {
    let today = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let text = write_as_wide("text", case_on(today, "transfer", ANSWERS), 400);
    assert_eq!(text.contains(URGENT), urgent, "{text}");
    assert_eq!(text.contains("12 月 31 日以前"), urgent, "a day that is past or far off: {text}");
    assert_eq!(text.contains("待遇已经开始的，原则上不退"), !urgent, "{text}");
    assert!(text.contains(joins), "{text}");
}

/// Residents who must join first do the same on both ways.
#[test]
fn one_way_is_not_offered_as_a_choice_of_two() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let offered = |answers: &str| {
        write_as_wide("text", case_on(today, "transfer", answers), 80).contains("任选一种")
    };
    assert!(!offered(ANSWERS));
    assert!(offered(
        "from_scheme=employee to_scheme=employee origin=太原 destination=武汉 retired=no"
    ));
}

/// The transfer rules say at most six months; the rules for residents have a wait of their own.
#[test]
fn the_short_line_of_a_move_to_the_resident_scheme_names_both_waits() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day");
    let wait = |to: &str| {
        let answers = format!(
            "from_scheme=employee to_scheme={to} retired=no origin=太原 destination=长春 \
             origin_stopped=yes destination_enrolled=yes gap_months=5"
        );
        let text = write_as_wide("text", case_on(today, "transfer", &answers), 400);
        text.lines().find(|line| line.contains("断缴：")).expect("a line of the gap").to_owned()
    };
    let resident = wait("resident");
    assert!(
        resident.ends_with("转移最长等 6 个月，居民参保等 3 个月，怎么合起来算先问"),
        "{resident}"
    );
    assert!(wait("employee").ends_with("等待期最长 6 个月"), "{}", wait("employee"));
}
