//! The rules of one item against each other, over every combination that they can tell apart.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Mutex;

use crate::engine::{Context, Trace, Truth};
use crate::model::{Answers, Clash, Cond, Force, ItemIx, Rule, RuleIx, Topic, VerdictCode};

use super::closure::Closure;
use super::explore::{condition, explore};
use super::places::{self, Pair, Seen};
use super::space::{Assignment, Space};
use super::verdicts::{Base, Start};

/// Rules that compete for one item where certain local rules may speak.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Position of the base.
    pub base: usize,
    /// One of the pairs of places.
    pub pair: Pair,
    /// What its rules see of the places.
    pub seen: Seen,
    /// The item.
    pub item: ItemIx,
    /// The local rules, nearest first.
    pub local: Vec<RuleIx>,
}

/// A combination that shows something: places and answers.
pub type Example = (Pair, Answers);

/// Two rules of one item and one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// Where both hold.
    pub both: Option<Example>,
    /// Somewhere only the first holds.
    pub first_alone: bool,
    /// Somewhere only the second holds.
    pub second_alone: bool,
}

/// What was seen of the rules.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Combinations looked at.
    pub combinations: u64,
    /// Rules that speak somewhere.
    pub chosen: Vec<bool>,
    /// Rules without which something else or nothing would be said somewhere.
    pub needed: Vec<bool>,
    /// Rules of one item and one place.
    pub meetings: HashMap<(RuleIx, RuleIx), Meeting>,
    /// Rules that speak where they contradict the rest, by the position of the clash.
    pub clashes: BTreeMap<(usize, RuleIx), Example>,
}

impl Tally {
    /// Nothing seen yet.
    pub fn new(topic: &Topic) -> Self {
        let none = vec![false; topic.rules.len()];
        Self { chosen: none.clone(), needed: none, ..Self::default() }
    }

    /// Adds what another thread saw.
    pub fn add(&mut self, other: Self) {
        self.combinations += other.combinations;
        for (mine, theirs) in self.chosen.iter_mut().zip(other.chosen) {
            *mine |= theirs;
        }
        for (mine, theirs) in self.needed.iter_mut().zip(other.needed) {
            *mine |= theirs;
        }
        for (key, example) in other.clashes {
            // The same example is named whichever thread was faster.
            let mine = self.clashes.entry(key).or_insert_with(|| example.clone());
            if example.0 < mine.0 {
                *mine = example;
            }
        }
        for (pair, met) in other.meetings {
            let mine = self.meetings.entry(pair).or_default();
            mine.first_alone |= met.first_alone;
            mine.second_alone |= met.second_alone;
            mine.both = match (mine.both.take(), met.both) {
                (Some(one), Some(two)) => Some(if two.0 < one.0 { two } else { one }),
                (one, two) => one.or(two),
            };
        }
    }
}

/// Whether two rules tell the person the same.
pub fn same(one: &Rule, other: &Rule) -> bool {
    (&one.title, &one.text, &one.body) == (&other.title, &other.text, &other.body)
}

/// What was studied: the item, its local rules, what they see of the places, and where they start.
pub type Studied = (ItemIx, Vec<RuleIx>, Seen, Vec<(VerdictCode, Assignment)>);

