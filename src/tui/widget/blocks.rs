//! Blocks of a result as rows of a sheet.

use std::collections::BTreeSet;

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::axis::Backdrop;
use super::basis;
use super::pen::{self, Pen};
use super::rows::Rows;
use super::timeline;
use crate::calendar::Calendar;
use crate::model::Need;
use crate::report::TopicDoc;
use crate::report::tree::{About, Block, Dated, Entry, Item, Label, Mark, Section, Tone};
use crate::text::{Glyphs, pad, width};
use crate::tui::theme::Role;

/// Most cells of the labels that stand in one column; a third of a wider one may be more.
const LABEL: usize = 14;
/// The same of an answer, whose next step has the most to say: longer labels stand before their own line.
const BRIEF: usize = 12;
/// Cells of a label under a line.
const UNDER: usize = 10;
/// Most cells of the titles of dates; a longer one stands on a line of its own.
const TITLE: usize = 22;

/// Where free lines stand among the lines of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Air {
    None,
    Between,
    /// Below each line and part of it: for fingers.
    Below,
}

/// What blocks are drawn with.
#[derive(Clone, Copy)]
pub(crate) struct Blocks<'a> {
    pub(crate) pen: Pen,
    pub(crate) glyphs: Glyphs,
    pub(crate) calendar: &'a Calendar,
    /// Ids of the papers that are ready and the steps that are done.
    pub(crate) ticked: &'a BTreeSet<String>,
    /// Whether a timeline is drawn among the rows.
    pub(crate) axis: bool,
    pub(crate) air: Air,
    /// Whether there are few rows.
    pub(crate) low: bool,
    /// Whether what can wait stands last.
    pub(crate) scarce: bool,
}

