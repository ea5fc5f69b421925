//! Local rules that may speak for a move.

use crate::model::{ItemIx, Local, RuleIx, Side, Topic};
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
    /// The rules of the two places with what they compete for, nearest first: cities, then provinces, and of two alike that of
    /// the origin.
    pub fn rules(self, topic: &Topic) -> Vec<(ItemIx, RuleIx)> {
        let ends = [self.origin, self.destination];
        let [origin, destination] = ends;
        let [from, to] = ends.map(|end| end.map(|place| self.regions.province(place)));
        let places = [origin, destination, from, to];
        let mut rules = Vec::with_capacity(64);
        for (at, place) in places.iter().enumerate() {
            if let Some(place) = place.filter(|_| !places[..at].contains(place)) {
                let ends = [self.origin, self.destination].map(|end| self.lies(end, place));
                let here = topic.local_rules(place).iter();
                let here = here.filter(|rule| self.is_on_side(rule, ends));
                rules.extend(here.map(|local| (local.item, local.rule)));
            }
        }
        rules
    }

    fn lies(self, at: Option<RegionIx>, within: RegionIx) -> bool {
        at.is_some_and(|at| self.regions.within(at, within))
    }

    /// Whether a rule may speak where its place holds the origin, or the destination.
    fn is_on_side(self, rule: &Local, [origin, destination]: [bool; 2]) -> bool {
        let faces =
            |at| rule.with.is_empty() || rule.with.iter().any(|&other| self.lies(at, other));
        match rule.side {
            Side::Origin => origin && faces(self.destination),
            Side::Destination => destination && faces(self.origin),
            Side::Either => origin && faces(self.destination) || destination && faces(self.origin),
            Side::Both => origin && destination,
        }
    }
}
