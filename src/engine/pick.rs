//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::state::State;
use super::truth::Truth;
use crate::model::{Body, Force, ItemIx, RuleIx, Slot, Topic};

/// The rule that speaks, if one does.
pub struct Picked(pub Option<RuleIx>);

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
