//! A result as wrapped text, to read, to print, and for screen readers.

mod columns;
mod once;

use super::page::Page;
use crate::report::tree::{Basis, Block, Entry, Mark, SectionKind, Table, Tone};
use crate::report::{Report, SourceDoc};
use crate::text::{pad, width};

/// Cells by which what stands under a heading is set in.
const INDENT: usize = 2;
/// Narrower than this a row of a table does not fit beside its numbers.
const TABLE: usize = 68;

/// Writes a result in lines of at most `width` cells.
pub(crate) fn write(report: &Report, width: usize) -> String {
    let tree = report.overview();
    let mut page = Page::new(width);
    page.heading(&tree.title);
    for section in &tree.sections {
        if let (Report::Compared(doc), SectionKind::Differs) = (report, &section.kind)
            && let Some(cells) = columns::column(doc, width)
        {
            page.blank();
            columns::write(&mut page, doc, cells);
            continue;
        }
        let heading = section.heading();
        if !heading.is_empty() {
            page.heading(&heading);
        }
        for each in once::once(&tree, section) {
            block(&mut page, INDENT, &each);
        }
    }
    page.blank();
    for line in &tree.foot {
        page.paragraph(INDENT, line);
    }
    page.finish()
}

fn block(page: &mut Page, indent: usize, block: &Block) {
    match block {
        Block::Statement(each) | Block::Step(each) => entry(page, indent, &each.heading(), each),
        Block::Item(item) => entry(page, indent, &item.entry.heading(), &item.entry),
        Block::Dated(dated) => {
            let head = format!("{}：{}", dated.words(), dated.entry.title);
            entry(page, indent, &head, &dated.entry);
        }
        Block::Label(label) => page.hanging(indent, &format!("{}：", label.label), &label.words()),
        // The same points follow in words.
        Block::Timeline(_) => {}
        Block::Table(rows) => table(page, rows),
        Block::Note(text) => page.paragraph(indent, text),
        Block::Source(source) => {
            let mark = format!("[{}] ", source.number);
            page.hanging(indent, &mark, &document(&source.document));
            page.hanging(indent + mark.len(), "网址：", &source.document.place);
        }
        Block::Group(group) => {
            page.paragraph(indent, &format!("{}：", group.title));
            for each in &group.blocks {
                self::block(page, indent + INDENT, each);
            }
        }
    }
}

/// A document, and what must be known of it.
fn document(source: &SourceDoc) -> String {
    let named = source.named();
    if source.notices.is_empty() {
        named
    } else {
        format!("{named}。注意：{}", source.notices.join("；"))
    }
}

/// A line under its mark; what has no heading leads with its first text.
fn entry(page: &mut Page, indent: usize, head: &str, entry: &Entry) {
    let mark = mark(entry.mark);
    if head.is_empty() {
        let mut texts = texts(entry).into_iter();
        page.hanging(indent, &mark, &texts.next().unwrap_or_default());
        return texts.for_each(|text| page.paragraph(indent + width(&mark), &text));
    }
    page.hanging(indent, &mark, head);
    under(page, indent + if mark.is_empty() { INDENT } else { width(&mark) }, entry);
}

/// What is said under the head of a line.
fn under(page: &mut Page, indent: usize, entry: &Entry) {
    for text in texts(entry) {
        page.paragraph(indent, &text);
    }
}

/// The paragraphs of a line: short particulars share one, and the last ends with what it rests on.
fn texts(entry: &Entry) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut quiet = false;
    for line in entry.lines.iter().filter(|line| !line.text.is_empty()) {
        let text = format!("{}{}", line.lead(), line.text);
        match texts.last_mut() {
            Some(last) if quiet && line.tone == Tone::Quiet => *last = format!("{last}；{text}"),
            _ => texts.push(text),
        }
        quiet = line.tone == Tone::Quiet;
    }
    let grounds = grounds(entry);
    match texts.last_mut() {
        Some(last) => last.push_str(&grounds),
        None => texts.push(grounds),
    }
    texts
}

/// What must be read with a line and what it rests on, in brackets; empty for a line without.
fn grounds(entry: &Entry) -> String {
    let basis = entry.basis.as_ref().map(Basis::numbers);
    let all: Vec<String> = entry.sentences().chain(basis).collect();
    if all.is_empty() { String::new() } else { format!("〔{}〕", all.join("；")) }
}

fn mark(mark: Mark) -> String {
    match mark {
        Mark::None => String::new(),
        Mark::Dash => "- ".to_owned(),
        Mark::Tick => "[ ] ".to_owned(),
        Mark::Number(number) => format!("{number}. "),
        Mark::Name(number) => format!("{number:>2}. "),
    }
}

/// Columns where there is room for them, else a sentence for each row.
fn table(page: &mut Page, table: &Table) {
    let wide = page.width() >= TABLE;
    if wide {
        let head: Vec<String> = table.head.iter().skip(1).map(ToString::to_string).collect();
        page.paragraph(0, &columns("", &head));
    }
    for row in &table.rows {
        let indent = if row.under { INDENT } else { 0 };
        if wide {
            let name = format!("{}{}", " ".repeat(indent), row.name);
            page.paragraph(0, &columns(&name, &row.cells));
        } else {
            page.hanging(indent, &format!("{}：", row.name), &row.words);
        }
    }
    page.blank();
}

fn columns(name: &str, cells: &[String]) -> String {
    let right =
        |text: &String| format!("{}{text}", " ".repeat(8_usize.saturating_sub(width(text))));
    let Some((last, numbers)) = cells.split_last() else { return name.to_owned() };
    let numbers: String = numbers.iter().map(right).collect();
    format!("{}{numbers}   {last}", pad(name, 20))
}
