//! A result as one file for a browser: no script, nothing fetched, made to be read on a phone
//! and to be printed.

mod sheet;

use sheet::Sheet;

use crate::report::Report;
use crate::report::tree::{
    Basis, Block, Entry, Mark, Passage, Section, SectionKind, Source, Table, Tone,
};

/// Whether a part stands folded behind its heading.
fn is_folded(kind: &SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Because
            | SectionKind::Open
            | SectionKind::Matters
            | SectionKind::Steps
            | SectionKind::Gap
            | SectionKind::Account
            | SectionKind::Warnings
            | SectionKind::Channels
            | SectionKind::Terms
            | SectionKind::Sources
            | SectionKind::Answers
    )
}

pub(crate) fn write(report: &Report, _width: usize) -> String {
    let tree = report.tree().read_through().on_paper();
    Sheet::page(&tree.title, |sheet| {
        sheet.block("header", |sheet| {
            sheet.line("h1", &tree.title);
            if tree.personal {
                name(sheet);
            }
        });
        sheet.block("main", |sheet| {
            contents(sheet, &tree.sections);
            for section in &tree.sections {
                sheet.block(&format!("section id=\"part-{}\"", section.kind.id()), |sheet| {
                    part(sheet, section);
                });
            }
        });
        sheet.block("footer", |sheet| {
            for line in &tree.foot {
                sheet.line("p", line);
            }
        });
    })
}

/// Links to the parts that have a heading; one alone needs none.
fn contents(sheet: &mut Sheet, sections: &[Section]) {
    let titled: Vec<&Section> = sections.iter().filter(|each| !each.title.is_empty()).collect();
    if titled.len() < 2 {
        return;
    }
    sheet.block("nav aria-label=\"目录\"", |sheet| {
        for section in titled {
            sheet.row(&format!("a href=\"#part-{}\"", section.kind.id()), |sheet| {
                sheet.text(&section.heading());
            });
        }
    });
}

/// A part under its heading, folded where few will read it at once.
fn part(sheet: &mut Sheet, section: &Section) {
    if !is_folded(&section.kind) {
        sheet.line("h2", &section.heading());
        return blocks(sheet, "h3", &section.blocks);
    }
    // Hard words, and which document each line rests on, are for the screen; paper in full is a
    // PDF.
    let tag = match section.kind {
        SectionKind::Terms => "details class=\"list\"",
        _ => "details",
    };
    sheet.block(tag, |sheet| {
        sheet.row("summary", |sheet| {
            sheet.inline("h2", |sheet| sheet.text(&section.heading()));
        });
        blocks(sheet, "h3", &section.blocks);
    });
}

/// A line to write a name on by hand; none is asked for.
fn name(sheet: &mut Sheet) {
    sheet.row("p class=\"name\"", |sheet| {
        sheet.text("姓名：");
        sheet.inline("span class=\"blank\"", |_| {});
    });
}

/// Blocks, with headings of one level; neighbours of one kind share a list.
fn blocks(sheet: &mut Sheet, heading: &str, all: &[Block]) {
    for run in all.chunk_by(|one, other| list(one) == list(other)) {
        match run.first().and_then(list) {
            Some(tag) => sheet.block(tag, |sheet| {
                for each in run {
                    sheet.block(&item(each), |sheet| block(sheet, heading, each));
                }
            }),
            None => run.iter().for_each(|each| block(sheet, heading, each)),
        }
    }
}

/// The list that a block is an item of, if it is one.
fn list(block: &Block) -> Option<&'static str> {
    match block {
        Block::Statement(entry) | Block::Step(entry) => match entry.mark {
            Mark::Number(_) | Mark::Name(_) => Some("ol"),
            Mark::Dash | Mark::Tick => Some("ul"),
            Mark::None => None,
        },
        Block::Item(_) => Some("ul class=\"papers\""),
        Block::Dated(_) => Some("ol class=\"dates\""),
        Block::Source(_) => Some("ul class=\"sources\""),
        Block::Label(_)
        | Block::Timeline(_)
        | Block::Table(_)
        | Block::Note(_)
        | Block::Assumed(_)
        | Block::Group(_) => None,
    }
}

/// The tag of an item of a list.
fn item(block: &Block) -> String {
    if let Block::Source(source) = block {
        return format!("li id=\"source-{}\"", source.number);
    }
    if let Block::Statement(Entry { mark: Mark::Name(number), .. }) = block {
        return format!("li value=\"{number}\"");
    }
    "li".to_owned()
}

