//! Words that say which way it goes: from a place, to a place, or both with one word.

use std::ops::Range;

use super::stands::Ahead;
use super::times::Time;
use super::{Reader, Side, Sided, Spot};
use crate::line::asked::breaks;
use crate::line::unordered::points_here;
use crate::model::With;

/// What a word begins with that says of the insurance that it came, and not of somebody.
const MOVED: &[char] = &['转', '迁'];

/// Whether a word stands right behind what ended there, or in brackets or a colon behind it: 「成都（转出）」.
fn touches(text: &str, end: usize, span: &Range<usize>) -> bool {
    let between = text.get(end..span.start);
    between.is_some_and(|between| between.is_empty() || ["(", ":"].contains(&between.trim()))
}

impl Reader<'_> {
    /// What leads to something leads no further than to the end of its sentence.
    pub(super) fn break_off(&mut self, between: Range<usize>, listed: bool) {
        // 「我去帮忙，医保在衡阳」
        let start = between.start;
        let Some(between) = self.line.text.get(between) else { return };
        let breaks = breaks(between.trim_start()) && !between.contains([':', '：']);
        // 「农合转社保 信阳 苏州」
        let led = self.way.as_ref().is_some_and(|way| way.end < start);
        let passed = between.starts_with(' ') && led && listed && self.at_home != Some(start);
        if breaks || passed {
            self.next = None;
        }
    }

    /// A side is said of what comes next, or at the end of the place that stands right before it.
    pub(super) fn side(&mut self, side: Side, span: &Range<usize>, before_sided: bool) {
        match side {
            Side::From => self.from(span),
            Side::To => self.mark(Time::Next, span),
        }
        if side == Side::To && !before_sided {
            if self.goes_home(span) {
                return;
            }
            // 「南通人，在上海交，想回去」
            self.vague.order |= self.returns(span) && self.are_apart();
        }
        // 「成都到」 is not told to its end.
        let word = self.line.text[span.clone()].chars().all(char::is_alphabetic)
            && self.line.text[span.clone()].chars().nth(1).is_some();
        let text = &self.line.text;
        let touched = self.places.last_mut().filter(|place| touches(text, place.span.end, span));
        match touched {
            // 「往杭州转，成都的」
            Some(place) if place.side == Some(side) && breaks(&self.line.text[span.end..]) => {}
            // 「老家周口到杭州」
            Some(place) if before_sided && place.what.stood == Some(With::Home) => {
                place.side = place.side.or(Some(side.other()));
                self.next = Some(side);
            }
            Some(place) if word && !before_sided && place.side != Some(side.other()) => {
                place.side = place.side.or(Some(side));
            }
            _ => self.next = Some(side),
        }
        // 「杭州（职工）←成都（居民）」
        if !self.line.text[span.clone()].contains(char::is_alphanumeric) {
            for scheme in &mut self.schemes {
                scheme.near = scheme.near.or(Some(side.other()));
            }
        }
        self.near = Some(side);
        self.way = Some(span.clone());
    }

    /// Whether a word for moving stands apart before two places, of which it does not say which is gone to:
    /// 「何时能转 成都 杭州」.
    pub(super) fn leads_to_list(&mut self, span: &Range<usize>, ahead: Ahead) -> bool {
        let text = &self.line.text;
        let apart = text[..span.end].ends_with('转') && text[span.end..].starts_with(' ');
        let listed = apart && ahead.listed && self.places.is_empty();
        self.vague.order |= listed;
        // 「能不能不转 职工」
        let asks = apart && text[..span.start].ends_with(char::is_alphanumeric);
        listed || (asks && ahead.sided && ahead.place.is_none() && self.schemes.is_empty())
    }

    /// 「从成都转到重庆，现在想转回来」
    pub(super) fn back(&mut self, span: &Range<usize>, ahead: Ahead) {
        let told = |place: &Sided<Spot>| place.side.or(place.what.hint()).is_some();
        let several = ahead.place.is_none() && self.places.len() == 2;
        if several && self.goes_home(span) {
            return;
        }
        if several && self.places.iter().any(told) {
            self.back = true;
        } else {
            self.side(Side::To, span, ahead.sided);
        }
    }

    /// Whether a word leads to the one of two places that is home, as 「想转回去」 does in 「老家衡阳，深圳交职工，想转回去」.
    fn goes_home(&mut self, span: &Range<usize>) -> bool {
        let home = |place: &Sided<Spot>| place.what.is(With::Home) || self.is_native(place);
        let [one, two] = &self.places[..] else { return false };
        let at = usize::from(!home(one));
        let to = if at == 0 { one } else { two };
        if !self.returns(span) || to.side.is_some() || !home(to) {
            return false;
        }
        self.places[at].side = Some(Side::To);
        (self.near, self.home) = (Some(Side::To), Some(Side::To));
        true
    }

    /// Whether it is a word for going back.
    fn returns(&self, span: &Range<usize>) -> bool {
        self.line.text[span.clone()].contains('回')
    }

    /// Whether it stands right behind the last place.
    fn touches_last(&self, span: &Range<usize>) -> bool {
        let text = &self.line.text;
        self.places.last().is_some_and(|last| touches(text, last.span.end, span))
    }

    /// The places, if they are two and nothing was said of either.
    fn untold(&self) -> Option<[&Sided<Spot>; 2]> {
        let [one, two] = &self.places[..] else { return None };
        let untold = |place: &Sided<Spot>| place.side.is_none() && place.what.stood.is_none();
        (untold(one) && untold(two)).then_some([one, two])
    }

    /// Whether two such places are all that is told of them, one behind the other.
    fn is_listed(&self) -> bool {
        self.untold().is_some() && !self.are_apart()
    }

    /// Whether two such places are told in words of their own.
    fn are_apart(&self) -> bool {
        let between = |[one, two]: [&Sided<Spot>; 2]| &self.line.text[one.span.end..two.span.start];
        self.untold().is_some_and(|places| between(places).contains(char::is_alphabetic))
    }

    /// 「改成苏州」 goes there; in 「转出地改成苏州」 the word before it says which way.
    pub(super) fn changes(&mut self, span: &Range<usize>, before_sided: bool) {
        if self.next.is_none() {
            self.side(Side::To, span, before_sided);
        }
    }

    /// 「成都转出」, and 「转出成都」 where nothing stands before it that it is said of.
    pub(super) fn left(&mut self, span: &Range<usize>, before_sided: bool) {
        // 「成都，杭州，转出要什么材料」 says of neither that it is left.
        if !before_sided && self.is_listed() && !self.touches_last(span) {
            let text = &self.line.text;
            let ends = !text[span.end..].starts_with(char::is_alphanumeric);
            self.vague.order |= ends && text[..span.start].ends_with([' ', '(']);
            return;
        }
        let touches_next = before_sided && !self.line.text[span.end..].starts_with(' ');
        let before = self.before(span, |touched, side| {
            if touched {
                !(before_sided && side == Some(Side::To))
            } else {
                !touches_next && side.is_none()
            }
        });
        match before {
            Some(before) => *before = Some(Side::From),
            None => self.next = Some(Side::From),
        }
        self.near = Some(Side::From);
    }

    /// 「成都转来」, 「转来杭州」, 「成都转来杭州」.
    pub(super) fn came(&mut self, span: &Range<usize>, before_sided: bool) {
        // 「转成都的医保过来」 says with its last word which way.
        let fetched = |place: &&mut Sided<Spot>| {
            !before_sided && self.line.text[..place.span.start].ends_with('转')
        };
        if let Some(place) = self.places.last_mut().filter(fetched) {
            place.side = Some(Side::From);
            return;
        }
        // 「青岛这边要我转过来」
        let here = |place: &&mut Sided<Spot>| {
            !before_sided && self.line.text[place.span.end..span.start].starts_with('这')
        };
        if let Some(place) = self.places.last_mut().filter(here) {
            place.side = place.side.or(Some(Side::To));
            return;
        }
        if self.is_pointed_at() {
            return;
        }
        // 「我老婆在宁波交职工，我在温州，想让她转过来」
        if !before_sided && self.are_apart() && !self.touches_last(span) {
            self.vague.order = true;
            return;
        }
        let bare = self.behind_bare(span);
        let before = self.before(span, |touched, side| {
            side != Some(Side::To) && (touched || (!before_sided && !bare && side.is_none()))
        });
        let said = before.map(|before| *before = Some(Side::From)).is_some();
        let touches_next = before_sided && !self.line.text[span.end..].starts_with(' ');
        self.next = (touches_next || (before_sided && !said)).then_some(Side::To);
        self.near = Some(Side::To);
    }

    /// 「这边是苏州，那边是宿迁，要转过来」
    fn is_pointed_at(&mut self) -> bool {
        let Some(places) = self.untold() else { return false };
        let side = |place: &Sided<Spot>| {
            points_here(&self.line.text, place.span.start, |word, of| {
                self.naming(of).any(|said| said == word)
            })
        };
        let [Some(one), Some(two)] = places.map(side) else { return false };
        if one != two {
            for (place, here) in self.places.iter_mut().zip([one, two]) {
                place.side = Some(if here { Side::To } else { Side::From });
            }
        }
        one != two
    }

    /// Whether the word stands behind two places of which nothing was said, and touches neither: they are told
    /// in their order. What is said of the insurance, or in one breath with the last of them, may turn it.
    fn behind_bare(&mut self, span: &Range<usize>) -> bool {
        let Some([one, two]) = self.untold() else { return false };
        let listed = self.line.text[one.span.end..two.span.start].trim().is_empty();
        if !listed || two.span.end == span.start {
            return false;
        }
        let between = &self.line.text[two.span.end..span.start];
        let moved = self.line.text[span.clone()].starts_with(MOVED);
        self.vague.order |= moved || !between.starts_with(' ');
        true
    }

    /// The side of what was named last, if it may be said of that, which may stand right before it.
    fn before(
        &mut self,
        span: &Range<usize>,
        may: impl Fn(bool, Option<Side>) -> bool,
    ) -> Option<&mut Option<Side>> {
        // 「我现在在南京上班，要我转过来」 comes from neither.
        let text = &self.line.text;
        let place = self.places.last_mut().filter(|place| place.what.hint() != Some(Side::To));
        let before = |scheme: &&mut Sided<u8>| scheme.time.is_none_or(|time| time == Time::Before);
        let scheme = self.schemes.last_mut().filter(before);
        let place = place.map(|place| (place.span.end, &mut place.side));
        let scheme = scheme.map(|scheme| (scheme.span.end, &mut scheme.side));
        let last = place.into_iter().chain(scheme).max_by_key(|(end, _)| *end);
        last.filter(|(end, side)| may(touches(text, *end, span), **side)).map(|(_, side)| side)
    }
}
