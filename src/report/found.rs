//! Results of a search, in words: the shape that screens, prompts and JSON share.

use serde::Serialize;

use super::{DataDoc, SourceDoc, Why, Writer, claims, places, sources, terms, words};
use crate::engine::{self, Context};
use crate::model::{Answers, Body, Lead, Rule, SourceIx, Topic};
use crate::regions::Candidate;
use crate::search::{Fit, Found, Hit, LONGEST};
use crate::text::one_line;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchDoc {
    /// Version of this shape.
    pub schema: u8,
    /// The day it is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// What was looked for.
    pub query: String,
    /// Whether nothing fits, and these come nearest.
    pub near: bool,
    /// What was found, best first.
    pub hits: Vec<HitDoc>,
    /// Documents cited above, each once.
    pub sources: Vec<SourceDoc>,
}

impl SearchDoc {
    /// What it is, and for which words.
    pub fn title(&self) -> String {
        format!("查找「{}」", self.query)
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HitDoc {
    /// What kind of thing it is.
    pub kind: HitKind,
    /// Its number, id or code.
    pub id: String,
    /// The topic of a question or a rule.
    pub topic: Option<String>,
    /// What it is called.
    pub title: String,
    /// What is thought of a claim; the number to dial for a place; may be empty.
    pub aside: String,
    /// What it says, or what it is about.
    pub text: String,
    /// The command that shows it.
    pub command: String,
    /// Why, for a claim and a rule.
    pub why: Option<Why>,
    /// The thing itself, for screens.
    #[serde(skip)]
    pub found: Found,
}

/// The kinds of things that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// Leads to its questions.
    Topic,
    /// A question of a topic.
    Question,
    /// A national rule of a topic.
    Rule,
    /// Something people are told.
    Claim,
    /// A hard word in plain ones.
    Term,
    /// Somewhere of `regions.tsv`.
    Place,
}

impl HitKind {
    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Topic => "主题",
            Self::Question => "问题",
            Self::Rule => "规定",
            Self::Claim => "说法",
            Self::Term => "词语",
            Self::Place => "地方",
        }
    }
}

/// Puts what was found into words, in the order given.
pub fn report(query: &str, hits: &[Hit], context: &Context) -> SearchDoc {
    let docs: Vec<HitDoc> = hits.iter().map(|hit| hit_doc(hit.found, context)).collect();
    let mut ids: Vec<&str> = Vec::new();
    for id in docs.iter().filter_map(|hit| hit.why.as_ref()).flat_map(|why| &why.sources) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    let all = &context.assets.table.sources;
    let documents = ids.iter().filter_map(|id| all.iter().position(|source| source.id == *id));
    SearchDoc {
        schema: 1,
        today: context.today.to_string(),
        data: DataDoc::on(context.today, context.assets),
        query: one_line(query.trim()).chars().take(LONGEST).collect(),
        near: hits.first().is_some_and(|hit| hit.fit == Fit::Near),
        sources: documents.map(|at| sources::source(SourceIx(at as u16), context)).collect(),
        hits: docs,
    }
}

fn hit_doc(found: Found, context: &Context) -> HitDoc {
    let table = &context.assets.table;
    let doc = match found {
        Found::Place(place) => place_doc(place, context),
        Found::Table(Lead::Claim(at)) => claim_doc(usize::from(at), context),
        Found::Table(Lead::Term(at)) => term_doc(usize::from(at), context),
        Found::Table(Lead::Topic(at)) => topic_doc(&table.topics[usize::from(at)]),
        Found::Table(Lead::Question { topic, question }) => {
            let topic = &table.topics[usize::from(topic)];
            let asked = topic.at(question);
            HitDoc {
                kind: HitKind::Question,
                id: asked.id.clone(),
                topic: Some(topic.id.clone()),
                title: asked.prompt.clone(),
                text: asked.help.clone(),
                ..topic_doc(topic)
            }
        }
        Found::Table(Lead::Rule { topic, rule }) => {
            let topic = &table.topics[usize::from(topic)];
            let (answers, rule) = (Answers::default(), topic.rule(rule));
            let outcome = engine::run(topic, &answers, context);
            let writer = Writer { topic, answers: &answers, outcome: &outcome, context };
            HitDoc {
                kind: HitKind::Rule,
                id: rule.id.clone(),
                topic: Some(topic.id.clone()),
                title: writer.say(&rule.title, rule),
                aside: rule.place.map_or_else(String::new, |ix| {
                    words::of_place(&context.assets.regions.get(ix).short, rule.level)
                }),
                text: writer.say(&rule.text, rule) + &how_to_get(&writer, rule),
                why: Some(writer.why(rule)),
                ..topic_doc(topic)
            }
        }
    };
    HitDoc { found, ..doc }
}

/// How a paper is to be had; nothing of other rules.
fn how_to_get(writer: &Writer, rule: &Rule) -> String {
    match &rule.body {
        Body::Material { how, .. } if !how.is_empty() => {
            format!("怎么得到：{}", writer.say(how, rule))
        }
        _ => String::new(),
    }
}

fn topic_doc(topic: &Topic) -> HitDoc {
    HitDoc {
        kind: HitKind::Topic,
        id: topic.id.clone(),
        topic: None,
        title: topic.title.clone(),
        aside: String::new(),
        text: topic.summary.clone(),
        command: format!("yizhuan topic {}", topic.id),
        why: None,
        found: Found::Table(Lead::Topic(0)),
    }
}

fn claim_doc(at: usize, context: &Context) -> HitDoc {
    let claim = &context.assets.table.claims[at];
    HitDoc {
        kind: HitKind::Claim,
        id: claim.number.to_string(),
        topic: None,
        title: claim.wording.text.to_string(),
        aside: words::claim(claim.verdict).to_owned(),
        text: claim.text.to_string(),
        command: format!("yizhuan topic claims --claim {}", claim.number),
        why: Some(claims::why(claim, context)),
        found: Found::Table(Lead::Claim(at as u16)),
    }
}

fn term_doc(at: usize, context: &Context) -> HitDoc {
    let term = &context.assets.table.glossary[at];
    let note = terms::terms([term].into_iter(), context).words.pop();
    HitDoc {
        kind: HitKind::Term,
        id: term.word.clone(),
        topic: None,
        title: format!("「{}」", term.word),
        aside: String::new(),
        text: term.text.clone(),
        command: format!("yizhuan search {}", term.word),
        why: note.map(|note| note.why),
        found: Found::Table(Lead::Term(at as u16)),
    }
}

fn place_doc(place: Candidate, context: &Context) -> HitDoc {
    let regions = &context.assets.regions;
    let region = regions.get(place.region);
    let county = place.county.map_or_else(String::new, |county| format!("{county}在这里。"));
    HitDoc {
        kind: HitKind::Place,
        id: region.code.clone(),
        topic: None,
        title: regions.full_name(place.region),
        aside: places::called(context, place.region).unwrap_or_default(),
        text: format!("{county}当地的规定、多可靠、还有什么不知道。"),
        command: format!("yizhuan places {}", region.code),
        why: None,
        found: Found::Place(place),
    }
}
