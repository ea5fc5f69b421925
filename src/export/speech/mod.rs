//! A result to be read out: short sentences, a line each, numbers as they are spoken.

mod counter;
mod sentence;
mod spoken;

use sentence::sentences;

use crate::report::tree::{Block, Entry, Section, Tree};
use crate::report::wording::FOOT;
use crate::report::{PlanReport, Report};

/// Parts of a plan that are read out; the rest is for the eye.
const OF_PLAN: &[&str] = &["summary", "because", "open"];
/// Parts that nobody wants to hear.
const SILENT: &[&str] = &["sources", "answers"];

/// Writes a result, a sentence in each line.
pub(crate) fn write(report: &Report, _width: usize) -> String {
    spoken(report).join("\n") + "\n"
}

/// The sentences of a result, in the order of reading.
pub(crate) fn spoken(report: &Report) -> Vec<String> {
    let tree = report.overview();
    let mut said = vec![tree.title.clone()];
    match report {
        Report::Plan(plan) => of_plan(&tree, plan, &mut said),
        _ => heard(&tree).for_each(|part| section(part, &mut said)),
    }
    said.extend(report.data().notice.map(|doubt| doubt.long().to_owned()));
    said.push(FOOT.to_owned());
    said.iter().flat_map(|text| sentences(text)).collect()
}

fn of_plan(tree: &Tree, plan: &PlanReport, said: &mut Vec<String>) {
    heard(tree).filter(|part| OF_PLAN.contains(&&*part.id)).for_each(|part| section(part, said));
    said.extend(counter::words(plan));
}

fn heard(tree: &Tree) -> impl Iterator<Item = &Section> {
    tree.sections.iter().filter(|part| !SILENT.contains(&&*part.id))
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
