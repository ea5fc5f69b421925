//! Line breaking for Chinese with Latin words, numbers and dates in it.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::cut::{boundaries, split};
use super::whole::torn;
use super::width::width;

/// Marks that never start a line.
const CLOSING: &str = "，。、；：？！）》〉」』】〕〗”’…·％,.;:?!)]}%";
/// Marks that never end a line.
const OPENING: &str = "（《〈「『【〔〖“‘([{";

/// Breaks a text into lines of at most `cells`, keeping its own line breaks.
///
/// Dates, times, numbers with what they count and the words of `whole.txt` stay whole where a line is
/// still a third full without them. The last line is no letter alone where the
/// line before can spare some. A mark that closes does not start a line
/// and a mark that opens does not end one, unless a line has room for nothing else.
/// Below two cells a Chinese character has no room: each then stands on a line of its own.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        fill(paragraph.trim_end_matches('\r'), cells, &mut lines);
    }
    lines
}

fn fill(paragraph: &str, cells: usize, lines: &mut Vec<String>) {
    if width(paragraph) <= cells {
        return lines.push(paragraph.trim_end().to_owned());
    }
    let before = lines.len();
    let part = |part: Range<usize>| measure(width(&paragraph[part]));
    let room = Room { paragraph, line: measure(cells), width: part };
    // Where the line before and the line at hand begin, where that one ends, and the cells it takes.
    let (mut above, mut start, mut end, mut used) = (0, 0, 0, 0);
    for piece in pieces(paragraph, cells) {
        let word = piece.trim_end();
        let taken = width(word);
        while used + taken > cells && start < end {
            let next = room.line_end(start..end);
            // An indent with no room for a word after it is given up.
            let line = paragraph[start..next].trim_end();
            lines.extend((!line.is_empty()).then(|| line.to_owned()));
            (above, start, used) = (start, next, width(&paragraph[next..end]));
        }
        end += piece.len();
        used += if word.len() == piece.len() { taken } else { width(piece) };
    }
    let ends = || {
        pieces(paragraph, cells).scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        })
    };
    if lines.len() > before
        && let Some(earlier) = room.spared(above..start, ends)
        && let Some(line) = lines.last_mut()
    {
        paragraph[above..earlier].trim_end().clone_into(line);
        start = earlier;
    }
    let line = paragraph[start..].trim_end();
    if lines.len() == before || !line.is_empty() {
        lines.push(line.to_owned());
    }
}

/// Cells as a measure; no line is longer.
fn measure(cells: usize) -> f32 {
    f32::from(u16::try_from(cells).unwrap_or(u16::MAX))
}

/// A paragraph, how wide a line of it may be, and how wide its parts are.
pub struct Room<'a, W: Fn(Range<usize>) -> f32> {
    /// What is broken into lines.
    pub paragraph: &'a str,
    /// The most that a line takes.
    pub line: f32,
    /// What a part of the paragraph takes.
    pub width: W,
}

impl<W: Fn(Range<usize>) -> f32> Room<'_, W> {
    /// Where a full line ends: before what it would tear, as long as a third of it is left.
    pub fn line_end(&self, line: Range<usize>) -> usize {
        let mut end = line.end;
        while let Some(start) = torn(self.paragraph, end).filter(|start| *start > line.start) {
            let kept = &self.paragraph[line.start..start];
            let kept = kept.trim_end_matches(|mark| OPENING.contains(mark));
            if 3.0 * self.bare(line.start..line.start + kept.len()) < self.line {
                break;
            }
            end = line.start + kept.len();
        }
        end
    }

    /// Where the last line begins if it is one letter and the line before spares it what it lacks, best from a
    /// pause on; of the places where a line may end.
    pub fn spared<E: Iterator<Item = usize>>(
        &self,
        above: Range<usize>,
        ends: impl FnOnce() -> E,
    ) -> Option<usize> {
        let paragraph = self.paragraph;
        if !is_lone(&paragraph[above.end..]) {
            return None;
        }
        let inside = ends().filter(|end| above.start < *end && *end < above.end);
        let fits = |from: &usize| {
            let (kept, tail) = (self.bare(above.start..*from), *from..paragraph.len());
            // A line that is torn in the middle looks worse.
            !is_lone(&paragraph[tail.clone()])
                && self.bare(tail) <= self.line
                && 2.0 * kept >= self.line
        };
        let pause =
            |from: usize| paragraph[..from].trim_end().ends_with(['，', '。', '；', '：', '、']);
        // The last of them that is a pause, else one between words, else the last.
        inside.filter(fits).max_by_key(|from| (torn(paragraph, *from).is_none(), pause(*from)))
    }

    /// What a part takes without the spaces at its end.
    fn bare(&self, part: Range<usize>) -> f32 {
        let bare = self.paragraph[part.clone()].trim_end().len();
        (self.width)(part.start..part.start + bare)
    }
}

