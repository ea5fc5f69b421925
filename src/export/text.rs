//! A result as wrapped text, to read, to print, and for screen readers.

mod columns;
mod once;

use super::page::Page;
use crate::report::tree::{
    Basis, Block, Entry, Mark, Passage, SHOWN_BY, Section, SectionKind, Table, Tone, Tree,
};
use crate::report::{Report, SourceDoc};
use crate::text::{pad, width};

/// Cells by which what stands under a heading is set in.
const INDENT: usize = 2;
/// Narrower than this a row of a table does not fit beside its numbers.
const TABLE: usize = 68;

/// How a result is put on lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// For the eye: rules under headings, boxes to tick, after each sentence what it rests on.
    Printed,
    /// For the ear: a paragraph is one line, nothing is drawn, and of a sentence only the care it
    /// asks for is said.
    Told,
    /// The same, with what each sentence rests on.
    Grounded,
}

/// Writes a result in lines of at most `width` cells.
pub(crate) fn write(report: &Report, width: usize) -> String {
    let tree = report.overview().copied();
    let mut writer = Writer { page: Page::new(width), manner: Manner::Printed };
    writer.heading(&tree.title);
    for section in &tree.sections {
        if let (Report::Compared(doc), SectionKind::Differs) = (report, &section.kind)
            && let Some(cells) = columns::column(doc, width)
        {
            writer.page.blank();
            columns::write(&mut writer.page, doc, cells);
            continue;
        }
        writer.section(&tree, section);
    }
    writer.foot(&tree)
}

/// A result for prompts: a paragraph is one line.
pub(crate) fn told(tree: &Tree, manner: Manner) -> String {
    let mut writer = Writer { page: Page::new(usize::MAX), manner };
    writer.heading(&tree.title);
    tree.sections.iter().for_each(|section| writer.section(tree, section));
    writer.foot(tree)
}

/// A page in the making.
struct Writer {
    page: Page,
    manner: Manner,
}

impl Writer {
    fn heading(&mut self, title: &str) {
        if self.manner == Manner::Printed {
            return self.page.heading(title);
        }
        self.page.blank();
        self.page.paragraph(0, title);
    }

    fn section(&mut self, tree: &Tree, section: &Section) {
        let heading = section.heading();
        if !heading.is_empty() {
            self.heading(&heading);
        }
        for each in once::once(tree, section) {
            self.block(INDENT, &each);
        }
    }

    fn foot(mut self, tree: &Tree) -> String {
        if !tree.foot.is_empty() {
            self.page.blank();
        }
        for line in &tree.foot {
            self.page.paragraph(INDENT, line);
        }
        self.page.finish()
    }

    fn block(&mut self, indent: usize, block: &Block) {
        match block {
            Block::Statement(each) | Block::Step(each) => {
                self.entry(indent, &each.heading(), each);
            }
            Block::Item(item) => self.entry(indent, &item.entry.heading(), &item.entry),
            Block::Dated(dated) => {
                let head = format!("{}：{}", dated.words(), dated.entry.title);
                self.entry(indent, &head, &dated.entry);
            }
            Block::Label(label) => {
                let marks = self.marks(&label.marks);
                let text = format!("{}{marks}", label.text);
                self.page.hanging(indent, &format!("{}：", label.label), &text);
            }
            // The same points follow in words.
            Block::Timeline(_) => {}
            Block::Table(rows) => self.table(rows),
            Block::Note(text) | Block::Assumed(text) => self.page.paragraph(indent, text),
            Block::Source(source) => {
                let mark = format!("[{}] ", source.number);
                self.page.hanging(indent, &mark, &document(&source.document));
                self.page.hanging(indent + width(&mark), "网址：", &source.document.place);
            }
            Block::Group(group) => {
                self.page.paragraph(indent, &format!("{}：", group.title));
                for each in &group.blocks {
                    self.block(indent + INDENT, each);
                }
            }
        }
    }

