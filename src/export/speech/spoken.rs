//! Numbers, days and telephones as they are spoken, and signs as pauses.

pub(super) const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Stands for a pause: heard like a comma, but no place to end a sentence while there is a better one.
pub(super) const PAUSE: char = '\u{ff64}';
/// The pauses before and after what is said in brackets.
pub(super) const OPEN: char = '\u{ff62}';
pub(super) const CLOSE: char = '\u{ff63}';
/// Before these two is 「两」.
const COUNTED: &str = "个年天条次份种样项名位家处倍岁张";
/// Signs that are heard as pauses, and those that are not heard.
const PAUSES: &str = "—〔〕";
const SILENT: &str = "「」『』《》“”\"*_[]#…";

/// A text as it is spoken.
pub(super) fn spoken(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < letters.len() {
        let letter = letters[at];
        if letter.is_ascii_digit() {
            let end = end_of_number(&letters, at);
            let number: String = letters[at..end].iter().collect();
            at = end + usize::from(letters.get(end) == Some(&'%'));
            let after = letters[at..].iter().copied().find(|letter| *letter != ' ');
            let percent = at > end;
            out.push_str(&digits(&number, if percent { Some('%') } else { after }));
            continue;
        }
        match letter {
            '日' if is_day(&out, &letters[at..]) => out.push('号'),
            '+' => out.push('加'),
            '（' | '(' => out.push(OPEN),
            '）' | ')' => out.push(CLOSE),
            _ if PAUSES.contains(letter) => pause(&mut out),
            // Two names side by side are heard as one without a sign between them.
            '」' | '』' | '》'
                if letters.get(at + 1).is_some_and(|next| "「『《".contains(*next)) =>
            {
                out.push('、');
            }
            _ if SILENT.contains(letter) => {}
            _ => {
                // A sign of its own says more than the pause before it.
                if "，。；：、！？".contains(letter) && out.ends_with(PAUSE) {
                    out.pop();
                }
                out.push(letter);
            }
        }
        at += 1;
    }
    tightened(&out)
}

fn pause(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['，', '。', '；', '：', '、', PAUSE]) {
        out.push(PAUSE);
    }
}

fn is_numeral(letter: char) -> bool {
    DIGITS.contains(&letter) || letter == '十' || letter == ' '
}

/// Whether the number at the end is a day of a month, and not how many days something may take.
fn is_day(out: &str, rest: &[char]) -> bool {
    let lasts = matches!(rest, [_, '内', ..] | [_, '以', '内', ..]);
    let of_month = out.trim_end_matches(is_numeral).ends_with('月');
    out.ends_with(is_numeral) && (of_month || !lasts)
}

/// Digits with the hyphens and points between them.
fn end_of_number(letters: &[char], start: usize) -> usize {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut end = start;
    while digit(end)
        || (letters.get(end).is_some_and(|sign| "-.".contains(*sign)) && digit(end + 1))
    {
        end += 1;
    }
    end
}

fn digits(number: &str, after: Option<char>) -> String {
    let parts: Vec<&str> = number.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            format!("{}年{}月{}号", one_by_one(year), count(month), count(day))
        }
        [year, month] if year.len() == 4 && month.len() == 2 => {
            format!("{}年{}月", one_by_one(year), count(month))
        }
        [_, _, ..] => parts.iter().map(|part| dialled(part)).collect::<Vec<_>>().join(" "),
        [one] if is_dialled(one, after) => dialled(one),
        [one] if one.len() == 4 && matches!(after, Some('年' | '〕')) => one_by_one(one),
        [one] => measured(one, after),
        [] => String::new(),
    }
}

/// A number that is called rather than counted.
fn is_dialled(number: &str, after: Option<char>) -> bool {
    let counted = after.is_some_and(|sign| "元万亿人%个".contains(sign));
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    digits && number.len() >= 5 && !counted
}

/// The digits of a telephone in groups of three or four, a short one whole.
fn dialled(number: &str) -> String {
    let first = match number.len() {
        0..=5 => number.len(),
        7 | 10 | 11 => 3,
        _ => 4,
    };
    let (head, rest) = number.split_at(first);
    let rest: Vec<char> = rest.chars().collect();
    let groups = rest.chunks(4).map(|group| one_by_one(&group.iter().collect::<String>()));
    [one_by_one(head)].into_iter().chain(groups).collect::<Vec<_>>().join(" ")
}

