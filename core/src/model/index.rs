//! Competing rules by the tests that their conditions share, so that a run makes each of these tests once.

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

/// Rules that compete for the items of a part of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// In the order in which they are tried: item by item.
    pub rivals: Vec<Rival>,
    /// Positions of them, so that the rules of every node stand together; none where each rule is
    /// looked at by itself.
    pub order: Vec<u16>,
    /// So many of `order` ask for nothing.
    pub done: u16,
    /// A node stands before those below it.
    pub nodes: Vec<Node>,
}

impl Index {
    pub(super) fn new(rules: Vec<RuleIx>, of: &Packed<Rule>) -> Self {
        let mut index = Self::one_by_one(rules, of);
        let all = (0..index.rivals.len() as u16).collect();
        [_, index.done] = index.grow(all, 0, of);
        index
    }

    /// The rules without anything known of their conditions.
    pub(super) fn one_by_one(rules: Vec<RuleIx>, of: &Packed<Rule>) -> Self {
        let rivals = rules.into_iter().map(|at| {
            let rule = &of[at.at()];
            let dated = rule.from.is_some() || rule.until.is_some();
            Rival { rule: at, item: rule.item, known: rule.known, dated, end: 0 }
        });
        let mut rivals: Vec<Rival> = rivals.collect();
        for at in 0..rivals.len() {
            let item = rivals[at].item;
            let rest = rivals[at..].partition_point(|rival| rival.item <= item);
            rivals[at].end = (at + rest) as u16;
        }
        Self { rivals, ..Self::default() }
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

    /// Where the rules of an item begin, if there are any.
    pub(crate) fn first_of(&self, item: ItemIx) -> Option<u16> {
        let first = self.rivals.partition_point(|rival| rival.item < item);
        self.rivals.get(first).is_some_and(|rival| rival.item == item).then_some(first as u16)
    }

    /// Where the rules of the item end that the rule at a position competes for.
    pub(crate) fn end_of(&self, at: u16) -> u16 {
        self.rivals[usize::from(at)].end
    }
}
