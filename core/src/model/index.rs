//! Competing rules with what decides them, so that a run passes over those that cannot hold.

use serde::{Deserialize, Serialize};

use super::cond::Test;
use super::ids::{FactIx, ItemIx, QuestionIx, RuleIx};
use super::rule::Rule;
use crate::packed::Packed;

/// Rules in a block: one bit of a word each.
const BLOCK: usize = 64;
/// Gates of a block at most; rules are looked at that only further ones would rule out.
pub(crate) const MOST_GATES: usize = 20;
/// Stands among the choices of a question with several answers for none of them.
pub(crate) const NONE_OF: u32 = 1 << 16;

/// What a test looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// The answer to a question.
    Question(QuestionIx),
    Fact(FactIx),
}

impl Subject {
    /// What a test looks at, and which of its values pass; none of tests that no list of values tells.
    fn of(test: &Test) -> Option<(Self, u32)> {
        match test {
            Test::Choice { question, any_of, .. } => Some((Self::Question(*question), *any_of)),
            Test::NoneOf { question } => Some((Self::Question(*question), NONE_OF)),
            Test::Unknown { question } => Some((Self::Question(*question), 0)),
            Test::Fact { fact, any_of } => Some((Self::Fact(*fact), *any_of)),
            Test::Count { .. } | Test::Workdays { .. } | Test::Place { .. } => None,
        }
    }
}

/// What one subject decides about the rules of a block. A rule is its bit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    pub subject: Subject,
    /// Rules that ask for it.
    pub among: u64,
    /// Rules that pass, by value.
    pub passes: Vec<u64>,
}

impl Gate {
    /// The rules that fail for good where the subject has just these values.
    pub(crate) fn fails(&self, values: u32) -> u64 {
        let (mut left, mut passing) = (values, 0);
        while left != 0 {
            let Some(rules) = self.passes.get(left.trailing_zeros() as usize) else { break };
            passing |= rules;
            left &= left - 1;
        }
        self.among & !passing
    }
}

/// Rules that stand together, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub rules: Vec<RuleIx>,
    /// The items that they compete for.
    pub items: Vec<ItemIx>,
    /// Rules without first and last day that the gates alone decide.
    pub settled: u64,
    /// What decides them: of each rule, its first test first.
    pub gates: Vec<Gate>,
}

impl Block {
    /// The rules in blocks.
    pub(super) fn all(rules: &[RuleIx], of: &Packed<Rule>) -> Vec<Self> {
        rules.chunks(BLOCK).map(|rules| Self::of(rules, of)).collect()
    }

    fn of(rules: &[RuleIx], of: &Packed<Rule>) -> Self {
        let items = rules.iter().map(|rule| of[rule.at()].item).collect();
        let deepest = rules.iter().map(|rule| of[rule.at()].when.all.len()).max().unwrap_or(0);
        let gates: Vec<Gate> = (0..deepest).flat_map(|depth| gates(rules, of, depth)).collect();
        let all = gates.len() <= MOST_GATES;
        let sure = rules.iter().enumerate().filter(|(_, rule)| all && is_settled(&of[rule.at()]));
        let settled = sure.fold(0, |bits, (at, _)| bits | 1 << at);
        let gates = gates.into_iter().take(MOST_GATES).collect();
        Self { rules: rules.to_vec(), items, settled, gates }
    }

    /// The rules of an item.
    pub(crate) fn bits_of(&self, item: ItemIx) -> u64 {
        let first = self.items.partition_point(|&each| each < item);
        let count = self.items[first..].iter().take_while(|&&each| each == item).count();
        bits(count) << first
    }

    /// The rules of some items.
    pub(super) fn bits_where(&self, among: impl Fn(ItemIx) -> bool) -> u64 {
        let rules = self.items.iter().enumerate().filter(|(_, item)| among(**item));
        rules.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// The rules of the same item that stand behind one.
    pub(crate) fn behind(&self, at: usize) -> u64 {
        let rest = &self.items[at..];
        let count = rest.iter().take_while(|&&each| each == rest[0]).count();
        bits(count - 1) << at << 1
    }

    /// All its rules.
    pub(crate) fn bits(&self) -> u64 {
        bits(self.rules.len())
    }
}

/// Whether gates tell all there is to know of a rule.
fn is_settled(rule: &Rule) -> bool {
    let always = rule.from.is_none() && rule.until.is_none();
    always && rule.when.all.iter().all(|test| Subject::of(test).is_some())
}

/// So many bits from the lowest on.
fn bits(count: usize) -> u64 {
    u64::MAX.checked_shr((BLOCK - count) as u32).unwrap_or(0)
}

/// The gates of the tests that stand this deep in their conditions.
fn gates(rules: &[RuleIx], of: &Packed<Rule>, depth: usize) -> Vec<Gate> {
    let mut gates: Vec<Gate> = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let rule = &of[rule.at()];
        // What no gate tells may fail before what stands behind it; of a rule whose first day has not
        // come nothing is looked at.
        let mut tests = rule.when.all.iter().map_while(Subject::of).filter(|_| rule.from.is_none());
        let Some((subject, any_of)) = tests.nth(depth) else { continue };
        let known = gates.iter().position(|gate| gate.subject == subject);
        let known = known.unwrap_or_else(|| {
            gates.push(Gate { subject, among: 0, passes: Vec::new() });
            gates.len() - 1
        });
        gates[known].among |= 1 << at;
        pass(&mut gates[known].passes, any_of, 1 << at);
    }
    gates
}

fn pass(passes: &mut Vec<u64>, any_of: u32, rule: u64) {
    for value in (0..32).filter(|value| any_of & (1 << value) != 0) {
        if passes.len() <= value {
            passes.resize(value + 1, 0);
        }
        passes[value] |= rule;
    }
}
