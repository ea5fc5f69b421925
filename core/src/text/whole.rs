//! Words, and numbers with what they count, that a line does not break in the middle.

use super::sorted::beginning;

/// The words, one a line, in the order of their bytes.
static WORDS: &str = include_str!("whole.txt");
/// What is counted, behind a number and a space.
const UNITS: &str = "年月日天个周元条题项步位次小分期倍岁人份页行格点号%％";
/// What stands before a number that counts in order.
const ORDER: [&str; 2] = ["第 ", "共 "];
/// What is numbered in Chinese figures, behind 「第」.
const FIGURES: &str = "〇零一二三四五六七八九十百千两";
const NUMBERED: &str = "条款项章节编";
/// What stands before a number to call that needs it, with a plus between.
const AREA_CODE: &str = "区号";
/// Days of the week, behind a day.
const WEEKDAY: [&str; 3] = ["周", "（周", "星期"];

/// Where that begins which a line ending at this byte would tear in two.
pub(super) fn torn(text: &str, at: usize) -> Option<usize> {
    if let Some(start) = document(text, at) {
        return Some(start);
    }
    let (head, tail) = text.split_at(at);
    if head.ends_with(' ') || tail.starts_with(' ') {
        return number(head.trim_end(), tail.trim_start());
    }
    let part = head.ends_with('日') && WEEKDAY.iter().any(|day| tail.starts_with(day));
    if part { counted(head) } else { word(text, at) }
}

/// The word that goes on behind this byte: of the letters since the last mark, word by word, the longest that
/// each may begin.
fn word(text: &str, at: usize) -> Option<usize> {
    if !text[at..].starts_with(is_chinese) {
        return None;
    }
    let run = text[..at].trim_end_matches(is_chinese).len();
    let mut start = run;
    while start < at {
        let end = start + longest(&text[start..]);
        if end > at {
            return Some(start);
        }
        start = end;
    }
    None
}

/// Bytes of the number of an article that a text begins with, such as 「第七十四条」.
fn article(text: &str) -> Option<usize> {
    let counted = text.strip_prefix('第')?;
    let unit = counted.trim_start_matches(|letter| FIGURES.contains(letter));
    let of =
        unit.chars().next().filter(|of| NUMBERED.contains(*of) && unit.len() < counted.len())?;
    Some(text.len() - unit.len() + of.len_utf8())
}

/// Bytes of the longest word that a text begins with, or of its first letter.
fn longest(text: &str) -> usize {
    if let Some(article) = article(text) {
        return article;
    }
    let end = |letters: usize| text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
    // No word has fewer letters.
    let words = beginning(WORDS, &text[..end(2)]);
    let lengths = words.filter(|word| text.starts_with(word)).map(str::len);
    lengths.max().unwrap_or_else(|| end(1))
}

/// Where the number of a document begins that goes on behind this byte, such as 「医保办发〔2021〕43号」.
fn document(text: &str, at: usize) -> Option<usize> {
    let part =
        |letter: char| is_chinese(letter) || letter.is_ascii_digit() || "〔〕".contains(letter);
    let start = text[..at].trim_end_matches(part).len();
    let (issuer, rest) = text[start..].split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (number, rest) = rest.split_once('号')?;
    let whole =
        !issuer.is_empty() && issuer.chars().all(is_chinese) && digits(year) && digits(number);
    (whole && start < at && at < text.len() - rest.len()).then_some(start)
}

fn is_chinese(letter: char) -> bool {
    ('一'..='\u{9fff}').contains(&letter)
}

/// The number at the end of a text, where what comes behind it belongs to it: its unit, the rest of a date.
fn number(head: &str, tail: &str) -> Option<usize> {
    if head.ends_with('+') || tail.starts_with('+') {
        return head.trim_end_matches(['+', ' ']).strip_suffix(AREA_CODE).map(str::len);
    }
    if tail.starts_with(|letter: char| letter.is_ascii_digit()) {
        if let Some(order) = ORDER.iter().find(|order| head.ends_with(order.trim_end())) {
            return Some(head.len() + 1 - order.len());
        }
        return counted(head).filter(|_| head.ends_with(['年', '月']));
    }
    if head.ends_with('日') && WEEKDAY.iter().any(|day| tail.starts_with(day)) {
        return counted(head);
    }
    let start = digits(head)?;
    tail.starts_with(|letter| UNITS.contains(letter)).then_some(start)
}

