//! Places as a tree.

use super::entry::{Entry, Mark, Passage};
use super::parts::{reasoned, sources};
use super::{Block, Label, Section, SectionKind, Table, TableRow, Tree};
use crate::report::places::{AspectDoc, Counts, FactDoc, PlaceDoc, PlaceLine, PlacesDoc, TITLE};
use crate::report::wording::{self, PLACES_FOOT, PLACES_LEGEND};

/// The tree of one place.
pub fn tree(doc: &PlaceDoc) -> Tree {
    let counts = Block::note(format!("{}。", doc.counts.words()));
    let ask = Block::Label(Label {
        label: "核实、咨询".to_owned(),
        text: doc.ask.clone(),
        number: doc.hotline.clone(),
        ..Label::default()
    });
    let aspects = doc.aspects.iter().filter_map(|aspect| facts(doc, aspect));
    let around = [unknown(doc), cities(doc), sources(&doc.sources)];
    let counts =
        Section::of(SectionKind::Counts, "", vec![counts, ask]).map(|section| section.tab("情况"));
    let sections = counts.into_iter().chain(aspects);
    Tree {
        title: doc.title(),
        sections: sections.chain(around.into_iter().flatten()).collect(),
        foot: foot(&wording::situation(&doc.today, &doc.data)),
        ..Tree::default()
    }
}

fn foot(dates: &str) -> Vec<String> {
    vec![dates.to_owned(), PLACES_FOOT.to_owned()]
}

fn facts(doc: &PlaceDoc, aspect: &AspectDoc) -> Option<Section> {
    let blocks = aspect.facts.iter().enumerate().map(|(at, fact)| {
        let mark = Mark::Number(at + 1);
        let entry = match told_above(doc, &aspect.id, fact) {
            Some(above) => Entry {
                lines: vec![
                    Passage::plain(&fact.text),
                    Passage::plain(&format!("（适用和依据见上面的「{above}」）")),
                ],
                ..Entry::default()
            },
            None => whole(doc, aspect, fact),
        };
        Block::Statement(Entry { mark, title: fact.title.clone(), ..entry })
    });
    Section::of(SectionKind::Own(aspect.id.clone()), &aspect.title, blocks.collect())
}

/// The aspect before this one under which a fact stands already.
fn told_above<'a>(doc: &'a PlaceDoc, aspect: &str, fact: &FactDoc) -> Option<&'a str> {
    let above = doc.aspects.iter().take_while(|each| each.id != aspect);
    let rule = &fact.why.rule;
    let told = |each: &&AspectDoc| {
        !rule.is_empty() && each.facts.iter().any(|other| other.why.rule == *rule)
    };
    above.filter(told).map(|each| each.title.as_str()).next()
}

/// A fact with all that goes with it; whom to ask stands at the head of the page.
fn whole(doc: &PlaceDoc, aspect: &AspectDoc, fact: &FactDoc) -> Entry {
    let entry = reasoned(&aspect.title, &fact.why, &doc.sources);
    let lapsed = if fact.lapsed { "〔已过有效期〕" } else { "" };
    Entry {
        lines: vec![
            Passage::plain(&fact.text),
            Passage::quiet("适用", &fact.applies),
            Passage::quiet("可靠程度", &fact.standing()),
        ],
        ask: None,
        marks: format!("{lapsed}{}", entry.marks),
        ..entry
    }
}

fn unknown(doc: &PlaceDoc) -> Option<Section> {
    let titles = doc.unknown.iter().map(|aspect| {
        let lines = vec![Passage::plain(&aspect.title)];
        Block::Statement(Entry { mark: Mark::Dash, lines, ..Entry::default() })
    });
    let mut blocks: Vec<Block> = titles.collect();
    if !blocks.is_empty() {
        blocks.push(Block::note(format!("这些没有当地的信息，{}", doc.ask)));
    }
    Section::of(SectionKind::Unknown, "还不知道", blocks)
}

fn cities(doc: &PlaceDoc) -> Option<Section> {
    let names: Vec<&str> = doc.cities.iter().map(|city| city.name.as_str()).collect();
    let blocks = if names.is_empty() { Vec::new() } else { vec![Block::note(names.join("、"))] };
    Section::of(SectionKind::Cities, "这些地方另有自己的信息", blocks)
}

/// The tree of all places.
pub fn all(doc: &PlacesDoc) -> Tree {
    let table = Table {
        head: vec!["地方", "有文件", "待核对", "线索", "不知道", "最新"],
        rows: doc.places.iter().map(|line| row(doc, line)).collect(),
    };
    let totals = Block::label("合计", doc.in_all());
    let blocks = vec![Block::Table(table), totals, Block::note(PLACES_LEGEND)];
    Tree {
        title: TITLE.to_owned(),
        sections: Section::list(SectionKind::Places, "", blocks).into_iter().collect(),
        foot: foot(&wording::situation(&doc.today, &doc.data)),
        ..Tree::default()
    }
}

fn row(doc: &PlacesDoc, line: &PlaceLine) -> TableRow {
    let Counts { document, unverified, lead, unknown, newest, .. } = &line.counts;
    let counts = [document, unverified, lead, unknown].map(ToString::to_string);
    let full_name = line.place.name.clone();
    // A city stands below its province, whose name it need not repeat.
    let province = line.province.as_ref();
    let above = province.and_then(|code| doc.places.iter().find(|each| each.place.code == *code));
    let name = above.and_then(|above| full_name.strip_prefix(above.place.name.as_str()));
    TableRow {
        name: name.unwrap_or(&full_name).to_owned(),
        under: line.province.is_some(),
        cells: counts.into_iter().chain([newest.clone().unwrap_or_default()]).collect(),
        words: line.counts.words(),
        full_name,
    }
}
