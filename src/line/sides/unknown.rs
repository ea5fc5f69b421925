//! Words of a line that are not known: which of them may matter, and what a number beside them is worth.

use std::ops::Range;

use super::{Reader, Why};
use crate::line::Strange;

/// What ends the name of a place.
const PLACES: &[char] =
    &['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡', '村', '岛', '国', '外'];
/// Letters that no word begins with.
const APART: &[char] = &['的', '了', '在', '是', '和', '也', '都'];
/// Fewer letters are no name of a place.
const NAME: usize = 2;

/// A word that is not known.
pub(super) struct Unknown {
    span: Range<usize>,
    /// Where it stands among what is strange.
    at: usize,
    /// Whether it stands where a place would.
    placed: bool,
}

impl Reader<'_> {
    /// A word that is not known, or one more of it; a number that touches it counts something else.
    pub(super) fn unknown(&mut self, mut span: Range<usize>) {
        if self.is_of_unknown(&span, false) {
            return;
        }
        let text = &self.line.text;
        let placed =
            self.next.is_some() || self.standing.is_some() || self.awaits == Some(span.start);
        let placed = placed || self.is_in_province(&span);
        let placed = placed && text[..span.start].ends_with(char::is_alphanumeric);
        // 「断2奔驰」 has told the gap; 「断2次」 counts something else.
        let long = text[span.clone()].chars().nth(1).is_some();
        let number = self.part(span.start, |number, text| {
            let told = number.of_gap && long && text[number.span.clone()].is_ascii();
            number.unit.is_none() && !told
        });
        let mut why = Why::Unknown;
        if let Some(number) = number {
            let ascii = self.line.text[number.span.clone()].is_ascii();
            let counts = number.apart || self.gap.told || ascii;
            why = if counts { Why::Unit } else { Why::Unknown };
            span.start = number.span.start;
        }
        let word = self.whole(&span);
        self.unknown.push(Unknown { span, at: self.line.strange.len(), placed });
        self.strange(&word, why);
    }

    /// The word that a letter is the second of: 「就业」, of which only that says nothing.
    fn whole(&self, span: &Range<usize>) -> Range<usize> {
        let text = &self.line.text;
        let one = |of: &Range<usize>| text[of.clone()].chars().nth(1).is_none();
        let first = self.filler.as_ref().filter(|first| first.end == span.start && one(first));
        let first = first.filter(|first| one(span) && !text[(*first).clone()].ends_with(APART));
        first.map_or(span.start, |first| first.start)..span.end
    }

    /// Whether a word touches a province, of which it may name a part: 「河北燕郊」.
    fn is_in_province(&self, span: &Range<usize>) -> bool {
        let last = self.places.last().filter(|last| last.span.end == span.start);
        last.is_some_and(|last| last.what.province(&self.assets.regions).is_some())
    }

    /// Whether a number or a unit belongs to a word before it that is not known.
    pub(super) fn is_of_unknown(&mut self, span: &Range<usize>, counts: bool) -> bool {
        let Some(unknown) = self.unknown.last_mut().filter(|last| last.span.end == span.start)
        else {
            return false;
        };
        unknown.span.end = span.end;
        let Strange { text, why } = &mut self.line.strange[unknown.at];
        text.push_str(&self.line.text[span.clone()]);
        if counts && (self.gap.told || self.line.text[span.clone()].is_ascii()) {
            *why = Why::Unit;
        }
        true
    }

    /// Whether something left out is counted by the digits before it: 「3000元」.
    pub(super) fn is_of_count(&mut self, span: &Range<usize>) -> bool {
        let text = &self.line.text;
        let counts = |last: &mut Unknown| {
            let digits = text[last.span.clone()].chars().all(|letter| letter.is_ascii_digit());
            last.span.end == span.start && digits
        };
        let Some(Unknown { at, .. }) = self.unknown.pop_if(counts) else { return false };
        let strange = &mut self.line.strange[at];
        strange.text.push_str(&self.line.text[span.clone()]);
        strange.why = Why::Idle;
        true
    }

    /// Once all places are known: of the rest nothing is missed.
    pub(super) fn end_unknown(&mut self) {
        for Unknown { span, at, placed } in std::mem::take(&mut self.unknown) {
            let word = &self.line.text[span];
            let ends = word.chars().nth(1).is_some() && word.ends_with(PLACES);
            let missed = self.named < 2 && word.chars().count() >= NAME;
            // A number, or a sign that may point both ways.
            let counts = word.contains(|letter: char| letter.is_ascii_digit());
            let missed = missed || counts || !word.contains(char::is_alphanumeric);
            let strange = &mut self.line.strange[at];
            if strange.why == Why::Unknown && !placed && !ends && !missed {
                strange.why = Why::Idle;
            } else if strange.why == Why::Unknown && (placed || ends) && !counts {
                strange.why = Why::NoPlace;
            }
        }
    }
}
