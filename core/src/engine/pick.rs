//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::bits;
use super::nation::{self, Nation};
use super::seen::Seen;
use super::state::State;
use super::truth::{Finding, Truth};
use super::years;
use crate::model::{Body, Force, Index, ItemIx, Rival, RuleIx, Slot, VerdictCode};

/// The rules of an index, part by part in its order.
pub(crate) struct Pass<'a, 'b> {
    pub state: &'a State<'a>,
    pub index: &'a Index,
    /// What the nation's rules come to.
    pub nation: Nation<'b>,
    /// Rules that speak for one part.
    pub picked: &'b mut Vec<RuleIx>,
}

impl Pass<'_, '_> {
    /// Picks for every item of a slot, in the order of the table; items of local files last, but
    /// warnings and points first, because what a place does otherwise must not drown in what holds
    /// everywhere.
    pub fn all(&mut self, slot: Slot, seen: &mut Seen) -> &[RuleIx] {
        self.picked.clear();
        let part = self.index.part(slot as usize);
        if !self.state.has_local(slot) {
            self.rules(part, seen);
        } else if matches!(slot, Slot::Warning | Slot::Point) {
            self.local_only(slot, seen);
            self.part(part, seen);
        } else {
            self.part(part, seen);
            self.local_only(slot, seen);
        }
        self.picked
    }

    /// Picks for every item whose rules give this verdict.
    pub fn giving(&mut self, code: VerdictCode, seen: &mut Seen) -> &[RuleIx] {
        self.picked.clear();
        let (state, part) = (self.state, self.index.part(code as usize));
        if !state.has_local(Slot::Verdict) {
            self.rules(part, seen);
            return self.picked;
        }
        self.part(part, seen);
        for &(slot, item) in &state.local_only {
            if slot == Slot::Verdict && state.topic.items[item.at()].verdict == Some(code) {
                self.picked.extend(of_places(state, item, seen));
            }
        }
        self.picked
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
    fn part(&mut self, part: Range<u16>, seen: &mut Seen) {
        let state = self.state;
        let rivals = &self.index.rivals[usize::from(part.start)..usize::from(part.end)];
        let (Some(first), Some(last)) = (rivals.first(), rivals.last()) else { return };
        let before = state.local_by_item.partition_point(|(item, _)| *item < first.item);
        let near = state.local_by_item[before..].chunk_by(|one, other| one.0 == other.0);
        let mut left = part.clone();
        for local in near.take_while(|local| local[0].0 <= last.item) {
            let Some(rules) = self.index.rules_of(local[0].0, &part) else { continue };
            self.rules(left.start..rules.start, seen);
            left.start = rules.start;
            let mut local = local.iter().map(|(_, rule)| *rule);
            if let Some(rule) = local.find(|&rule| local_speaks(state, rule, seen)) {
                self.picked.push(rule);
                left.start = rules.end;
                if let Nation::Walked(sifted) = &mut self.nation {
                    bits::extend(&mut sifted.over, rules);
                }
            }
        }
        self.rules(left, seen);
    }

    /// Picks for items that only local files know, in the order of the rules.
    fn local_only(&mut self, slot: Slot, seen: &mut Seen) {
        for &(of, item) in &self.state.local_only {
            if of == slot {
                self.picked.extend(of_places(self.state, item, seen));
            }
        }
    }

    /// Takes over what the nation's rules come to for some whole items. What stands behind a rule that
    /// speaks, or behind one of a place, is not looked at, so it reads nothing.
    fn rules(&mut self, among: Range<u16>, seen: &mut Seen) {
        let (state, Self { index, nation, picked, .. }) = (self.state, self);
        match nation {
            _ if among.is_empty() => {}
            Nation::Recalled(nation) => {
                for rule in nation.noted(among.clone()) {
                    note(rule, state.topic.rule(rule).force(state.context.today), seen);
                }
                seen.extend(nation.basis(among.clone()));
                picked.extend(nation.speaking(among));
            }
            Nation::Walked(sifted) => {
                let mut next = among.start;
                while let Some(at) = bits::first_from(&sifted.found, next) {
                    if at >= among.end {
                        break;
                    }
                    let rival = &index.rivals[usize::from(at)];
                    next = at + 1;
                    if speaks(state, rival, sifted.finding(at), seen) {
                        picked.push(rival.rule);
                        if next < rival.end {
                            bits::extend(&mut sifted.over, next..rival.end);
                            next = rival.end;
                        }
                    }
                }
            }
        }
    }

    /// The rules of all parts.
    pub fn everything(&self) -> Range<u16> {
        0..self.index.rivals.len() as u16
    }

    /// What is behind those of these rules that were walked over and do not hold; what is recalled was
    /// taken over with it.
    pub fn read(&self, among: &Range<u16>, seen: &mut Seen) {
        let Nation::Walked(sifted) = &self.nation else { return };
        let mut basis = seen.basis();
        for failed in &sifted.failed {
            if basis.covers(failed.basis) {
                continue;
            }
            let looked_at = |at: u16| {
                let rival = &self.index.rivals[usize::from(at)];
                !bits::contains(&sifted.over, at) && nation::force_of(self.state, rival).is_some()
            };
            let rules = &self.index.order[usize::from(failed.first)..usize::from(failed.end)];
            if rules.iter().any(|at| among.contains(at) && looked_at(*at)) {
                basis = basis.and(failed.basis);
            }
        }
        seen.extend(basis);
    }
}

/// Whether a rule of the nation that may hold does, and is in force.
fn speaks(state: &State, rival: &Rival, finding: Finding, seen: &mut Seen) -> bool {
    let Some(force) = nation::force_of(state, rival) else { return false };
    seen.extend(nation::behind(state, rival, finding));
    let holds = finding.truth == Truth::Yes;
    if holds {
        note(rival.rule, force, seen);
    }
    holds && force == Force::Now
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
    let Some(force) = state.force(rule) else { return false };
    let stated = state.topic.rule(rule);
    let finding = state.condition(&stated.when);
    let holds = finding.truth == Truth::Yes;
    let quiet = stated.known && !holds;
    seen.extend(if quiet { state.known_only(finding) } else { finding.basis });
    if holds {
        note(rule, force, seen);
    }
    holds && force == Force::Now
}

/// Notes a rule that would speak and is not in force.
fn note(rule: RuleIx, force: Force, seen: &mut Seen) {
    match force {
        Force::Early => seen.upcoming.push(rule),
        Force::Late => seen.lapsed.push(rule),
        Force::Now => {}
    }
}
