//! A result that is read from its beginning to its end.

use super::{Block, Group, Mark, Passage, SectionKind, Tree};

/// Heading of what both ways begin with.
const BOTH: &str = "先办这些，网上、窗口都一样";

impl Tree {
    /// The same for whoever reads all of it: steps that both ways begin with stand once, before them.
    #[must_use]
    pub(crate) fn read_through(mut self) -> Self {
        for section in &mut self.sections {
            if section.kind == SectionKind::Steps {
                tell_once(&mut section.blocks);
            }
        }
        self
    }
}

fn tell_once(blocks: &mut Vec<Block>) {
    let Some(at) = blocks.iter().position(|block| matches!(block, Block::Group(_))) else { return };
    let [Block::Group(one), Block::Group(other)] = &mut blocks[at..] else { return };
    let pairs = one.blocks.iter().zip(&other.blocks);
    let shared = pairs.take_while(|(one, other)| says_the_same(one, other)).count();
    if shared == 0 {
        return;
    }
    let both = one.blocks.drain(..shared).collect();
    other.blocks.drain(..shared);
    blocks.insert(at, Block::Group(Group { title: BOTH.to_owned(), blocks: both }));
    blocks.retain(|block| !matches!(block, Block::Group(group) if group.blocks.is_empty()));
}

/// Whether two steps differ in nothing but the way that they belong to.
fn says_the_same(one: &Block, other: &Block) -> bool {
    said(one) == said(other)
}

fn said(block: &Block) -> Option<(Mark, &str, &[Passage])> {
    block.entry().map(|entry| (entry.mark, entry.title.as_str(), entry.lines.as_slice()))
}
