//! A place that is named, and how somebody stands with it.

use super::Side;
use crate::model::With;
use crate::regions::{Candidate, RegionIx, Regions};

/// The places that a word may stand for; none are what nobody knows.
#[derive(Clone)]
pub(super) struct Spot {
    pub(super) places: Vec<Candidate>,
    /// Whether it is only passed through.
    pub(super) via: bool,
    /// Whether it is only spelt like them.
    pub(super) near: bool,
    /// Where somebody stands with it.
    pub(super) stood: Option<With>,
    /// All that was said of how somebody stands with it.
    pub(super) told: Vec<With>,
}

/// The side that a place is on with which somebody stands so.
pub(super) fn side(with: With) -> Option<Side> {
    match with {
        With::Insured => Some(Side::From),
        With::There => Some(Side::To),
        With::Works | With::Home | With::Born | With::Firm | With::Apart => None,
    }
}

impl Spot {
    /// Places of which nothing else was said yet.
    pub(super) fn new(places: Vec<Candidate>, near: bool) -> Self {
        Self { places, via: false, near, stood: None, told: Vec::new() }
    }

    pub(super) fn is_unsure(&self) -> bool {
        self.near || self.places.len() > 1
    }

    /// Whether it was said that somebody stands so with it.
    pub(super) fn is(&self, with: With) -> bool {
        self.told.contains(&with)
    }

    /// Takes in what was said of it; what tells no side is told by nothing else then.
    pub(super) fn stand(&mut self, with: Option<With>) {
        self.told.extend(with);
        if with.is_some() && self.stood.and_then(side).is_none() {
            self.stood = with;
        }
    }

    /// The province that it is, if it is one and no other place.
    pub(super) fn province(&self, regions: &Regions) -> Option<RegionIx> {
        let [only] = self.places[..] else { return None };
        (only.county.is_none() && regions.has_children(only.region)).then_some(only.region)
    }

    pub(super) fn hint(&self) -> Option<Side> {
        self.stood.and_then(side)
    }
}
