//! Lines of text in several styles, broken by the widths of the font.

use std::ops::Range;

use super::face::Face;
use super::ink::Style;
use crate::text::{Room, letters, words};

/// Text in one style.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Span {
    pub text: String,
    pub style: Style,
}

impl Span {
    /// The same in so many times the size.
    #[must_use]
    pub(crate) fn larger(mut self, times: f32) -> Self {
        self.style.size *= times;
        self
    }
}

/// A part of a line in one style.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// Left edge from the start of the line.
    pub x: f32,
    pub width: f32,
    pub text: String,
    pub style: Style,
}

/// Rounding must not push the last character of a line to the next one.
const SLACK: f32 = 0.01;

/// What breaks a text into lines.
#[derive(Clone, Copy)]
pub(crate) struct Breaker<'a> {
    pub face: &'a Face,
    /// Points that a line may take.
    pub room: f32,
    /// Whether words are torn.
    pub tears: bool,
}

impl Breaker<'_> {
    /// Breaks spans into lines, with the rules of Chinese punctuation.
    pub(crate) fn lines(self, spans: &[Span]) -> Vec<Vec<Part>> {
        let mut all = Vec::new();
        let whole: String = spans.iter().map(|span| clean(&span.text)).collect();
        let styles = Styles::of(spans);
        let mut start = 0;
        for paragraph in whole.split('\n') {
            let (breaker, styles, parts) = (self, &styles, Vec::new());
            Filler { breaker, styles, parts, all: &mut all }.fill(paragraph, start);
            start += paragraph.len() + 1;
        }
        all
    }
}

/// Tabs and the like as spaces; line breaks stay.
fn clean(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\n' => '\n',
        other if other.is_control() => ' ',
        other => other,
    };
    text.chars().map(plain).collect()
}

/// Which style holds from which byte on.
struct Styles(Vec<(usize, Style)>);

impl Styles {
    fn of(spans: &[Span]) -> Self {
        let mut start = 0;
        let starts = spans.iter().map(|span| {
            let from = start;
            start += clean(&span.text).len();
            (from, span.style)
        });
        Self(starts.collect())
    }

    /// Cuts a text that stands at a byte into parts of one style each.
    fn cut<'a>(
        &'a self,
        mut text: &'a str,
        mut at: usize,
    ) -> impl Iterator<Item = (&'a str, Style)> {
        std::iter::from_fn(move || {
            if text.is_empty() {
                return None;
            }
            let here = self.0.partition_point(|(start, _)| *start <= at);
            let (_, style) = self.0[here - 1];
            let end = self.0.get(here).map_or(text.len(), |(next, _)| (next - at).min(text.len()));
            let (head, tail) = text.split_at(end);
            (text, at) = (tail, at + end);
            Some((head, style))
        })
    }
}

struct Filler<'a> {
    breaker: Breaker<'a>,
    styles: &'a Styles,
    parts: Vec<Part>,
    all: &'a mut Vec<Vec<Part>>,
}

