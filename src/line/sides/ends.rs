//! What a line comes to once all of it is read: which scheme and which place is left, and which is gone to.

use std::ops::Range;

use super::again::{gone_back, once_each, turned, two_left};
use super::order::ordered;
use super::others::Child;
use super::spot::Spot;
use super::stands::directed;
use super::times::Time;
use super::{Gone, Reader, Readings, Side, Sided, Strange, Unsure, Why};
use crate::model::{Meaning, Value, With};

impl Reader<'_> {
    /// Whether a word is one beside which what was said goes on as if it were not there.
    pub(super) fn aloof(&mut self, span: &Range<usize>, means: Meaning) -> bool {
        match means {
            Meaning::Filler => self.filler = Some(span.clone()),
            Meaning::Plans => self.others.days.plans = true,
            Meaning::Filed => self.others.days.filed = true,
            Meaning::Grown(scheme) => self.grown(scheme, span),
            Meaning::Quits => self.work.quits = true,
            Meaning::Staff(scheme) => self.young.staff = Some((span.clone(), scheme)),
            Meaning::Child { scheme, perhaps, claim } => {
                self.line.answers.add_matter(claim);
                // 「孩子上大学」 is a student.
                let before = self.young.child.take().filter(|before| !before.perhaps);
                let span = span.clone();
                self.young.child = before.or(Some(Child { span, scheme, perhaps }));
            }
            _ => return false,
        }
        true
    }

    /// One scheme alone is that of both sides, unless a side was said of it.
    pub(super) fn end_schemes(&mut self) {
        let roles = self.topic.roles;
        let (Some(from), Some(to)) = (roles.from_scheme, roles.to_scheme) else { return };
        self.end_child();
        self.end_staff();
        self.side_of_work();
        self.leave_out_scheme();
        self.sides_in_time();
        let schemes = std::mem::take(&mut self.schemes);
        for several in schemes.iter().filter(|scheme| !scheme.what.is_power_of_two()) {
            let may = (0..8).filter(|at| several.what >> at & 1 == 1).collect();
            let readings = Readings::Schemes(may);
            self.line.unsure.push(Unsure { span: several.span.clone(), readings });
        }
        let known = |scheme: &Sided<u8>| {
            let at = scheme.what.trailing_zeros() as u8;
            scheme.what.is_power_of_two().then_some(Value::Choice(at))
        };
        if let [one] = schemes.as_slice() {
            if self.is_of_open_side(one) {
                return self.strange(&one.span, Why::Unclear);
            }
            self.line.one_scheme = one.side.is_none();
            let ends = match one.side {
                Some(Side::From) => vec![from],
                // 「从成都离职，到杭州新公司上班」
                Some(Side::To) if self.work.quits && self.is_employed(one.what) => vec![from, to],
                Some(Side::To) => vec![to],
                None if self.leaves_with(one.what) || self.is_to_open() => vec![from],
                None => vec![from, to],
            };
            for end in ends {
                if let Some(value) = known(one) {
                    self.answer(end, value, &one.span);
                }
            }
            return;
        }
        if let [one, two] = &schemes[..]
            && self.is_untold(one, two)
        {
            self.strange(&one.span, Why::Unclear);
            return self.strange(&two.span, Why::Unclear);
        }
        let sides = ordered(&schemes);
        for (scheme, side) in schemes.iter().zip(sides) {
            let end = if side == Side::From { from } else { to };
            if let Some(value) = known(scheme) {
                self.answer(end, value, &scheme.span);
            }
        }
    }

    /// Of three schemes the one somebody had at home is neither, where home is gone to with another one: 「老家信阳新农合，
    /// 苏州职工，回老家灵活就业」.
    fn leave_out_scheme(&mut self) {
        let [first, second, third] = &self.schemes[..] else { return };
        let is_to = |scheme: &Sided<u8>| scheme.side == Some(Side::To);
        let there = |scheme: &Sided<u8>| self.gone_beside(&scheme.span).map(|gone| gone.side);
        // 「外地上班，老家绵阳居民，现在成都单位」
        let again = first.what == third.what && first.side.is_none() && there(first).is_none();
        let all = [first, second, third];
        let one = all.iter().filter(|scheme| is_to(scheme)).count() == 1;
        let had = |scheme: &Sided<u8>| !is_to(scheme) && there(scheme) == Some(Side::To);
        let at = all.iter().position(|scheme| had(scheme)).filter(|_| one);
        if again {
            self.schemes.remove(0);
        } else if let Some(at) = at {
            let span = self.schemes.remove(at).span;
            self.strange(&span, Why::Idle);
        }
    }

    /// Whether it is said that nobody knows which scheme is gone to: 「去了交啥不知道」.
    fn is_to_open(&self) -> bool {
        let to = self.topic.roles.to_scheme;
        to.is_some_and(|to| self.line.answers.is_left_open(to))
    }

    /// Whether the scheme said is that of the place gone to, where it is said to be unknown.
    fn is_of_open_side(&self, one: &Sided<u8>) -> bool {
        let there = self.gone_beside(&one.span).map(|gone| gone.side);
        self.is_to_open() && one.side.or(there) == Some(Side::To)
    }

    /// Whether it is that scheme and no other.
    pub(super) fn is_scheme(&self, may: u8, id: &str) -> bool {
        let from = self.topic.roles.from_scheme;
        let at = from.and_then(|from| self.topic.at(from).choice(id));
        at.is_some_and(|at| may == 1 << at)
    }

    /// Whether it may be the scheme of somebody employed.
    pub(super) fn is_employed(&self, may: u8) -> bool {
        self.is_scheme(may, "employee")
    }

    /// Who is young has a scheme where no other was said, or it is asked, that one first; 「学生转职工」.
    fn end_child(&mut self) {
        let child = self.young.child.take().filter(|_| self.young.grown.is_none());
        let Some(Child { span, scheme, perhaps }) = child else { return };
        let side = match self.schemes[..] {
            [] => None,
            [Sided { side: Some(side), .. }] if !perhaps => Some(side.other()),
            _ => return,
        };
        if perhaps {
            let all =
                self.topic.roles.from_scheme.map(|question| self.topic.at(question).choices.len());
            let others = (0..8).take(all.unwrap_or_default()).filter(|other| *other != scheme);
            let readings = Readings::Schemes([scheme].into_iter().chain(others).collect());
            self.line.unsure.push(Unsure { span, readings });
        } else {
            self.called(span, scheme, side);
        }
    }

    /// An employee has that scheme where no other was said, or on the other side of what was.
    fn end_staff(&mut self) {
        let Some((span, scheme)) = self.young.staff.take() else { return };
        let side = match self.schemes[..] {
            [] => None,
            [Sided { side: Some(side), .. }] => Some(side.other()),
            [Sided { time: Some(Time::Before), .. }] => Some(Side::To),
            // 「员工离职，灵活」 leaves open which of them comes first.
            [Sided { what, .. }] if what != 1 << scheme => {
                let other = self.schemes.remove(0).span;
                return self.strange(&other, Why::Unclear);
            }
            _ => return,
        };
        self.called(span, scheme, side);
    }

    /// A scheme is told by what somebody is called.
    fn called(&mut self, span: Range<usize>, scheme: u8, side: Option<Side>) {
        self.line.understood += 1;
        self.young.counts = true;
        self.schemes.push(Sided { span, what: 1 << scheme, side, near: None, time: None });
    }

    pub(super) fn end_places(&mut self) {
        let roles = self.topic.roles;
        let (Some(from), Some(to)) = (roles.origin, roles.destination) else { return };
        let mut places = std::mem::take(&mut self.places);
        self.goes_away(places.len());
        self.leave_out_strays(&mut places);
        for place in &mut places {
            if self.home.is_some() && place.what.is(With::Home) && place.side.is_none() {
                place.side = self.home.take();
            }
        }
        if self.back {
            turned(&mut places);
        }
        gone_back(&mut places);
        once_each(&self.line.text, &mut places);
        self.leave_out(&mut places);
        self.here |= self.stays(&places);
        self.named = if self.here { 2 } else { places.len() };
        for place in places.iter().filter(|place| place.what.is_unsure()) {
            let Spot { places, near, .. } = &place.what;
            let kind = if *near { Readings::Near } else { Readings::Places };
            let readings = kind(places.clone());
            self.line.unsure.push(Unsure { span: place.span.clone(), readings });
        }
        let Some(sides) = self.sides_of(&mut places) else { return };
        if self.is_doubtful(&places, &sides) {
            self.ask_order(&places);
            return;
        }
        for (place, side) in places.iter().zip(sides) {
            self.gone.push(Gone {
                span: place.span.clone(),
                side,
                works: place.what.is(With::Works),
                told: place.side.is_some(),
                insured: place.what.hint() == Some(Side::From),
            });
            let end = if side == Side::From { from } else { to };
            let only = place.what.places.first().map(|only| Value::Place(only.region));
            let again = [from, to].map(|end| self.line.answers.get(end)).contains(&only);
            if places.len() > 2 && again && only.is_some() {
                // It was said of both sides.
            } else if self.line.answers.get(end).is_some() {
                self.strange(&place.span, Why::Third);
            } else if let ([only], false) = (place.what.places.as_slice(), place.what.near) {
                self.answer(end, Value::Place(only.region), &place.span);
                self.line.counties.extend(only.county.map(|_| *only));
            } else {
                // Held free for the reading that will be chosen.
                self.line.answers.set(end, Value::Unknown);
            }
        }
        for end in [from, to] {
            if self.line.answers.get(end) == Some(Value::Unknown) {
                self.line.answers.clear(end);
            }
        }
    }

    /// Each of two places that are left for a third one is a way of its own.
    fn both_left(&mut self, places: &[Sided<Spot>]) {
        let Some((to, left)) = places.split_last() else { return };
        let name = |place: &Sided<Spot>| &self.line.text[place.span.clone()];
        let ways = left.iter().map(|from| format!("{}到{}", name(from), name(to)));
        let text = ways.collect::<Vec<_>>().join("、");
        self.line.strange.push(Strange { text, why: Why::Several });
    }

    /// Places that are only passed through, that something else is at, or that are only spelt like one.
    fn leave_out_strays(&mut self, places: &mut Vec<Sided<Spot>>) {
        for passed in places.extract_if(.., |place| place.what.via) {
            self.strange(&passed.span, Why::Via);
        }
        self.leave_out_outside(places);
        self.leave_out_native(places);
        let apart =
            |place: &mut Sided<Spot>| place.what.stood == Some(With::Apart) && place.side.is_none();
        for other in places.extract_if(.., apart) {
            self.strange(&other.span, Why::Idle);
        }
        if places.iter().filter(|place| !place.what.near).count() > 1 {
            // Beside two places, what is only spelt like one is none.
            for other in places.extract_if(.., |place| place.what.near) {
                self.strange(&other.span, Why::Unknown);
            }
        }
    }

    /// Beside places that are left or gone to, home is neither, nor is one that stands before them both.
    fn leave_out(&mut self, places: &mut Vec<Sided<Spot>>) {
        let is_home =
            |place: &Sided<Spot>| place.what.stood == Some(With::Home) && place.side.is_none();
        let others: Vec<_> = places.iter().filter(|place| !is_home(place)).collect();
        let told = |place: &Sided<Spot>| place.side.is_some() || place.what.hint().is_some();
        if let [other] = others[..]
            && told(other)
            && places.len() == 2
        {
            return self.home_beside(places);
        }
        if others.len() > 1 || others.iter().any(|place| told(place)) {
            for home in places.extract_if(.., |place| is_home(&*place)) {
                self.strange(&home.span, Why::Home);
            }
        }
        self.leave_out_untold(places);
        if let [.., one, two] = places.as_slice()
            && one.side.is_some_and(|side| two.side == Some(side.other()))
        {
            let left = places.len() - 2;
            if places[..left].iter().all(|place| !told(place) && place.what.stood.is_none()) {
                for place in places.drain(..left) {
                    self.strange(&place.span, Why::Idle);
                }
            }
        }
    }

    /// Beside one that is left and one that is gone to, another where somebody only stands is neither:
    /// 「单位在北京，医保交在天津，转到成都」.
    fn leave_out_untold(&mut self, places: &mut Vec<Sided<Spot>>) {
        let side = |side: Side| {
            let mut said = places.iter().filter(|place| place.side == Some(side));
            let mut hinted = places
                .iter()
                .filter(|place| place.side.is_none() && place.what.hint() == Some(side));
            said.next().or_else(|| hinted.next_back()).map(|place| place.span.start)
        };
        let (Some(from), Some(to)) = (side(Side::From), side(Side::To)) else { return };
        let stands = |place: &mut Sided<Spot>| {
            let other = ![from, to].contains(&place.span.start);
            other && place.side.is_none() && place.what.stood.is_some()
        };
        for other in places.extract_if(.., stands) {
            self.strange(&other.span, Why::Idle);
        }
    }

    /// A resident who goes to work somewhere leaves home with that scheme, and others may; of whoever is no
    /// resident nobody knows what home has to do with it.
    fn home_beside(&mut self, places: &mut Vec<Sided<Spot>>) {
        let [one, two] = places.as_mut_slice() else { return };
        let first = one.what.stood == Some(With::Home) && one.side.is_none();
        let (home, other) = if first { (one, two) } else { (two, one) };
        let child = self.schemes.is_empty() && self.young.child.is_some();
        let left = |scheme: &Sided<u8>| {
            scheme.side != Some(Side::To) && self.is_scheme(scheme.what, "resident")
        };
        let resident = child || self.schemes.iter().any(left);
        if home.what.places == other.what.places {
            places.remove(usize::from(!first));
        } else if !resident || other.side.or(other.what.hint()) != Some(Side::To) {
            let span = places.remove(usize::from(!first)).span;
            self.strange(&span, Why::Idle);
        } else if other.what.is(With::Works) || other.side == Some(Side::To) {
            home.side = Some(Side::From);
        } else {
            (other.side, other.what.stood) = (None, Some(With::Home));
            self.vague.said = true;
        }
    }

    /// The side of each place; none where that is asked.
    fn sides_of(&mut self, places: &mut Vec<Sided<Spot>>) -> Option<Vec<Side>> {
        match places.as_slice() {
            [one] if self.here => {
                places.push(Sided { span: one.span.clone(), what: one.what.clone(), ..*one });
                Some(vec![Side::From, Side::To])
            }
            [one] => {
                let side = one.side.or_else(|| one.what.hint());
                let outside = self.leads_outside();
                if let ([place], None, false) =
                    (&one.what.places[..], side, one.what.near || outside)
                {
                    let readings = Readings::Sides(*place);
                    self.line.unsure.push(Unsure { span: one.span.clone(), readings });
                }
                side.map(|side| vec![side])
            }
            several if !self.vague.people && two_left(several) => {
                self.both_left(several);
                None
            }
            several => {
                let sides = directed(several, self.vague);
                if sides.is_none() {
                    self.ask_order(several);
                }
                sides
            }
        }
    }

    /// Which of two places is left, once both are known.
    fn ask_order(&mut self, places: &[Sided<Spot>]) {
        let [one, two] = places else { return };
        if let ([first], [second]) = (&one.what.places[..], &two.what.places[..])
            && !one.what.near
            && !two.what.near
        {
            let (span, readings) = if first == second {
                (two.span.clone(), Readings::Sides(*second))
            } else {
                let order = [(*first, one.span.clone()), (*second, two.span.clone())];
                (one.span.start..two.span.end, Readings::Order(order))
            };
            self.line.unsure.push(Unsure { span, readings });
        }
    }
}
