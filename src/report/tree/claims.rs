//! Claims as a tree.

use super::entry::{Entry, Mark, Passage};
use super::parts::{reasoned, sources};
use super::{Block, Section, SectionKind, Tree};
use crate::report::wording::{self, CLAIMS_FOOT, CLAIMS_MORE, IN_FULL, NEAREST, NOT_FOUND};
use crate::report::{ClaimDoc, ClaimsDoc, words};

/// The tree of claims, all in full.
pub fn tree(claims: &ClaimsDoc) -> Tree {
    let full = claims.claims.iter().map(|claim| {
        let lines = vec![Passage::plain(&claim.text)];
        Entry { lines, ..reasoned("说法", &claim.why, &claims.sources) }
    });
    let list = list(claims, full);
    let sources = sources(&claims.sources).map(|section| section.tab(""));
    let sections = list.into_iter().chain(sources).collect();
    Tree { sections, ..framed(claims) }
}

/// The same where they are few; of many only what is said and how it stands.
pub(crate) fn overview(claims: &ClaimsDoc) -> Tree {
    if claims.claims.len() <= IN_FULL {
        return tree(claims);
    }
    let brief = claims.claims.iter().map(|_| Entry::default());
    let sections = list(claims, brief).into_iter().collect();
    let mut tree = Tree { sections, ..framed(claims) };
    tree.foot.insert(0, CLAIMS_MORE.to_owned());
    tree
}

fn list(claims: &ClaimsDoc, entries: impl Iterator<Item = Entry>) -> Option<Section> {
    let near = claims.near.then(|| Block::note(NEAREST));
    let none = claims.claims.is_empty().then(|| Block::note(NOT_FOUND));
    let statements = claims.claims.iter().zip(entries).map(|(claim, entry)| headed(claim, entry));
    Section::of(SectionKind::Claims, "", near.into_iter().chain(statements).chain(none).collect())
}

pub(super) fn headed(claim: &ClaimDoc, entry: Entry) -> Block {
    Block::Statement(Entry {
        id: claim.id.to_string(),
        mark: Mark::Name(claim.id),
        title: claim.wording.clone(),
        aside: words::claim(claim.verdict).to_owned(),
        ..entry
    })
}

/// What stands around the claims.
fn framed(claims: &ClaimsDoc) -> Tree {
    let dates = wording::dated(&claims.today, &claims.data);
    let foot = vec![dates, CLAIMS_FOOT.to_owned()];
    Tree { title: claims.topic.title.clone(), foot, ..Tree::default() }
}
