//! Local rules that may speak for a move.

use crate::model::{Rule, RuleIx, Side, Topic};
use crate::regions::{RegionIx, Regions};

/// The two places of a move, as far as they are known.
#[derive(Clone, Copy)]
pub(crate) struct Move<'a> {
    pub regions: &'a Regions,
    /// The place left.
    pub origin: Option<RegionIx>,
    /// The place gone to.
    pub destination: Option<RegionIx>,
}

impl Move<'_> {
    /// The rules of the two places, nearest first: cities, then provinces, and of two alike that of
    /// the origin.
    pub fn rules(self, topic: &Topic) -> Vec<RuleIx> {
        let ends = || [self.origin, self.destination].into_iter().flatten();
        let mut places: Vec<RegionIx> = Vec::with_capacity(4);
        places.extend(ends());
        places.extend(ends().map(|place| self.regions.province(place)));
        let mut rules = Vec::new();
        for (at, place) in places.iter().enumerate() {
            if !places[..at].contains(place) {
                let here = topic.local_rules(*place).iter().copied();
                rules.extend(here.filter(|&rule| self.is_on_side(topic.rule(rule), *place)));
            }
        }
        rules
    }

    fn is_on_side(self, rule: &Rule, place: RegionIx) -> bool {
        let lies =
            |at: Option<RegionIx>, within| at.is_some_and(|at| self.regions.within(at, within));
        let faces = |at| rule.with.is_empty() || rule.with.iter().any(|&other| lies(at, other));
        let leaving = || lies(self.origin, place) && faces(self.destination);
        let coming = || lies(self.destination, place) && faces(self.origin);
        match rule.side {
            Side::Origin => leaving(),
            Side::Destination => coming(),
            Side::Either => leaving() || coming(),
            Side::Both => lies(self.origin, place) && lies(self.destination, place),
        }
    }
}
