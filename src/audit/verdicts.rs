//! Verdicts that can come out for a sort of places, and the answers that lead to them.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::{Context, Trace};
use crate::model::{Cond, Force, ItemIx, Rule, RuleIx, Slot, Topic, VerdictCode};

use super::closure::Closure;
use super::explore::{Needs, Probe, Walk};
use super::places::{self, Pair};
use super::space::{Assignment, Only, Space};

/// Whether a rule is one of the verdict.
pub(crate) fn is_verdict(topic: &Topic, rule: &Rule) -> bool {
    topic.items[rule.item.at()].slot == Slot::Verdict
}

/// A verdict and the answers that settle it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Leaf {
    pub code: VerdictCode,
    /// The answers; others cannot change it.
    pub assignment: Assignment,
    /// Whether a rule stands behind it.
    pub ruled: bool,
}

/// Where the study of some rules starts: what they can see of a verdict and its answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Start {
    /// A verdict of the class.
    pub code: VerdictCode,
    /// Answers, as far as the rules look at them.
    pub assignment: Assignment,
    /// Position of one of the leaves it stands for.
    pub leaf: usize,
}

/// Every way to a verdict, for pairs of places with the same verdict rules.
pub(crate) struct Base {
    pub pair: Pair,
    pub leaves: Vec<Leaf>,
    /// The variables that have a value in any of them.
    vars: u64,
    /// The ways as far as some variables tell them apart.
    reduced: Mutex<FxHashMap<u64, Arc<Vec<Start>>>>,
}

impl Base {
    /// Walks through every verdict.
    pub fn new(space: &Space, pair: Pair, context: &Context) -> Self {
        let answers = places::answers(space.topic, pair);
        let trace = Trace::new(space.topic, &answers, context);
        let local = trace
            .local()
            .into_iter()
            .filter(|rule| is_verdict(space.topic, space.topic.rule(*rule)));
        let local: Vec<RuleIx> = local.collect();
        let given: Vec<Given> = Given::all(space.topic, &trace, context);
        let mut leaves = Vec::new();
        // Every value: what starts from here may tell more apart than the verdict does.
        let values = |var| space.values(var);
        let walk = Walk { space, start: Assignment::default(), places: &answers };
        walk.visit(values, Left::of(&given), |assignment, answers, left| {
            let trace = Trace::over(space.topic, answers, context, local.clone());
            let probe = Probe::new(space, assignment, trace);
            let (code, ruled) = match left.settle(&probe)? {
                Some(code) => (code, true),
                None => plainly(&probe.trace.settled()),
            };
            leaves.push(Leaf { code, assignment: assignment.clone(), ruled });
            Ok(())
        });
        let vars = leaves.iter().fold(0, |vars, leaf: &Leaf| vars | leaf.assignment.vars());
        Self { pair, leaves, vars, reduced: Mutex::default() }
    }

    /// Where to start the study of conditions: each class of verdicts and answers once.
    pub fn starts(&self, closure: &Closure, only: Option<VerdictCode>) -> Vec<Start> {
        let alike: Vec<VerdictCode> =
            VerdictCode::ALL.iter().map(|code| closure.verdict(*code)).collect();
        let mut seen = FxHashSet::default();
        let mut starts = Vec::new();
        for start in self.reduced(closure.vars).iter() {
            if only.is_some_and(|only| only != start.code) {
                continue;
            }
            let code = if only.is_some() { start.code } else { alike[start.code as usize] };
            let assignment = closure.coarse(&start.assignment);
            if seen.insert((code, assignment.clone())) {
                starts.push(Start { code, assignment, leaf: start.leaf });
            }
        }
        starts
    }

