//! Parts of a plan that would be empty: combinations for which no rule of the part speaks.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::{Context, Trace};
use crate::model::{
    Body, Channels, Cond, Force, ItemIx, RuleIx, SectionIx, Slot, Topic, VerdictCode, When,
};

use super::closure::Closure;
use super::explore::{Probe, Walk};
use super::places::{self, Pair, PairClass, Seen};
use super::space::{Assignment, Space};
use super::study::Example;
use super::verdicts::{Base, Leaf, Start};
use crate::report::words;

/// A part of the plan that must say something.
pub(crate) struct Part {
    /// What it is called in a finding.
    pub title: String,
    items: Vec<ItemIx>,
    slot: Slot,
    /// For the two lists of steps: which one.
    on: Option<fn(Channels) -> bool>,
    /// For points: in which section.
    section: Option<SectionIx>,
}

/// A combination without a word in a part.
pub struct Hole {
    pub part: String,
    pub code: VerdictCode,
    /// Places and answers.
    pub example: Example,
    /// How many combinations are empty with this verdict.
    pub count: usize,
}

impl Part {
    fn slot(topic: &Topic, slot: Slot, title: &str) -> Self {
        let items = topic.items_of(slot).to_vec();
        Self { title: title.to_owned(), items, slot, on: None, section: None }
    }

    fn named(topic: &Topic, slot: Slot) -> Self {
        Self::slot(topic, slot, words::slot(slot))
    }

    /// The parts of a topic that must never be empty.
    pub fn all(topic: &Topic) -> Vec<Self> {
        if let Some(first) = topic.sections.first() {
            let answer = Self::slot(topic, Slot::Point, &first.title);
            return vec![Self { section: Some(SectionIx(0)), ..answer }];
        }
        let online = |channels: Channels| channels.online;
        let counter = |channels: Channels| channels.counter;
        let steps = |title: &str, on: fn(Channels) -> bool| Self {
            on: Some(on),
            ..Self::slot(topic, Slot::Step, title)
        };
        vec![
            Self::named(topic, Slot::Account),
            Self::named(topic, Slot::Gap),
            Self::named(topic, Slot::Material),
            steps("网上步骤", online),
            steps("窗口步骤", counter),
            Self::named(topic, Slot::Timeline),
        ]
    }

    /// When a national rule speaks, or nothing need be said.
    fn conditions<'a>(&self, topic: &'a Topic, context: &Context) -> Vec<&'a Cond> {
        let national = self.items.iter().flat_map(|item| &topic.items[item.at()].national);
        let fillers = national.filter(|rule| self.fills(topic, **rule, context));
        let silent = topic.silent.iter().filter(|silent| silent.slot == self.slot);
        let said = fillers.map(|rule| &topic.rule(*rule).when);
        said.chain(silent.map(|silent| &silent.when)).collect()
    }

    /// Whether a rule belongs here and is sure to say something once it holds.
    fn fills(&self, topic: &Topic, rule: RuleIx, context: &Context) -> bool {
        let rule = topic.rule(rule);
        let sure = match &rule.body {
            // A month that has passed, or a wait of no months, is left out of the plan.
            Body::Timeline {
                when:
                    When::Answered(_)
                    | When::BackpayLast
                    | When::BenefitsStart
                    | When::WaitingEnds
                    | When::FullBenefits,
                ..
            } => false,
            Body::Step { channels, .. } => self.on.is_none_or(|on| on(*channels)),
            Body::Point { section, .. } => self.section.is_none_or(|own| own == *section),
            _ => true,
        };
        sure && self.items.contains(&rule.item) && rule.force(context.today) == Force::Now
    }
}

/// The ways to a verdict of one base, in which parts may be empty.
pub struct Search<'a> {
    pub space: &'a Space<'a>,
    pub base: &'a Base,
    /// Data and day.
    pub context: &'a Context<'a>,
}

impl Search<'_> {
    /// Finds the empty combinations of a part; `classes` are the pairs of places the base stands for.
    pub(crate) fn holes(&self, part: &Part, classes: &[&PairClass]) -> Vec<Hole> {
        let Self { space, base, context } = *self;
        let topic = space.topic;
        let national = part.conditions(topic, context);
        let eyes = Closure::new(space, national.iter().copied());
        let mut filled: FxHashMap<Seen, bool> = FxHashMap::default();
        let mut seen: FxHashSet<(Seen, Vec<RuleIx>)> = FxHashSet::default();
        let mut holes: FxHashMap<VerdictCode, Hole> = FxHashMap::default();
        for class in classes {
            let full = filled.entry(eyes.seen(&class.seen));
            // Rules of a place only say more.
            if *full.or_insert_with(|| self.empty(class.pair, &national).is_empty()) {
                continue;
            }
            let local = class.local.iter().copied();
            let local: Vec<RuleIx> =
                local.filter(|rule| part.fills(topic, *rule, context)).collect();
            let all =
                national.iter().copied().chain(local.iter().map(|rule| &topic.rule(*rule).when));
            let all: Vec<&Cond> = all.collect();
            let eyes = Closure::new(space, all.iter().copied());
            if !seen.insert((eyes.seen(&class.seen), local)) {
                continue;
            }
            let places = places::answers(topic, class.pair);
            for (leaf, assignment) in self.empty(class.pair, &all) {
                let Leaf { code, assignment: known, .. } = &base.leaves[leaf];
                let hole = holes.entry(*code).or_insert_with(|| Hole {
                    part: part.title.clone(),
                    code: *code,
                    example: (class.pair, space.answers(&known.or(&assignment), &places)),
                    count: 0,
                });
                hole.count += 1;
            }
        }
        let mut holes: Vec<Hole> = holes.into_values().collect();
        holes.sort_by_key(|hole| hole.code);
        holes
    }

    /// The combinations under which none of the conditions holds, with a leaf behind each.
    fn empty(&self, pair: Pair, conditions: &[&Cond]) -> Vec<(usize, Assignment)> {
        let Self { space, base, context } = *self;
        let topic = space.topic;
        let places = places::answers(topic, pair);
        let closure = Closure::new(space, conditions.iter().copied());
        let mut found = Vec::new();
        for Start { code, assignment, leaf } in base.starts(&closure, None) {
            let values = |var| closure.values(var);
            let walk = Walk { space, start: assignment, places: &places };
            walk.visit(values, conditions.to_vec(), |assignment, answers, open| {
                let trace = Trace::over(topic, answers, context, Vec::new()).assuming(code);
                let probe = Probe::new(space, assignment, trace);
                if !probe.any(open)? {
                    found.push((leaf, assignment.clone()));
                }
                Ok(())
            });
        }
        found
    }
}