/// Whether a line is one letter, whatever marks stand around it.
fn is_lone(line: &str) -> bool {
    let marks = |letter: &char| CLOSING.contains(*letter) || OPENING.contains(*letter);
    let mut letters = line.trim_end().chars().filter(|letter| !marks(letter));
    letters.next().is_some() && letters.next().is_none()
}

/// The parts of a paragraph that stay whole, spaces at their ends.
fn pieces(paragraph: &str, cells: usize) -> impl Iterator<Item = &str> {
    words(paragraph).flat_map(move |word| chop(word, cells))
}

/// The parts between which a paragraph may be broken, spaces at their ends.
pub fn words(paragraph: &str) -> impl Iterator<Item = &str> {
    let ends = linebreaks(paragraph).map(|(end, _)| end);
    let ends = ends.filter(|end| !is_in_number(paragraph, *end)).chain([paragraph.len()]);
    let words = ends.scan(0, |start, end| Some(&paragraph[std::mem::replace(start, end)..end]));
    words.flat_map(at_marks)
}

/// Whether that is inside a date or a telephone number, behind its hyphen, or inside one of so many.
fn is_in_number(paragraph: &str, end: usize) -> bool {
    let (head, tail) = paragraph.split_at(end);
    let digit = |letter: char| letter.is_ascii_digit();
    let part = head.strip_suffix('/').is_some_and(|head| head.ends_with(digit));
    head.ends_with('-') || part && tail.starts_with(digit)
}

/// The parts between which a word may be broken where a line has no room for it as a whole:
/// letters, with the marks that may not be torn off them.
pub fn letters(word: &str) -> Vec<&str> {
    let mut letters = Vec::new();
    let mut start = 0;
    for end in boundaries(word) {
        if proper_end(word, end) || end == word.len() {
            letters.push(&word[start..end]);
            start = end;
        }
    }
    letters
}

/// Chinese leaves no space around quotes, nor between Latin and a bracket, where the general rules
/// would never break.
fn at_marks(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let (head, tail) = rest.split_at(first_mark(rest).unwrap_or(rest.len()));
        rest = tail;
        (!head.is_empty()).then_some(head)
    })
}

fn first_mark(word: &str) -> Option<usize> {
    // A quote or a bracket of Chinese and its neighbour take four bytes or more; most words are one letter.
    if word.len() < 4 {
        return None;
    }
    let pairs = word.char_indices().zip(word.chars().skip(1));
    let mut ends = pairs.filter(|((_, left), right)| {
        matches!(right, '“' | '‘') && is_chinese(*left) && !OPENING.contains(*left)
            || OPENING.contains(*right) && is_chinese(*right) && left.is_ascii_alphanumeric()
            || matches!(left, '”' | '’') && is_chinese(*right) && !CLOSING.contains(*right)
    });
    ends.next().map(|((at, left), _)| at + left.len_utf8())
}

fn is_chinese(letter: char) -> bool {
    width(letter.encode_utf8(&mut [0; 4])) == 2
}

