//! What a line tells of before, of now and of what comes, apart: 「以前没交过医保，现在上班了」.

use std::ops::Range;

use super::{Reader, Side, Why};
use crate::line::asked::is_joined;

/// What may stand between a scheme and the place that it is of.
const BESIDE: &[&str] = &["", "在", "的", "交", "交的"];

/// When something was or will be so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Time {
    Before,
    Now,
    Next,
}

/// What such words told so far.
#[derive(Default)]
pub(super) struct Times {
    /// Each that was told of.
    told: Vec<Time>,
    /// The last of them, and where its word ended.
    last: Option<(Time, usize)>,
    /// Whether nothing was ever paid before.
    never: bool,
}

impl Times {
    /// The side of a scheme that is the only one, if the line tells of both apart.
    fn side(&self, of: Option<Time>) -> Option<Side> {
        let (first, last) = (self.told.iter().min()?, self.told.iter().max()?);
        let to = || self.never.then_some(Side::To);
        match of {
            Some(of) if first == last || (of != *first && of != *last) => to(),
            Some(of) if of == *first => Some(Side::From),
            Some(_) => Some(Side::To),
            None => to(),
        }
    }
}

impl Reader<'_> {
    /// A word tells of a time; 「现在去上海」 tells of what comes.
    pub(super) fn mark(&mut self, time: Time, span: &Range<usize>) {
        let place = self.places.last().map_or(0, |place| place.span.end);
        let now = self.told_before(span).filter(|(last, end)| *last == Time::Now && place <= *end);
        let Times { told, last, .. } = &mut self.times;
        if time != Time::Next {
            told.push(time);
        } else if now.is_some() {
            told.pop();
            told.push(time);
        }
        *last = Some((time, span.end));
    }

    /// Something was so before; 「以前」 leads to a place that is left as well.
    pub(super) fn past(&mut self, span: &Range<usize>, left: bool, before_sided: bool) {
        self.mark(Time::Before, span);
        if left {
            self.side(Side::From, span, before_sided);
        }
    }

    /// The time that the sentence tells of in which something stands.
    pub(super) fn time_of(&mut self, span: &Range<usize>) -> Option<Time> {
        let (time, _) = self.told_before(span)?;
        // What somebody goes to is told of where it is said what that is.
        if time == Time::Next {
            self.times.told.push(time);
        }
        Some(time)
    }

    /// The time that was told of before it in its sentence, and where the word for that ended.
    fn told_before(&self, span: &Range<usize>) -> Option<(Time, usize)> {
        let text = &self.line.text;
        self.times.last.filter(|(_, end)| text.get(*end..span.start).is_some_and(is_joined))
    }

    /// Nothing was ever paid, unless it is said for how long.
    pub(super) fn never(&mut self, span: &Range<usize>) {
        let counted = self.number.as_ref().is_some_and(|number| number.span.end == span.start);
        if self.gap.before || counted {
            self.gap.told = true;
            return;
        }
        self.times.never = true;
        self.mark(Time::Before, span);
        self.strange(span, Why::Never);
    }

    /// Whoever is no student any more was one before.
    pub(super) fn grown(&mut self, scheme: u8, span: &Range<usize>) {
        self.young.grown = Some(scheme);
        self.mark(Time::Before, span);
    }

    /// The sides of schemes of which nothing was said that tells them.
    pub(super) fn sides_in_time(&mut self) {
        let grown = self.young.grown;
        match &mut self.schemes[..] {
            [one] if one.side.is_none() => {
                let student = one.time.is_none() && grown.is_some_and(|at| one.what == 1 << at);
                one.side = Some(Side::From).filter(|_| student).or(self.times.side(one.time));
            }
            [one, two] if one.side.is_none() && two.side.is_none() => {
                // 「职工在苏州 居民在阜阳」
                let text = &self.line.text;
                let joined = |one: &Range<usize>, other: &Range<usize>| {
                    text.get(one.end..other.start).is_some_and(|text| BESIDE.contains(&text))
                };
                let of = |scheme: &Range<usize>| {
                    let beside =
                        |place: &Range<usize>| joined(scheme, place) || joined(place, scheme);
                    let place = self.gone.iter().find(|(place, _)| beside(place));
                    place.map(|(_, side)| *side)
                };
                let side = match ([&one.span, &two.span].map(of), one.time, two.time) {
                    ([Some(side), Some(other)], ..) if side != other => Some(side),
                    (_, Some(first), Some(then)) if first < then => Some(Side::From),
                    (_, Some(first), Some(then)) if first > then => Some(Side::To),
                    _ => None,
                };
                (one.side, two.side) = (side, side.map(Side::other));
            }
            _ => {}
        }
    }
}
