//! The search over everything: topics, questions, rules, claims, hard words, places and hotlines by the words people use.

mod asked;
mod claims;
mod facts;
mod places;
mod spelled;
mod terms;
mod titles;
mod words;

pub(crate) use asked::LONGEST;
pub use claims::claims;

use crate::model::{Assets, Lead};
use crate::regions::Candidate;
use asked::Asked;

/// More than these are no help.
const MOST: usize = 40;

/// So many things come before a place of which something is asked.
const BEFORE: usize = 2;

/// Something that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub found: Found,
    pub fit: Fit,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Something of the table.
    Table(Lead),
    /// A place, perhaps for a county in it.
    Place(Candidate),
}

/// How something was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The whole of what was typed is a name or a word for it.
    Named,
    /// Its own words, or another way to say it.
    Wording,
    /// How these are read.
    Pinyin,
    /// The first letters of that.
    Initials,
    /// A part of what was typed is a name or a word for it.
    Held,
    /// Its heading.
    Title,
    /// What is right about it.
    Text,
    /// Some letters only.
    Near,
}

/// Everything that fits, best first; all claims for an empty query, nothing for punctuation alone.
pub fn search(assets: &Assets, typed: &str) -> Vec<Hit> {
    let asked = Asked::new(typed);
    if asked.is_empty() {
        let empty = typed.trim().is_empty();
        return if empty { claims::all(&assets.table) } else { Vec::new() };
    }
    let places = places::hits(&assets.regions, &asked);
    let named = places.iter().filter_map(|hit| match hit.found {
        Found::Place(place) => Some(place),
        Found::Table(_) => None,
    });
    let named: Vec<Candidate> = named.collect();
    let proper = facts::hits(assets, &asked, &named)
        .into_iter()
        .chain(words::hits(&assets.table, &asked))
        .chain(places)
        .chain(claims::hits(&assets.table, &asked))
        .chain(titles::hits(&assets.table, &asked))
        .chain(titles::local(&assets.table, &asked))
        .chain(terms::hits(&assets.table, &asked));
    let mut hits: Vec<Hit> = proper.collect();
    if hits.is_empty() {
        let near = words::nearest(&assets.table, &asked).into_iter();
        let near = near.chain(claims::nearest(&assets.table, &asked));
        hits = near.chain(places::nearest(&assets.regions, &asked)).collect();
    }
    let mut hits = best(hits);
    // Of the one place that is named something is asked, as in 「上海医保打什么电话」.
    if let [place] = named[..]
        && let Some(at) = hits.iter().position(|hit| hit.found == Found::Place(place))
        && at > BEFORE
    {
        let place = hits.remove(at);
        hits.insert(BEFORE, place);
    }
    hits
}

/// Each thing once, as it fits best.
fn best(mut hits: Vec<Hit>) -> Vec<Hit> {
    // Of several words, and of those with the same initials, the name of a place is the surest.
    let place = |hit: &Hit| {
        let unsure = matches!(hit.fit, Fit::Held | Fit::Initials);
        unsure && matches!(hit.found, Found::Place(_))
    };
    hits.sort_by_key(|hit| (hit.fit, !place(hit)));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        if kept.len() < MOST && kept.iter().all(|other| other.found != hit.found) {
            kept.push(hit);
        }
    }
    kept
}

impl Hit {
    fn table(lead: Lead, fit: Fit) -> Self {
        Self { found: Found::Table(lead), fit }
    }
}
