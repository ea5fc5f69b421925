//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::basis::Basis;
use super::found::{Failed, Found};
use super::seen::{Seen, Step};
use super::state::State;
use super::truth::{Finding, Truth};
use super::years;
use crate::model::{Body, Force, Index, ItemIx, Rival, RuleIx, Slot, VerdictCode};

/// Picks for every item of a slot, in the order of the table; items of local files last, but
/// warnings and points first, because what a place does otherwise must not drown in what holds
/// everywhere.
pub fn all(state: &State, slot: Slot) -> Step<Vec<RuleIx>> {
    Step::of(|seen| of_slot(state, slot, seen))
}

fn of_slot(state: &State, slot: Slot, seen: &mut Seen) -> Vec<RuleIx> {
    let local_first = matches!(slot, Slot::Warning | Slot::Point);
    let index = state.topic.competing(slot);
    let mut picked = Vec::with_capacity(index.rivals.len().min(16));
    if local_first {
        local_only(state, slot, seen, &mut picked);
    }
    national(state, index, seen, &mut picked);
    if !local_first {
        local_only(state, slot, seen, &mut picked);
    }
    picked
}

/// Picks for every item whose rules give this verdict.
pub(crate) fn giving(state: &State, code: VerdictCode, seen: &mut Seen) -> Vec<RuleIx> {
    let mut picked = Vec::new();
    national(state, state.topic.giving(code), seen, &mut picked);
    for &(slot, item) in &state.local_only {
        if slot == Slot::Verdict && state.topic.items[item.at()].verdict == Some(code) {
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
        years::leave_out(state, &mut points);
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
    let first = state.local_by_item.partition_point(|(other, _)| *other < item);
    let rest = state.local_by_item[first..].iter();
    rest.take_while(move |(other, _)| *other == item).map(|(_, rule)| *rule)
}

/// Picks for an item from what places say.
fn of_places(state: &State, item: ItemIx, seen: &mut Seen) -> Option<RuleIx> {
    of_item(state, item).find(|&rule| local_speaks(state, rule, seen))
}

/// Picks for items that only local files know, in the order of the rules.
fn local_only(state: &State, slot: Slot, seen: &mut Seen, picked: &mut Vec<RuleIx>) {
    for &(of, item) in &state.local_only {
        if of == slot {
            picked.extend(of_places(state, item, seen));
        }
    }
}

/// Picks for items of the nation, where rules of places come first.
fn national(state: &State, index: &Index, seen: &mut Seen, picked: &mut Vec<RuleIx>) {
    if index.rivals.is_empty() {
        return;
    }
    let sifted = &mut *state.sifted.borrow_mut();
    state.sift(index, seen, sifted);
    let mut pass = Pass { state, index, seen, picked, over: &mut sifted.over };
    pass.items(&sifted.found);
    pass.read(&sifted.failed);
}

/// A pass over competing rules.
struct Pass<'a, 'b> {
    state: &'a State<'a>,
    index: &'a Index,
    seen: &'b mut Seen,
    picked: &'b mut Vec<RuleIx>,
    /// Rules that are not looked at.
    over: &'b mut Vec<Range<u16>>,
}

impl Pass<'_, '_> {
    /// Picks for item after item.
    fn items(&mut self, found: &[Found]) {
        let (state, mut left) = (self.state, found);
        let (Some(first), Some(last)) = (self.index.rivals.first(), self.index.rivals.last())
        else {
            return;
        };
        let before = state.local_by_item.partition_point(|(item, _)| *item < first.item);
        let near = &state.local_by_item[before..];
        for rules in near.chunk_by(|one, other| one.0 == other.0) {
            let item = rules[0].0;
            if item > last.item {
                break;
            }
            let Some(first) = self.index.first_of(item) else { continue };
            let before = left.partition_point(|found| found.at < first);
            self.rules(&left[..before]);
            left = &left[before..];
            let mut rules = rules.iter().map(|(_, rule)| *rule);
            if let Some(rule) = rules.find(|&rule| local_speaks(state, rule, self.seen)) {
                self.picked.push(rule);
                self.over.push(first..self.index.end_of(first));
            }
        }
        self.rules(left);
    }

    /// Looks at rules that may hold, of each item up to one that speaks.
    fn rules(&mut self, found: &[Found]) {
        for found in found {
            let is_over = self.over.last().is_some_and(|over| found.at < over.end);
            if !is_over && self.speaks(found) {
                self.picked.push(self.index.rivals[usize::from(found.at)].rule);
                self.over.push(found.at + 1..self.index.end_of(found.at));
            }
        }
    }

    fn speaks(&mut self, found: &Found) -> bool {
        let rival = &self.index.rivals[usize::from(found.at)];
        let Some(force) = self.force(rival) else { return false };
        holds(self.state, found.finding, rival.known, self.seen)
            && speaks(rival.rule, force, self.seen)
    }

    fn force(&self, rival: &Rival) -> Option<Force> {
        if rival.dated { force(self.state, rival.rule) } else { Some(Force::Now) }
    }

    /// The questions behind the rules that were looked at and do not hold: what stands behind a rule
    /// that speaks is not looked at, so it reads nothing.
    fn read(&mut self, failed: &[Failed]) {
        for failed in failed {
            if self.seen.basis().covers(failed.basis) {
                continue;
            }
            let rules = &self.index.order[usize::from(failed.first)..usize::from(failed.end)];
            if rules.iter().any(|&at| self.is_looked_at(at)) {
                self.seen.extend(failed.basis);
            }
        }
    }

    fn is_looked_at(&self, at: u16) -> bool {
        let over = self.over.partition_point(|over| over.end <= at);
        let is_over = self.over.get(over).is_some_and(|over| over.contains(&at));
        !is_over && self.force(&self.index.rivals[usize::from(at)]).is_some()
    }
}

/// Whether a rule of a place holds and is in force.
fn local_speaks(state: &State, rule: RuleIx, seen: &mut Seen) -> bool {
    let Some(force) = force(state, rule) else { return false };
    let stated = state.topic.rule(rule);
    holds(state, state.condition(&stated.when), stated.known, seen) && speaks(rule, force, seen)
}

/// Whether a rule is in force; none before its first day where it does not announce itself: nobody
/// looks at it.
fn force(state: &State, rule: RuleIx) -> Option<Force> {
    let stated = state.topic.rule(rule);
    let force = stated.force(state.context.today);
    (force != Force::Early || !stated.announce.is_empty()).then_some(force)
}

/// Whether a rule that holds is in force; a lapsed or future one is noted instead.
fn speaks(rule: RuleIx, force: Force, seen: &mut Seen) -> bool {
    match force {
        Force::Early => seen.upcoming.push(rule),
        Force::Late => seen.lapsed.push(rule),
        Force::Now => {}
    }
    force == Force::Now
}

/// Whether a rule's condition holds. A `known` rule of which it does not speaks not and asks for
/// nothing, be it open or failed by an answer that lacks.
fn holds(state: &State, finding: Finding, known: bool, seen: &mut Seen) -> bool {
    let holds = finding.truth == Truth::Yes;
    let finding = if known { state.known_only(finding) } else { finding };
    seen.extend(if holds || !known { finding.basis } else { Basis::known(finding.basis.reads()) });
    holds
}
