//! The rules of one item against each other, over every combination that they can tell apart.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::{Context, Trace};
use crate::model::{Answers, Clash, Cond, Force, ItemIx, Rule, RuleIx, Topic, VerdictCode};

use super::closure::Closure;
use super::explore::{Needs, Probe, Walk};
use super::places::{self, Pair, Seen};
use super::space::{Assignment, Space};
use super::verdicts::{Base, Start};

/// Rules that compete for one item where certain local rules may speak.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Unit {
    /// Position of the base.
    pub base: usize,
    /// One of the pairs of places.
    pub pair: Pair,
    /// What its rules see of the places.
    pub seen: Seen,
    pub item: ItemIx,
    /// The local rules, nearest first.
    pub local: Vec<RuleIx>,
}

/// A combination that shows something: places and answers.
pub type Example = (Pair, Answers);

/// Two rules of one item and one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// Where both hold.
    pub both: Option<Example>,
    /// Somewhere only the first holds.
    pub first_alone: bool,
    /// Somewhere only the second holds.
    pub second_alone: bool,
}

/// What was seen of the rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Combinations looked at.
    pub combinations: u64,
    /// Rules that speak somewhere.
    pub chosen: Vec<bool>,
    /// Rules without which something else or nothing would be said somewhere.
    pub needed: Vec<bool>,
    /// Rules of one item and one place.
    pub meetings: FxHashMap<(RuleIx, RuleIx), Meeting>,
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

    /// Adds one combination: what speaks, without what something else would, and who meets whom.
    fn note(&mut self, topic: &Topic, held: &[(RuleIx, bool)], example: impl Fn() -> Example) {
        let mut speaking = held.iter().filter(|(_, holds)| *holds).map(|(rule, _)| *rule);
        if let Some(winner) = speaking.next() {
            self.chosen[winner.at()] = true;
            let next = speaking.next();
            self.needed[winner.at()] |=
                next.is_none_or(|next| !same(topic.rule(winner), topic.rule(next)));
        }
        for (at, &(first, one)) in held.iter().enumerate() {
            for &(second, other) in &held[at + 1..] {
                if topic.rule(first).place != topic.rule(second).place {
                    continue;
                }
                let met = self.meetings.entry((first, second)).or_default();
                match (one, other) {
                    (true, true) if met.both.is_none() => met.both = Some(example()),
                    (true, false) => met.first_alone = true,
                    (false, true) => met.second_alone = true,
                    _ => {}
                }
            }
        }
    }
}

/// Whether two rules tell the person the same.
pub fn same(one: &Rule, other: &Rule) -> bool {
    (&one.title, &one.text, &one.body) == (&other.title, &other.text, &other.body)
}

/// What was studied: the item, the clash if against one, the local rules, what they see of the places,
/// and where they start.
type Studied = (ItemIx, Option<usize>, Vec<RuleIx>, Seen, Vec<(VerdictCode, Assignment)>);

/// What is asked of a unit.
struct Asked<'c> {
    /// The clash that its rules are set against; none if they are set against each other.
    clash: Option<usize>,
    /// The conditions that tell one combination from another.
    conditions: Vec<&'c Cond>,
}

/// The study of a topic on one day.
pub(super) struct Study<'a> {
    space: &'a Space<'a>,
    bases: &'a [Base],
    context: &'a Context<'a>,
    done: Mutex<FxHashSet<Studied>>,
}

impl<'a> Study<'a> {
    /// Nothing studied yet.
    pub fn new(space: &'a Space<'a>, bases: &'a [Base], context: &'a Context<'a>) -> Self {
        Self { space, bases, context, done: Mutex::default() }
    }

    /// Looks at one unit: its rules against each other, and against what they must not contradict.
    pub fn look(&self, unit: &Unit, tally: &mut Tally) {
        let topic = self.space.topic;
        let rules = in_force(topic, unit, self.context);
        if rules.is_empty() {
            return;
        }
        self.compare(unit, &rules, tally);
        for (clash, stated) in topic.clashes.iter().enumerate() {
            // What stands behind the last rule that says so cannot keep it from speaking.
            let last = rules.iter().rposition(|rule| is_said(topic, stated, *rule));
            if let Some(last) = last {
                self.contradict(unit, &rules[..=last], clash, tally);
            }
        }
    }

    /// Notes for every combination which of the rules hold.
    fn compare(&self, unit: &Unit, rules: &[RuleIx], tally: &mut Tally) {
        let topic = self.space.topic;
        let conditions = rules.iter().map(|rule| &topic.rule(*rule).when).collect();
        let asked = Asked { clash: None, conditions };
        // What holds together is noted where it first does.
        let mut noted: FxHashSet<Vec<bool>> = FxHashSet::default();
        self.walk(unit, asked, Vec::new(), |probe, held, example| {
            for rule in &rules[held.len()..] {
                held.push(probe.holds(&topic.rule(*rule).when)?);
            }
            tally.combinations += 1;
            if noted.insert(held.clone()) {
                let held: Vec<(RuleIx, bool)> = rules.iter().copied().zip(held.drain(..)).collect();
                tally.note(topic, &held, example);
            }
            Ok(())
        });
    }

