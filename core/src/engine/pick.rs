//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::basis::Basis;
use super::found::Sifted;
use super::seen::Seen;
use super::state::State;
use super::truth::{Finding, Truth};
use super::years;
use crate::model::{Body, Force, Index, ItemIx, Rival, RuleIx, Slot, VerdictCode};

/// A pass over competing rules, part by part in the order of the index.
pub(crate) struct Pass<'a, 'b> {
    state: &'a State<'a>,
    index: &'a Index,
    /// What the conditions of the nation's rules come to.
    sifted: &'b mut Sifted,
}

impl<'a, 'b> Pass<'a, 'b> {
    /// Makes the tests of all parts, each once.
    pub fn new(state: &'a State<'a>, index: &'a Index, sifted: &'b mut Sifted) -> Self {
        state.sift(index, sifted);
        Self { state, index, sifted }
    }

    /// The rules of all parts.
    pub fn everything(&self) -> Range<u16> {
        0..self.index.rivals.len() as u16
    }

    /// Picks for every item of a slot, in the order of the table; items of local files last, but
    /// warnings and points first, because what a place does otherwise must not drown in what holds
    /// everywhere.
    pub fn all(&mut self, slot: Slot, seen: &mut Seen) -> &[RuleIx] {
        self.sifted.picked.clear();
        let part = self.index.part(slot as usize);
        if !self.state.has_local(slot) {
            self.rules(&part, seen);
        } else if matches!(slot, Slot::Warning | Slot::Point) {
            self.local_only(slot, seen);
            self.part(&part, seen);
        } else {
            self.part(&part, seen);
            self.local_only(slot, seen);
        }
        &self.sifted.picked
    }

    /// Picks for every item whose rules give this verdict.
    pub fn giving(&mut self, code: VerdictCode, seen: &mut Seen) -> &[RuleIx] {
        self.sifted.picked.clear();
        let (state, part) = (self.state, self.index.part(code as usize));
        if !state.has_local(Slot::Verdict) {
            self.rules(&part, seen);
            return &self.sifted.picked;
        }
        self.part(&part, seen);
        for &(slot, item) in &state.local_only {
            if slot == Slot::Verdict && state.topic.items[item.at()].verdict == Some(code) {
                self.sifted.picked.extend(of_places(state, item, seen));
            }
        }
        &self.sifted.picked
    }

    /// Picks the points of a side topic, section by section.
    pub fn points(&mut self, seen: &mut Seen) -> Vec<RuleIx> {
        let (state, topic) = (self.state, self.state.topic);
        let mut points = self.all(Slot::Point, seen).to_vec();
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
    }

    /// Picks for items of the nation, where rules of places come first.
    fn part(&mut self, part: &Range<u16>, seen: &mut Seen) {
        let state = self.state;
        let rivals = &self.index.rivals[usize::from(part.start)..usize::from(part.end)];
        let (Some(first), Some(last)) = (rivals.first(), rivals.last()) else { return };
        let before = state.local_by_item.partition_point(|(item, _)| *item < first.item);
        let near = state.local_by_item[before..].chunk_by(|one, other| one.0 == other.0);
        let mut left = part.clone();
        for local in near.take_while(|local| local[0].0 <= last.item) {
            let Some(rules) = self.index.rules_of(local[0].0, part) else { continue };
            self.rules(&(left.start..rules.start), seen);
            left.start = rules.start;
            let mut local = local.iter().map(|(_, rule)| *rule);
            if let Some(rule) = local.find(|&rule| local_speaks(state, rule, seen)) {
                self.sifted.picked.push(rule);
                left.start = rules.end;
                self.sifted.over.extend(rules);
            }
        }
        self.rules(&left, seen);
    }

    /// Picks for items that only local files know, in the order of the rules.
    fn local_only(&mut self, slot: Slot, seen: &mut Seen) {
        for &(of, item) in &self.state.local_only {
            if of == slot {
                self.sifted.picked.extend(of_places(self.state, item, seen));
            }
        }
    }

    /// Looks at rules that may hold, of each item up to one that speaks.
    fn rules(&mut self, among: &Range<u16>, seen: &mut Seen) {
        let mut next = among.start;
        while let Some(at) = self.sifted.found.first_from(next).filter(|at| *at < among.end) {
            let rival = &self.index.rivals[usize::from(at)];
            next = at + 1;
            if self.speaks(rival, self.sifted.finding(at), seen) {
                self.sifted.picked.push(rival.rule);
                self.sifted.over.extend(next..rival.end);
                next = rival.end;
            }
        }
    }

    fn speaks(&self, rival: &Rival, finding: Finding, seen: &mut Seen) -> bool {
        let Some(force) = self.force(rival) else { return false };
        holds(self.state, finding, rival.known, seen) && speaks(rival.rule, force, seen)
    }

    fn force(&self, rival: &Rival) -> Option<Force> {
        if rival.dated { force(self.state, rival.rule) } else { Some(Force::Now) }
    }

    /// The questions behind those of these rules that were looked at and do not hold: what stands
    /// behind a rule that speaks is not looked at, so it reads nothing.
    pub fn read(&self, among: &Range<u16>, seen: &mut Seen) {
        for failed in &self.sifted.failed {
            if seen.basis().covers(failed.basis) {
                continue;
            }
            let rules = &self.index.order[usize::from(failed.first)..usize::from(failed.end)];
            if rules.iter().any(|at| among.contains(at) && self.is_looked_at(*at)) {
                seen.extend(failed.basis);
            }
        }
    }

    fn is_looked_at(&self, at: u16) -> bool {
        let rival = &self.index.rivals[usize::from(at)];
        !self.sifted.over.contains(at) && self.force(rival).is_some()
    }
}

/// What a late fee is worked out from matters where the fee is shown.
fn read_late_fee(body: &Body, seen: &mut Seen) {
    if let Body::Point { late_fee: Some(fee), .. } = body {
        for question in [fee.amount, fee.from, fee.to] {
            seen.reads.insert(question);
        }
    }
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
    if finding.truth == Truth::Yes {
        seen.extend(finding.basis);
        return true;
    }
    let quiet = || Basis::known(state.known_only(finding).basis.reads());
    seen.extend(if known { quiet() } else { finding.basis });
    false
}
