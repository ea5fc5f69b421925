//! The answer of a side topic as a tree.

use super::entry::{Entry, Mark, Passage};
use super::parts::{self, Parts};
use super::{Block, Section, SectionKind, Tree};
use crate::model::Slot;
use crate::report::{Advice, PointDoc, SectionDoc, words};

/// The tree of an answer.
pub fn tree(advice: &Advice) -> Tree {
    let parts = Parts::from(advice);
    let mut sections: Vec<Section> =
        advice.sections.iter().filter_map(|section| points(section, &parts)).collect();
    if let Some(first) = sections.first_mut() {
        first.blocks.splice(0..0, parts.assumed());
    }
    // What would make the answer more definite, and what to mind, is read with the answer itself.
    let beside = [parts.open(), parts.warnings()].into_iter().flatten();
    let at = sections.len().min(1);
    sections.splice(at..at, beside);
    let days = Section::list(
        SectionKind::Timeline,
        words::slot(Slot::Timeline),
        parts.timeline(Vec::new()),
    );
    let ask = parts.channels().map(|section| section.tab("去哪问"));
    let behind = [days.map(|section| section.tab("日期")), ask];
    let last = [parts.terms(&advice.terms), parts::sources(&parts.sources), parts.answers()];
    sections.extend(behind.into_iter().chain(last).flatten());
    Tree { title: advice.title(), personal: true, sections, foot: parts.foot() }
}

fn points(section: &SectionDoc, parts: &Parts) -> Option<Section> {
    let blocks = section.points.iter().enumerate().map(|(at, each)| {
        let entry = point(each, &section.title, parts);
        Block::Statement(Entry { mark: Mark::Number(at + 1), ..entry })
    });
    let own = Section::of(SectionKind::Own(section.id.clone()), &section.title, blocks.collect())?;
    Some(own.tab(&section.title))
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
