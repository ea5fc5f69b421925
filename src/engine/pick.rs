//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::seen::{Seen, Step};
use super::state::State;
use super::truth::Truth;
use super::years;
use crate::model::{Block, Body, Force, ItemIx, Rule, RuleIx, Slot, VerdictCode};

/// Picks for every item of a slot, in the order of the table; items of local files last, but
/// warnings and points first, because what a place does otherwise must not drown in what holds
/// everywhere.
pub fn all(state: &State, slot: Slot) -> Step<Vec<RuleIx>> {
    Step::of(|seen| of_slot(state, slot, seen))
}

fn of_slot(state: &State, slot: Slot, seen: &mut Seen) -> Vec<RuleIx> {
    let local_first = matches!(slot, Slot::Warning | Slot::Point);
    let mut picked = Vec::with_capacity(16);
    if local_first {
        local_only(state, slot, seen, &mut picked);
    }
    national(state, state.topic.competing(slot), seen, &mut picked);
    if !local_first {
        local_only(state, slot, seen, &mut picked);
    }
    picked
}

/// Picks for every item whose rules give this verdict.
pub fn giving(state: &State, code: VerdictCode, seen: &mut Seen) -> Vec<RuleIx> {
    let mut picked = Vec::new();
    national(state, state.topic.competing_for(code), seen, &mut picked);
    for &item in &state.local_only {
        if state.topic.items[item.at()].verdict == Some(code) {
            picked.extend(of_places(state, item, seen));
        }
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
        years::read(state, &points, seen);
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
    of_slot(state, slot, seen).first().copied()
}

/// The rules that compete for an item, in the order in which they are tried.
pub(crate) fn candidates<'a>(state: &'a State, item: ItemIx) -> impl Iterator<Item = RuleIx> + 'a {
    let national = state.topic.items[item.at()].national.iter().copied();
    of_item(state, item).chain(national)
}

/// Local rules that compete for an item.
fn of_item<'a>(state: &'a State, item: ItemIx) -> impl Iterator<Item = RuleIx> + 'a {
    state.local_by_item[local_of(state, item)].iter().map(|(_, rule)| *rule)
}

/// Where the local rules that compete for an item stand.
fn local_of(state: &State, item: ItemIx) -> Range<usize> {
    let first = state.local_by_item.partition_point(|(other, _)| *other < item);
    let count = state.local_by_item[first..].iter().take_while(|(other, _)| *other == item).count();
    first..first + count
}

/// Picks for an item from what places say.
fn of_places(state: &State, item: ItemIx, seen: &mut Seen) -> Option<RuleIx> {
    of_item(state, item).find(|&rule| speaks(state, rule, seen))
}

/// Picks for items that only local files know, in the order of the rules.
fn local_only(state: &State, slot: Slot, seen: &mut Seen, picked: &mut Vec<RuleIx>) {
    for &item in &state.local_only {
        if state.topic.items[item.at()].slot == slot {
            picked.extend(of_places(state, item, seen));
        }
    }
}

/// Picks for items of the nation, where rules of places come first.
fn national(state: &State, blocks: &[Block], seen: &mut Seen, picked: &mut Vec<RuleIx>) {
    let local = state.local_by_item.as_slice();
    let mut pass = Pass { state, seen, picked, local, item: None, spoken: false };
    for block in blocks {
        pass.over(block);
    }
}

/// A pass over competing rules.
struct Pass<'a, 'b> {
    state: &'a State<'a>,
    seen: &'b mut Seen,
    picked: &'b mut Vec<RuleIx>,
    /// Rules of places for items that are not passed yet.
    local: &'a [(ItemIx, RuleIx)],
    /// The item looked at last.
    item: Option<ItemIx>,
    /// Whether a rule spoke for it.
    spoken: bool,
}

impl Pass<'_, '_> {
    /// Looks at the rules that may hold, and at one of each item for which a place has rules.
    ///
    /// What stands behind a rule that speaks is not looked at, so it reads nothing.
    fn over(&mut self, block: &Block) {
        let over = self.item.filter(|_| self.spoken).map_or(0, |item| block.bits_of(item));
        let mut looked_at = block.bits() & !over;
        let sifted = self.state.sifted(block, looked_at);
        let mut left = (sifted.open | self.local_in(block)) & looked_at;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            let behind = self.at(block, at, sifted.sure & (1 << at) != 0);
            looked_at &= !behind;
            left &= (left - 1) & !behind;
        }
        self.seen.reads.extend(sifted.reads(block, looked_at));
    }

    /// One rule of each item for which a place has rules, whether it can hold or not.
    fn local_in(&mut self, block: &Block) -> u64 {
        let (Some(first), Some(last)) = (block.items.first(), block.items.last()) else { return 0 };
        let passed = self.local.partition_point(|(item, _)| item < first);
        self.local = &self.local[passed..];
        let (mut rules, mut at) = (0, 0);
        for (item, _) in self.local.iter().take_while(|(item, _)| item <= last) {
            at += block.items[at..].partition_point(|each| each < item);
            rules |= u64::from(block.items[at] == *item) << at;
        }
        rules
    }

    /// Looks at a rule, which may be sure to hold; gives those that are not looked at any more.
    fn at(&mut self, block: &Block, at: usize, sure: bool) -> u64 {
        let (rule, item) = (block.rules[at], block.items[at]);
        if self.item != Some(item) {
            let local = self.of_places(item);
            (self.item, self.spoken) = (Some(item), local.is_some());
            if local.is_some() {
                self.picked.extend(local);
                return block.bits_of(item);
            }
        }
        if !sure && !speaks(self.state, rule, self.seen) {
            return 0;
        }
        self.picked.push(rule);
        self.spoken = true;
        block.behind(at)
    }

    /// Picks for an item from what places say.
    fn of_places(&mut self, item: ItemIx) -> Option<RuleIx> {
        while let Some((&(other, rule), rest)) =
            self.local.split_first().filter(|(first, _)| first.0 <= item)
        {
            self.local = rest;
            if other == item && speaks(self.state, rule, self.seen) {
                return Some(rule);
            }
        }
        None
    }
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
