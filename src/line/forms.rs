//! Letters that are written in one form: 「断 2 个 月」 without its blanks, 「8月停」 as 「8月停的」.

/// What stands between the month and the word for what was so from then on.
const PARTS: &[&str] = &["", "份", "初", "中", "底"];
/// Words that only a month makes plain, and how they are said in full.
const SHORT: &[(&str, &str)] = &[("停", "停的"), ("断", "断的"), ("续", "续上"), ("接", "接上")];

/// The line with such words in full, and none of them with a blank in it.
pub(super) fn whole(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['个', '月']) {
        let (before, behind) = (&rest[..at], &rest[at..]);
        made += before;
        if let Some(left) = behind.strip_prefix('个') {
            made.push('个');
            let month = left.trim_start();
            rest = if month.starts_with('月') { month } else { left };
            continue;
        }
        let (month, left) = behind.split_at('月'.len_utf8());
        made += month;
        rest = left;
        let short = PARTS.iter().find_map(|part| {
            let told = left.strip_prefix(part)?;
            let (word, whole) = SHORT.iter().find(|(word, _)| told.starts_with(word))?;
            let left = &told[word.len()..];
            (!left.starts_with(char::is_alphanumeric)).then_some((part, whole, left))
        });
        if let Some((part, whole, left)) = short.filter(|_| is_month(before)) {
            made.extend([*part, *whole]);
            rest = left;
        }
    }
    made + rest
}

/// Whether a month of the year ends there: 「8」, 「十」, and not 「上个」.
fn is_month(before: &str) -> bool {
    before.ends_with(super::years::counts)
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn blanks_and_short_words_are_written_in_full_beside_a_month_only() {
        for (typed, meant) in [
            ("断 2 个 月", "断 2 个月"),
            ("两个 月亮", "两个月亮"),
            ("一个 人", "一个 人"),
            ("8月停 11月续", "8月停的 11月续上"),
            ("8月底停,11月初接", "8月底停的,11月初接上"),
            ("8月停保 11月续上", "8月停保 11月续上"),
            ("下个月停", "下个月停"),
            ("月底停", "月底停"),
        ] {
            assert_eq!(whole(typed), meant);
        }
    }
}
