//! A result on one page: the answer, what to bring, what to do, the days, and what was answered.

use std::rc::Rc;

use super::entry::{Entry, Tone};
use super::{Block, Dated, Group, Item, Label, Section, SectionKind, Tree};
use crate::model::{At, Slot};
use crate::report::pointer::alone;
use crate::report::{wording, words};

/// How much of what stands behind the answer is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Much {
    /// All of it but what it rests on.
    Words,
    /// The headings, and of each step what to do and to say.
    Told,
    /// The headings, and the words to say.
    Said,
    /// The headings.
    Headings,
    /// The headings, without answers that change nothing, and the days only as they are drawn.
    Drawn,
}

/// The same, and whether what to beware of is told in sentences all the same: a heading alone warns of nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    much: Much,
    warned: Warned,
}

/// Of what to beware of, which is told in sentences all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Warned {
    All,
    /// What the answer names.
    Named,
    None,
}

impl Extent {
    /// The most first.
    pub(crate) const ALL: [Self; 12] = [
        Self { much: Much::Words, warned: Warned::All },
        Self { much: Much::Told, warned: Warned::All },
        Self { much: Much::Told, warned: Warned::Named },
        Self { much: Much::Said, warned: Warned::All },
        Self { much: Much::Said, warned: Warned::Named },
        Self { much: Much::Headings, warned: Warned::All },
        Self { much: Much::Headings, warned: Warned::Named },
        Self { much: Much::Drawn, warned: Warned::All },
        Self { much: Much::Drawn, warned: Warned::Named },
        Self { much: Much::Said, warned: Warned::None },
        Self { much: Much::Headings, warned: Warned::None },
        Self { much: Much::Drawn, warned: Warned::None },
    ];

    /// How much of a block of a part; one is named where the answer has its title.
    fn of(self, kind: &SectionKind, is_named: impl FnOnce() -> bool) -> Much {
        let is_warned = || match self.warned {
            Warned::All => true,
            Warned::Named => is_named(),
            Warned::None => false,
        };
        match self.much {
            Much::Words => Much::Words,
            _ if *kind == SectionKind::Warnings && is_warned() => Much::Told,
            Much::Told if *kind != SectionKind::Steps => Much::Said,
            much => much,
        }
    }
}

/// Whether it stands behind the answer of a plan, which has its gist.
fn is_behind(kind: &SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Because | SectionKind::Gap | SectionKind::Account | SectionKind::Channels
    )
}

impl Tree {
    /// The same with the answer in full and of the rest as much as is asked for; plans leave out
    /// what the answer sums up. It stands alone: nothing is pointed to that it does not have.
    #[must_use]
    pub(crate) fn brief(self, extent: Extent) -> Self {
        let plan = self.sections.iter().any(|section| section.answer.is_some());
        let kept = self.sections.into_iter().filter(|section| match &section.kind {
            SectionKind::Sources | SectionKind::Terms => false,
            kind => !plan || !is_behind(kind),
        });
        let kept: Vec<Section> = kept.collect();
        let names = kept.iter().filter_map(|section| name(section, extent.much));
        let names: Vec<String> = names.collect();
        let answer = kept.first().cloned();
        let in_answer = |block: &Block| {
            let title = block.entry().map(|entry| entry.title.as_str());
            title.is_some_and(|title| answer.iter().any(|answer| answer.says(title)))
        };
        let sections = kept.into_iter().enumerate().map(|(at, section)| {
            let drawn = section.blocks.iter().any(|block| matches!(block, Block::Timeline(_)));
            let twice = |block: &Block| match block {
                Block::Dated(dated) => drawn && dated.at != At::Open,
                block => block.is_spare(),
            };
            let drawn_only = extent.much == Much::Drawn && at > 0;
            let left_out = |block: &Block| drawn_only && twice(block);
            let blocks = section.blocks.into_iter().filter(|block| !left_out(block));
            let blocks = blocks.filter_map(|block| {
                let much = match at {
                    0 => Much::Words,
                    _ => extent.of(&section.kind, || in_answer(&block)),
                };
                Brief { much, names: &names }.block(block)
            });
            // A few words each take less room beside one another.
            let columns = section.columns && section.kind != SectionKind::Answers;
            Section { blocks: blocks.collect(), columns, ..section }
        });
        Self { sections: sections.collect(), ..self }
    }

