//! The answer of a side topic as a tree.

use super::entry::{Entry, Line, Mark};
use super::parts::{self, Parts};
use super::{Block, Section, Tree};
use crate::report::{Advice, PointDoc, SectionDoc, hotline};

/// The tree of an answer.
pub fn tree(advice: &Advice) -> Tree {
    let parts = Parts::from(advice);
    let own = advice.sections.iter().filter_map(|section| points(section, &parts));
    let shared = [
        Section::list("timeline", "时间线", parts.timeline()),
        parts.warnings(),
        parts.channels(),
        parts::sources(&advice.sources),
        parts.answers(),
    ];
    Tree {
        title: advice.title(),
        personal: true,
        hotlines: hotline::all(&advice.channels),
        sections: own.chain(shared.into_iter().flatten()).collect(),
        foot: parts.foot(),
    }
}

fn points(section: &SectionDoc, parts: &Parts) -> Option<Section> {
    let blocks = section.points.iter().enumerate().map(|(at, each)| {
        let entry = point(each, &section.title, parts);
        Block::Statement(Entry { mark: Mark::Number(at + 1), ..entry })
    });
    Section::of(&section.id, &section.title, blocks.collect())
}

fn point(point: &PointDoc, part: &str, parts: &Parts) -> Entry {
    Entry {
        id: point.id.clone(),
        title: point.title.clone(),
        lines: vec![
            Line::quiet("谁办", &point.who),
            Line::plain(&point.text),
            Line::spoken("可以这样说", &point.say),
        ],
        ..parts.entry(part, &point.why)
    }
}
