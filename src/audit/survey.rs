//! One topic on one day: every item and every part, over all places and answers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::Context;
use crate::model::{ItemIx, RuleIx, Slot, Topic};
use crate::regions::RegionIx;

use super::closure::Closure;
use super::holes::{Hole, Part, Search};
use super::places::{self, Pair, PairClass, Seen};
use super::space::Space;
use super::study::{Example, Study, Tally, Unit, conditions};
use super::verdicts::{Base, is_verdict};

/// The classes of places and the ways to a verdict: what the study of any rule starts from.
pub(crate) struct Survey<'a> {
    pub space: Space<'a>,
    /// The classes of pairs of places.
    pub classes: Vec<PairClass>,
    /// Position of each class's base.
    base_of: Vec<usize>,
    bases: Vec<Base>,
}

impl<'a> Survey<'a> {
    /// Lays a topic out; of the pairs only those for which a rule of a place, or of one in it, may
    /// speak, where a place is given.
    pub fn new(topic: &'a Topic, context: &Context, place: Option<RegionIx>) -> Self {
        let space = Space::new(topic, context);
        let mut classes = places::classes(&space, context);
        if let Some(place) = place {
            let regions = &context.assets.regions;
            let own = |rule: &RuleIx| topic.rule(*rule).place;
            let inside = |rule: &RuleIx| own(rule).is_some_and(|each| regions.within(each, place));
            classes.retain(|class| class.local.iter().any(inside));
        }
        let (base_of, pairs) = bases(&space, &classes);
        let bases = each(&pairs, |pair| Base::new(&space, *pair, context));
        Self { space, classes, base_of, bases }
    }

    /// Ways to a verdict, all bases together.
    pub fn ways(&self) -> usize {
        self.bases.iter().map(|base| base.leaves.len()).sum()
    }

    /// Ordered pairs of places, also those of which one or both are not given.
    pub fn pairs(&self) -> usize {
        self.classes.iter().map(|class| class.count).sum()
    }

    /// Sets the rules of each item against each other; only of some items where `items` says so.
    pub(crate) fn study(&self, context: &Context, items: impl Fn(ItemIx) -> bool) -> Tally {
        let topic = self.space.topic;
        let mut units = units(&self.space, &self.classes, &self.base_of);
        units.retain(|unit| items(unit.item));
        let study = Study::new(&self.space, &self.bases, context);
        let tallies = fold(&units, || Tally::new(topic), |unit, tally| study.look(unit, tally));
        let mut all = Tally::new(topic);
        for tally in tallies {
            all.add(tally);
        }
        all
    }

    /// Parts without a word.
    pub(crate) fn holes(&self, context: &Context) -> Vec<Hole> {
        let parts = Part::all(self.space.topic);
        let at: Vec<usize> = (0..self.bases.len()).collect();
        let found = each(&at, |&at| {
            let own = self.classes.iter().zip(&self.base_of).filter(|(_, base)| **base == at);
            let own: Vec<&PairClass> = own.map(|(class, _)| class).collect();
            let search = Search { space: &self.space, base: &self.bases[at], context };
            parts.iter().flat_map(|part| search.holes(part, &own)).collect::<Vec<Hole>>()
        });
        found.into_iter().flatten().collect()
    }

    /// A combination without a reason for its verdict, if there is one.
    pub(crate) fn speechless(&self) -> Option<Example> {
        if self.space.topic.items_of(Slot::Verdict).is_empty() {
            return None;
        }
        self.bases.iter().find_map(|base| {
            let leaf = base.leaves.iter().find(|leaf| !leaf.ruled)?;
            let places = places::answers(self.space.topic, base.pair);
            Some((base.pair, self.space.answers(&leaf.assignment, &places)))
        })
    }
}

/// Classes with the same verdict rules, seen with the same eyes, share a base.
fn bases(space: &Space, classes: &[PairClass]) -> (Vec<usize>, Vec<Pair>) {
    let topic = space.topic;
    let rules = topic.rules.iter().filter(|rule| is_verdict(topic, rule));
    let eyes = Closure::new(space, rules.map(|rule| &rule.when));
    let mut known: FxHashMap<(Seen, Vec<RuleIx>), usize> = FxHashMap::default();
    let mut pairs: Vec<Pair> = Vec::new();
    let base_of = classes.iter().map(|class| {
        let own = class.local.iter().copied().filter(|rule| is_verdict(topic, topic.rule(*rule)));
        *known.entry((eyes.seen(&class.seen), own.collect())).or_insert_with(|| {
            pairs.push(class.pair);
            pairs.len() - 1
        })
    });
    (base_of.collect(), pairs)
}

/// What to look at: each item with each list of local rules that occurs, over each base.
fn units(space: &Space, classes: &[PairClass], base_of: &[usize]) -> Vec<Unit> {
    let topic = space.topic;
    let mut known: FxHashSet<Unit> = FxHashSet::default();
    let mut units = Vec::new();
    let mut eyes: FxHashMap<(ItemIx, Vec<RuleIx>), Closure> = FxHashMap::default();
    let mut bare: FxHashSet<(&Seen, usize, ItemIx)> = FxHashSet::default();
    for (class, &base) in classes.iter().zip(base_of) {
        for (item, local) in by_item(topic, &class.local) {
            if local.is_empty() && !bare.insert((&class.seen, base, item)) {
                continue;
            }
            let eyes = eyes.entry((item, local.clone())).or_insert_with(|| {
                let all = local.iter().chain(&topic.items[item.at()].national);
                let all: Vec<RuleIx> = all.copied().collect();
                Closure::new(space, conditions(topic, &all))
            });
            let seen = eyes.seen(&class.seen);
            // Units alike are kept once: which of the pairs stands for them does not matter.
            let unit = Unit { base, pair: (None, None), seen, item, local };
            if known.insert(unit.clone()) {
                units.push(Unit { pair: class.pair, ..unit });
            }
        }
    }
    units
}

/// The local rules of every item.
fn by_item(topic: &Topic, local: &[RuleIx]) -> impl Iterator<Item = (ItemIx, Vec<RuleIx>)> {
    let mut own: Vec<Vec<RuleIx>> = vec![Vec::new(); topic.items.len()];
    for &rule in local {
        own[topic.rule(rule).item.at()].push(rule);
    }
    own.into_iter().enumerate().map(|(item, local)| (ItemIx(item as u16), local))
}

/// Does something for each of a list, on every core; the results in order.
fn each<T: Sync, R: Send>(list: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let numbered: Vec<(usize, &T)> = list.iter().enumerate().collect();
    let found = fold(&numbered, Vec::new, |(at, item), found| found.push((*at, work(item))));
    let mut found: Vec<(usize, R)> = found.into_iter().flatten().collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, result)| result).collect()
}

/// Goes through a list on every core, each with a collection of its own.
fn fold<T: Sync, C: Send>(
    list: &[T],
    empty: impl Fn() -> C + Sync,
    work: impl Fn(&T, &mut C) + Sync,
) -> Vec<C> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let mut mine = empty();
                while let Some(item) = list.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(item, &mut mine);
                }
                done.lock().unwrap_or_else(PoisonError::into_inner).push(mine);
            });
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner)
}
