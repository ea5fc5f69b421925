//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::seen::{Seen, Step};
use super::state::State;
use super::truth::Truth;
use crate::model::{Body, Force, ItemIx, Rule, RuleIx, Slot};

/// Picks for every item of a slot, in the order of the table; items of local files last, but
/// warnings and points first, because what a place does otherwise must not drown in what holds
/// everywhere.
pub fn all(state: &State, slot: Slot) -> Step<Vec<RuleIx>> {
    Step::of(|seen| of_slot(state, slot, seen))
}

fn of_slot(state: &State, slot: Slot, seen: &mut Seen) -> Vec<RuleIx> {
    let topic = state.topic;
    let local_first = matches!(slot, Slot::Warning | Slot::Point);
    let mut picked = Vec::with_capacity(16);
    if local_first {
        picked.extend(local_only(state, slot, seen));
    }
    for &item in topic.items_of(slot) {
        if !topic.items[item.at()].national.is_empty() {
            picked.extend(for_item(state, item, seen));
        }
    }
    if !local_first {
        picked.extend(local_only(state, slot, seen));
    }
    picked
}

/// Picks the points of a side topic, section by section.
pub fn points(state: &State) -> Step<Vec<RuleIx>> {
    let topic = state.topic;
    Step::of(|seen| {
        let mut points = of_slot(state, Slot::Point, seen);
        points.sort_by_key(|&rule| match topic.rule(rule).body {
            Body::Point { section, .. } => Some(section),
            _ => None,
        });
        for &rule in &points {
            read_late_fee(&topic.rule(rule).body, seen);
        }
        points
    })
}

/// What a late fee is worked out from matters where the fee is shown.
fn read_late_fee(body: &Body, seen: &mut Seen) {
    if let Body::Point { late_fee: Some(fee), .. } = body {
        for question in [fee.amount, fee.from, fee.to] {
            seen.reads.insert(question);
        }
    }
}

/// Picks for a slot that has one item.
pub fn only(state: &State, slot: Slot, seen: &mut Seen) -> Option<RuleIx> {
    let first = state.topic.items_of(slot).first()?;
    for_item(state, *first, seen)
}

/// Picks for one item.
pub(crate) fn for_item(state: &State, item: ItemIx, seen: &mut Seen) -> Option<RuleIx> {
    let mut competing = candidates(state, item);
    competing.find(|&rule| speaks(state, rule, seen))
}

/// The rules that compete for an item, in the order in which they are tried.
pub(crate) fn candidates<'a>(state: &'a State, item: ItemIx) -> impl Iterator<Item = RuleIx> + 'a {
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
fn local_only(state: &State, slot: Slot, seen: &mut Seen) -> Vec<RuleIx> {
    let topic = state.topic;
    let mut done: Vec<ItemIx> = Vec::new();
    let mut picked = Vec::new();
    for at in 0..state.local.len() {
        let item = topic.rule(state.local[at]).item;
        let known = &topic.items[item.at()];
        if known.slot == slot && known.national.is_empty() && !done.contains(&item) {
            done.push(item);
            picked.extend(for_item(state, item, seen));
        }
    }
    picked
}

/// Whether a rule holds and is in force; a lapsed or future one is noted instead.
fn speaks(state: &State, rule: RuleIx, seen: &mut Seen) -> bool {
    let stated = state.topic.rule(rule);
    let force = stated.force(state.context.today);
    if force == Force::Early && stated.announce.is_empty() {
        return false;
    }
    if !holds(state, stated, seen) {
        return false;
    }
    match force {
        Force::Early => seen.upcoming.push(rule),
        Force::Late => seen.lapsed.push(rule),
        Force::Now => {}
    }
    force == Force::Now
}

/// Whether a rule's condition holds. A `known` rule with an open one does not speak and asks for
/// nothing.
fn holds(state: &State, rule: &Rule, seen: &mut Seen) -> bool {
    let finding = state.condition(&rule.when);
    if finding.truth == Truth::Open && rule.known {
        seen.reads.extend(state.unsure(finding.lacks));
        return false;
    }
    seen.reads.extend(finding.reads);
    seen.lacks.extend(finding.lacks);
    finding.truth == Truth::Yes
}