/// What a key on a row is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target<'t> {
    Line(&'t Block),
    /// The topic that a line sends people to.
    Topic(&'t TopicDoc),
}

/// Rows that stay together.
pub(crate) type Part<'t> = Rows<Target<'t>>;

impl Blocks<'_> {
    /// The parts of a section that may stand in different columns, the first under its heading.
    pub(crate) fn section<'t>(&self, title: &str, section: &'t Section) -> Vec<Part<'t>> {
        let parts = section.blocks.chunk_by(|one, other| together(section, one, other));
        let parts = parts.enumerate().map(|(at, run)| {
            let mut part = Rows::default();
            if at == 0 && !title.is_empty() {
                part.still(self.pen.heading(title));
            }
            self.rows(run, &mut part);
            part
        });
        parts.collect()
    }

    fn rows<'t>(&self, blocks: &'t [Block], rows: &mut Part<'t>) {
        let label = |block: &Block| match block {
            Block::Label(label) if !(self.scarce && label.spare) => width(&label.label) + 2,
            _ => 0,
        };
        let leads =
            |block: &Block| matches!(block, Block::Label(label) if label.about == About::Next);
        let most = if blocks.iter().any(leads) { BRIEF } else { LABEL.max(self.pen.width / 3) };
        let label = blocks.iter().map(label).filter(|cells| *cells <= most).max().unwrap_or(most);
        for (at, block) in self.ranked(blocks).into_iter().enumerate() {
            if at > 0 && matches!(block, Block::Label(_)) {
                match self.air {
                    Air::None => {}
                    Air::Between => rows.gap(),
                    Air::Below => rows.stretch(),
                }
            }
            self.block(block, label, rows);
            let why = block.entry().and_then(|entry| entry.why.as_ref());
            if let Some(topic) = why.and_then(|why| why.see.as_ref()) {
                rows.item(Target::Topic(topic), self.pen.link(topic));
            }
        }
    }

    /// In their order; where rows are scarce, what nobody was asked stands behind what to do, and what can wait last.
    fn ranked<'t>(&self, blocks: &'t [Block]) -> Vec<&'t Block> {
        let behind = |block: &Block| matches!(block, Block::Label(label) if matches!(label.about, About::Bring | About::Day | About::Span));
        let to_do = blocks.iter().position(behind).unwrap_or(blocks.len());
        let rank = |(at, block): &(usize, &Block)| match block {
            _ if !self.scarce => 0,
            Block::Assumed(_) => 1,
            block if block.is_spare() => 3,
            _ if *at < to_do => 0,
            _ => 2,
        };
        let mut ranked: Vec<(usize, &Block)> = blocks.iter().enumerate().collect();
        ranked.sort_by_key(rank);
        ranked.into_iter().map(|(_, block)| block).collect()
    }

    fn block<'t>(&self, block: &'t Block, label: usize, rows: &mut Part<'t>) {
        match block {
            Block::Group(group) => {
                self.pen.open(rows, &group.title);
                self.rows(&group.blocks, rows);
            }
            Block::Statement(entry) | Block::Step(entry) if entry.why.is_some() => {
                rows.item(Target::Line(block), self.entry(entry));
            }
            Block::Statement(entry) | Block::Step(entry) => rows.still(self.entry(entry)),
            Block::Item(item) => rows.item(Target::Line(block), self.item(item)),
            Block::Dated(dated) => rows.item(Target::Line(block), self.dated(dated)),
            Block::Label(each) if each.why.is_some() || each.asks.is_some() => {
                rows.item(Target::Line(block), self.label(each, label));
            }
            Block::Label(each) => rows.still(self.label(each, label)),
            Block::Timeline(drawn) if self.axis => {
                let lines = timeline::draw(drawn, self.backdrop(self.pen.width));
                if !lines.is_empty() {
                    rows.still(lines);
                    rows.gap();
                }
            }
            Block::Assumed(text) if self.scarce => {
                rows.still(self.pen.styled(text, self.style(Role::Warn)));
            }
            // They stand over the sheet.
            Block::Timeline(_) | Block::Assumed(_) => {}
            Block::Table(table) => {
                for row in &table.rows {
                    rows.still(self.pen.field(pen::Label(&row.name, LABEL), &row.words, ""));
                }
            }
            Block::Note(text) => rows.still(self.pen.text(text)),
            Block::Source(source) => {
                let lead = format!("{}. ", source.number);
                let inner = self.pen.narrower(width(&lead));
                let lines = basis::described(inner, &source.document);
                rows.item(Target::Line(block), Pen::after(&lead, self.style(Role::Key), lines));
            }
        }
    }

    fn style(&self, role: Role) -> Style {
        self.pen.theme.style(role)
    }

    fn bold(&self) -> Style {
        self.style(Role::Text).add_modifier(Modifier::BOLD)
    }

    /// What a timeline is drawn on.
    pub(crate) fn backdrop(&self, width: usize) -> Backdrop<'_> {
        let Self { pen, glyphs, calendar, low, .. } = *self;
        Backdrop { calendar, width, label: 0, low, theme: pen.theme, glyphs }
    }

    fn label(&self, label: &Label, cells: usize) -> Vec<Line<'static>> {
        let name = width(&label.label);
        let whole = name + 2 + width(&label.text) + width(&label.marks);
        // A longer one stands on a line of its own, unless all of it fits there.
        let cells = match name {
            _ if name < cells => cells,
            _ if whole < self.pen.width => name + 2,
            _ => self.pen.width,
        };
        let lines = self.pen.field(pen::Label(&label.label, cells), &label.text, &label.marks);
        if label.about != About::Next {
            return lines;
        }
        let weight = self.style(Role::Title);
        let heavy = |span: Span<'static>| span.patch_style(weight);
        lines
            .into_iter()
            .map(|line| Line { spans: line.spans.into_iter().map(heavy).collect(), ..line })
            .collect()
    }

    fn entry(&self, entry: &Entry) -> Vec<Line<'static>> {
        if !entry.id.is_empty() && self.ticked.contains(&entry.id) {
            let lead = format!("{} ", self.glyphs.ticked);
            return Pen::after(
                &lead,
                self.style(Role::Good),
                statement(self.pen.narrower(width(&lead)), entry),
            );
        }
        let lead = match entry.mark {
            Mark::None => String::new(),
            Mark::Dash => "- ".to_owned(),
            Mark::Tick => format!("{} ", self.glyphs.unticked),
            Mark::Number(number) => format!("{number}. "),
            Mark::Name(number) => format!("{number}. "),
        };
        Pen::after(&lead, self.style(Role::Key), statement(self.pen.narrower(width(&lead)), entry))
    }

    /// A paper behind its box.
    fn item(&self, item: &Item) -> Vec<Line<'static>> {
        let (sign, role) = match (item.need, self.ticked.contains(&item.entry.id)) {
            (Need::NotNeeded, _) => (self.glyphs.no, Role::Dim),
            (_, true) => (self.glyphs.ticked, Role::Good),
            (_, false) => (self.glyphs.unticked, Role::Text),
        };
        let lead = format!("{sign} ");
        let lines = statement(self.pen.narrower(width(&lead)), &item.entry);
        Pen::after(&lead, self.style(role), lines)
    }

    /// A point in time: what, when and what is left, then the sentence of the rule.
    fn dated(&self, dated: &Dated) -> Vec<Line<'static>> {
        let (pen, entry) = (self.pen, &dated.entry);
        let when = match dated.left.as_str() {
            "" => dated.when.clone(),
            left => format!("{}  {left}", dated.when),
        };
        let column = TITLE + 2;
        let plain = self.style(Role::Text);
        let beside = width(&entry.title) <= TITLE && column + width(&when) <= pen.width;
        let mut lines = if beside {
            let rest = pen.narrower(column).marked(&when, plain, &entry.marks);
            Pen::after(&pad(&entry.title, column), self.bold(), rest)
        } else {
            let rest = pen.narrower(2).marked(&when, plain, &entry.marks);
            let mut lines = pen.styled(&entry.title, self.bold());
            lines.extend(Pen::indented(2, rest));
            lines
        };
        let firm = if dated.firm.is_empty() { "" } else { &format!("（{}）", dated.firm) };
        lines.extend(Pen::indented(2, pen.narrower(2).dim(&format!("{}{firm}", entry.text()))));
        lines
    }
}

