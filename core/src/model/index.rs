//! Competing rules by the tests that their conditions share, so that a run makes each of these tests once.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::cond::Test;
use super::ids::{ColumnIx, ItemIx, RuleIx};
use super::rule::Rule;
use crate::packed::Packed;

/// A rule among others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival {
    pub rule: RuleIx,
    /// The item that it competes for.
    pub item: ItemIx,
    /// It speaks only when its answers are known.
    pub known: bool,
    /// It has a first or a last day.
    pub dated: bool,
    /// Where the rules of its item end.
    pub end: u16,
    /// So many items stand before its own.
    pub nth: u16,
}

impl Rival {
    fn new(at: RuleIx, rule: &Rule) -> Self {
        let dated = rule.from.is_some() || rule.until.is_some();
        Self { rule: at, item: rule.item, known: rule.known, dated, end: 0, nth: 0 }
    }
}

/// A test, as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// A question or a fact is one of these, see [`Test::column`].
    Column { at: ColumnIx, any_of: u32 },
    /// Any other.
    Other(Box<Test>),
}

impl From<Test> for Look {
    fn from(test: Test) -> Self {
        match test.column() {
            Some((at, any_of)) => Self::Column { at, any_of },
            None => Self::Other(Box::new(test)),
        }
    }
}

/// A test behind those above it, for all rules whose conditions are the same up to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    pub look: Look,
    /// So many tests stand above it.
    pub depth: u8,
    /// Those rules, as positions in [`Index::order`].
    pub first: u16,
    pub end: u16,
    /// The first of them, up to here, ask for nothing more; behind `sure`, those of them that speak
    /// only when their answers are known.
    pub sure: u16,
    pub done: u16,
    /// The node behind all that stand below this one.
    pub next: u16,
}

/// Rules that compete for the items of the parts of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// In the order in which they are tried: part by part, item by item.
    pub rivals: Vec<Rival>,
    /// Where the rules of each part end.
    pub parts: Vec<u16>,
    /// Where the rules of each item of the topic begin; for one without any, behind all of them.
    pub first_of: Vec<u16>,
    /// Positions of them, so that the rules of every node stand together; none where each rule is
    /// looked at by itself.
    pub order: Vec<u16>,
    /// So many of `order` ask for nothing.
    pub done: u16,
    /// A node stands before those below it.
    pub nodes: Vec<Node>,
}

impl Index {
    pub(super) fn new(parts: Vec<Vec<RuleIx>>, of: &Packed<Rule>) -> Self {
        let mut index = Self::one_by_one(parts, of);
        let all = (0..index.rivals.len() as u16).collect();
        [_, index.done] = index.grow(all, 0, of);
        index
    }

    /// The rules without anything known of their conditions.
    pub(super) fn one_by_one(parts: Vec<Vec<RuleIx>>, of: &Packed<Rule>) -> Self {
        let mut index = Self::default();
        for rules in parts {
            index.rivals.extend(rules.into_iter().map(|at| Rival::new(at, &of[at.at()])));
            index.parts.push(index.rivals.len() as u16);
        }
        let mut before = 0;
        let items = index.rivals.chunk_by_mut(|one, other| one.item == other.item);
        for (nth, rivals) in (0..).zip(items) {
            let item = rivals[0].item.at();
            index.first_of.resize(index.first_of.len().max(item + 1), u16::MAX);
            index.first_of[item] = before;
            before += rivals.len() as u16;
            for rival in rivals.iter_mut() {
                (rival.end, rival.nth) = (before, nth);
            }
        }
        index
    }

    /// Adds nodes for rules that share so many tests; where those of them that have no more end in
    /// `order`, without and with those that must be known.
    fn grow(&mut self, rules: Vec<u16>, depth: usize, of: &Packed<Rule>) -> [u16; 2] {
        let test = |rivals: &[Rival], rule: u16| {
            of[rivals[usize::from(rule)].rule.at()].when.all.get(depth).cloned()
        };
        let (mut done, mut groups) = (Vec::new(), Vec::<(Test, Vec<u16>)>::new());
        for rule in rules {
            match test(&self.rivals, rule) {
                None => done.push(rule),
                Some(test) => match groups.iter_mut().find(|(other, _)| *other == test) {
                    Some((_, group)) => group.push(rule),
                    None => groups.push((test, vec![rule])),
                },
            }
        }
        let (known, sure): (Vec<u16>, Vec<u16>) =
            done.into_iter().partition(|&rule| self.rivals[usize::from(rule)].known);
        self.order.extend(sure);
        let sure = self.order.len() as u16;
        self.order.extend(known);
        let done = self.order.len() as u16;
        // Those of one question or fact stand together: mostly they fail together, for the same reason.
        groups.sort_by_key(|(test, _)| test.column().map(|(at, _)| at));
        for (test, group) in groups {
            self.add(test, group, depth, of);
        }
        [sure, done]
    }

    fn add(&mut self, test: Test, rules: Vec<u16>, depth: usize, of: &Packed<Rule>) {
        let (at, first) = (self.nodes.len(), self.order.len() as u16);
        let look = test.into();
        let [end, sure, done] = [first; 3];
        self.nodes.push(Node { look, depth: depth as u8, first, end, sure, done, next: 0 });
        let [sure, done] = self.grow(rules, depth + 1, of);
        let (end, next) = (self.order.len() as u16, self.nodes.len() as u16);
        let node = &mut self.nodes[at];
        (node.end, node.sure, node.done, node.next) = (end, sure, done, next);
    }

    /// Of how many items there are rules.
    pub(crate) fn items(&self) -> usize {
        self.rivals.last().map_or(0, |last| usize::from(last.nth) + 1)
    }

    /// Where the rules of a part stand.
    pub(crate) fn part(&self, at: usize) -> Range<u16> {
        at.checked_sub(1).map_or(0, |before| self.parts[before])..self.parts[at]
    }

    /// Where the rules of an item of a part stand, if there are any.
    pub(crate) fn rules_of(&self, item: ItemIx, part: &Range<u16>) -> Option<Range<u16>> {
        let first = *self.first_of.get(item.at())?;
        part.contains(&first).then(|| first..self.rivals[usize::from(first)].end)
    }
}
