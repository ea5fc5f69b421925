//! Moves between big cities whose plan rests on statements that are known from a secondary page only.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::diff::samples;
use crate::engine::{self, Context};
use crate::model::{Assets, Force, Rule, RuleIx, Slot, Value};
use crate::regions::{RegionIx, RegionLevel};

/// From where, and to where.
pub type Ends = (RegionIx, RegionIx);

/// The moves that were looked at, and what some of their plans rest on.
pub struct SecondHand<'a> {
    pub cities: Vec<RegionIx>,
    /// Each statement with the moves that it decides something of.
    pub rules: Vec<(&'a Rule, BTreeSet<Ends>)>,
}

impl<'a> SecondHand<'a> {
    /// Runs every scheme to every scheme and every length of a gap that rules tell apart over all
    /// ordered pairs of big cities; the other answers are the usual ones.
    pub fn of(assets: &'a Assets, today: NaiveDate) -> Self {
        let (topic, cities) = (assets.table.transfer(), big(assets));
        let context = Context { assets, today };
        let mut found: BTreeMap<RuleIx, BTreeSet<Ends>> = BTreeMap::new();
        let (Some(from), Some(to)) = (topic.roles.origin, topic.roles.destination) else {
            return Self { cities, rules: Vec::new() };
        };
        let gap = topic.roles.gap_months.map(|gap| topic.at(gap).id.as_str());
        let sets = samples::sets(topic, &[today], |each| gap == Some(&each.id));
        for mut answers in sets.iter().filter_map(|set| samples::answers(topic, assets, set)) {
            for (&origin, &destination) in pairs(&cities) {
                answers.set(from, Value::Place(origin));
                answers.set(to, Value::Place(destination));
                let plan = engine::run(topic, &answers, &context).plan;
                for rule in plan.rules().filter(|rule| decides(topic.rule(*rule), today)) {
                    found.entry(rule).or_default().insert((origin, destination));
                }
            }
        }
        let rules = found.into_iter().map(|(rule, moves)| (topic.rule(rule), moves));
        Self { cities, rules: rules.collect() }
    }

    /// Moves of which at least one plan rests on such a statement of a place.
    pub fn moves(&self) -> usize {
        let local = self.rules.iter().filter(|(rule, _)| rule.place.is_some());
        local.flat_map(|(_, moves)| moves).collect::<BTreeSet<_>>().len()
    }
}

/// Municipalities, capitals of provinces, and the places that lists begin with.
fn big(assets: &Assets) -> Vec<RegionIx> {
    let regions = &assets.regions;
    let all = regions.iter().filter(|(ix, region)| {
        let whole = region.level == RegionLevel::Province && !regions.has_children(*ix);
        // Hong Kong, Macao and Taiwan lie outside the rules of transfer.
        let inside = !region.code.starts_with(['7', '8']);
        let first = assets.meta.first_places.contains(ix);
        first || inside && (whole || region.code.ends_with("0100"))
    });
    all.map(|(ix, _)| ix).collect()
}

fn pairs(cities: &[RegionIx]) -> impl Iterator<Item = (&RegionIx, &RegionIx)> {
    let all = cities.iter().flat_map(|from| cities.iter().map(move |to| (from, to)));
    all.filter(|(from, to)| from != to)
}

/// Whether a statement is known second-hand, and is more than a word of warning or whom to ask.
fn decides(rule: &Rule, today: NaiveDate) -> bool {
    let more = !matches!(rule.body.slot(), Slot::Warning | Slot::Channel);
    rule.verify && more && rule.force(today) == Force::Now
}
