//! Claims, the things people are told, in words: the shape that screens and JSON share.

use serde::Serialize;

use super::basis::{Basis, cited, dated, marked, notices};
use super::{ClaimDoc, DataDoc, SourceDoc, TopicDoc, Why, sources};
use crate::engine::Context;
use crate::model::{Claim, RuleName, SourceIx, TRANSFER};

/// Name of the claims among the topics.
pub(crate) const ID: &str = "claims";
/// What they are called.
pub(crate) const TITLE: &str = "常见说法核对";
/// One sentence about them.
pub const SUMMARY: &str =
    "网上和别人说的，是全国规定、当地规定、个别情况，还是说错了，一条一条核对。";

/// Claims, and the documents they rest on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimsDoc {
    /// Version of this shape.
    pub schema: u8,
    /// The day it is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// The topic, as the side topics name theirs.
    pub topic: TopicDoc,
    /// Whether none fits what was asked, and these come nearest; for people.
    #[serde(skip)]
    pub near: bool,
    /// In the order of the table.
    pub claims: Vec<ClaimDoc>,
    /// Documents cited above, each once.
    pub sources: Vec<SourceDoc>,
}

/// Puts claims into words, in the order given.
pub fn report<'a>(list: impl Iterator<Item = &'a Claim>, context: &Context) -> ClaimsDoc {
    let list: Vec<&Claim> = list.collect();
    let mut cited: Vec<SourceIx> = Vec::new();
    for cite in list.iter().flat_map(|claim| &claim.cites) {
        if !cited.contains(&cite.source) {
            cited.push(cite.source);
        }
    }
    let document = |ix: SourceIx| sources::source(ix, context);
    ClaimsDoc {
        schema: 1,
        today: context.today.to_string(),
        data: DataDoc::on(context.today, context.assets),
        topic: TopicDoc { id: ID.to_owned(), title: TITLE.to_owned() },
        near: false,
        claims: list.into_iter().map(|each| claim(each, context)).collect(),
        sources: cited.into_iter().map(document).collect(),
    }
}

pub(super) fn claim(claim: &Claim, context: &Context) -> ClaimDoc {
    let why = why(claim, context);
    ClaimDoc {
        id: claim.number,
        wording: claim.wording.text.to_string(),
        verdict: claim.verdict,
        text: claim.text.to_string(),
        rules: claim.rules.iter().map(name).collect(),
        sources: why.sources.clone(),
        level: why.level,
        articles: why.articles.clone(),
        as_of: why.as_of.clone(),
        notices: why.notices.clone(),
        why,
    }
}

pub(super) fn why(claim: &Claim, context: &Context) -> Why {
    let (level, verify, as_of) = (claim.level, claim.verify, claim.as_of.as_str());
    let basis = Basis { level, verify, as_of, until: None, cites: &claim.cites };
    let (sources, articles) = cited(&claim.cites, context);
    Why {
        rule: String::new(),
        sources,
        level,
        articles,
        place: None,
        as_of: dated(as_of),
        notices: marked(false, &claim.cites, context)
            .into_iter()
            .chain(notices(&basis, context))
            .collect(),
        ask: None,
        local_data: false,
        counted: false,
        see: None,
    }
}

fn name(name: &RuleName) -> String {
    if name.topic == TRANSFER { name.rule.clone() } else { format!("{}:{}", name.topic, name.rule) }
}