fn one_by_one(number: &str) -> String {
    number.bytes().filter_map(|byte| DIGITS.get(usize::from(byte.wrapping_sub(b'0')))).collect()
}

fn measured(number: &str, after: Option<char>) -> String {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = part.trim_end_matches('0');
    let whole = match after {
        Some(sign) if whole == "2" && part.is_empty() && COUNTED.contains(sign) => "两".to_owned(),
        _ => count(whole),
    };
    let part = if part.is_empty() { String::new() } else { format!("点{}", one_by_one(part)) };
    let lead = if after == Some('%') { "百分之" } else { "" };
    format!("{lead}{whole}{part}")
}

/// A number as it is counted.
fn count(number: &str) -> String {
    let Ok(number) = number.parse::<u64>() else { return one_by_one(number) };
    if number == 0 {
        return "零".to_owned();
    }
    let (mut out, mut rest, mut gap) = (String::new(), number, false);
    for (size, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = rest / size;
        rest %= size;
        if group > 0 {
            if !out.is_empty() && (gap || group < 1000) {
                out.push('零');
            }
            out.push_str(&below_ten_thousand(group));
            out.push_str(name);
        }
        gap = group == 0 || group % 10 == 0;
    }
    if out.starts_with("一十") { out.split_off("一".len()) } else { out }
}

fn below_ten_thousand(number: u64) -> String {
    let (mut out, mut rest, mut gap) = (String::new(), number, false);
    for (size, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = rest / size;
        rest %= size;
        if digit > 0 {
            if gap && !out.is_empty() {
                out.push('零');
            }
            out.push(DIGITS[digit as usize]);
            out.push_str(name);
        }
        gap = digit == 0;
    }
    out
}

/// Without the spaces between Chinese and numbers, which are for the eye.
fn tightened(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let ascii = |at: Option<&char>| at.is_some_and(char::is_ascii_alphanumeric);
    let digit = |at: Option<&char>| at.is_some_and(|letter| DIGITS.contains(letter));
    let kept = letters.iter().enumerate().filter(|(at, letter)| {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        **letter != ' ' || ascii(before) && ascii(after) || digit(before) && digit(after)
    });
    kept.map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::spoken;

    #[rstest]
    #[case("最迟 12 月 7 日", "最迟十二月七号")]
    #[case("2026 年 12 月 18 日", "二零二六年十二月十八号")]
    #[case("2026-12-07", "二零二六年十二月七号")]
    #[case("2026-12", "二零二六年十二月")]
    #[case("断缴 2 个月，2 年", "断缴两个月，两年")]
    #[case("2 月底", "二月底")]
    #[case("第 12 个工作日", "第十二个工作日")]
    #[case("成都 028-12393", "成都零二八 一二三九三")]
    #[case("拨打 12393。", "拨打一二三九三。")]
    #[case("010-63881234", "零一零 六三八八 一二三四")]
    #[case("4008881234", "四零零 八八八一 二三四")]
    #[case("60%", "百分之六十")]
    #[case("大约 186.00 元", "大约一百八十六元")]
    #[case("12005 元", "一万二千零五元")]
    #[case("0.5%", "百分之零点五")]
    #[case("110 元", "一百一十元")]
    #[case("医保办发〔2021〕43 号", "医保办发\u{ff64}二零二一\u{ff64}四十三号")]
    #[case("「国家医保服务平台」（手机）", "国家医保服务平台\u{ff62}手机\u{ff63}")]
    #[case("是「暂停」「中止」就可以转", "是暂停、中止就可以转")]
    #[case("30 日内", "三十日内")]
    #[case("周一才受理，是 14 日", "周一才受理，是十四号")]
    #[case("每月 15 日以前", "每月十五号以前")]
    #[case("转出地（028-12393）、转入地", "转出地\u{ff62}零二八 一二三九三\u{ff63}、转入地")]
    fn numbers_are_spoken(#[case] written: &str, #[case] said: &str) {
        assert_eq!(spoken(written), said);
    }
}
