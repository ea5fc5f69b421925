//! The basis of a statement of any kind, and the notices that must be read with it.

use chrono::NaiveDate;

use super::notice::{Notice, Validity};
use crate::engine::Context;
use crate::model::{Cite, Level, UNDATED};

/// What a statement of any kind rests on.
pub(super) struct Basis<'a> {
    pub level: Level,
    /// Whether only a secondary page is known.
    pub verify: bool,
    /// Date of the fact.
    pub as_of: &'a str,
    /// Last day in force.
    pub until: Option<NaiveDate>,
    pub cites: &'a [Cite],
}

/// Each document once, with all its articles.
pub(super) fn cited(cites: &[Cite], context: &Context) -> (Vec<String>, Vec<String>) {
    let mut sources: Vec<String> = Vec::new();
    let mut articles: Vec<String> = Vec::new();
    for cite in cites {
        let id = &context.assets.table.sources[cite.source.at()].id;
        match sources.iter().position(|known| known == id) {
            Some(at) if !cite.article.is_empty() => {
                let between = if articles[at].is_empty() { "" } else { "、" };
                articles[at] = format!("{}{between}{}", articles[at], cite.article);
            }
            Some(_) => {}
            None => {
                sources.push(id.clone());
                articles.push(cite.article.clone());
            }
        }
    }
    (sources, articles)
}

/// Whether a folder of this machine says a sentence, or what the documents are that it rests on.
pub(super) fn marked(local_data: bool, cites: &[Cite], context: &Context) -> Option<Notice> {
    if local_data {
        return Some(Notice::LocalData);
    }
    context.assets.local.describes(cites).then_some(Notice::Described)
}

/// What must be read with a statement.
pub(super) fn notices(basis: &Basis, context: &Context) -> Vec<Notice> {
    let mut notices = Vec::new();
    if basis.level == Level::Unconfirmed {
        notices.push(Notice::Unconfirmed);
    }
    if basis.verify {
        notices.push(Notice::Verify { as_of: basis.as_of.to_owned() });
    } else if basis.as_of == UNDATED && basis.level != Level::Unconfirmed {
        notices.push(Notice::Undated);
    }
    notices.extend(basis.until.filter(|&until| until < context.today).map(Notice::Until));
    for (at, cite) in basis.cites.iter().enumerate() {
        if basis.cites[..at].iter().any(|earlier| earlier.source == cite.source) {
            continue;
        }
        let source = &context.assets.table.sources[cite.source.at()];
        let title = || source.title.clone();
        let validity = Validity::of(source, context.today);
        notices.extend(validity.map(|validity| Notice::Document { title: title(), validity }));
    }
    notices
}

/// The date of a fact for people; none where the page carries none.
pub(super) fn dated(as_of: &str) -> Option<String> {
    Some(as_of.to_owned()).filter(|day| !day.is_empty() && day != UNDATED)
}
