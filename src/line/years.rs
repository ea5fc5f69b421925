//! 「一年零两个月」 in months.

use super::cut::numeral;

/// More years are no gap, but the number of a year.
const MOST: u32 = 50;

/// The line with years and months behind them as months alone.
pub(super) fn in_months(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('年') {
        let (before, behind) = (&rest[..at], &rest[at + '年'.len_utf8()..]);
        if let Some((years, behind)) = trailing(before).zip(leading(behind)) {
            let (start, years) = years;
            let (months, left) = behind;
            made.extend([&before[..start], &(12 * years + months).to_string()]);
            rest = left;
        } else {
            made.extend([before, "年"]);
            rest = behind;
        }
    }
    made + rest
}

fn counts(letter: char) -> bool {
    letter.is_ascii_digit() || numeral(&letter.to_string()).is_some()
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| numeral(text)).filter(|number| *number <= MOST)
}

/// The number at the end of a text, and where it begins.
fn trailing(text: &str) -> Option<(usize, u32)> {
    let start = text.trim_end_matches(counts).len();
    Some((start, number(&text[start..])?))
}

/// The months that a text begins with, and what follows their number.
fn leading(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start_matches(['零', '又', '多', ' ']);
    let end = text.len() - text.trim_start_matches(counts).len();
    let months = number(&text[..end])?;
    text[end..].starts_with("个月").then_some((months, &text[end..]))
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
            ("2026年3个月", "2026年3个月"),
            ("2026年9月", "2026年9月"),
            ("今年三个月", "今年三个月"),
        ] {
            assert_eq!(in_months(typed), meant);
        }
    }
}