fn block(sheet: &mut Sheet, heading: &str, block: &Block) {
    match block {
        Block::Statement(entry) if entry.mark == Mark::None && !entry.title.is_empty() => {
            sheet.block("div class=\"card\"", |sheet| {
                sheet.line(heading, &entry.heading());
                statement(sheet, entry);
            });
        }
        Block::Statement(entry) | Block::Step(entry) => {
            sheet.line(heading, &entry.heading());
            statement(sheet, entry);
        }
        Block::Item(item) => {
            paper(sheet, &item.entry);
            statement(sheet, &item.entry);
        }
        Block::Dated(dated) => {
            sheet.labelled(&format!("{}：", dated.words()), &dated.entry.title);
            statement(sheet, &dated.entry);
        }
        Block::Label(label) => sheet.labelled(&format!("{}：", label.label), &label.words()),
        // The same points follow in words.
        Block::Timeline(_) => {}
        Block::Table(rows) => table(sheet, rows),
        Block::Note(text) | Block::Assumed(text) => sheet.line("p", text),
        Block::Source(source) => document(sheet, source),
        Block::Group(group) => {
            sheet.line(heading, &group.title);
            blocks(sheet, "h4", &group.blocks);
        }
    }
}

/// The name of a paper, with a box unless it can stay at home.
fn paper(sheet: &mut Sheet, entry: &Entry) {
    let named = |sheet: &mut Sheet| {
        sheet.inline("b", |sheet| sheet.text(&entry.title));
        if !entry.aside.is_empty() {
            sheet.text(&format!("（{}）", entry.aside));
        }
    };
    sheet.row("p", |sheet| {
        if entry.mark == Mark::Tick {
            sheet.inline("label", |sheet| {
                sheet.tick();
                named(sheet);
            });
        } else {
            named(sheet);
        }
    });
}

/// What a line says under its heading, what must be read with it, and what it rests on.
fn statement(sheet: &mut Sheet, entry: &Entry) {
    for line in &entry.lines {
        if line.tone == Tone::Spoken && !line.text.is_empty() {
            sheet.block("blockquote", |sheet| words(sheet, line));
        } else {
            words(sheet, line);
        }
    }
    for notice in entry.sentences() {
        sheet.line("p class=\"notice\"", &notice);
    }
    if let Some(found) = &entry.basis {
        basis(sheet, found);
    }
}

fn words(sheet: &mut Sheet, line: &Passage) {
    match line.label {
        "" => sheet.line("p", &line.text),
        _ => sheet.labelled(&line.lead(), &line.text),
    }
}

/// The same words as in the other formats, with links to the list of documents.
fn basis(sheet: &mut Sheet, basis: &Basis) {
    sheet.row("p class=\"basis\"", |sheet| {
        sheet.text("依据 ");
        for (at, cite) in basis.cites.iter().enumerate() {
            sheet.text(if at > 0 { "、" } else { "" });
            sheet.inline(&format!("a href=\"#source-{}\"", cite.number), |sheet| {
                sheet.text(&format!("[{}]", cite.number));
            });
            let between = if cite.article.is_empty() { "" } else { " " };
            sheet.text(&format!("{between}{}", cite.article));
        }
        sheet.text(if basis.cites.is_empty() { "" } else { "；" });
        sheet.text(&basis.standing);
    });
}

fn document(sheet: &mut Sheet, source: &Source) {
    sheet.row("p", |sheet| {
        sheet.text(&format!("[{}] {}", source.number, source.document.cited()));
        // Paper has room for what a document is found by.
        sheet.inline("span class=\"more\"", |sheet| sheet.text(&source.document.further()));
    });
    sheet.labelled("网址：", &source.document.place);
    for notice in &source.document.notices {
        sheet.line("p class=\"notice\"", &format!("注意：{notice}"));
    }
}

fn table(sheet: &mut Sheet, table: &Table) {
    sheet.block("table", |sheet| {
        sheet.block("thead", |sheet| {
            sheet.block("tr", |sheet| {
                for title in &table.head {
                    sheet.line("th scope=\"col\"", title);
                }
            });
        });
        sheet.block("tbody", |sheet| {
            for row in &table.rows {
                let under = if row.under { " class=\"under\"" } else { "" };
                sheet.block("tr", |sheet| {
                    sheet.line(&format!("th scope=\"row\"{under}"), &row.name);
                    for cell in &row.cells {
                        // A row needs all its cells, also the empty ones.
                        sheet.row("td", |sheet| sheet.text(cell));
                    }
                });
            }
        });
    });
}
