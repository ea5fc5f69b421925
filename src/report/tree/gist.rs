//! The gist of what stands behind the first part of a result, for a first screen that would say too little.

use std::rc::Rc;

use super::entry::{Entry, Mark};
use super::{Block, Section, SectionKind, Tree, entries, summary};
use crate::report::Advice;

/// The most titles of a part that are named.
const NAMED: usize = 3;

impl Tree {
    /// The answer of a topic with the gist of its other parts, whom to call, and how sure it is.
    pub(crate) fn with_gist(tree: Rc<Self>, advice: &Advice) -> Rc<Self> {
        let mut tree = Rc::unwrap_or_clone(tree);
        let Some(first) = tree.tabs().first().map(|tab| tab.len()) else { return Rc::new(tree) };
        let behind = &tree.sections[first..];
        let parts = behind.iter().filter(|section| matches!(section.kind, SectionKind::Own(_)));
        let parts = parts.filter_map(|section| Some(Block::label(&section.title, named(section)?)));
        let call = summary::ask(&advice.channels);
        let blocks = parts.chain([call, summary::sure(&tree.sections)]).collect();
        let kind = SectionKind::Summary;
        // Whom to call is worth more than what to beware of.
        let warns = |section: &Section| section.kind == SectionKind::Warnings;
        let at = tree.sections[..first].iter().skip(1).position(warns).map_or(first, |at| at + 1);
        tree.sections.splice(at..at, Section::of(kind, "", blocks));
        Rc::new(tree)
    }

    /// A plan whose step leads to a topic, with that step in its answer: nothing else is left to do.
    pub(crate) fn with_way_on(tree: Rc<Self>) -> Rc<Self> {
        let steps = tree.section(&SectionKind::Steps).map(|steps| entries(&steps.blocks));
        let on = steps.unwrap_or_default().into_iter().find(|step| leads_on(step));
        let Some(on) = on.map(bare) else {
            return tree;
        };
        let mut tree = Rc::unwrap_or_clone(tree);
        if let Some(first) = tree.sections.first_mut() {
            let told = |block: &Block| !matches!(block, Block::Assumed(_));
            let at = first.blocks.iter().position(told).map_or(0, |first| first + 1);
            first.blocks.insert(at, Block::Statement(on));
        }
        Rc::new(tree)
    }
}

/// A step by its name alone.
fn bare(step: &Entry) -> Entry {
    Entry { mark: Mark::None, lines: Vec::new(), ..step.clone() }
}

fn leads_on(step: &Entry) -> bool {
    step.why.as_ref().is_some_and(|why| why.see.is_some())
}

/// What a part says, by its titles.
fn named(section: &Section) -> Option<String> {
    let all = entries(&section.blocks);
    let mut titles: Vec<&str> = all.iter().map(|entry| entry.title.as_str()).collect();
    titles.retain(|title| !title.is_empty());
    let more = titles.len().saturating_sub(NAMED);
    titles.truncate(NAMED);
    let rest = if more > 0 { format!("；还有 {more} 条") } else { String::new() };
    (!titles.is_empty()).then(|| titles.join("；") + &rest)
}