/// What a line says: its heading or first text with the marks, then the rest, particulars last.
fn statement(pen: Pen, entry: &Entry) -> Vec<Line<'static>> {
    let text = pen.theme.style(Role::Text);
    let bold = text.add_modifier(Modifier::BOLD);
    let untold = entry.title.is_empty();
    let mut lines = if untold {
        pen.marked(entry.text(), text, &entry.marks)
    } else {
        pen.marked(&entry.heading(), bold, &entry.marks)
    };
    let told = entry.lines.iter().filter(|line| !line.text.is_empty());
    let (quiet, rest): (Vec<_>, Vec<_>) = told.partition(|line| line.tone == Tone::Quiet);
    for line in rest {
        match line.label {
            "" if untold && line.text == entry.text() => {}
            "" => lines.extend(pen.text(&line.text)),
            label => lines.extend(pen.field(pen::Label(label, UNDER), &line.text, "")),
        }
    }
    let quiet: Vec<String> =
        quiet.iter().map(|line| format!("{}{}", line.lead(), line.text)).collect();
    if !quiet.is_empty() {
        lines.extend(pen.dim(&quiet.join("；")));
    }
    lines
}

/// Whether two neighbours stay in one column.
fn together(section: &Section, one: &Block, other: &Block) -> bool {
    let group = |block: &Block| matches!(block, Block::Group(_));
    let brief = |block: &Block| matches!(block, Block::Label(_) | Block::Note(_));
    let timed = |block: &Block| matches!(block, Block::Timeline(_) | Block::Dated(_));
    let alike = brief(one) && brief(other) || timed(one) && timed(other);
    alike || !section.columns && !group(one) && !group(other)
}
