//! The hard words of a result in plain ones, for paper.

use std::borrow::Cow;

use super::basis::{Basis, cited, notices};
use super::why::no_rule;
use super::{NoteDoc, SourceDoc, Why, sources};
use crate::engine::Context;
use crate::model::{Harm, Term};

/// Hard words, and the documents that use them so, each once.
#[derive(Default)]
pub(crate) struct Terms {
    pub words: Vec<NoteDoc>,
    pub sources: Vec<SourceDoc>,
}

/// Puts words of the glossary into a result's own shape.
pub(crate) fn terms<'a>(all: impl Iterator<Item = &'a Term>, context: &Context) -> Terms {
    let mut terms = Terms::default();
    for term in all {
        let documents = term.cites.iter().map(|cite| sources::source(cite.source, context));
        let documents: Vec<SourceDoc> = documents.collect();
        let (ids, articles) = cited(&term.cites, context);
        // Nothing is cited that has no documents.
        let Some(first) = documents.first() else { continue };
        let level = first.level;
        let basis = Basis { level, verify: false, as_of: "", until: None, cites: &term.cites };
        let notices = notices(&basis, context);
        let why = Why { sources: ids, articles, level, notices, ..no_rule() };
        terms.words.push(NoteDoc {
            id: term.word.clone(),
            title: format!("「{}」", term.word),
            text: term.text.clone(),
            harm: Harm::None,
            whom: String::new(),
            past: String::new(),
            why: why.marked(first.local_data),
        });
        terms.sources = with(&terms.sources, &documents).into_owned();
    }
    terms
}

/// A list of documents, and those of another that are not in it.
pub(crate) fn with<'a>(list: &'a [SourceDoc], other: &[SourceDoc]) -> Cow<'a, [SourceDoc]> {
    let mut all = Cow::from(list);
    for source in other {
        if all.iter().all(|known| known.id != source.id) {
            all.to_mut().push(source.clone());
        }
    }
    all
}
