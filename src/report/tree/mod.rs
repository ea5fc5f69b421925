//! One neutral tree of a result: what screens and every full-length format draw.
//!
//! A new section is one line in the builder of its result; a new kind of block is one variant of
//! [`Block`], which the compiler then asks every renderer about.

mod advice;
mod brief;
mod claims;
mod compare;
mod entry;
mod figures;
mod found;
mod gist;
mod kind;
mod parts;
mod place;
mod plan;
mod stretch;
mod summary;
mod through;

pub(crate) use advice::COMPUTED;
pub(crate) use brief::Extent;
pub use compare::{compare, in_lines, in_paragraphs, in_words};
pub use entry::Passage;
pub(crate) use entry::{Basis, Entry, Mark, Tone};
pub(crate) use found::SHOWN_BY;
pub use kind::SectionKind;
pub(crate) use plan::both_ways;
pub(crate) use stretch::{Fill, Stretch};
pub(crate) use summary::{GAP, MINDED, SURE, VERDICT, beginnings, concerned, leads, matters, ways};

use super::{Report, SourceDoc, Why};
use crate::model::{At, Certainty, Need, VerdictCode};

/// A result, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Heading of the whole, with the route where there is one.
    pub title: String,
    /// Whether it is about one person, whose name belongs on a printed copy.
    pub personal: bool,
    /// Parts in the order of reading.
    pub sections: Vec<Section>,
    /// The day, the data, and what the result is not.
    pub foot: Vec<String>,
}

/// A part with a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// What it is called where parts are looked at one at a time; empty where it is seen together
    /// with the part before it.
    pub tab: String,
    /// Heading; empty where the part follows the title of the whole.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The answer itself, where it is the part that must be seen first.
    pub answer: Option<VerdictCode>,
    /// Whether it is a long list of short blocks, which may stand in two columns.
    pub columns: bool,
    /// The numbers of the documents that its heading rests on, where they are shown.
    pub rests: Vec<usize>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A sentence with what it rests on.
    Statement(Entry),
    /// A few words behind their label.
    Label(Label),
    /// Something to have at hand, to be ticked off.
    Item(Item),
    /// Something to do.
    Step(Entry),
    /// A point in time in words.
    Dated(Dated),
    /// Points in time to be drawn to scale; in words they follow as [`Block::Dated`].
    Timeline(Timeline),
    /// Rows of numbers.
    Table(Table),
    /// A sentence of the program's own, which rests on nothing.
    Note(String),
    /// What nobody was asked and the result rests on all the same, to be read before it.
    Assumed(String),
    /// A document of the list that is cited from.
    Source(Source),
    /// Blocks under a heading of their own.
    Group(Group),
}

/// A few words behind their label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// The label, without a colon.
    pub label: String,
    /// The words.
    pub text: String,
    /// Short words for what must be read with care, such as 「〔需核对〕」.
    pub marks: String,
    /// The words for a reader who comes to it days later, without the rest of it, where those are
    /// others.
    pub later_on: Option<String>,
    /// What such a reader is told behind them: how long ago a day was on the day of the result.
    pub passed: String,
    /// The same in a copy, which says of which day it is, with all that holds on another day.
    pub copied: Option<String>,
    /// Why, where one rule says it.
    pub why: Option<Why>,
    /// What it is among the labels of the first screen.
    pub about: About,
    /// A number to call, worth large figures.
    pub number: Option<String>,
    /// Id of the question that is still to be answered.
    pub asks: Option<String>,
    /// Whether it may stand behind the others where not all of them are seen at once.
    pub spare: bool,
    /// Whether it can wait until somebody asks for it, where the result is read out.
    pub later: bool,
    /// The numbers of the documents that it rests on, where they are shown.
    pub rests: Vec<usize>,
}

/// What a label tells, where that matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Something that stands beside others of its kind.
    #[default]
    Other,
    /// The one thing to do next, which the eye should find first.
    Next,
    /// One of the days to keep in mind.
    Day,
    /// How long something takes once it can begin, where no day can be told yet.
    Span,
    /// What to bring.
    Bring,
    /// Whom to call.
    Ask,
}

/// Something to have at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// How it is needed.
    pub need: Need,
    /// Name of the group of which one is enough.
    pub group: Option<String>,
    /// What it is.
    pub entry: Entry,
}

/// A point in time in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    /// Day or month in words, or how long it takes.
    pub when: String,
    /// How firm it is in words; may be empty.
    pub firm: String,
    /// What is left until then in words; may be empty.
    pub left: String,
    /// Day or month; open too where nothing can start yet.
    pub at: At,
    /// How firm it is.
    pub certainty: Certainty,
    /// What happens.
    pub entry: Entry,
}

/// Points in time to be drawn to scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The day the result is for, `YYYY-MM-DD`.
    pub today: String,
    /// The points, undated last.
    pub points: Vec<Point>,
    /// What fills the time between them.
    pub stretches: Vec<Stretch>,
}

/// A point in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Heading.
    pub title: String,
    /// The same in two to six characters, where it has such a name.
    pub short: String,
    /// Day or month.
    pub at: At,
    /// How firm it is.
    pub certainty: Certainty,
}

