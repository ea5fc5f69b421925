//! The choice among the rules that compete for an item: the nearest place's first, then the nation's.

use std::ops::Range;

use super::seen::{Seen, Step};
use super::sift::Sifted;
use super::state::State;
use super::truth::Truth;
use super::years;
use crate::model::{Block, Body, Force, ItemIx, QuestionSet, Rule, RuleIx, Slot, VerdictCode};

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

/// The rules of the verdict, sifted once for all its codes.
pub(crate) struct Verdicts<'a> {
    state: &'a State<'a>,
    blocks: Vec<Sifted<'a>>,
    /// Which of each block were looked at.
    looked_at: Vec<u64>,
}

impl<'a> Verdicts<'a> {
    pub fn new(state: &'a State<'a>) -> Self {
        let blocks = state.topic.competing(Slot::Verdict).iter();
        let blocks: Vec<Sifted> = blocks.map(|block| state.sifted(block)).collect();
        Self { state, looked_at: vec![0; blocks.len()], blocks }
    }

    /// Picks for every item whose rules give this verdict.
    pub fn giving(&mut self, code: VerdictCode, seen: &mut Seen) -> Vec<RuleIx> {
        let (state, topic) = (self.state, self.state.topic);
        let mut picked = Vec::new();
        let mut pass = Pass::new(state, seen, &mut picked);
        let blocks = self.blocks.iter().zip(&mut self.looked_at);
        for ((sifted, looked_at), &among) in blocks.zip(topic.giving(code)) {
            *looked_at |= pass.over(sifted, among);
        }
        for &(slot, item) in &state.local_only {
            if slot == Slot::Verdict && topic.items[item.at()].verdict == Some(code) {
                picked.extend(of_places(state, item, seen));
            }
        }
        picked
    }

    /// The questions behind what was told without a look at the rules.
    pub fn reads(&self) -> QuestionSet {
        let mut all = QuestionSet::default();
        for (sifted, looked_at) in self.blocks.iter().zip(&self.looked_at) {
            all.extend(sifted.reads(*looked_at));
        }
        all
    }
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
    for &(of, item) in &state.local_only {
        if of == slot {
            picked.extend(of_places(state, item, seen));
        }
    }
}

/// Picks for items of the nation, where rules of places come first.
fn national(state: &State, blocks: &[Block], seen: &mut Seen, picked: &mut Vec<RuleIx>) {
    let mut pass = Pass::new(state, seen, picked);
    for block in blocks {
        let sifted = state.sifted(block);
        let looked_at = pass.over(&sifted, block.bits());
        pass.seen.reads.extend(sifted.reads(looked_at));
    }
}

/// A pass over competing rules.
struct Pass<'a, 'b> {
    state: &'a State<'a>,
    seen: &'b mut Seen,
    picked: &'b mut Vec<RuleIx>,
    /// The item looked at last.
    item: Option<ItemIx>,
    /// Whether a rule spoke for it.
    spoken: bool,
}

impl<'a, 'b> Pass<'a, 'b> {
    fn new(state: &'a State<'a>, seen: &'b mut Seen, picked: &'b mut Vec<RuleIx>) -> Self {
        Self { state, seen, picked, item: None, spoken: false }
    }

    /// Looks at those of these rules that may hold, and at one of each item for which a place has
    /// rules; gives those that count as looked at.
    ///
    /// What stands behind a rule that speaks is not looked at, so it reads nothing.
    fn over(&mut self, sifted: &Sifted, among: u64) -> u64 {
        let mut left = (sifted.open | sifted.local) & among;
        if left == 0 {
            return among;
        }
        let over = self.item.filter(|_| self.spoken).map_or(0, |item| sifted.block.bits_of(item));
        let mut looked_at = among & !over;
        left &= looked_at;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            let behind = self.at(sifted, at);
            looked_at &= !behind;
            left &= (left - 1) & !behind;
        }
        looked_at
    }

    /// Looks at a rule; gives those that are not looked at any more.
    fn at(&mut self, sifted: &Sifted, at: usize) -> u64 {
        let (block, bit) = (sifted.block, 1 << at);
        let (rule, item) = (block.rules[at], block.items[at]);
        if self.item != Some(item) {
            let local = sifted.local & bit != 0;
            let local = local.then(|| of_places(self.state, item, self.seen)).flatten();
            (self.item, self.spoken) = (Some(item), local.is_some());
            if local.is_some() {
                self.picked.extend(local);
                return block.bits_of(item);
            }
        }
        if sifted.sure & bit == 0 && !speaks(self.state, rule, self.seen) {
            return 0;
        }
        self.picked.push(rule);
        self.spoken = true;
        block.behind(at)
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
