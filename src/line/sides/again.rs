//! Places that are spoken of again: gone back to, or told of twice.

use super::{Reader, Side, Sided, Spot, Why};
use crate::line::asked::goes_on;
use crate::model::{Names, With};

/// Turns the way round that the first two places tell, unless home is where it leads: 「从成都转到重庆，现在想转回来」.
pub(super) fn turned(places: &mut [Sided<Spot>]) {
    let home = |of: &Sided<Spot>| {
        let same = |other: &&Sided<Spot>| other.what.places == of.what.places;
        places.iter().filter(same).any(|other| other.what.stood == Some(With::Home))
    };
    let [one, two, ..] = &*places else { return };
    let hint = |place: &Sided<Spot>| place.side.or(place.what.hint());
    let from = match (hint(one), hint(two)) {
        (Some(Side::From), other) if other != Some(Side::From) => true,
        (None, Some(Side::To)) => true,
        (Some(Side::To), other) if other != Some(Side::To) => false,
        (None, Some(Side::From)) => false,
        _ => return,
    };
    let to = if from { two } else { one };
    if home(to) {
        return;
    }
    let sides = if from { [Side::To, Side::From] } else { [Side::From, Side::To] };
    for (place, side) in places.iter_mut().zip(sides) {
        place.side = Some(side);
    }
}

/// Of a way there and another one back the first counts no more: 「从武汉到北京，又从北京回武汉」.
fn last_way(places: &mut Vec<Sided<Spot>>) {
    let [one, two, three, four] = &places[..] else { return };
    let ways = [one, two, three, four].map(|place| place.side);
    let there_and_back = [Side::From, Side::To, Side::From, Side::To].map(Some);
    let same = one.what.places == four.what.places && two.what.places == three.what.places;
    if ways == there_and_back && same {
        places.drain(..2);
    }
}

/// 「去年从成都转到重庆，又想转回成都」 and 「之前从成都转到重庆，现在要从重庆转回来」 leave the place that was gone to.
pub(super) fn gone_back(places: &mut Vec<Sided<Spot>>) {
    last_way(places);
    let [one, two, three] = &mut places[..] else { return };
    let apart = one.what.places != two.what.places && one.side == Some(Side::From);
    if apart && three.side == Some(Side::To) && one.what.places == three.what.places {
        two.side = Some(Side::From);
        places.remove(0);
    } else if apart
        && (two.side, three.side) == (Some(Side::To), Some(Side::From))
        && two.what.places == three.what.places
    {
        (one.side, two.side) = (Some(Side::To), Some(Side::From));
        places.truncate(2);
    }
}

/// 「人在广州，医保在长沙，转到广州」 names two places; what was said of one at both times counts.
pub(super) fn once_each(text: &str, places: &mut Vec<Sided<Spot>>) {
    let mut at = 1;
    while at < places.len() {
        let several = places.len() > 2;
        let (before, rest) = places.split_at_mut(at);
        let place = &rest[0];
        let same = |other: &&mut Sided<Spot>| {
            let hint = |place: &Sided<Spot>| place.what.hint().filter(|_| !several);
            let side = |place: &Sided<Spot>| place.side.or(hint(place));
            let sides = [side(other), side(place)];
            // 「明年的医保在重庆交了，转到重庆」
            let between = text.get(other.span.end..place.span.start);
            let apart = between.is_some_and(|between| !goes_on(between));
            (several || apart || other.what.is(With::Works) || place.what.is(With::Works))
                && !place.what.is_unsure()
                && !other.what.is_unsure()
                && other.what.places == place.what.places
                && !matches!(sides, [Some(one), Some(two)] if one != two)
        };
        if let Some(other) = before.iter_mut().find(same) {
            other.side = other.side.or(place.side);
            other.what.stand(place.what.stood);
            places.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Two places that are both left for a third one: 「在武汉和长沙都交过，转到广州」.
pub(super) fn two_left(places: &[Sided<Spot>]) -> bool {
    let [one, two, three] = places else { return false };
    let plain = |place: &&Sided<Spot>| !place.what.is_unsure();
    let side = |place: &Sided<Spot>| place.side.or(place.what.hint());
    let left = [one, two].into_iter().all(|place| side(place) != Some(Side::To));
    let apart = one.what.places != two.what.places && two.what.places != three.what.places;
    places.iter().all(|place| plain(&place)) && apart && left && three.side == Some(Side::To)
}

/// What behind a place calls somebody after it, and what does not: 「吉安人」, 「吉安人社局」.
const NATIVE: char = '人';
const OFFICES: &[char] = &['社', '民', '力', '才', '寿', '保'];

impl Reader<'_> {
    /// Whether nobody goes anywhere who was at the only place all along, and only turns from one scheme to
    /// another: 「一直在杭州，从灵活就业换到单位交」.
    pub(super) fn stays(&self, places: &[Sided<Spot>]) -> bool {
        let ([place], [one, two]) = (places, &self.schemes[..]) else { return false };
        let before = &self.line.text[..place.span.start];
        let turns = one.side.is_some_and(|side| two.side == Some(side.other()));
        turns && self.naming(Names::Stays).any(|word| before.ends_with(word))
    }

    /// Whether somebody is called after a place.
    pub(super) fn is_native(&self, place: &Sided<Spot>) -> bool {
        let called = self.line.text[place.span.end..].strip_prefix(NATIVE);
        called.is_some_and(|rest| !rest.starts_with(OFFICES))
    }

    /// Beside two others that place is neither left nor gone to: 「安徽人在苏州上班，要回合肥」.
    pub(super) fn leave_out_native(&mut self, places: &mut Vec<Sided<Spot>>) {
        let native = |place: &Sided<Spot>| place.side.is_none() && self.is_native(place);
        if places.iter().filter(|place| !native(place) && !place.what.near).count() < 2 {
            return;
        }
        let left: Vec<_> = places.extract_if(.., |place| native(&*place)).collect();
        for home in left {
            // 「湖北人，想转回湖北」
            if places.iter().any(|place| place.what.places == home.what.places) {
                continue;
            }
            self.strange(&home.span, Why::Home);
        }
    }
}
