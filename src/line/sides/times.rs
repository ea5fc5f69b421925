//! What a line tells of before, of now and of what comes, apart: 「以前没交过医保，现在上班了」.

use std::ops::Range;

use super::order::told;
use super::work::Gone;
use super::{Reader, Side, Sided, Why};
use crate::line::asked::{goes_on, is_joined};
use crate::line::pays::PAYS;
use crate::model::With;

/// What may stand between a scheme and the place that it is of.
const BESIDE: &[&str] = &["", "在", "的", "交", "交的"];

/// What may stand between home and the scheme somebody has there.
const OF_HOME: &[&str] = &["", "的", "交的", "交"];

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
    /// Whether one scheme was told of two places, one after the other.
    pub(super) twice: bool,
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

    /// The same for a scheme; 「老家南阳的新农合」 and 「老家的新农合」 are of before.
    pub(super) fn time_of_scheme(&mut self, span: &Range<usize>) -> Option<Time> {
        let time = self.time_of(span);
        let text = &self.line.text;
        let of_home = |end: usize| {
            let of = text.get(end..span.start);
            // 「老家信阳交了明年的居民医保」
            let paid = |of: &str| of.starts_with(PAYS) && is_joined(of);
            of.is_some_and(|of| OF_HOME.contains(&of) || paid(of))
        };
        let home = self.places.last_mut().filter(|place| place.what.stood == Some(With::Home));
        if let Some(home) = home.filter(|home| of_home(home.span.end)) {
            home.what.stand(Some(With::Insured));
            return Some(Time::Before);
        }
        let back = self.home == Some(Side::To);
        if back || !self.at_home.is_some_and(of_home) {
            return time;
        }
        // 「老家在安阳，想把老家的居民医保转到北京」
        self.home = self.home.or(Some(Side::From));
        Some(Time::Before)
    }

    /// Whether it is told what is so now or comes next.
    pub(super) fn goes_on_now(&self) -> bool {
        self.times.told.iter().any(|time| *time != Time::Before)
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
        let (one, other) = match &self.schemes[..] {
            [one] if one.side.is_none() => (self.side_alone(one), None),
            [one, two] if one.side.is_none() && two.side.is_none() => {
                let side = self.side_of_first(one, two);
                (side, side.map(Side::other))
            }
            _ => return,
        };
        for (scheme, side) in self.schemes.iter_mut().zip([one, other]) {
            scheme.side = side;
        }
    }

    /// The side of a scheme that no other is told beside.
    fn side_alone(&self, scheme: &Sided<u8>) -> Option<Side> {
        let open = scheme.time.is_none();
        if let Some(student) = self.young.grown.filter(|_| open) {
            return Some(if scheme.what == 1 << student { Side::From } else { Side::To });
        }
        // 「北京离职，保定居民」
        if (self.work.quits || self.is_drawn(scheme.what))
            && scheme.time != Some(Time::Before)
            && !self.is_employed(scheme.what)
        {
            return Some(Side::To);
        }
        // Where nobody moves, both are the same place.
        let parted = match &self.gone[..] {
            [one, two] => self.line.text.get(one.span.end..two.span.start),
            _ => None,
        };
        let parted = parted.is_some_and(|between| !goes_on(between));
        // 「东莞的医保转到南阳新农合」; in 「从东莞转到南阳居民」 it may be that of both.
        let insured = self.gone.iter().any(|gone| gone.insured);
        let of = |gone: &Gone| self.line.text.get(gone.span.end..scheme.span.start) == Some("的");
        let there = self.gone_beside(&scheme.span).filter(|_| !self.times.twice);
        let there = there.filter(|gone| parted || (gone.told && (insured || of(gone))));
        let named = !self.young.counts && scheme.time != Some(Time::Before);
        let there = there.map(|gone| gone.side).filter(|side| *side == Side::To && named);
        self.times.side(scheme.time).or(there)
    }

    /// Whether somebody who paid by themselves cannot have done so before: they drew what only employees get.
    fn is_drawn(&self, scheme: u8) -> bool {
        self.others.drew && self.is_scheme(scheme, "flexible")
    }

    /// The side of the first of two schemes: 「职工在苏州 居民在阜阳」, 「以前居民，现在职工」.
    fn side_of_first(&self, one: &Sided<u8>, two: &Sided<u8>) -> Option<Side> {
        let gone = [one, two].map(|scheme| self.gone_beside(&scheme.span));
        let told = gone[1].is_some_and(|gone| gone.told);
        let text = self.line.text.get(one.span.end..two.span.start);
        let joined = text.is_some_and(goes_on);
        let apart = text.is_some_and(|text| text.contains(char::is_alphanumeric));
        match (gone.map(|gone| gone.map(|gone| gone.side)), one.time, two.time) {
            ([Some(side), Some(other)], ..) if side != other => Some(side),
            // 「老家信阳农合，在苏州打工单位交职工，想回老家」
            ([Some(Side::To), None], Some(Time::Before), _) => Some(Side::To),
            // 「交了八年职工，现在想自己交灵活就业」
            ([None, Some(Side::To)], _, Some(Time::Before))
            | (_, None, Some(Time::Now | Time::Next)) => Some(Side::From),
            (_, Some(first), Some(then)) if first < then => Some(Side::From),
            (_, Some(first), Some(then)) if first > then => Some(Side::To),
            // 「单位交的，原来是居民」
            (_, None, Some(Time::Before)) => Some(Side::To),
            ([Some(side), None], None, None) if joined && apart => Some(side),
            ([None, Some(side)], ..) if apart && (joined || told) => Some(side.other()),
            // 「我是居民，从菏泽到青岛打工，单位给交了」
            _ if self.leaves_to_work(one.what) => Some(Side::From),
            _ if self.leaves_to_work(two.what) => Some(Side::To),
            _ => None,
        }
    }

    /// The place that a scheme is beside.
    pub(super) fn gone_beside(&self, scheme: &Range<usize>) -> Option<&Gone> {
        let text = &self.line.text;
        let joined = |one: &Range<usize>, other: &Range<usize>| {
            text.get(one.end..other.start).is_some_and(|text| BESIDE.contains(&text))
        };
        self.gone.iter().find(|gone| joined(scheme, &gone.span) || joined(&gone.span, scheme))
    }

    /// Whether two schemes stand in sentences of their own, and nothing tells which is left.
    pub(super) fn is_untold(&self, one: &Sided<u8>, two: &Sided<u8>) -> bool {
        let text = self.line.text.get(one.span.end..two.span.start).unwrap_or_default();
        told(one, two).is_none() && !goes_on(text) && text.contains(char::is_alphanumeric)
    }
}
