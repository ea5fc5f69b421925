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

/// The side of each: as said of it, else as spoken of last where that tells two apart, else in the
/// order of the line.
pub(super) fn ordered<T>(things: &[Sided<T>]) -> Vec<Side> {
    if let [one, two] = things {
        return match (one.side, two.side) {
            (Some(one), Some(two)) => vec![one, two],
            (Some(side), None) => vec![side, side.other()],
            (None, Some(side)) => vec![side.other(), side],
            (None, None) => match (one.near, two.near) {
                (Some(one), Some(two)) if one != two => vec![one, two],
                _ => vec![Side::From, Side::To],
            },
        };
    }
    let side = |(at, thing): (usize, &Sided<T>)| {
        thing.side.unwrap_or(if at == 0 { Side::From } else { Side::To })
    };
    things.iter().enumerate().map(side).collect()
}