/// Looks at one unit, unless another base came to the very same.
pub fn study(
    space: &Space,
    unit: &Unit,
    (bases, studied, context): (&[Base], &Mutex<HashSet<Studied>>, &Context),
    tally: &mut Tally,
) {
    let topic = space.topic;
    let rules = in_force(topic, unit, context);
    if rules.is_empty() {
        return;
    }
    let base = &bases[unit.base];
    let closure = Closure::new(space, conditions(topic, &rules));
    let starts = starts(space, unit, (base, &closure));
    let new = {
        let starts = starts.iter().map(|start| (start.code, start.assignment.clone())).collect();
        let key = (unit.item, unit.local.clone(), unit.seen.clone(), starts);
        studied.lock().is_ok_and(|mut studied| studied.insert(key))
    };
    if !new {
        return;
    }
    let places = places::answers(topic, unit.pair);
    for Start { code, assignment, leaf } in starts {
        let values = |var| closure.values(var);
        explore(space, (assignment, &places), values, |assignment, answers| {
            let mut trace = Trace::over(topic, answers, context, Vec::new()).assuming(code);
            let mut holds = Vec::with_capacity(rules.len());
            for rule in &rules {
                let when = &topic.rule(*rule).when;
                let found = condition((space, &mut trace), assignment, when)?;
                holds.push(found.truth == Truth::Yes);
            }
            let example = || {
                let known = base.leaves[leaf].assignment.or(assignment);
                (unit.pair, space.answers(&known, &places))
            };
            if let Some(at) = holds.iter().position(|holds| *holds) {
                for clash in against(topic, rules[at]) {
                    let when = &topic.clashes[clash].when;
                    if condition((space, &mut trace), assignment, when)?.truth == Truth::Yes {
                        tally.clashes.entry((clash, rules[at])).or_insert_with(example);
                    }
                }
            }
            note(topic, (&rules, &holds), example, tally);
            Ok(())
        });
    }
}

/// Everything that decides about these rules: their own conditions, and those of what they must
/// not contradict.
pub fn conditions<'a>(topic: &'a Topic, rules: &[RuleIx]) -> Vec<&'a Cond> {
    let clashes = rules.iter().flat_map(|rule| against(topic, *rule));
    let clashes: BTreeSet<usize> = clashes.collect();
    let own = rules.iter().map(|rule| &topic.rule(*rule).when);
    own.chain(clashes.into_iter().map(|at| &topic.clashes[at].when)).collect()
}

/// Positions of the clashes that forbid a rule to speak while they hold.
fn against(topic: &Topic, rule: RuleIx) -> impl Iterator<Item = usize> {
    let rule = topic.rule(rule);
    let clashes = topic.clashes.iter().enumerate();
    let said = |clash: &Clash| clash.never.iter().any(|each| each.is_said_by(rule, &topic.items));
    clashes.filter(move |(_, clash)| said(clash)).map(|(at, _)| at)
}

/// The rules that compete, as far as they are in force, in the order in which they are tried.
pub fn in_force(topic: &Topic, unit: &Unit, context: &Context) -> Vec<RuleIx> {
    let all = unit.local.iter().chain(&topic.items[unit.item.at()].national).copied();
    all.filter(|rule| topic.rule(*rule).force(context.today) == Force::Now).collect()
}

fn starts(space: &Space, unit: &Unit, (base, closure): (&Base, &Closure)) -> Vec<Start> {
    let only = space.topic.items[unit.item.at()].verdict;
    let all = base.starts(space, closure, only);
    if closure.names_verdict() || only.is_some() {
        return all;
    }
    all.first().map(from_nothing).into_iter().collect()
}

/// Where no rule asks for the verdict, any will do.
fn from_nothing(start: &Start) -> Start {
    Start { code: VerdictCode::Ready, assignment: Assignment::default(), leaf: start.leaf }
}

fn note(
    topic: &Topic,
    (rules, holds): (&[RuleIx], &[bool]),
    example: impl Fn() -> Example,
    tally: &mut Tally,
) {
    tally.combinations += 1;
    let mut speaking = rules.iter().zip(holds).filter(|(_, holds)| **holds).map(|(rule, _)| *rule);
    if let Some(winner) = speaking.next() {
        tally.chosen[winner.at()] = true;
        let next = speaking.next();
        tally.needed[winner.at()] |=
            next.is_none_or(|next| !same(topic.rule(winner), topic.rule(next)));
    }
    for (at, &first) in rules.iter().enumerate() {
        for (other, &second) in rules.iter().enumerate().skip(at + 1) {
            if topic.rule(first).place != topic.rule(second).place {
                continue;
            }
            let met = tally.meetings.entry((first, second)).or_default();
            match (holds[at], holds[other]) {
                (true, true) if met.both.is_none() => met.both = Some(example()),
                (true, false) => met.first_alone = true,
                (false, true) => met.second_alone = true,
                _ => {}
            }
        }
    }
}