    fn reduced(&self, vars: u64) -> Arc<Vec<Start>> {
        let vars = vars & self.vars;
        let mut known = self.reduced.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reduced) = known.get(&vars) {
            return reduced.clone();
        }
        // What tells more apart was reduced before: from there the way is shorter, and comes to the same.
        let finer = known.iter().filter(|(more, _)| vars & !**more == 0).map(|(_, finer)| finer);
        let reduced = if let Some(finer) = finer.min_by_key(|finer| finer.len()) {
            reduce(finer.iter().map(|each| (each.code, &each.assignment, each.leaf)), vars)
        } else {
            let all = self.leaves.iter().enumerate();
            reduce(all.map(|(leaf, each)| (each.code, &each.assignment, leaf)), vars)
        };
        let reduced = Arc::new(reduced);
        known.insert(vars, reduced.clone());
        reduced
    }
}

/// Ways as far as some variables tell them apart; of those alike the first stands for all.
fn reduce<'a>(
    ways: impl Iterator<Item = (VerdictCode, &'a Assignment, usize)>,
    vars: u64,
) -> Vec<Start> {
    let (only, mut seen) = (Only::of(vars), FxHashSet::default());
    let mut reduced = Vec::new();
    for (code, assignment, leaf) in ways {
        let assignment = assignment.only(&only);
        if seen.insert((code, assignment.clone())) {
            reduced.push(Start { code, assignment, leaf });
        }
    }
    reduced
}

/// The verdict and whether a rule stands behind it, by the engine alone.
fn plainly(trace: &Trace) -> (VerdictCode, bool) {
    (trace.verdict().unwrap_or(VerdictCode::CheckFirst), !trace.because().is_empty())
}

/// A verdict, and the conditions of its rules.
struct Given<'a> {
    code: VerdictCode,
    /// Of rules that are in force.
    speaking: Vec<&'a Cond>,
    /// Of those that are past or announce themselves: their answers are asked for all the same.
    noted: Vec<&'a Cond>,
}

impl<'a> Given<'a> {
    /// Every verdict but the one of lacking answers.
    fn all(topic: &'a Topic, trace: &Trace, context: &Context) -> Vec<Self> {
        let codes = VerdictCode::ALL.iter().filter(|code| **code != VerdictCode::CheckFirst);
        codes.map(|code| Self::new(topic, trace, *code, context.today)).collect()
    }

    fn new(topic: &'a Topic, trace: &Trace, code: VerdictCode, today: NaiveDate) -> Self {
        let of_code = |item: &&ItemIx| topic.items[item.at()].verdict == Some(code);
        let items = topic.items_of(Slot::Verdict).iter().filter(of_code);
        let rules = items.flat_map(|item| trace.candidates(*item)).map(|rule| topic.rule(rule));
        let (mut speaking, mut noted) = (Vec::new(), Vec::new());
        for rule in rules {
            match rule.force(today) {
                Force::Now => speaking.push(&rule.when),
                Force::Early if rule.announce.is_empty() => {}
                Force::Early | Force::Late => noted.push(&rule.when),
            }
        }
        Self { code, speaking, noted }
    }
}

/// How far the verdicts were looked through.
#[derive(Clone)]
struct Left<'a> {
    /// The one that is looked at, and those behind it.
    given: &'a [Given<'a>],
    /// The conditions of the first that are not known to fail.
    open: Vec<&'a Cond>,
}

impl<'a> Left<'a> {
    fn of(given: &'a [Given<'a>]) -> Self {
        Self { given, open: given.first().map_or_else(Vec::new, |first| first.speaking.clone()) }
    }

    /// The first verdict of which a rule holds, whatever else its rules ask for. None where that is a
    /// matter of what lacks, once every answer that it rests on has a value.
    fn settle(&mut self, probe: &Probe) -> Result<Option<VerdictCode>, Needs> {
        while let [first, behind @ ..] = self.given {
            if probe.any(&mut self.open)? {
                return Ok(Some(first.code).filter(|code| *code < VerdictCode::CheckFirst));
            }
            for when in &first.noted {
                probe.condition(when)?;
            }
            *self = Self::of(behind);
        }
        Ok(None)
    }
}
