//! The documents that a result rests on, and the numbers by which its lines name them.

use super::{Block, Section, SectionKind, Source, Tree};
use crate::report::{SourceDoc, Why};

impl Tree {
    /// The documents it rests on.
    pub fn documents(&self) -> Vec<SourceDoc> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        let found = blocks.filter_map(|block| match block {
            Block::Source(source) => Some(source.document.clone()),
            _ => None,
        });
        found.collect()
    }

    /// The lines that rest on a document, each with its part and the article.
    pub fn cited(&self, source: &str) -> Vec<String> {
        let lines = self.entries().into_iter().filter_map(|entry| {
            let article = entry.why.as_ref()?.article(source)?;
            let said = if entry.title.is_empty() { entry.text() } else { &entry.title };
            Some(format!("{}：{said}{article}", entry.part))
        });
        lines.collect()
    }

    /// The same with a number for each document that a line of it rests on, counted as they come, and
    /// the list of them; `full` is the result that it is a part of.
    pub(crate) fn numbered(mut self, full: &Self) -> (Self, Option<Section>) {
        let mut figures = Figures { all: full.documents(), cited: Vec::new() };
        let because = full.section(&SectionKind::Because);
        for section in &mut self.sections {
            if section.answer.is_some() {
                let reasons = because.into_iter().flat_map(|because| &because.blocks);
                let reasons = reasons.filter_map(|block| block.entry()?.why.as_ref());
                section.rests = figures.numbers(reasons);
            }
            section.blocks.iter_mut().for_each(|block| figures.number(block));
        }
        let sources = (1..).zip(figures.cited);
        let sources = sources.map(|(number, document)| Block::Source(Source { number, document }));
        (self, Section::list(SectionKind::Sources, "依据", sources.collect()))
    }
}

/// Documents, and those of them that were cited so far.
struct Figures {
    all: Vec<SourceDoc>,
    cited: Vec<SourceDoc>,
}

impl Figures {
    /// The numbers of what some reasons rest on, in order.
    fn numbers<'w>(&mut self, reasons: impl IntoIterator<Item = &'w Why>) -> Vec<usize> {
        let ids = reasons.into_iter().flat_map(|why| &why.sources);
        let mut numbers: Vec<usize> = ids.filter_map(|id| self.cite(id)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The number of a document.
    fn cite(&mut self, id: &str) -> Option<usize> {
        let at = self.cited.iter().position(|each| each.id == id);
        if let Some(at) = at {
            return Some(at + 1);
        }
        self.cited.push(self.all.iter().find(|each| each.id == id)?.clone());
        Some(self.cited.len())
    }

    fn number(&mut self, block: &mut Block) {
        match block {
            Block::Statement(entry) | Block::Step(entry) => entry.rests = self.numbers(&entry.why),
            Block::Item(item) => item.entry.rests = self.numbers(&item.entry.why),
            Block::Dated(dated) => dated.entry.rests = self.numbers(&dated.entry.why),
            Block::Label(label) => label.rests = self.numbers(&label.why),
            Block::Group(group) => group.blocks.iter_mut().for_each(|block| self.number(block)),
            Block::Timeline(_)
            | Block::Table(_)
            | Block::Note(_)
            | Block::Assumed(_)
            | Block::Source(_) => {}
        }
    }
}
