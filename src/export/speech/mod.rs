//! A result to be read out: short sentences, a line each, numbers as they are spoken.

mod measure;
mod parted;
mod sentence;
mod spoken;
mod wording;

use sentence::sentences;

use crate::report::hotline::{self, Hotline};
use crate::report::tree::{Block, Entry, Mark, Passage, Section, SectionKind, Tone, Tree};
use crate::report::wording::{FOOT, hotlines};
use crate::report::{Advice, PlanReport, Report};

/// Sentences after which nothing more is begun of a first part.
const ENOUGH: usize = 5;
/// Stands before what can wait: what comes before it takes half a minute.
const MORE: &str = "还要听的，接着念";
/// Asks whether somebody wants to hear it.
const ASK: &str = "还要听别的吗？";

/// A result to be read out, a sentence each.
pub(crate) struct Spoken {
    /// What somebody needs first: the answer, what to do, by when, whom to call.
    pub first: Vec<String>,
    /// What can wait until it is asked for; none where all of it comes first.
    pub more: Vec<String>,
}

/// Writes what comes first of a result, a sentence in each line.
pub(crate) fn write(report: &Report, _width: usize) -> String {
    let Spoken { mut first, more } = of(report, &report.overview().copied());
    first.extend((!more.is_empty()).then(|| ASK.to_owned()));
    first.join("\n") + "\n"
}

/// Writes all of a result, a sentence in each line.
pub(crate) fn write_full(report: &Report, _width: usize) -> String {
    let Spoken { first, more } = of(report, &report.overview().copied());
    let between = if more.is_empty() { Vec::new() } else { aloud(&[MORE.to_owned()]) };
    [first, between, more].concat().join("\n") + "\n"
}

/// The sentences of a result on the day it is for: the answer, whom to call, then what can wait.
pub(crate) fn spoken(report: &Report) -> Spoken {
    of(report, &report.overview())
}

fn of(report: &Report, tree: &Tree) -> Spoken {
    let mut said = vec![tree.title.clone()];
    let mut more = match report {
        Report::Plan(plan) => of_plan(tree, plan, &mut said),
        Report::Advice(advice) => of_advice(tree, advice, &mut said),
        Report::Compared(_) => of_compared(tree, &mut said),
        _ => of_list(tree, &mut said),
    };
    said.extend(report.data().notice.map(|doubt| doubt.long().to_owned()));
    match FOOT.split_once('。').filter(|_| !more.is_empty()) {
        Some((what, whom)) => {
            said.push(whom.to_owned());
            more.push(what.to_owned());
        }
        None => said.push(FOOT.to_owned()),
    }
    Spoken { first: aloud(&said), more: aloud(&more) }
}

/// Texts as sentences to be read out.
fn aloud(texts: &[String]) -> Vec<String> {
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
            match each {
                Block::Label(label) if !label.later => {
                    // In one breath: a stop for each would double the time.
                    let words = label.words().replace(['；', '。'], "，");
                    said.push(format!("{}：{words}", label.label));
                }
                Block::Label(_) => block(each, &mut more),
                Block::Statement(entry) => {
                    said.push(format!("{}：{}{}", entry.title, entry.text(), entry.marks));
                }
                _ => block(each, said),
            }
        }
    }
    more.extend(plan.at_counter.iter().cloned());
    more
}

/// Says the first part and whom to call, and gives the others.
fn of_advice(tree: &Tree, advice: &Advice, said: &mut Vec<String>) -> Vec<String> {
    let (mut parts, mut more) = (heard(tree).peekable(), Vec::new());
    // Of a sum its number is enough, how it comes about can wait.
    if let Some(sum) = parts.next_if(|part| part.kind == SectionKind::Computed) {
        for entry in sum.blocks.iter().filter_map(Block::entry) {
            said.extend([entry.heading(), entry.marks.clone()]);
            passages(entry.lines.iter(), &mut more);
        }
    }
    if let Some(first) = parts.next() {
        said.push(first.heading());
        for each in &first.blocks {
            match each {
                _ if aloud(said).len() >= ENOUGH => block(each, &mut more),
                Block::Statement(entry) => {
                    said.push(entry.heading());
                    // What can be said there is for whoever goes.
                    let told = |line: &&Passage| line.tone == Tone::Spoken;
                    passages(entry.lines.iter().filter(|line| !told(line)), said);
                    passages(entry.lines.iter().filter(told), &mut more);
                    said.push(entry.marks.clone());
                }
                _ => block(each, said),
            }
        }
    }
    let call = hotlines(&advice.channels);
    let numbers = call.iter().map(|Hotline { name, number, .. }| format!("{name} {number}"));
    let call: Vec<String> = numbers.chain(hotline::doubt(&call).map(str::to_owned)).collect();
    said.push(call.join("，"));
    parts.for_each(|part| section(part, &mut more));
    more
}

/// Says what differs, and gives what is the same.
fn of_compared(tree: &Tree, said: &mut Vec<String>) -> Vec<String> {
    let (mut parts, mut more) = (heard(tree), Vec::new());
    parts.by_ref().take(1).for_each(|part| section(part, said));
    parts.for_each(|part| section(part, &mut more));
    more
}

/// Says the first things of a list, and gives the others.
fn of_list(tree: &Tree, said: &mut Vec<String>) -> Vec<String> {
    let mut more = Vec::new();
    for part in heard(tree) {
        let mut each = vec![vec![part.heading()]];
        each.extend(part.blocks.iter().flat_map(apart));
        for texts in each {
            // What follows what can wait can wait, too.
            let waits = !more.is_empty() || aloud(said).len() >= ENOUGH;
            if waits { &mut more } else { &mut *said }.extend(texts);
        }
    }
    more
}

/// The texts of a block, those of each thing in a group or a table by themselves.
fn apart(block: &Block) -> Vec<Vec<String>> {
    match block {
        Block::Group(group) => {
            let title = vec![group.title.clone()];
            [title].into_iter().chain(group.blocks.iter().flat_map(apart)).collect()
        }
        Block::Table(table) => {
            let rows = table.rows.iter();
            rows.map(|row| vec![format!("{}：{}", row.name, row.words)]).collect()
        }
        _ => {
            let mut said = Vec::new();
            self::block(block, &mut said);
            vec![said]
        }
    }
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
        Block::Note(text) | Block::Assumed(text) => said.push(text.clone()),
        // The same points follow in words; documents are for the eye.
        Block::Timeline(_) | Block::Source(_) => {}
        Block::Group(group) => {
            said.push(group.title.clone());
            group.blocks.iter().for_each(|each| self::block(each, said));
        }
    }
}

fn entry(entry: &Entry, said: &mut Vec<String>) {
    match entry.mark {
        // A claim that is heard alone is taken for a fact.
        Mark::Name(_) => {
            said.extend([format!("有人说：{}", entry.title), format!("核对结果：{}", entry.aside)]);
        }
        _ => said.push(entry.heading()),
    }
    lines(entry, said);
}

fn lines(entry: &Entry, said: &mut Vec<String>) {
    passages(entry.lines.iter(), said);
    said.push(entry.marks.clone());
}

fn passages<'p>(lines: impl Iterator<Item = &'p Passage>, said: &mut Vec<String>) {
    let lines = lines.filter(|line| !line.text.is_empty());
    said.extend(lines.map(|line| format!("{}{}", line.lead(), line.text)));
}
