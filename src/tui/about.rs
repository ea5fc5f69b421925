//! A sentence with its reason, or a document with what rests on it.

use crate::report::tree::{Block, Tree};
use crate::report::{SourceDoc, TopicDoc, Why};

/// What the page with the reasons is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Heading of the sentence; may be empty.
    pub(crate) title: String,
    /// The sentence; may be empty.
    pub(crate) text: String,
    /// Short words beside it, such as 「〔需核对〕」.
    pub(crate) marks: String,
    /// Why it stands there.
    pub(crate) why: Option<Why>,
    /// The documents that the reason names, or more.
    pub(crate) sources: Vec<SourceDoc>,
    /// The document, where the line is one.
    pub(crate) document: Option<SourceDoc>,
    /// What rests on that document, a line each.
    pub(crate) cited: Vec<String>,
}

impl About {
    /// The topic that it sends people to.
    pub(crate) fn see(&self) -> Option<&TopicDoc> {
        self.why.as_ref()?.see.as_ref()
    }

    /// Whether a word occurs in what people read of it.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.title.contains(word) || self.text.contains(word)
    }

    /// All there is to say about a block of a result; none for what rests on nothing.
    pub(crate) fn of(tree: &Tree, block: &Block) -> Option<Self> {
        if let Block::Source(source) = block {
            let cited = tree.cited(&source.document.id);
            let document = Some(source.document.clone());
            return Some(Self { document, cited, ..Self::default() });
        }
        let sources = tree.documents();
        if let Block::Label(label) = block {
            let why = Some(label.why.clone()?);
            let (title, text) = (label.label.clone(), label.text.clone());
            return Some(Self {
                title,
                text,
                marks: label.marks.clone(),
                why,
                sources,
                ..Self::default()
            });
        }
        let entry = block.entry()?;
        Some(Self {
            title: entry.title.clone(),
            text: entry.text().to_owned(),
            marks: entry.marks.clone(),
            why: entry.why.clone(),
            sources,
            ..Self::default()
        })
    }
}
