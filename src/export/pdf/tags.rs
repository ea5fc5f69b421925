//! The tags of a PDF: headings, paragraphs, lists, links and pictures, as a screen reader finds them.

use std::num::NonZeroU16;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use super::ink::{Block, Cell, Ink, Role, Sheet};

/// What stands before the address of a document.
const ADDRESS: &str = "网址：";

/// Every block of the pages, in the order of reading.
pub(super) struct Tags {
    all: Vec<Tagged>,
}

struct Tagged {
    block: Block,
    /// Where it begins: page, and points from the top.
    page: usize,
    y: f32,
    /// What it says.
    text: String,
    links: Vec<Identifier>,
    parts: Vec<Identifier>,
}

impl Tags {
    /// What is to be tagged on these pages.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let mut tags = Self { all: Vec::new() };
        for (page, sheet) in sheets.iter().enumerate() {
            for ink in &sheet.ink {
                let (block, y, text) = match ink {
                    // No heading is called by what it rests on.
                    Ink::Run(run) if run.style.raised => (run.block, run.y, &String::new()),
                    Ink::Run(run) => (run.block, run.y - run.style.size, &run.text),
                    Ink::Figure(figure) => (figure.block, 0.0, &figure.words),
                    Ink::Shape(_) => continue,
                };
                tags.open(block, page, y).push_str(text);
            }
        }
        tags
    }

    fn open(&mut self, block: Block, page: usize, y: f32) -> &mut String {
        let at = self.all.iter().position(|tagged| tagged.block == block);
        let at = at.unwrap_or_else(|| {
            let (text, links, parts) = (String::new(), Vec::new(), Vec::new());
            self.all.push(Tagged { block, page, y, text, links, parts });
            self.all.len() - 1
        });
        &mut self.all[at].text
    }

    fn find(&mut self, block: Block) -> Option<&mut Tagged> {
        self.all.iter_mut().find(|tagged| tagged.block == block)
    }

    /// A part of a block has been drawn.
    pub(super) fn part(&mut self, block: Block, part: Identifier) {
        if let Some(tagged) = self.find(block) {
            tagged.parts.push(part);
        }
    }

    /// A block has been made a link.
    pub(super) fn link(&mut self, block: Block, link: Identifier) {
        if let Some(tagged) = self.find(block) {
            tagged.links.push(link);
        }
    }

    /// The address of a document that a block names.
    pub(super) fn address(&self, block: Block) -> Option<&str> {
        let tagged = self.all.iter().find(|tagged| tagged.block == block)?;
        let (_, rest) = tagged.text.split_once(ADDRESS)?;
        let end = rest.find(|letter: char| !letter.is_ascii_graphic()).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|address| address.starts_with("http"))
    }

    /// The headings, to be jumped to; the title where there are none.
    pub(super) fn outline(&self, title: &str) -> Outline {
        let mut outline = Outline::new();
        let node = |text: &str, page, y| {
            OutlineNode::new(text.to_owned(), XyzDestination::new(page, Point::from_xy(0.0, y)))
        };
        let headings =
            self.all.iter().filter(|each| matches!(each.block.role, Role::Heading(1 | 2)));
        let mut nodes = headings.map(|each| node(&each.text, each.page, each.y)).peekable();
        if nodes.peek().is_none() {
            outline.push_child(node(title, 0, 0.0));
        }
        nodes.for_each(|node| outline.push_child(node));
        outline
    }

    pub(super) fn tree(self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("zh-CN".to_owned()));
        let (mut list, mut table) = (Vec::new(), Vec::new());
        for tagged in self.all.into_iter().filter(|tagged| tagged.block.role != Role::Foot) {
            if !matches!(tagged.block.role, Role::Cell(_)) {
                close_table(&mut table, &mut tree);
            }
            if tagged.block.role != Role::Item {
                close(&mut list, &mut tree);
            }
            match tagged.block.role {
                Role::Item => list.push(tagged.item().into()),
                Role::Cell(cell) => table.push((cell, tagged)),
                _ => tree.push(tagged.group()),
            }
        }
        close(&mut list, &mut tree);
        close_table(&mut table, &mut tree);
        tree
    }
}

/// Ends a list, if one was begun.
fn close(list: &mut Vec<Node>, tree: &mut TagTree) {
    if !list.is_empty() {
        let items = std::mem::take(list);
        tree.push(TagGroup::with_children(Tag::L(ListNumbering::None), items));
    }
}

/// Ends a table, if one was begun.
fn close_table(cells: &mut Vec<(Cell, Tagged)>, tree: &mut TagTree) {
    let mut rows: Vec<(u16, Vec<Node>)> = Vec::new();
    for (cell, tagged) in cells.drain(..) {
        let tagged = tagged.cell(cell).into();
        match rows.last_mut().filter(|(row, _)| *row == cell.row) {
            Some((_, row)) => row.push(tagged),
            None => rows.push((cell.row, vec![tagged])),
        }
    }
    if !rows.is_empty() {
        let row = |(_, cells)| TagGroup::with_children(Tag::TR, cells).into();
        tree.push(TagGroup::with_children(Tag::Table, rows.into_iter().map(row).collect()));
    }
}

impl Tagged {
    fn cell(self, cell: Cell) -> TagGroup {
        let scope = if cell.row == 0 { TableHeaderScope::Column } else { TableHeaderScope::Row };
        let kind: TagKind = if cell.head { Tag::TH(scope).into() } else { Tag::TD.into() };
        let inside = self.parts.into_iter().map(Into::into).collect();
        TagGroup::with_children(kind, vec![TagGroup::with_children(Tag::P, inside).into()])
    }

    fn group(self) -> TagGroup {
        let kind: TagKind = match self.block.role {
            Role::Heading(level) => {
                Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(self.text)).into()
            }
            Role::Figure => Tag::Figure(Some(self.text)).into(),
            Role::Paragraph | Role::Item | Role::Cell(_) | Role::Foot => Tag::P.into(),
        };
        TagGroup::with_children(kind, self.parts.into_iter().map(Into::into).collect())
    }

    fn item(self) -> TagGroup {
        let linked = !self.links.is_empty();
        let all: Vec<Node> = self.links.into_iter().chain(self.parts).map(Into::into).collect();
        let inside =
            if linked { vec![TagGroup::with_children(Tag::Link, all).into()] } else { all };
        TagGroup::with_children(Tag::LI, vec![TagGroup::with_children(Tag::LBody, inside).into()])
    }
}
