//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::state::State;
use super::truth::Truth;
use crate::model::{Body, Force, ItemIx, Rule, RuleIx, Side, Slot, Topic};
use crate::regions::RegionIx;

/// The rule that speaks, if one does.
pub struct Picked(pub Option<RuleIx>);

/// Local rules that may speak for the two places, nearest first: cities, then provinces,
/// and of two alike that of the origin.
pub fn local_rules(state: &State) -> Vec<RuleIx> {
    let origin = state.place(Side::Origin);
    let destination = state.place(Side::Destination);
    let regions = &state.context.assets.regions;
    let mut places: Vec<RegionIx> = Vec::with_capacity(4);
    for place in [origin, destination].into_iter().flatten() {
        places.push(place);
    }
    for place in [origin, destination].into_iter().flatten() {
        places.push(regions.province(place));
    }
    let mut rules = Vec::new();
    for (at, place) in places.iter().enumerate() {
        if !places[..at].contains(place) {
            let here = state.topic.local_rules(*place).iter().copied();
            rules.extend(here.filter(|&rule| is_on_side(state, rule, *place)));
        }
    }
    rules
}

fn is_on_side(state: &State, rule: RuleIx, place: RegionIx) -> bool {
    let regions = &state.context.assets.regions;
    let Rule { side, with, .. } = state.topic.rule(rule);
    let lies =
        |side, within: RegionIx| state.place(side).is_some_and(|at| regions.within(at, within));
    let faces = |side| with.is_empty() || with.iter().any(|&other| lies(side, other));
    let leaving = || lies(Side::Origin, place) && faces(Side::Destination);
    let coming = || lies(Side::Destination, place) && faces(Side::Origin);
    match side {
        Side::Origin => leaving(),
        Side::Destination => coming(),
        Side::Either => leaving() || coming(),
        Side::Both => lies(Side::Origin, place) && lies(Side::Destination, place),
    }
}

/// Picks for every item of a slot, in the order of the table; items of local files last, but
/// warnings and points first, because what a place does otherwise must not drown in what holds
/// everywhere.
pub fn all(state: &mut State, slot: Slot) -> Vec<RuleIx> {
    let topic: &Topic = state.topic;
    let local_first = matches!(slot, Slot::Warning | Slot::Point);
    let mut picked = Vec::with_capacity(16);
    if local_first {
        picked.extend(local_only(state, slot));
    }
    for &item in topic.items_of(slot) {
        if !topic.items[item.at()].national.is_empty() {
            picked.extend(for_item(state, item).0);
        }
    }
    if !local_first {
        picked.extend(local_only(state, slot));
    }
    picked
}

/// Picks the points of a side topic, section by section.
pub fn points(state: &mut State) -> Vec<RuleIx> {
    let topic: &Topic = state.topic;
    let mut points = all(state, Slot::Point);
    points.sort_by_key(|&rule| match topic.rule(rule).body {
        Body::Point { section, .. } => Some(section),
        _ => None,
    });
    points
}

/// Picks for a slot that has one item.
pub fn only(state: &mut State, slot: Slot) -> Picked {
    let first = state.topic.items_of(slot).first();
    first.map_or(Picked(None), |item| for_item(state, *item))
}

/// Picks for one item.
pub fn for_item(state: &mut State, item: ItemIx) -> Picked {
    let topic: &Topic = state.topic;
    for at in local_of(state, item) {
        let (_, rule) = state.local_by_item[at];
        if speaks(state, rule) {
            return Picked(Some(rule));
        }
    }
    let national = topic.items[item.at()].national.iter();
    Picked(national.copied().find(|&rule| speaks(state, rule)))
}

/// The rules that compete for an item, in the order in which they are tried.
pub fn candidates<'a>(state: &'a State, item: ItemIx) -> impl Iterator<Item = RuleIx> + 'a {
    let local = state.local_by_item[local_of(state, item)].iter().map(|(_, rule)| *rule);
    local.chain(state.topic.items[item.at()].national.iter().copied())
}

/// Where the local rules that compete for an item stand.
fn local_of(state: &State, item: ItemIx) -> Range<usize> {
    let first = state.local_by_item.partition_point(|(other, _)| *other < item);
    let count = state.local_by_item[first..].iter().take_while(|(other, _)| *other == item).count();
    first..first + count
}

/// Items that only local files know, each once, in the order of the rules.
pub fn local_only(state: &mut State, slot: Slot) -> Vec<RuleIx> {
    let topic: &Topic = state.topic;
    let mut seen: Vec<ItemIx> = Vec::new();
    let mut picked = Vec::new();
    for at in 0..state.local.len() {
        let item = topic.rule(state.local[at]).item;
        let known = &topic.items[item.at()];
        if known.slot == slot && known.national.is_empty() && !seen.contains(&item) {
            seen.push(item);
            picked.extend(for_item(state, item).0);
        }
    }
    picked
}

/// Whether a rule holds and is in force; a lapsed or future one is noted instead.
fn speaks(state: &mut State, rule: RuleIx) -> bool {
    let topic: &Topic = state.topic;
    let stated = topic.rule(rule);
    let force = stated.force(state.context.today);
    if force == Force::Early && stated.announce.is_empty() {
        return false;
    }
    if state.holds(&stated.when, stated.known) != Truth::Yes {
        return false;
    }
    match force {
        Force::Early => state.upcoming.push(rule),
        Force::Late => state.lapsed.push(rule),
        Force::Now => {}
    }
    force == Force::Now
}
