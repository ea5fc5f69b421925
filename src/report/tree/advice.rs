//! The answer of a side topic as a tree.

use super::entry::{Entry, Mark, Passage};
use super::parts::{self, Parts};
use super::{Block, Section, SectionKind, Tree};
use crate::model::Slot;
use crate::report::{Advice, PointDoc, SectionDoc, words};

/// Heading of what was worked out from the answers.
pub(crate) const COMPUTED: &str = "算出来的";
/// Whom to ask.
const ASK: &str = "去哪问";

/// The tree of an answer.
pub fn tree(advice: &Advice) -> Tree {
    let parts = Parts::from(advice);
    let mut sections: Vec<Section> =
        advice.sections.iter().filter_map(|section| points(section, &parts)).collect();
    // What would make the answer more definite, and what to mind, is read with the answer itself.
    let beside = [parts.open(), parts.warnings()].into_iter().flatten();
    let at = sections.len().min(1);
    sections.splice(at..at, beside);
    if let Some(sums) = sums(advice, &parts) {
        let tab = sections.first_mut().map(|first| std::mem::take(&mut first.tab));
        let tab = tab.filter(|tab| !tab.is_empty());
        sections.insert(0, sums.tab(tab.as_deref().unwrap_or(COMPUTED)));
    }
    if let Some(first) = sections.first_mut() {
        first.blocks.splice(0..0, parts.assumed());
    }
    let days = Section::list(
        SectionKind::Timeline,
        words::slot(Slot::Timeline),
        parts.timeline(Vec::new()),
    );
    // On paper it is called as its tab, so that a text can send people to it.
    let ask = parts.channels();
    let ask = ask.map(|section| Section { title: ASK.to_owned(), ..section.tab(ASK) });
    let behind = [days.map(|section| section.tab("日期")), ask];
    let last = [parts.terms(&advice.terms), parts::sources(&parts.sources), parts.answers()];
    sections.extend(behind.into_iter().chain(last).flatten());
    Tree { title: advice.title(), personal: true, sections, foot: parts.foot() }
}

/// What was worked out, which is seen before anything else.
fn sums(advice: &Advice, parts: &Parts) -> Option<Section> {
    let blocks = numbered(advice.computed(), COMPUTED, parts);
    Section::of(SectionKind::Computed, COMPUTED, blocks)
}

fn points(section: &SectionDoc, parts: &Parts) -> Option<Section> {
    let blocks = numbered(section.stated(), &section.title, parts);
    let own = Section::of(SectionKind::Own(section.id.clone()), &section.title, blocks)?;
    Some(own.tab(&section.title))
}

fn numbered<'a>(
    points: impl Iterator<Item = &'a PointDoc>,
    part: &str,
    parts: &Parts,
) -> Vec<Block> {
    let blocks = points.enumerate().map(|(at, each)| {
        let entry = point(each, part, parts);
        Block::Statement(Entry { mark: Mark::Number(at + 1), ..entry })
    });
    blocks.collect()
}

fn point(point: &PointDoc, part: &str, parts: &Parts) -> Entry {
    Entry {
        id: point.id.clone(),
        title: point.title.clone(),
        lines: vec![
            Passage::quiet("谁办", &point.who),
            Passage::plain(&point.text),
            Passage::spoken("可以这样说", &point.say),
        ],
        ..parts.entry(part, &point.why)
    }
}