    /// A line under its mark; what has no heading leads with its first text.
    fn entry(&mut self, indent: usize, head: &str, entry: &Entry) {
        let mark = self.mark(entry.mark);
        let texts = self.texts(entry);
        if head.is_empty() {
            let mut texts = texts.into_iter();
            self.page.hanging(indent, &mark, &texts.next().unwrap_or_default());
            return texts.for_each(|text| self.page.paragraph(indent + width(&mark), &text));
        }
        self.page.hanging(indent, &mark, head);
        let under = indent + if mark.is_empty() { INDENT } else { width(&mark) };
        for text in &texts {
            self.page.paragraph(under, text);
        }
    }

    /// The paragraphs of a line: short particulars share one, and the last ends with what it rests on.
    fn texts(&self, entry: &Entry) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        let mut quiet = false;
        // Where a number opens it, nobody needs a command.
        let said = |line: &&Passage| self.manner == Manner::Printed || line.label != SHOWN_BY;
        for line in entry.lines.iter().filter(|line| !line.text.is_empty()).filter(said) {
            let text = format!("{}{}", line.lead(), line.text);
            match texts.last_mut() {
                Some(last) if quiet && line.tone == Tone::Quiet => {
                    *last = format!("{last}；{text}");
                }
                _ => texts.push(text),
            }
            quiet = line.tone == Tone::Quiet;
        }
        let grounds = match self.manner {
            Manner::Told => self.marks(&entry.marks),
            Manner::Printed | Manner::Grounded => grounds(entry),
        };
        match texts.last_mut() {
            Some(last) => last.push_str(&grounds),
            None => texts.push(grounds),
        }
        texts
    }

    /// The care that is asked for, in the brackets of a sentence where it is told.
    fn marks(&self, marks: &str) -> String {
        match self.manner {
            Manner::Printed | Manner::Grounded => marks.to_owned(),
            Manner::Told => marks.replace('〔', "（").replace('〕', "）"),
        }
    }

    fn mark(&self, mark: Mark) -> String {
        match mark {
            Mark::Number(number) => format!("{number}. "),
            Mark::Name(number) => format!("{number:>2}. "),
            Mark::Dash if self.manner == Manner::Printed => "- ".to_owned(),
            Mark::Tick if self.manner == Manner::Printed => "[ ] ".to_owned(),
            Mark::None | Mark::Dash | Mark::Tick => String::new(),
        }
    }

    /// Columns where there is room for them and an eye, else a sentence for each row.
    fn table(&mut self, table: &Table) {
        let wide = self.manner == Manner::Printed && self.page.width() >= TABLE;
        if wide {
            let head: Vec<String> = table.head.iter().skip(1).map(ToString::to_string).collect();
            self.page.paragraph(0, &columns("", &head));
        }
        for row in &table.rows {
            let indent = if row.under { INDENT } else { 0 };
            if wide {
                let name = format!("{}{}", " ".repeat(indent), row.name);
                self.page.paragraph(0, &columns(&name, &row.cells));
            } else {
                self.page.hanging(indent, &format!("{}：", row.name), &row.words);
            }
        }
        self.page.blank();
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

/// What must be read with a line and what it rests on, in brackets; empty for a line without.
fn grounds(entry: &Entry) -> String {
    let basis = entry.basis.as_ref().map(Basis::numbers);
    let all: Vec<String> = entry.sentences().chain(basis).collect();
    if all.is_empty() { String::new() } else { format!("〔{}〕", all.join("；")) }
}

fn columns(name: &str, cells: &[String]) -> String {
    let right =
        |text: &String| format!("{}{text}", " ".repeat(8_usize.saturating_sub(width(text))));
    let Some((last, numbers)) = cells.split_last() else { return name.to_owned() };
    let numbers: String = numbers.iter().map(right).collect();
    format!("{}{numbers}   {last}", pad(name, 20))
}
