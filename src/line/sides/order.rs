//! Sides told by order, and places told from wide to narrow.

use super::{Side, Sided};
use crate::model::Assets;
use crate::regions::Candidate;

/// Places that a county or a city written behind its province leaves.
pub(super) fn within(
    assets: &Assets,
    wide: &[Candidate],
    narrow: &[Candidate],
) -> Option<Vec<Candidate>> {
    let inside = |place: &&Candidate| {
        wide.iter().any(|above| {
            let same = above.region == place.region && place.county.is_some();
            same || (above.region != place.region
                && assets.regions.within(place.region, above.region))
        })
    };
    let inside: Vec<Candidate> = narrow.iter().filter(inside).copied().collect();
    (!inside.is_empty() && wide.iter().all(|place| place.county.is_none())).then_some(inside)
}

/// The sides of two: as said of them, else as spoken of last where that tells them apart; none where only
/// their order does.
pub(super) fn told<T>(one: &Sided<T>, two: &Sided<T>) -> Option<[Side; 2]> {
    match (one.side, two.side) {
        (Some(one), Some(two)) => Some([one, two]),
        (Some(side), None) => Some([side, side.other()]),
        (None, Some(side)) => Some([side.other(), side]),
        (None, None) => {
            let near = one.near.zip(two.near).filter(|(one, two)| one != two);
            near.map(<[Side; 2]>::from)
        }
    }
}

/// The side of each: as it is told, else in the order of the line.
pub(super) fn ordered<T>(things: &[Sided<T>]) -> Vec<Side> {
    if let [one, two] = things {
        return told(one, two).unwrap_or([Side::From, Side::To]).to_vec();
    }
    let side = |(at, thing): (usize, &Sided<T>)| {
        thing.side.unwrap_or(if at == 0 { Side::From } else { Side::To })
    };
    things.iter().enumerate().map(side).collect()
}
