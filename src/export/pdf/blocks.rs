//! The blocks of a result as paragraphs of a column.

use std::mem::discriminant;

use super::column::{Column, Mark, Piece, Typesetter};
use super::lines::Span;
use crate::report::tree::{self, Block, Entry, Group, Label, Table, Tone};

/// Whether two neighbours belong to one list.
pub(crate) fn alike(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::Item(one), Block::Item(other)) => one.entry.mark == other.entry.mark,
        _ => discriminant(one) == discriminant(other),
    }
}

/// Blocks below each other.
pub(crate) fn set(mut column: Column, all: &[Block]) -> Vec<Piece> {
    let labels = all.iter().map(|block| match block {
        Block::Label(label) => Some(label),
        _ => None,
    });
    // In the full width a few labels share a line.
    match labels.collect::<Option<Vec<&Label>>>() {
        Some(labels) if column.whole == 0 && !labels.is_empty() => {
            let spans = labels.iter().enumerate().flat_map(|(at, each)| {
                let before = if at == 0 { "" } else { "　　" };
                label(column.setter, before, each)
            });
            let spans: Vec<Span> = spans.collect();
            column.paragraph(0.0, &spans);
        }
        _ => all.iter().for_each(|each| block(&mut column, each)),
    }
    column.finish()
}

pub(crate) fn block(column: &mut Column, block: &Block) {
    let setter = column.setter;
    match block {
        Block::Statement(entry) => statement(column, entry),
        Block::Step(entry) => {
            hanging(column, &mark(entry.mark), &led(setter, entry.heading(), entry));
        }
        Block::Item(item) => {
            let entry = &item.entry;
            hanging(column, &mark(entry.mark), &led(setter, entry.heading(), entry));
        }
        Block::Dated(dated) => {
            let head = format!("{}：{}", dated.words(), dated.entry.title);
            hanging(column, &Mark::text("·"), &led(setter, head, &dated.entry));
        }
        Block::Label(each) => column.paragraph(0.0, &label(setter, "", each)),
        // It is drawn in the full width.
        Block::Timeline(_) => {}
        Block::Table(table) => rows(column, table),
        Block::Note(text) | Block::Assumed(text) => column.paragraph(0.0, &[setter.plain(text)]),
        Block::Source(source) => document(column, source),
        Block::Group(group) => inside(column, group),
    }
}

/// A sentence, under its heading where it has one.
fn statement(column: &mut Column, entry: &Entry) {
    let setter = column.setter;
    let mark = mark(entry.mark);
    let figures = setter.figures(&entry.rests);
    if entry.title.is_empty() {
        return hanging(
            column,
            &mark,
            &[worded(setter, entry), figures.into_iter().collect()].concat(),
        );
    }
    let mut title = vec![setter.strong(entry.heading())];
    if let Some(number) = &entry.number {
        title.push(setter.strong(format!("　{number}")).larger(1.5));
    }
    if entry.mark == tree::Mark::None {
        title.push(setter.plain("："));
        title.extend(worded(setter, entry));
        title.extend(figures);
        return hanging(column, &mark, &title);
    }
    title.extend(figures);
    hanging(column, &mark, &title);
    let words = worded(setter, entry);
    if !words.is_empty() {
        column.keep();
        column.paragraph(1.4, &words);
    }
}

fn hanging(column: &mut Column, mark: &Mark, spans: &[Span]) {
    column.space(0.3);
    column.hanging(0.0, mark, spans);
}

fn mark(mark: tree::Mark) -> Mark {
    match mark {
        tree::Mark::None => Mark::None,
        tree::Mark::Dash => Mark::text("-"),
        tree::Mark::Tick => Mark::Tick,
        tree::Mark::Number(number) => Mark::text(format!("{number}.")),
        tree::Mark::Name(number) => Mark::text(format!("{number}.")),
    }
}

/// A heading with what a line says after it.
fn led(setter: &Typesetter, heading: String, entry: &Entry) -> Vec<Span> {
    let mut spans = vec![setter.strong(heading)];
    spans.extend(setter.figures(&entry.rests));
    spans.push(setter.plain("　"));
    spans.extend(worded(setter, entry));
    spans
}

/// What a line says after its heading, with what must be read with it and what it rests on.
fn worded(setter: &Typesetter, entry: &Entry) -> Vec<Span> {
    let mut spans = Vec::new();
    for line in entry.lines.iter().filter(|line| !line.text.is_empty()) {
        match line.label {
            "" => spans.push(setter.plain(&line.text)),
            _ if line.tone == Tone::Quiet => {
                spans.push(setter.quiet(format!("{}{}　", line.lead(), line.text)));
            }
            _ => {
                let before = if spans.is_empty() { "" } else { "　" };
                spans.push(setter.strong(format!("{before}{}", line.lead())));
                spans.push(setter.plain(&line.text));
            }
        }
    }
    for notice in entry.sentences() {
        spans.push(setter.plain("　"));
        spans.extend(setter.labelled(&notice));
    }
    if let Some(basis) = &entry.basis {
        spans.push(setter.faint(format!("　{}", basis.line())));
    }
    spans
}

fn label(setter: &Typesetter, before: &str, label: &Label) -> Vec<Span> {
    let mut spans =
        vec![setter.strong(format!("{before}{}：", label.label)), setter.plain(label.words())];
    if let Some(number) = &label.number {
        spans.push(setter.strong(format!("　{number}")).larger(1.5));
    }
    spans.extend(setter.figures(&label.rests));
    spans
}

/// A table in words: no column is wide enough for its numbers to be found.
fn rows(column: &mut Column, table: &Table) {
    for row in &table.rows {
        let setter = column.setter;
        let spans = [setter.strong(format!("{}：", row.name)), setter.plain(&row.words)];
        column.space(if row.under { 0.0 } else { 0.3 });
        column.paragraph(if row.under { 1.4 } else { 0.0 }, &spans);
    }
}

fn document(column: &mut Column, source: &tree::Source) {
    let document = &source.document;
    let address = Some(&document.place).filter(|place| !place.is_empty());
    let address = address.map(|place| format!("网址：{place}"));
    let notices = document.notices.iter().map(|notice| format!("注意：{notice}"));
    let parts = [document.words()].into_iter().chain(address).chain(notices);
    let text = parts.collect::<Vec<_>>().join("　");
    let mark = Mark::text(format!("[{}]", source.number));
    column.hanging(0.0, &mark, &[column.setter.faint(text)]);
}

/// A group in a column of its own.
pub(crate) fn group(mut column: Column, group: &Group) -> Vec<Piece> {
    inside(&mut column, group);
    column.finish()
}

fn inside(column: &mut Column, group: &Group) {
    column.space(0.4);
    column.heading(3, &[column.setter.strong(format!("{}：", group.title))]);
    for each in &group.blocks {
        block(column, each);
    }
}

/// How much a group has to say.
pub(crate) fn letters(group: &Group) -> f32 {
    let letters = group.blocks.iter().filter_map(Block::entry).map(|entry| {
        entry.title.len() + entry.lines.iter().map(|line| line.text.len()).sum::<usize>()
    });
    f32::from(u16::try_from(letters.sum::<usize>()).unwrap_or(u16::MAX)).max(1.0)
}
