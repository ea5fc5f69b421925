//! Letters that are written in one form: 「断 2 个 月」 without its blanks, 「8月停」 as 「8月停的」.

use crate::model::Word;
use crate::packed::Packed;

/// What says of the first letter of a word that it was so, and what counts how long.
const SAID: &str = "了";
const UNITS: &[char] = &['多', '个', '年', '月', '天'];
/// What stands between the month and the word for what was so from then on.
const PARTS: &[&str] = &["", "份", "初", "中", "底"];
/// Words that only a month makes plain, and how they are said in full.
fn short(words: &Packed<Word>) -> impl Iterator<Item = (&str, &str)> {
    words.iter().flat_map(|word| {
        word.after_month.iter().filter_map(|short| {
            let mut long = word.words.iter().map(|said| &*said.text);
            let whole = long.find(|said| said.len() > short.len() && said.starts_with(&**short))?;
            Some((&**short, whole))
        })
    })
}

/// The line with such words in full, and none of them with a blank in it.
pub(super) fn whole(words: &Packed<Word>, text: &str) -> String {
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
            let (word, whole) = short(words).find(|(word, _)| told.starts_with(*word))?;
            let left = &told[word.len()..];
            (!left.starts_with(char::is_alphanumeric)).then_some((part, whole, left))
        });
        if let Some((part, whole, left)) = short.filter(|_| is_month(before)) {
            made.extend([*part, whole]);
            rest = left;
        }
    }
    made + rest
}

/// The line with words that how long it was stands in put before that: 「打了八年工」 as 「打工八年」.
pub(super) fn together(words: &Packed<Word>, text: &str) -> String {
    let mut text = text.to_owned();
    for word in words.iter().flat_map(|word| &word.apart) {
        let Some((first, last)) = word.char_indices().nth(1).map(|(at, _)| word.split_at(at))
        else {
            continue;
        };
        let Some((start, length)) = apart(&text, first, last) else { continue };
        let end = start + first.len() + SAID.len() + length.len() + last.len();
        text = [&text[..start], word, &length, &text[end..]].concat();
    }
    text
}

/// Where a word begins whose letters stand apart, and how long is said between them.
fn apart(text: &str, first: &str, last: &str) -> Option<(usize, String)> {
    text.match_indices(&(first.to_owned() + SAID)).find_map(|(start, begun)| {
        let behind = &text[start + begun.len()..];
        let length = &behind[..behind.find(last)?];
        let count = length.trim_end_matches(UNITS);
        let counted =
            !count.is_empty() && count != length && count.chars().all(super::years::counts);
        counted.then(|| (start, length.to_owned()))
    })
}

/// Whether a month of the year ends there: 「8」, 「十」, and not 「上个」.
fn is_month(before: &str) -> bool {
    before.ends_with(super::years::counts)
}

#[cfg(test)]
mod tests {
    use super::{together, whole};
    use crate::rules::embedded;

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
            assert_eq!(whole(&embedded().table.words, typed), meant);
        }
    }

    #[test]
    fn how_long_it_was_is_told_behind_the_word() {
        for (typed, meant) in [
            ("在上海打了八年工", "在上海打工八年"),
            ("当了2年多兵 上了3个月班", "当兵2年多 上班3个月"),
            ("打了电话给工厂", "打了电话给工厂"),
            ("打了工", "打了工"),
        ] {
            assert_eq!(together(&embedded().table.words, typed), meant);
        }
    }
}
