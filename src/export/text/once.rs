//! Sentences that a result says more than once, printed once.

use crate::report::hotline::Hotline;
use crate::report::tree::{
    Block, Dated, Entry, Group, Mark, Passage, Section, SectionKind, Tone, Tree,
};

/// Heading of the steps with which both ways end.
const AFTERWARDS: &str = "办完以后";

/// The blocks of a section without what the result says elsewhere, or said just before.
pub(super) fn once(tree: &Tree, section: &Section) -> Vec<Block> {
    let mut blocks = match section.blocks.as_slice() {
        [before @ .., Block::Group(one), Block::Group(other)]
            if section.kind == SectionKind::Steps =>
        {
            let shared = Shared::of(&one.blocks, &other.blocks);
            before.iter().cloned().chain(shared.blocks(one, other)).collect()
        }
        blocks if section.kind == SectionKind::Answers => vec![Block::Note(joined(blocks))],
        blocks => blocks.to_vec(),
    };
    if section.kind == SectionKind::Gap && tree.section(&SectionKind::Summary).is_some() {
        blocks.retain(|block| !matches!(block, Block::Label(_)));
    }
    settle(tree, &mut blocks);
    if is_inline(&section.kind) {
        blocks.iter_mut().for_each(inline);
    }
    blocks
}

/// Whether its lines are many and short.
fn is_inline(kind: &SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Materials
            | SectionKind::Steps
            | SectionKind::Account
            | SectionKind::Warnings
            | SectionKind::Channels
    )
}

/// Headings and particulars lead into the text instead of taking lines of their own.
fn inline(block: &mut Block) {
    let entry = match block {
        Block::Group(group) => return group.blocks.iter_mut().for_each(inline),
        Block::Statement(entry) | Block::Step(entry) => entry,
        Block::Item(item) => &mut item.entry,
        _ => return,
    };
    let (quiet, mut lines): (Vec<Passage>, Vec<Passage>) =
        std::mem::take(&mut entry.lines).into_iter().partition(|line| line.tone == Tone::Quiet);
    let quiet = quiet.iter().filter(|line| !line.text.is_empty());
    let quiet: Vec<String> = quiet.map(|line| format!("{}{}", line.lead(), line.text)).collect();
    let particulars = if quiet.is_empty() { "" } else { &format!("（{}）", quiet.join("；")) };
    let head = format!("{}{particulars}", entry.heading());
    match lines.iter_mut().find(|line| line.label.is_empty() && !line.text.is_empty()) {
        Some(line) if !head.is_empty() => line.text = format!("{head}：{}", line.text),
        Some(_) => {}
        None => lines.insert(0, Passage::plain(&head)),
    }
    lines.sort_by_key(|line| !line.label.is_empty());
    entry.title.clear();
    entry.aside.clear();
    entry.lines = lines;
}

/// Labels with their words as one paragraph.
fn joined(blocks: &[Block]) -> String {
    let labels = blocks.iter().filter_map(|block| match block {
        Block::Label(label) => Some(format!("{}：{}", label.label, label.words())),
        _ => None,
    });
    format!("{}。", labels.collect::<Vec<_>>().join("；"))
}

/// Leaves out whom to ask where the number stands among those to call, and who acts, and where, if
/// that is as in the step before.
fn settle(tree: &Tree, blocks: &mut [Block]) {
    let known = |ask: &Hotline| {
        // A line to call may name the hotline behind a number of its own.
        let named = |entry: &&Entry| {
            let own = entry.number.as_ref();
            own.is_some_and(|it| ask.number.contains(it) || entry.text().contains(&ask.number))
        };
        tree.entries().iter().any(named)
    };
    let unasked = |entry: &mut Entry| entry.ask = entry.ask.take().filter(|ask| !known(ask));
    let mut before: Vec<Passage> = Vec::new();
    for block in blocks {
        match block {
            Block::Group(group) => settle(tree, &mut group.blocks),
            Block::Statement(entry) | Block::Dated(Dated { entry, .. }) => unasked(entry),
            Block::Item(item) => unasked(&mut item.entry),
            Block::Step(entry) => {
                unasked(entry);
                let quiet = |line: &&Passage| line.tone == Tone::Quiet;
                let now: Vec<Passage> = entry.lines.iter().filter(quiet).cloned().collect();
                entry.lines.retain(|line| !before.contains(line));
                before = now;
            }
            _ => {}
        }
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
