//! Places that are spoken of again: gone back to, or told of twice.

use super::{Side, Sided, Spot};
use crate::line::asked::goes_on;
use crate::model::With;

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

/// 「去年从成都转到重庆，又想转回成都」 and 「之前从成都转到重庆，现在要从重庆转回来」 leave the place that was gone to.
pub(super) fn gone_back(places: &mut Vec<Sided<Spot>>) {
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
            (several || apart || other.what.works || place.what.works)
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