impl Filler<'_> {
    /// Puts a paragraph that begins at a byte on lines, as they are broken on screens.
    fn fill(&mut self, paragraph: &str, at: usize) {
        let starts = self.starts(paragraph, at);
        let ends = starts.iter().skip(1).copied().chain([paragraph.len()]);
        for (start, end) in starts.iter().zip(ends) {
            self.put(&paragraph[*start..end], at + start);
            self.end_line();
        }
    }

    /// Where the lines of a paragraph begin.
    fn starts(&self, paragraph: &str, at: usize) -> Vec<usize> {
        let width = |part: Range<usize>| self.width(&paragraph[part.clone()], at + part.start);
        let room = Room { paragraph, line: self.breaker.room + SLACK, width };
        let mut ends = vec![0];
        for word in words(paragraph) {
            self.pieces(word, at, &mut ends);
        }
        let (mut starts, mut start, mut used) = (vec![0], 0, 0.0);
        for piece in ends.windows(2) {
            let whole = &paragraph[piece[0]..piece[1]];
            let taken = self.width(whole.trim_end(), at + piece[0]);
            while start < piece[0] && used + taken > room.line {
                let whole = !self.breaker.tears;
                start = if whole { room.line_end(start..piece[0]) } else { piece[0] };
                used = self.width(&paragraph[start..piece[0]], at + start);
                starts.push(start);
            }
            used += self.width(whole, at + piece[0]);
        }
        if !self.breaker.tears
            && let [.., above, last] = starts[..]
            && let Some(earlier) = room.spared(above..last, || ends.into_iter())
            && let Some(last) = starts.last_mut()
        {
            *last = earlier;
        }
        starts
    }

    /// Adds where the parts of a word end that stay whole; of one with no room on any line its letters.
    fn pieces(&self, word: &str, at: usize, ends: &mut Vec<usize>) {
        let begins = ends.last().copied().unwrap_or_default();
        let fits =
            |text: &str, from: usize| self.width(text.trim_end(), at + from) <= self.breaker.room;
        if fits(word, begins) {
            return ends.push(begins + word.len());
        }
        for letter in letters(word) {
            let begins = ends.last().copied().unwrap_or_default();
            let parts = if fits(letter, begins) { vec![letter] } else { single(letter) };
            ends.extend(parts.into_iter().scan(begins, |end, part| {
                *end += part.len();
                Some(*end)
            }));
        }
    }

    fn put(&mut self, word: &str, at: usize) {
        for (text, style) in self.styles.cut(word, at) {
            let width = self.breaker.face.width(text) * style.size;
            let x = self.used();
            match self.parts.last_mut().filter(|part| part.style == style) {
                Some(part) => {
                    part.text.push_str(text);
                    part.width += width;
                }
                None => self.parts.push(Part { x, width, text: text.to_owned(), style }),
            }
        }
    }

    fn used(&self) -> f32 {
        self.parts.last().map_or(0.0, |part| part.x + part.width)
    }

    fn width(&self, text: &str, at: usize) -> f32 {
        let parts = self.styles.cut(text, at);
        parts.map(|(text, style)| self.breaker.face.width(text) * style.size).sum()
    }

    /// Spaces at the end of a line are not drawn.
    fn end_line(&mut self) {
        let mut parts = std::mem::take(&mut self.parts);
        while let Some(last) = parts.last_mut() {
            let bare = last.text.trim_end().len();
            if bare < last.text.len() {
                last.text.truncate(bare);
                last.width = self.breaker.face.width(&last.text) * last.style.size;
            }
            if bare > 0 {
                break;
            }
            parts.pop();
        }
        if !parts.is_empty() {
            self.all.push(parts);
        }
    }
}

fn single(text: &str) -> Vec<&str> {
    text.char_indices().map(|(at, letter)| &text[at..at + letter.len_utf8()]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str, size: f32) -> Span {
        Span { text: text.to_owned(), style: Style { size, bold: false, grey: 0, raised: false } }
    }

    fn lines(face: &Face, spans: &[Span], room: f32) -> Vec<Vec<Part>> {
        Breaker { face, room, tears: false }.lines(spans)
    }

    fn texts(lines: &[Vec<Part>]) -> Vec<String> {
        lines.iter().map(|line| line.iter().map(|part| part.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_are_full_and_marks_stand_right() {
        let face = Face::read();
        let text = lines(&face, &[plain("参保人（本人）可以申请，不收费。", 10.0)], 60.0);
        assert_eq!(texts(&text), ["参保人", "（本人）可以", "申请，不", "收费。"]);
    }

    #[test]
    fn words_numbers_and_articles_are_not_torn_and_no_letter_stands_alone() {
        let face = Face::read();
        let broken = |text: &str, room: f32| texts(&lines(&face, &[plain(text, 10.0)], room));
        assert_eq!(broken("《社会保险法》第七十四条", 95.0), ["《社会保险法》", "第七十四条"]);
        assert_eq!(broken("找到「转移接续」这一项", 80.0), ["找到「转移接续」", "这一项"]);
        assert_eq!(broken("去窗口提交转移申请", 80.0), ["去窗口提交转移", "申请"]);
    }

    #[test]
    fn styles_change_in_the_middle_of_a_line() {
        let face = Face::read();
        let spans = [plain("结论：", 10.0), plain("可以转移", 20.0)];
        let found = lines(&face, &spans, 75.0);
        assert_eq!(texts(&found), ["结论：可以", "转移"]);
        assert!((found[0][1].x - 30.0).abs() < 0.01, "{found:?}");
        assert!((found[1][0].width - 40.0).abs() < 0.01, "{found:?}");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(
            text in "([一-龥]{1,9}[，。）]|（|\\PC|[a-z0-9./-]{1,30}| |\n)*", room in 21.0_f32..200.0,
        ) {
            let face = Face::read();
            let spans = [plain(&text, 10.0), plain(&text, 7.0)];
            let found = lines(&face, &spans, room);
            for part in found.iter().flatten() {
                prop_assert!(part.x + part.width <= room + 0.1, "{part:?}");
            }
            let solid = |text: &str| text.chars().filter(|each| !each.is_whitespace() && !each.is_control()).collect::<String>();
            prop_assert_eq!(solid(&texts(&found).concat()), solid(&format!("{text}{text}")));
        }
    }
}
