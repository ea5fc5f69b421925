//! A result to be read out: short sentences, a line each, numbers as they are spoken.

mod sentence;
mod spoken;

use sentence::sentences;

use crate::report::hotline::Hotline;
use crate::report::tree::{Block, Entry, Section, SectionKind, Tree};
use crate::report::wording::{self, FOOT};
use crate::report::{Advice, PlanReport, Report};

/// Characters after which nothing more is begun of a first part.
const ENOUGH: usize = 120;
/// Stands before what can wait: what comes before it takes a minute.
const MORE: &str = "还要听的，接着念";

/// Writes a result, a sentence in each line.
pub(crate) fn write(report: &Report, _width: usize) -> String {
    spoken(report).join("\n") + "\n"
}

/// The sentences of a result: the answer, whom to call, then what can wait.
pub(crate) fn spoken(report: &Report) -> Vec<String> {
    let tree = report.overview();
    let mut said = vec![tree.title.clone()];
    let more = match report {
        Report::Plan(plan) => of_plan(&tree, plan, &mut said),
        Report::Advice(advice) => of_advice(&tree, advice, &mut said),
        _ => {
            heard(&tree).for_each(|part| section(part, &mut said));
            Vec::new()
        }
    };
    said.extend(report.data().notice.map(|doubt| doubt.long().to_owned()));
    said.push(FOOT.to_owned());
    if !more.is_empty() {
        said.push(MORE.to_owned());
        said.extend(more);
    }
    aloud(&said)
}

/// Texts as sentences to be read out.
pub(crate) fn aloud(texts: &[String]) -> Vec<String> {
    texts.iter().flat_map(|text| sentences(text)).collect()
}

/// The sentences of a part of a result.
pub(crate) fn of_part(sections: &[Section]) -> Vec<String> {
    let mut said = Vec::new();
    sections.iter().filter(|part| !is_silent(&part.kind)).for_each(|part| section(part, &mut said));
    aloud(&said)
}

/// Says the answer, and gives what can wait.
fn of_plan(tree: &Tree, plan: &PlanReport, said: &mut Vec<String>) -> Vec<String> {
    let mut more = Vec::new();
    for part in heard(tree).filter(|part| is_heard_of_plan(&part.kind)) {
        if part.answer.is_none() {
            section(part, &mut more);
            continue;
        }
        said.push(part.heading());
        for each in &part.blocks {
            let later = matches!(each, Block::Label(label) if label.later);
            block(each, if later { &mut more } else { said });
        }
    }
    more.extend(plan.at_counter.iter().cloned());
    more
}

/// Says the first part and whom to call, and gives the others.
fn of_advice(tree: &Tree, advice: &Advice, said: &mut Vec<String>) -> Vec<String> {
    let (mut parts, mut more) = (heard(tree), Vec::new());
    if let Some(first) = parts.next() {
        said.push(first.heading());
        for each in &first.blocks {
            let letters: usize = said.iter().map(|text| text.chars().count()).sum();
            block(each, if letters < ENOUGH { said } else { &mut more });
        }
    }
    let call = wording::hotlines(&advice.channels).into_iter();
    said.extend(call.map(|Hotline { name, number }| format!("{name} {number}")));
    parts.for_each(|part| section(part, &mut more));
    more
}

/// Whether a part of a plan is read out; the rest is for the eye.
fn is_heard_of_plan(kind: &SectionKind) -> bool {
    matches!(kind, SectionKind::Summary | SectionKind::Because | SectionKind::Open)
}

/// Whether nobody wants to hear it.
fn is_silent(kind: &SectionKind) -> bool {
    matches!(kind, SectionKind::Terms | SectionKind::Sources | SectionKind::Answers)
}

fn heard(tree: &Tree) -> impl Iterator<Item = &Section> {
    tree.sections.iter().filter(|part| !is_silent(&part.kind))
}

fn section(section: &Section, said: &mut Vec<String>) {
    said.push(section.heading());
    section.blocks.iter().for_each(|each| block(each, said));
}

fn block(block: &Block, said: &mut Vec<String>) {
    match block {
        Block::Statement(each) | Block::Step(each) => entry(each, said),
        Block::Item(item) => entry(&item.entry, said),
        Block::Dated(dated) => {
            said.push(format!("{}：{}", dated.words(), dated.entry.title));
            lines(&dated.entry, said);
        }
        Block::Label(label) => said.push(format!("{}：{}", label.label, label.words())),
        Block::Table(table) => {
            said.extend(table.rows.iter().map(|row| format!("{}：{}", row.name, row.words)));
        }
        Block::Note(text) => said.push(text.clone()),
        // The same points follow in words; documents are for the eye.
        Block::Timeline(_) | Block::Source(_) => {}
        Block::Group(group) => {
            said.push(group.title.clone());
            group.blocks.iter().for_each(|each| self::block(each, said));
        }
    }
}

fn entry(entry: &Entry, said: &mut Vec<String>) {
    said.push(entry.heading());
    lines(entry, said);
}

fn lines(entry: &Entry, said: &mut Vec<String>) {
    for line in entry.lines.iter().filter(|line| !line.text.is_empty()) {
        said.push(format!("{}{}", line.lead(), line.text));
    }
    said.push(entry.marks.clone());
}
