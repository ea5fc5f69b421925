//! Verdicts that can come out for a sort of places, and the answers that lead to them.

use std::sync::{Arc, Mutex};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::{Context, Trace, Truth};
use crate::model::{Force, ItemIx, RuleIx, Slot, VerdictCode};

use super::closure::Closure;
use super::explore::{Needs, Probe, Walk};
use super::places::{self, Pair};
use super::space::{Assignment, Space};

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
    /// The ways as far as some variables tell them apart.
    reduced: Mutex<FxHashMap<u64, Arc<Vec<Start>>>>,
}

impl Base {
    /// Walks through every verdict.
    pub fn new(space: &Space, pair: Pair, context: &Context) -> Self {
        let answers = places::answers(space.topic, pair);
        let local = Trace::new(space.topic, &answers, context).local();
        let is_verdict = |rule: &RuleIx| {
            let item = space.topic.rule(*rule).item;
            space.topic.items[item.at()].slot == Slot::Verdict
        };
        let local: Vec<RuleIx> = local.into_iter().filter(is_verdict).collect();
        let mut leaves = Vec::new();
        // Every value: what starts from here may tell more apart than the verdict does.
        let values = |var| space.values(var);
        let walk = Walk { space, start: Assignment::default(), places: &answers };
        walk.visit(values, |assignment, answers| {
            let trace = Trace::over(space.topic, answers, context, local.clone());
            let probe = Probe { space, assignment, trace };
            let (code, ruled) = match settle(&probe, context)? {
                Some(code) => (code, true),
                None => plainly(&probe.trace.settled()),
            };
            leaves.push(Leaf { code, assignment: assignment.clone(), ruled });
            Ok(())
        });
        Self { pair, leaves, reduced: Mutex::default() }
    }

    /// Where to start the study of conditions: each class of verdicts and answers once.
    pub fn starts(
        &self,
        space: &Space,
        closure: &Closure,
        only: Option<VerdictCode>,
    ) -> Vec<Start> {
        let mut seen = FxHashSet::default();
        let mut starts = Vec::new();
        for start in self.reduced(closure.vars).iter() {
            if only.is_some_and(|only| only != start.code) {
                continue;
            }
            let code = if only.is_some() { start.code } else { closure.verdict(start.code) };
            let assignment = closure.coarse(space, &start.assignment);
            if seen.insert((code, assignment.clone())) {
                starts.push(Start { code, assignment, leaf: start.leaf });
            }
        }
        starts
    }

    fn reduced(&self, vars: u64) -> Arc<Vec<Start>> {
        let Ok(mut known) = self.reduced.lock() else { return Arc::default() };
        let reduce = || {
            let mut seen = FxHashSet::default();
            let starts = self.leaves.iter().enumerate().map(|(leaf, each)| Start {
                code: each.code,
                assignment: each.assignment.only(vars),
                leaf,
            });
            let new = |start: &Start| seen.insert((start.code, start.assignment.clone()));
            Arc::new(starts.filter(new).collect())
        };
        known.entry(vars).or_insert_with(reduce).clone()
    }
}

/// The verdict and whether a rule stands behind it, by the engine alone.
fn plainly(trace: &Trace) -> (VerdictCode, bool) {
    (trace.verdict().unwrap_or(VerdictCode::CheckFirst), !trace.because().is_empty())
}

/// Looks at the rules of one verdict after the other, as far as the first that holds. None where
/// that is a matter of what lacks, once every answer that it rests on has a value.
fn settle(probe: &Probe, context: &Context) -> Result<Option<VerdictCode>, Needs> {
    let topic = probe.space.topic;
    for &code in VerdictCode::ALL {
        if code == VerdictCode::CheckFirst {
            continue;
        }
        let of_code = |item: &&ItemIx| topic.items[item.at()].verdict == Some(code);
        for item in topic.items_of(Slot::Verdict).iter().filter(of_code) {
            for rule in probe.trace.candidates(*item) {
                let rule = topic.rule(rule);
                let force = rule.force(context.today);
                if force == Force::Early && rule.announce.is_empty() {
                    continue;
                }
                let found = probe.condition(&rule.when)?;
                if found.truth == Truth::Yes && force == Force::Now {
                    return Ok(Some(code).filter(|code| *code < VerdictCode::CheckFirst));
                }
            }
        }
    }
    Ok(None)
}
