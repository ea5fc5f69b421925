//! The steps that both ways of a plan share, printed once.

use crate::report::tree::{Block, Entry, Group, Mark, Section};

/// Heading of the steps with which both ways end.
const AFTERWARDS: &str = "办完以后";

/// The blocks of a section; of the two ways of the steps, what both begin and end with stands once.
pub(super) fn once(section: &Section) -> Vec<Block> {
    match section.blocks.as_slice() {
        [before @ .., Block::Group(one), Block::Group(other)] if section.id == "steps" => {
            let shared = Shared::of(&one.blocks, &other.blocks);
            before.iter().cloned().chain(shared.blocks(one, other)).collect()
        }
        blocks => blocks.to_vec(),
    }
}

/// How many steps both ways begin and end with.
struct Shared {
    head: usize,
    tail: usize,
}

impl Shared {
    fn of(one: &[Block], other: &[Block]) -> Self {
        let alike = |(one, other): &(&Block, &Block)| same(one, other);
        let head = one.iter().zip(other).take_while(alike).count();
        let left = one.len().min(other.len()) - head;
        let tail = one.iter().rev().zip(other.iter().rev()).take(left).take_while(alike).count();
        Self { head, tail }
    }

    fn blocks(&self, one: &Group, other: &Group) -> Vec<Block> {
        let (head, rest) = one.blocks.split_at(self.head);
        let tail = rest.iter().skip(rest.len() - self.tail).map(dashed).collect();
        let ways = [one, other].map(|way| group(&way.title, self.between(way)));
        let last = group(AFTERWARDS, tail);
        head.iter().cloned().chain(ways.into_iter().flatten()).chain(last).collect()
    }

    fn between(&self, way: &Group) -> Vec<Block> {
        way.blocks[self.head..way.blocks.len() - self.tail].to_vec()
    }
}

/// The same step, wherever it stands in its list.
fn same(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::Step(one), Block::Step(other)) => {
            one.id == other.id && one.title == other.title && one.lines == other.lines
        }
        _ => false,
    }
}

fn dashed(block: &Block) -> Block {
    match block {
        Block::Step(step) => Block::Step(Entry { mark: Mark::Dash, ..step.clone() }),
        other => other.clone(),
    }
}

fn group(title: &str, blocks: Vec<Block>) -> Option<Block> {
    (!blocks.is_empty()).then(|| Block::Group(Group { title: title.to_owned(), blocks }))
}