    /// Looks for a combination under which one of the rules speaks and contradicts the rest.
    fn contradict(&self, unit: &Unit, rules: &[RuleIx], clash: usize, tally: &mut Tally) {
        let topic = self.space.topic;
        let stated = &topic.clashes[clash];
        let conditions = rules.iter().map(|rule| &topic.rule(*rule).when);
        let conditions = std::iter::once(&stated.when).chain(conditions).collect();
        let asked = Asked { clash: Some(clash), conditions };
        // The condition first: where it does not hold, nothing more need be known.
        self.walk(unit, asked, rules, |probe, left, example| {
            let holds = probe.holds(&stated.when)?;
            while let [rule, behind @ ..] = *left
                && holds
            {
                if probe.holds(&topic.rule(*rule).when)? {
                    if is_said(topic, stated, *rule) {
                        tally.clashes.entry((clash, *rule)).or_insert_with(example);
                    }
                    break;
                }
                *left = behind;
            }
            tally.combinations += 1;
            Ok(())
        });
    }

    /// Walks through every combination that these conditions can tell apart, unless another base came
    /// to the very same.
    fn walk<Known: Clone>(
        &self,
        unit: &Unit,
        asked: Asked,
        nothing: Known,
        mut probe: impl FnMut(&Probe, &mut Known, &dyn Fn() -> Example) -> Result<(), Needs>,
    ) {
        let Self { space, context, .. } = *self;
        let topic = space.topic;
        let closure = Closure::new(space, asked.conditions);
        let starts = self.starts(unit, &closure);
        if !self.is_new(unit, asked.clash, &starts) {
            return;
        }
        let places = places::answers(topic, unit.pair);
        for Start { code, assignment, leaf } in starts {
            let values = |var| closure.values(var);
            let walk = Walk { space, start: assignment, places: &places };
            walk.visit(values, nothing.clone(), |assignment, answers, known| {
                let trace = Trace::over(topic, answers, context, Vec::new()).assuming(code);
                let example = || {
                    let known = self.bases[unit.base].leaves[leaf].assignment.or(assignment);
                    (unit.pair, space.answers(&known, &places))
                };
                probe(&Probe::new(space, assignment, trace), known, &example)
            });
        }
    }

    fn is_new(&self, unit: &Unit, clash: Option<usize>, starts: &[Start]) -> bool {
        let starts = starts.iter().map(|start| (start.code, start.assignment.clone())).collect();
        let key = (unit.item, clash, unit.local.clone(), unit.seen.clone(), starts);
        self.done.lock().unwrap_or_else(PoisonError::into_inner).insert(key)
    }

    fn starts(&self, unit: &Unit, closure: &Closure) -> Vec<Start> {
        let only = self.space.topic.items[unit.item.at()].verdict;
        let all = self.bases[unit.base].starts(closure, only);
        if closure.names_verdict() || only.is_some() {
            return all;
        }
        all.first().map(from_nothing).into_iter().collect()
    }
}

/// Everything that decides about these rules: their own conditions, and those of what they must
/// not contradict.
pub(crate) fn conditions<'a>(topic: &'a Topic, rules: &[RuleIx]) -> Vec<&'a Cond> {
    let said = |clash: &&Clash| rules.iter().any(|rule| is_said(topic, clash, *rule));
    let own = rules.iter().map(|rule| &topic.rule(*rule).when);
    own.chain(topic.clashes.iter().filter(said).map(|clash| &clash.when)).collect()
}

/// Whether a rule says what it must not while a clash holds.
fn is_said(topic: &Topic, clash: &Clash, rule: RuleIx) -> bool {
    let rule = topic.rule(rule);
    let item = &topic.items[rule.item.at()];
    clash.never.iter().any(|each| each.is_said_by(rule, &item.id))
}

/// The rules that compete, as far as they are in force, in the order in which they are tried.
pub fn in_force(topic: &Topic, unit: &Unit, context: &Context) -> Vec<RuleIx> {
    let all = unit.local.iter().chain(&topic.items[unit.item.at()].national).copied();
    all.filter(|rule| topic.rule(*rule).force(context.today) == Force::Now).collect()
}

/// Where no rule asks for the verdict, any will do.
fn from_nothing(start: &Start) -> Start {
    Start { code: VerdictCode::Ready, assignment: Assignment::default(), leaf: start.leaf }
}