/// Rows of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns, that of the rows first.
    pub head: Vec<&'static str>,
    /// Those below a row follow it.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Name below the row that it belongs to.
    pub name: String,
    /// Name that stands by itself.
    pub full_name: String,
    /// Whether it belongs to a row above.
    pub under: bool,
    /// A cell for each further column.
    pub cells: Vec<String>,
    /// The same in words, where there is no room for columns.
    pub words: String,
}

/// A document of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its number, by which sentences cite it.
    pub number: usize,
    /// What is cited.
    pub document: SourceDoc,
}

/// Blocks under a heading of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// What stands under the heading.
    pub blocks: Vec<Block>,
}

impl Report {
    /// The result as a tree.
    pub fn tree(&self) -> Tree {
        match self {
            Self::Plan(plan) => plan::tree(plan),
            Self::Advice(advice) => advice::tree(advice),
            Self::Claims(claims) => claims::tree(claims),
            Self::Search(found) => found::tree(found),
            Self::Place(place) => place::tree(place),
            Self::Places(places) => place::all(places),
            Self::Compared(compared) => compare::tree(compared),
        }
    }

    /// The same, but of many claims only what is said and how it stands.
    pub(crate) fn overview(&self) -> Tree {
        match self {
            Self::Claims(claims) => claims::overview(claims),
            Self::Plan(_)
            | Self::Advice(_)
            | Self::Search(_)
            | Self::Place(_)
            | Self::Places(_)
            | Self::Compared(_) => self.tree(),
        }
    }
}

impl Tree {
    /// Whether a word occurs in what people read of it.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.sections.iter().any(|section| section.says(word))
    }

    /// The section of a kind.
    pub fn section(&self, kind: &SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == *kind)
    }

    /// The parts that are looked at one at a time.
    pub fn tabs(&self) -> Vec<&[Section]> {
        self.sections.chunk_by(|_, next| next.tab.is_empty()).collect()
    }

    /// Every line with a reason of its own, in the order of reading.
    pub fn entries(&self) -> Vec<&Entry> {
        self.sections.iter().flat_map(|section| entries(&section.blocks)).collect()
    }
}

fn entries(blocks: &[Block]) -> Vec<&Entry> {
    let found = blocks.iter().flat_map(|block| match block {
        Block::Group(group) => entries(&group.blocks),
        other => other.entry().into_iter().collect(),
    });
    found.collect()
}

impl Section {
    /// The heading where it stands among the others.
    pub(crate) fn heading(&self) -> String {
        match self.answer {
            Some(_) => format!("{}：{}", self.tab, self.title),
            None => self.title.clone(),
        }
    }

    /// Whether a word occurs in it.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.title.contains(word) || self.blocks.iter().any(|block| block.says(word))
    }

    /// The same as a part that can be looked at alone.
    fn tab(self, tab: &str) -> Self {
        Self { tab: tab.to_owned(), ..self }
    }

    /// A section of ordinary blocks; none where it has nothing to say.
    fn of(kind: SectionKind, title: &str, blocks: Vec<Block>) -> Option<Self> {
        let (tab, title) = (String::new(), title.to_owned());
        let section =
            Self { kind, tab, title, blocks, answer: None, columns: false, rests: Vec::new() };
        Some(section).filter(|section| !section.blocks.is_empty())
    }

    /// The same as a long list of short blocks.
    fn list(kind: SectionKind, title: &str, blocks: Vec<Block>) -> Option<Self> {
        Self::of(kind, title, blocks).map(|section| Self { columns: true, ..section })
    }
}

impl Label {
    /// The words, and what must be read with care.
    pub fn words(&self) -> String {
        format!("{}{}", self.text, self.marks)
    }
}

impl Dated {
    /// When, and how firm it is.
    pub fn words(&self) -> String {
        match self.firm.as_str() {
            "" => self.when.clone(),
            firm => format!("{}（{firm}）", self.when),
        }
    }
}

impl Block {
    /// The line with a reason of its own that it is, if it is one.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Statement(entry) | Self::Step(entry) => Some(entry),
            Self::Item(item) => Some(&item.entry),
            Self::Dated(dated) => Some(&dated.entry),
            Self::Label(_)
            | Self::Timeline(_)
            | Self::Table(_)
            | Self::Note(_)
            | Self::Assumed(_)
            | Self::Source(_)
            | Self::Group(_) => None,
        }
    }

    /// Whether it may stand last where room is scarce.
    pub(crate) fn is_spare(&self) -> bool {
        matches!(self, Self::Label(label) if label.spare)
    }

    fn says(&self, word: &str) -> bool {
        match self {
            Self::Group(Group { title, blocks }) => {
                title.contains(word) || blocks.iter().any(|block| block.says(word))
            }
            Self::Label(Label { label, text, .. }) => label.contains(word) || text.contains(word),
            Self::Note(text) | Self::Assumed(text) => text.contains(word),
            // Titles of documents are not the program's words.
            Self::Timeline(_) | Self::Table(_) | Self::Source(_) => false,
            Self::Statement(_) | Self::Step(_) | Self::Item(_) | Self::Dated(_) => {
                self.entry().is_some_and(|entry| entry.says(word))
            }
        }
    }

    fn label(label: &str, text: impl Into<String>) -> Self {
        Self::Label(Label { label: label.to_owned(), text: text.into(), ..Label::default() })
    }

    fn note(text: impl Into<String>) -> Self {
        Self::Note(text.into())
    }
}
