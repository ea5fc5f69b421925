//! 「一年零两个月」 and 「一年半」 in months, 「26年8月」 with all digits of its year.

use super::numeral::numeral;

/// More years are no gap, but the number of a year.
const MOST: u32 = 50;
/// From so many on two digits are those of a year of the calendar.
pub(super) const CALENDAR: u32 = 15;

/// The line with years and months behind them as months alone.
pub(super) fn in_months(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('年') {
        let (before, behind) = (&rest[..at], &rest[at + '年'.len_utf8()..]);
        if let Some((start, months)) = parted(before) {
            made.extend([&before[..start], &months.to_string(), "个月"]);
            rest = behind;
            continue;
        }
        if let Some((start, year)) = of_calendar(before) {
            let (month, left) = month(behind).unwrap_or_default();
            let left = if month.is_empty() { behind } else { left };
            made.extend([&before[..start], &year, "年", &month]);
            rest = left;
            continue;
        }
        let counted = trailing(before)
            .and_then(|(start, years)| Some((start, years, leading(behind, years)?)));
        if let Some((start, years, (months, left))) = counted {
            made.extend([&before[..start], &(12 * years + months).to_string(), "个月"]);
            rest = left;
        } else if let Some((start, _)) = trailing(before).filter(|(start, year)| {
            *year >= CALENDAR && before[*start..].len() == 2 && is_month(behind)
        }) {
            made.extend([&before[..start], "20", &before[start..], "年"]);
            rest = behind;
        } else {
            made.extend([before, "年"]);
            rest = behind;
        }
    }
    made + rest
}

/// The months of a number of years that is not whole, at the end of a text, and where it begins: 1.5.
fn parted(text: &str) -> Option<(usize, u32)> {
    let (whole, part) = text.rsplit_once('.')?;
    let start = whole.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    let years: u32 = whole[start..].parse().ok().filter(|years| *years <= MOST)?;
    (part == "5" && !whole[..start].ends_with('.')).then_some((start, 12 * years + 6))
}

pub(super) fn counts(letter: char) -> bool {
    letter.is_ascii_digit() || numeral(&letter.to_string()).is_some()
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| numeral(text)).filter(|number| *number <= MOST)
}

/// The number at the end of a text, and where it begins.
pub(super) fn trailing(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(counts).len();
    Some((start, number(&text[start..])?))
}

/// The digits of a year of the calendar at the end of a text, said one by one or written, and where they begin:
/// 二零二六.
fn of_calendar(text: &str) -> Option<(usize, String)> {
    let start = text.trim_end_matches(counts).len();
    let digit = |letter: char| letter.to_digit(10).or_else(|| numeral(&letter.to_string()));
    let digits = text[start..].chars().map(|letter| digit(letter).filter(|digit| *digit < 10));
    let year: String = digits.map(|digit| Some(digit?.to_string())).collect::<Option<_>>()?;
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    is_year.then_some((start, year))
}

/// The month of the calendar that a text begins with in words, and what follows it.
fn month(text: &str) -> Option<(String, &str)> {
    let end = text.find('月')?;
    let month = numeral(&text[..end]).filter(|month| (1..=12).contains(month))?;
    Some((month.to_string(), &text[end..]))
}

/// The months behind so many years that a text begins with, and what follows them.
fn leading(text: &str, years: u32) -> Option<(u32, &str)> {
    if let Some(rest) = text.strip_prefix('半') {
        return (!rest.starts_with(['载', '年'])).then_some((6, rest));
    }
    let text = text.trim_start_matches(['零', '又', '多', ' ']);
    let end = text.len() - text.trim_start_matches(counts).len();
    // 「3月停的」 would be a month of the calendar.
    let ends = |rest: &&str| years < CALENDAR && !rest.starts_with(is_written);
    let plain = || text[end..].strip_prefix('月').filter(ends);
    let rest = text[end..].strip_prefix("个月").or_else(plain)?;
    Some((number(&text[..end])?, rest))
}

fn is_written(letter: char) -> bool {
    letter.is_alphanumeric() && letter != '了'
}

/// Whether a month of the calendar begins there.
fn is_month(text: &str) -> bool {
    text.trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with('月')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_with_months_behind_them_become_months() {
        for (typed, meant) in [
            ("断缴一年零两个月", "断缴14个月"),
            ("断1年3个月", "断15个月"),
            ("断十年零一个月了", "断121个月了"),
            ("断一年", "断一年"),
            ("断1.5年了", "断18个月了"),
            ("2026.5年", "2026.5年"),
            ("断了一年半", "断了18个月"),
            ("一年半载", "一年半载"),
            ("断1年2月", "断14个月"),
            ("交了1年3月停的", "交了1年3月停的"),
            ("交到26年8月", "交到2026年8月"),
            ("2026年3个月", "2026年3个月"),
            ("断3 二零二六年八月停的", "断3 2026年8月停的"),
            ("交到二〇二五年十二月", "交到2025年12月"),
            ("2026年八月", "2026年8月"),
            ("二零二六年", "2026年"),
            ("二零年三个月", "二零年三个月"),
            ("2026年9月", "2026年9月"),
            ("今年三个月", "今年三个月"),
        ] {
            assert_eq!(in_months(typed), meant);
        }
    }
}
