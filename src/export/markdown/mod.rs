//! A result as Markdown, to be pasted into a chat or a note; lines are not wrapped.

mod escape;
mod sheet;

pub(crate) use escape::escape;

use crate::report::Report;
use crate::report::tree::{Block, Entry, Mark};
use sheet::Sheet;

pub(crate) fn write(report: &Report, _width: usize) -> String {
    let tree = report.overview().copied();
    let mut sheet = Sheet::default();
    sheet.heading(1, &tree.title);
    for section in &tree.sections {
        let heading = section.heading();
        if !heading.is_empty() {
            sheet.heading(2, &heading);
        }
        for each in &section.blocks {
            block(&mut sheet, each);
        }
    }
    for line in &tree.foot {
        sheet.paragraph(line);
    }
    sheet.finish()
}

fn block(sheet: &mut Sheet, block: &Block) {
    match block {
        Block::Statement(each) | Block::Step(each) => entry(sheet, &each.heading(), each),
        Block::Item(item) => entry(sheet, &item.entry.heading(), &item.entry),
        Block::Dated(dated) => {
            entry(sheet, &format!("{}：{}", dated.words(), dated.entry.title), &dated.entry);
        }
        Block::Label(label) => sheet.under(0, &format!("{}：", label.label), &label.words()),
        // The same points follow in words.
        Block::Timeline(_) => {}
        Block::Table(table) => {
            sheet.row(&table.head);
            for row in &table.rows {
                let cells = [&row.full_name].into_iter().chain(&row.cells).map(String::as_str);
                sheet.row(&cells.collect::<Vec<_>>());
            }
        }
        Block::Note(text) | Block::Assumed(text) => sheet.paragraph(text),
        Block::Source(source) => {
            let text = format!("[{}] {}", source.number, source.document.words());
            let under = sheet.item(0, "- ", &text);
            sheet.address(under, "网址：", &source.document.place);
            for notice in &source.document.notices {
                sheet.under(under, "注意：", notice);
            }
        }
        Block::Group(group) => {
            sheet.heading(3, &group.title);
            for each in &group.blocks {
                self::block(sheet, each);
            }
        }
    }
}

/// A line as an item of a list; what has no heading leads with its first text.
fn entry(sheet: &mut Sheet, head: &str, entry: &Entry) {
    let (head, from) = if head.is_empty() { (entry.text(), 1) } else { (head, 0) };
    let under = match entry.mark {
        Mark::None | Mark::Dash => sheet.item(0, "- ", head),
        Mark::Tick => sheet.item(0, "- [ ] ", head),
        Mark::Number(number) => sheet.item(0, &format!("{number}. "), head),
        // A list of Markdown would count on from the first number, whatever the others are.
        Mark::Name(number) => sheet.item(0, "- ", &format!("第 {number} 条：{head}")),
    };
    for line in entry.lines.iter().skip(from) {
        sheet.under(under, &line.lead(), &line.text);
    }
    for notice in entry.sentences() {
        sheet.under(under, "", &notice);
    }
    if let Some(basis) = &entry.basis {
        sheet.under(under, "", &basis.line());
    }
}
