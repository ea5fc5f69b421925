//! A sentence with its reason, or a document with what rests on it.

use crate::report::{SourceDoc, Why};

/// What the page with the reasons is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Heading of the sentence; may be empty.
    pub(crate) title: String,
    /// The sentence; may be empty.
    pub(crate) text: String,
    /// Short words beside it, such as 「〔需核对〕」.
    pub(crate) marks: String,
    /// Why it stands there; an answer that is lacking has no reason.
    pub(crate) why: Option<Why>,
    /// The documents that the reason names, or more.
    pub(crate) sources: Vec<SourceDoc>,
    /// The document, where the line is one.
    pub(crate) document: Option<SourceDoc>,
    /// What rests on that document, a line each.
    pub(crate) cited: Vec<String>,
}
