//! What a line tells of somebody's work: where it is, and which scheme that tells of there.

use std::ops::Range;

use super::{Reader, Side, Sided, Spot};
use crate::line::asked::is_joined;
use crate::line::strange::Why;
use crate::model::{Beside, Stands, With};

/// What is said of somebody's work.
#[derive(Default)]
pub(super) struct Work {
    /// Which scheme was told by it.
    pub(super) told: Option<usize>,
    /// The same, and where its place begins.
    pub(super) scheme: Option<(usize, usize)>,
    /// Whether there is none by now.
    pub(super) none: bool,
    /// Whether there is something for which somebody who left one has none anew.
    pub(super) home: bool,
    /// Whether somebody left one.
    pub(super) quits: bool,
}

/// A place that was left or gone to.
pub(super) struct Gone {
    pub(super) span: Range<usize>,
    pub(super) side: Side,
    /// Whether somebody works there.
    pub(super) works: bool,
    /// Whether a word said on which side it is.
    pub(super) told: bool,
    /// Whether somebody is said to be insured there so far.
    pub(super) insured: bool,
}

impl Reader<'_> {
    /// A scheme, or one of several; 「单位上班」 says it twice.
    pub(super) fn scheme(&mut self, span: Range<usize>, may: u8, side: Option<Side>) {
        let time = self.time_of_scheme(&span);
        let text = &self.line.text;
        let again = |last: &&mut Sided<u8>| {
            let times = [last.time, time];
            let apart = matches!(times, [Some(one), Some(other)] if one != other);
            (side.is_none() || side == last.side) && last.what & may != 0 && !apart
        };
        let told = self.work.told.is_some_and(|at| at + 1 == self.schemes.len());
        if let Some(last) = self.schemes.last_mut().filter(again) {
            // 「我在杭州上班，医保在成都，职工」
            let between = text.get(last.span.end..span.start);
            let again = side.is_none() && between.is_some_and(|between| !is_joined(between));
            if again && told {
                last.side = None;
                (self.work.told, self.work.scheme) = (None, None);
            }
            let between = last.span.end..span.start;
            let here = |place: &Sided<Spot>| between.contains(&place.span.start);
            let before = self.places.first().is_some_and(|place| place.span.end < between.start);
            // 「上海职工，现在到苏州上班」
            self.times.twice |= again && before && self.places.iter().any(here);
            if again || last.what & may != last.what {
                (last.what, last.span) = (last.what & may, span);
            }
            return;
        }
        self.schemes.push(Sided { span, what: may, side, near: self.near, time });
        self.line.understood += 1;
    }

    /// Which scheme is told by what is said of the place that comes next.
    pub(super) fn told_ahead(&self, stands: Stands) -> Option<usize> {
        let works = matches!(stands.with, With::Works | With::Firm) && stands.scheme.is_some();
        self.work.told.filter(|_| works && stands.beside == Beside::Next)
    }

    /// 「来北京上班」 tells which scheme there is in Beijing, and of no other place; 「去香港上班」 tells of none.
    pub(super) fn works_with(&mut self, span: &Range<usize>, stands: Stands, of_last: bool) {
        if !matches!(stands.with, With::Works | With::Firm) || stands.beside == Beside::Next {
            return;
        }
        if of_last {
            let last = self.places.last().map(|last| last.span.start);
            self.work.scheme = self.work.told.zip(last);
        } else if self.is_behind_way(span) && self.led_home() != Some(span.start) {
            self.schemes.pop();
            self.work.told = None;
            self.line.understood = self.line.understood.saturating_sub(1);
            self.strange(span, Why::Idle);
        }
    }

    /// Whether a word is said of something that a way leads to, which is no place that is known.
    pub(super) fn is_behind_way(&self, span: &Range<usize>) -> bool {
        let last = self.places.last().map_or(0, |last| last.span.end);
        let way = self.way.as_ref().filter(|way| way.end > last && way.end < span.start);
        way.is_some_and(|way| is_joined(&self.line.text[way.end..span.start]))
    }

    /// Whether somebody has a scheme only where they leave: as an employee who has no employer by now, or as a
    /// resident who goes to work somewhere.
    pub(super) fn leaves_with(&self, scheme: u8) -> bool {
        let Work { none, home, quits, .. } = self.work;
        let none = none || (quits && home);
        (none && self.is_employed(scheme)) || self.leaves_to_work(scheme)
    }

    /// Whether it is the scheme of a resident who goes to work somewhere.
    pub(super) fn leaves_to_work(&self, scheme: u8) -> bool {
        let works = |gone: &Gone| gone.works && gone.side == Side::To;
        self.gone.iter().any(works) && self.is_scheme(scheme, "resident")
    }

    /// A scheme that is told by where somebody works is on the side of that place, and another one on the other.
    pub(super) fn side_of_work(&mut self) {
        let Some((at, place)) = self.work.scheme.take() else { return };
        let gone = self.gone.iter().find(|gone| gone.span.start == place);
        let Some(side) = gone.map(|gone| gone.side) else { return };
        match &mut self.schemes[..] {
            [one] => one.side = one.side.or(Some(side)),
            [one, two] if one.side.or(two.side).is_none() => {
                one.side = Some(if at == 0 { side } else { side.other() });
            }
            _ => {}
        }
    }
}