    /// The same without what names keys and commands.
    pub(crate) fn for_visitors(tree: Rc<Self>) -> Rc<Self> {
        let keyed =
            |block: &Block| matches!(block, Block::Note(text) if text == wording::UNDECIDED);
        if !tree.sections.iter().any(|section| section.blocks.iter().any(keyed)) {
            return tree;
        }
        let mut tree = Rc::unwrap_or_clone(tree);
        tree.sections.iter_mut().for_each(|section| section.blocks.retain(|block| !keyed(block)));
        Rc::new(tree)
    }

    /// The same as a copy that is taken away: no day is today.
    #[must_use]
    pub(crate) fn copied(mut self) -> Self {
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Label(Label { text, copied: Some(copied), .. }) = block {
                *text = std::mem::take(copied);
            }
        }
        self
    }

    /// The same as it is read later: what counts from the day it was made is not said.
    #[must_use]
    pub(crate) fn on_paper(mut self) -> Self {
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if let Block::Label(label) = block {
                later(label);
            }
        }
        self
    }
}

fn later(label: &mut Label) {
    if let Some(text) = label.later_on.take() {
        label.text = text + &label.passed;
    }
}

/// What sentences call a part; none where they mean words that are left out.
fn name(section: &Section, much: Much) -> Option<String> {
    let slot = match &section.kind {
        SectionKind::Summary => Slot::Verdict,
        SectionKind::Materials => Slot::Material,
        SectionKind::Steps if matches!(much, Much::Headings | Much::Drawn) => return None,
        SectionKind::Steps => Slot::Step,
        SectionKind::Timeline => Slot::Timeline,
        SectionKind::Warnings => Slot::Warning,
        _ => return Some(section.title.clone()),
    };
    Some(words::slot(slot).to_owned())
}

/// How blocks are shortened.
struct Brief<'a> {
    much: Much,
    /// The parts that are there.
    names: &'a [String],
}

impl Brief<'_> {
    /// The same in short; none where it only points to what is not there.
    fn block(&self, block: Block) -> Option<Block> {
        Some(match block {
            Block::Statement(entry) => Block::Statement(self.entry(entry)?),
            Block::Step(entry) => Block::Step(self.entry(entry)?),
            Block::Item(item) => {
                let entry = self.entry(item.entry)?;
                Block::Item(Item { entry, ..item })
            }
            Block::Dated(dated) => {
                // How firm it is stands beside the day.
                let firm = format!("〔{}〕", dated.firm);
                let marks = dated.entry.marks.replace(&firm, "");
                let entry = self.entry(Entry { marks, ..dated.entry })?;
                Block::Dated(Dated { entry, ..dated })
            }
            Block::Group(group) => {
                let blocks = group.blocks.into_iter().filter_map(|block| self.block(block));
                Block::Group(Group { blocks: blocks.collect(), ..group })
            }
            Block::Label(mut label) => {
                later(&mut label);
                Block::Label(label)
            }
            // Paper has no keys.
            Block::Note(text) if text == wording::UNDECIDED => return None,
            block @ (Block::Timeline(_)
            | Block::Table(_)
            | Block::Note(_)
            | Block::Assumed(_)
            | Block::Source(_)) => block,
        })
    }

    /// The heading with its marks, or where there is none the text; and what else is to be said.
    /// The marks stand in place of the sentences that must be read with it.
    fn entry(&self, entry: Entry) -> Option<Entry> {
        let Entry { id, part, mark, title, aside, number, lines, marks, why, .. } = entry;
        let here = |name: &str| self.names.iter().any(|each| each == name);
        let alone = |text: &str| alone(text, why.as_ref(), here);
        if alone(&title) != title {
            return None;
        }
        let untitled = title.is_empty();
        let kept = lines.into_iter().filter(|line| match self.much {
            Much::Words => true,
            Much::Told => line.label.is_empty() || line.tone == Tone::Spoken,
            Much::Said => untitled || line.tone == Tone::Spoken,
            Much::Headings | Much::Drawn => untitled,
        });
        let lines = kept.map(|mut line| {
            line.text = alone(&line.text);
            line
        });
        let lines = lines.collect();
        let short = Entry { id, part, mark, title, aside, number, ..Entry::default() };
        let mut short = Entry { lines, why, ..short };
        match short.lines.iter_mut().find(|line| line.label.is_empty() && untitled) {
            Some(line) => line.text.push_str(&marks),
            None => short.title.push_str(&marks),
        }
        Some(short)
    }
}
