//! A result on one page: the answer, what to bring, what to do, the days, and what was answered.

use super::entry::Entry;
use super::{Block, Dated, Group, Item, Section, SectionKind, Tree};

/// Whether it stands behind the answer of a plan, which has its gist.
fn is_behind(kind: &SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Because
            | SectionKind::Gap
            | SectionKind::Account
            | SectionKind::Warnings
            | SectionKind::Channels
    )
}

impl Tree {
    /// The same with the answer in full and of the rest the headings; plans leave out what the
    /// answer sums up.
    #[must_use]
    pub(crate) fn brief(self) -> Self {
        let plan = self.sections.iter().any(|section| section.answer.is_some());
        let kept = self.sections.into_iter().filter(|section| match &section.kind {
            SectionKind::Sources | SectionKind::Terms => false,
            kind => !plan || !is_behind(kind),
        });
        let sections = kept.enumerate().map(|(at, section)| {
            let blocks = section.blocks.into_iter().map(|block| brief(block, at == 0)).collect();
            // A few words each take less room beside one another.
            let columns = section.columns && section.kind != SectionKind::Answers;
            Section { blocks, columns, ..section }
        });
        Self { sections: sections.collect(), ..self }
    }
}

fn brief(block: Block, first: bool) -> Block {
    match block {
        Block::Statement(entry) => Block::Statement(headed(entry, first)),
        Block::Step(entry) => Block::Step(headed(entry, first)),
        Block::Item(item) => Block::Item(Item { entry: headed(item.entry, first), ..item }),
        Block::Dated(dated) => {
            let entry = headed(dated.entry, first);
            Block::Dated(Dated { entry, ..dated })
        }
        Block::Group(group) => {
            let blocks = group.blocks.into_iter().map(|block| brief(block, first)).collect();
            Block::Group(Group { blocks, ..group })
        }
        block @ (Block::Label(_)
        | Block::Timeline(_)
        | Block::Table(_)
        | Block::Note(_)
        | Block::Source(_)) => block,
    }
}

/// The heading with its marks, or where there is none the text; in full what comes first. The
/// marks stand in place of the sentences that must be read with it.
fn headed(entry: Entry, first: bool) -> Entry {
    let Entry { id, part, mark, title, aside, number, lines, marks, .. } = entry;
    let untitled = title.is_empty();
    let lines = if first || untitled { lines } else { Vec::new() };
    let mut short = Entry { id, part, mark, title, aside, number, lines, ..Entry::default() };
    if marks.is_empty() {
        return short;
    }
    match short.lines.iter_mut().find(|line| line.label.is_empty() && untitled) {
        Some(line) => line.text.push_str(&marks),
        None => short.title.push_str(&marks),
    }
    short
}