/// Breaks a word with no place to break it wherever the line is full.
fn chop(word: &str, cells: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let word = rest.take()?;
        // A letter takes no more cells than bytes: most words need not be measured.
        if word.len() <= cells || width(word.trim_end()) <= cells {
            return Some(word);
        }
        let (head, tail) = word.split_at(break_point(word, cells));
        rest = Some(tail).filter(|tail| !tail.is_empty());
        Some(head)
    })
}

/// The last place within `cells` that leaves no mark on the wrong side, or else the last place.
fn break_point(word: &str, cells: usize) -> usize {
    let full = split(word, cells).0.len();
    let proper = boundaries(word).take_while(|end| *end <= full);
    let proper = proper.filter(|end| proper_end(word, *end)).last();
    let first = boundaries(word).next().unwrap_or(word.len());
    proper.unwrap_or(full).max(first)
}

/// Whether a break there leaves no mark on the wrong side.
fn proper_end(word: &str, end: usize) -> bool {
    let (head, tail) = word.split_at(end);
    !head.ends_with(|mark| OPENING.contains(mark))
        && !tail.starts_with(|mark| CLOSING.contains(mark))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::super::width;
    use super::{CLOSING, OPENING, letters, words, wrap};

    const NOTICE: &str = "依据《基本医疗保险关系转移接续暂行办法》（医保办发〔2021〕43号）第二条，\
        窗口时间为 9:00-17:00，电话 12393；您最晚 2026-12-07 会收到“转出”结果，请放心！";

    #[test]
    fn a_line_is_filled_with_chinese_after_latin() {
        assert_eq!(wrap("参保 ABC 去医疗保障局", 14), ["参保 ABC 去", "医疗保障局"]);
    }

    #[test]
    fn no_letter_stands_alone_at_the_end_where_the_line_before_can_spare_some() {
        assert_eq!(wrap("选好两地，提交申请", 16), ["选好两地，", "提交申请"]);
        assert_eq!(wrap("去窗口提交转移申请", 16), ["去窗口提交转移", "申请"]);
        assert_eq!(wrap("选好两地，提交申请。", 16), ["选好两地，", "提交申请。"]);
        assert_eq!(wrap("12 月 7 日，还有 10 个工作日", 26), ["12 月 7 日，还有", "10 个工作日"]);
        assert_eq!(
            wrap("12 月 7 日 周一，还有 10 个工作日", 31),
            ["12 月 7 日 周一，还有", "10 个工作日"]
        );
        // A mark is not torn off, and a word of letters stays whole.
        assert_eq!(wrap("换了城市就转「走」", 14), ["换了城市就", "转「走」"]);
        assert_eq!(wrap("先打 12393 问", 11), ["先打 12393", "问"]);
        assert_eq!(wrap("医保", 2), ["医", "保"]);
        assert_eq!(wrap("选好两地\n提", 8), ["选好两地", "提"]);
    }

    #[test]
    fn words_and_numbers_with_their_units_are_not_torn() {
        assert_eq!(wrap("找到「转移接续」这一项", 16), ["找到「转移接续」", "这一项"]);
        assert_eq!(wrap("最迟 12 月 14 日 周一办好", 18), ["最迟 12 月", "14 日 周一办好"]);
        assert_eq!(wrap("还有 10 个工作日", 14), ["还有 10", "个工作日"]);
        assert_eq!(wrap("下一页 第 1/5 页", 13), ["下一页", "第 1/5 页"]);
        // A word that leaves a line nearly empty is broken all the same.
        assert_eq!(wrap("到新疆维吾尔自治区", 14), ["到新疆维吾尔自", "治区"]);
        assert_eq!(wrap("医疗保障", 2), ["医", "疗", "保", "障"]);
    }

    #[test]
    fn own_line_breaks_are_kept() {
        assert_eq!(wrap("一\n\n二", 8), ["一", "", "二"]);
        assert_eq!(wrap("一\r\n二", 8), ["一", "二"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[rstest]
    #[case("9:00-17:00", 12)]
    #[case("12393", 8)]
    #[case("2026-12-07", 10)]
    #[case("“转", 8)]
    fn numbers_dates_and_quotes_stay_whole(#[case] whole: &str, #[case] narrowest: usize) {
        for cells in narrowest..=90 {
            let lines = wrap(NOTICE, cells);
            assert!(lines.iter().any(|line| line.contains(whole)), "{cells}: {lines:?}");
        }
    }

    #[test]
    fn no_mark_stands_on_the_wrong_side() {
        for cells in 8..=90 {
            for line in wrap(NOTICE, cells) {
                assert!(!line.starts_with(|mark| CLOSING.contains(mark)), "{cells}: {line}");
                assert!(!line.ends_with(|mark| OPENING.contains(mark)), "{cells}: {line}");
            }
        }
    }

    #[test]
    fn chinese_quotes_leave_room_to_break() {
        let lines = wrap("先在国家医保服务平台查“暂停参保”这一项再说", 12);
        assert_eq!(lines, ["先在国家医保", "服务平台查", "“暂停参保”这", "一项再说"]);
    }

    #[test]
    fn a_long_word_is_broken_by_cells() {
        assert_eq!(
            wrap("网址 12345678901234567890，", 10),
            ["网址", "1234567890", "123456789", "0，"]
        );
        assert_eq!(wrap("1234567890，", 10), ["123456789", "0，"]);
    }

    #[test]
    fn words_and_letters_are_where_a_line_may_end() {
        assert_eq!(all("参保（abc）。完"), ["参", "保", "（abc）。", "完"]);
        assert_eq!(all("GB18030（中"), ["GB18030", "（中"]);
        assert_eq!(letters("（abc）。"), ["（a", "b", "c）。"]);
    }

    #[test]
    fn an_indent_is_kept_where_it_fits() {
        assert_eq!(wrap("  转出地", 8), ["  转出地"]);
        assert_eq!(wrap("          转出地", 6), ["转出地"]);
    }

    #[test]
    fn no_width_is_too_small() {
        assert_eq!(wrap("医保 a", 0), ["医", "保", "a"]);
        assert_eq!(wrap("医保 a", 1), ["医", "保", "a"]);
        assert_eq!(wrap("（）", 1), ["（", "）"]);
    }

    fn all(text: &str) -> Vec<&str> {
        words(text).collect()
    }

    fn solid(text: &str) -> String {
        text.chars().filter(|letter| !letter.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn words_and_letters_are_the_whole_text(text in "\\PC*") {
            let words = all(&text);
            prop_assert_eq!(words.concat(), text.as_str());
            let letters: Vec<&str> = words.iter().flat_map(|word| letters(word)).collect();
            prop_assert_eq!(letters.concat(), text.as_str());
        }

        #[test]
        fn nothing_is_lost(text in "(\\PC|\n)*", cells in 0_usize..60) {
            prop_assert_eq!(solid(&wrap(&text, cells).concat()), solid(&text));
        }

        #[test]
        fn no_line_is_too_wide(text in "[ -~一-龥，。（）《》“”é\n]*", cells in 2_usize..60) {
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells, "{:?}", line);
            }
        }

        #[test]
        fn no_line_of_odd_letters_is_too_wide(text in "\\PC*", cells in 2_usize..60) {
            for line in wrap(&text, cells) {
                prop_assert!(width(&line) <= cells, "{:?}", line);
            }
        }

        #[test]
        fn marks_of_ordinary_prose_stand_right(
            text in "([一-龥]{1,6}[，。、；：！？]|《[一-龥]{2,8}》|（[0-9a-z]{1,20}）|[0-9]{1,30})*",
            cells in 8_usize..60,
        ) {
            for line in wrap(&text, cells) {
                prop_assert!(!line.starts_with(|mark| CLOSING.contains(mark)), "{}", line);
                prop_assert!(!line.ends_with(|mark| OPENING.contains(mark)), "{}", line);
            }
        }
    }
}