/// The number before the one letter at the end.
fn counted(head: &str) -> Option<usize> {
    let (last, _) = head.char_indices().next_back()?;
    digits(head[..last].trim_end())
}

/// Where the digits at the end begin.
fn digits(head: &str) -> Option<usize> {
    let start = head
        .trim_end_matches(|letter: char| letter.is_ascii_digit() || "./".contains(letter))
        .len();
    (start < head.len()).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_chinese, torn};

    fn words() -> impl Iterator<Item = &'static str> {
        WORDS.lines().filter(|line| !line.starts_with('#'))
    }

    #[test]
    fn the_words_are_sorted_and_each_is_one_of_chinese_letters() {
        assert!(WORDS.lines().is_sorted());
        for word in words() {
            assert!((2..=8).contains(&word.chars().count()), "{word}");
            assert!(word.chars().all(is_chinese), "{word}");
        }
        let twice = words().zip(words().skip(1)).find(|(one, next)| one == next);
        assert_eq!(twice, None);
    }

    #[test]
    fn a_word_is_torn_anywhere_inside_and_nowhere_else() {
        // 「地区」 is no word there.
        assert_eq!(torn("拨打转出地区号", "拨打转出地".len()), None);
        let text = "找到「转移接续」，再点提交申请";
        let tears: Vec<&str> = text
            .char_indices()
            .filter_map(|(at, _)| torn(text, at).map(|start| &text[start..at]))
            .collect();
        assert_eq!(tears, ["找", "转", "转移", "转移接", "提", "提交", "提交申"]);
    }

    #[test]
    fn the_number_of_a_document_is_not_torn() {
        let text = "《办法》医保办发〔2021〕43号第二条";
        let start = "《办法》".len();
        for before in ["医", "医保", "医保办发", "医保办发〔2021〕", "医保办发〔2021〕43"]
        {
            assert_eq!(torn(text, start + before.len()), Some(start), "{before}");
        }
        assert_eq!(torn(text, start), None);
        assert_eq!(torn(text, start + "医保办发〔2021〕43号".len()), None);
    }

    #[test]
    fn the_number_of_an_article_is_not_torn() {
        let text = "社会保险法第七十四条第二款";
        let tears: Vec<&str> = text
            .char_indices()
            .filter_map(|(at, _)| torn(text, at).map(|start| &text[start..at]))
            .collect();
        assert_eq!(tears[3..], ["第", "第七", "第七十", "第七十四", "第", "第二"]);
        assert_eq!(torn("第条", "第".len()), None);
    }

    #[test]
    fn a_number_stays_with_its_unit_and_a_date_with_its_day() {
        let tears = |text: &str, before: &str| {
            torn(text, before.len()).map(|start| text[start..before.len()].to_owned())
        };
        assert_eq!(tears("还有 10 个工作日", "还有 10 ").as_deref(), Some("10 "));
        assert_eq!(tears("12 月 14 日 周一", "12 月 ").as_deref(), Some("12 月 "));
        assert_eq!(tears("12 月 14 日 周一", "12 月 14 日 ").as_deref(), Some("14 日 "));
        assert_eq!(tears("12 月 14 日（周一）", "12 月 14 日").as_deref(), Some("14 日"));
        assert_eq!(tears("第 6 题", "第 ").as_deref(), Some("第 "));
        for before in ["打 区号 ", "打 区号 + "] {
            assert_eq!(
                tears("打 区号 + 12393 问", before),
                before.strip_prefix("打 ").map(str::to_owned)
            );
        }
        assert_eq!(tears("先打 12393 问", "先打 12393 "), None);
        assert_eq!(tears("成都 028-12393 杭州", "成都 028-12393 "), None);
    }
}
