//! The age of a date that may name only a month or a year.

use chrono::{Datelike, Months, NaiveDate};

/// Such as 「1 年 3 个月前」; none for what is no date, or lies ahead.
pub fn age(as_of: &str, today: NaiveDate) -> Option<String> {
    if let Ok(year) = as_of.parse::<i32>() {
        return match today.year() - year {
            ..0 => None,
            0 => Some("今年".to_owned()),
            years => Some(format!("约 {years} 年前")),
        };
    }
    // A month counts from its first day.
    let day = as_of.parse().or_else(|_| format!("{as_of}-01").parse::<NaiveDate>()).ok()?;
    (day <= today).then(|| words(months(day, today)))
}

/// Whole months between two days.
fn months(from: NaiveDate, to: NaiveDate) -> u32 {
    let count = |day: NaiveDate| day.year().cast_unsigned() * 12 + day.month0();
    let months = count(to) - count(from);
    let over = from.checked_add_months(Months::new(months)).is_some_and(|day| day > to);
    months - u32::from(over)
}

fn words(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, 0) => "不到 1 个月前".to_owned(),
        (0, months) => format!("{months} 个月前"),
        (years, 0) => format!("{years} 年前"),
        (years, months) => format!("{years} 年 {months} 个月前"),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-11-21", Some("不到 1 个月前"))]
    #[case("2026-10-22", Some("不到 1 个月前"))]
    #[case("2026-10-21", Some("1 个月前"))]
    #[case("2025-11-22", Some("11 个月前"))]
    #[case("2025-11-21", Some("1 年前"))]
    #[case("2025-08-19", Some("1 年 3 个月前"))]
    #[case("2026-11", Some("不到 1 个月前"))]
    #[case("2024-04", Some("2 年 7 个月前"))]
    #[case("2026", Some("今年"))]
    #[case("2021", Some("约 5 年前"))]
    #[case("2026-12", None)]
    #[case("2026-11-22", None)]
    #[case("2027", None)]
    #[case("undated", None)]
    #[case("", None)]
    fn an_age_is_as_exact_as_the_date(#[case] as_of: &str, #[case] expected: Option<&str>) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        assert_eq!(age(as_of, today).as_deref(), expected);
    }
}
