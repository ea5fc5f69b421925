//! A result of any kind, so that every format writes all of them.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::compare::CompareDoc;
use super::places::{self, PlaceDoc, PlacesDoc};
use super::terms::Terms;
use super::{
    Advice, AnswerDoc, ClaimsDoc, DataDoc, MilestoneDoc, PlanReport, SearchDoc, SourceDoc,
};

/// A result in words.
#[derive(Clone, Debug)]
pub enum Report {
    /// How to move.
    Plan(Rc<PlanReport>),
    /// The answer of a side topic.
    Advice(Rc<Advice>),
    /// What people say, and what is right.
    Claims(Rc<ClaimsDoc>),
    /// What a search found.
    Search(Rc<SearchDoc>),
    /// What is known of a place.
    Place(Rc<PlaceDoc>),
    /// How much is known of every place.
    Places(Rc<PlacesDoc>),
    /// Plans side by side.
    Compared(Rc<CompareDoc>),
}

impl Report {
    /// The same without explanations of its words.
    #[must_use]
    pub(crate) fn unexplained(self) -> Self {
        let explained = match &self {
            Self::Plan(plan) => !plan.terms.is_empty(),
            Self::Advice(advice) => !advice.terms.is_empty(),
            _ => false,
        };
        if explained { self.explained(Terms::default()) } else { self }
    }

    /// The same with its hard words in plain ones; only plans and answers have any.
    #[must_use]
    pub(crate) fn explained(self, terms: Terms) -> Self {
        let Terms { words: terms, sources: term_sources } = terms;
        match self {
            Self::Plan(plan) => {
                let plan = plan.as_ref().clone();
                Self::Plan(Rc::new(PlanReport { terms, term_sources, ..plan }))
            }
            Self::Advice(advice) => {
                let advice = advice.as_ref().clone();
                Self::Advice(Rc::new(Advice { terms, term_sources, ..advice }))
            }
            other => other,
        }
    }

    /// Heading of the whole, with the route where there is one.
    pub fn title(&self) -> String {
        match self {
            Self::Plan(plan) => plan.title(),
            Self::Advice(advice) => advice.title(),
            Self::Claims(claims) => claims.topic.title.clone(),
            Self::Search(found) => found.title(),
            Self::Place(place) => place.title(),
            Self::Places(_) => places::TITLE.to_owned(),
            Self::Compared(compared) => compared.title(),
        }
    }

    /// The answers it was made from; none for what no questions lead to.
    pub fn answers(&self) -> &[AnswerDoc] {
        match self {
            Self::Plan(plan) => &plan.answers,
            Self::Advice(advice) => &advice.answers,
            Self::Compared(compared) => &compared.answers,
            Self::Claims(_) | Self::Search(_) | Self::Place(_) | Self::Places(_) => &[],
        }
    }

    /// Its points in time.
    pub fn timeline(&self) -> &[MilestoneDoc] {
        match self {
            Self::Plan(plan) => &plan.timeline,
            Self::Advice(advice) => &advice.timeline,
            Self::Claims(_)
            | Self::Search(_)
            | Self::Place(_)
            | Self::Places(_)
            | Self::Compared(_) => &[],
        }
    }

    /// The documents it rests on.
    pub fn sources(&self) -> &[SourceDoc] {
        match self {
            Self::Plan(plan) => &plan.sources,
            Self::Advice(advice) => &advice.sources,
            Self::Claims(claims) => &claims.sources,
            Self::Search(found) => &found.sources,
            Self::Place(place) => &place.sources,
            Self::Places(_) | Self::Compared(_) => &[],
        }
    }

    /// About the rule table.
    pub fn data(&self) -> &DataDoc {
        match self {
            Self::Plan(plan) => &plan.data,
            Self::Advice(advice) => &advice.data,
            Self::Claims(claims) => &claims.data,
            Self::Place(place) => &place.data,
            Self::Places(places) => &places.data,
            Self::Compared(compared) => &compared.data,
            Self::Search(found) => &found.data,
        }
    }

    /// The day it is for.
    pub fn today(&self) -> &str {
        match self {
            Self::Plan(plan) => &plan.today,
            Self::Advice(advice) => &advice.today,
            Self::Claims(claims) => &claims.today,
            Self::Search(found) => &found.today,
            Self::Place(place) => &place.today,
            Self::Places(places) => &places.today,
            Self::Compared(compared) => &compared.today,
        }
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plan(plan) => plan.as_ref().serialize(out),
            Self::Advice(advice) => advice.as_ref().serialize(out),
            Self::Claims(claims) => claims.as_ref().serialize(out),
            Self::Search(found) => found.as_ref().serialize(out),
            Self::Place(place) => place.as_ref().serialize(out),
            Self::Places(places) => places.as_ref().serialize(out),
            Self::Compared(compared) => compared.as_ref().serialize(out),
        }
    }
}

impl From<ClaimsDoc> for Report {
    fn from(claims: ClaimsDoc) -> Self {
        Self::Claims(Rc::new(claims))
    }
}

impl From<SearchDoc> for Report {
    fn from(found: SearchDoc) -> Self {
        Self::Search(Rc::new(found))
    }
}

impl From<PlaceDoc> for Report {
    fn from(place: PlaceDoc) -> Self {
        Self::Place(Rc::new(place))
    }
}

impl From<PlacesDoc> for Report {
    fn from(places: PlacesDoc) -> Self {
        Self::Places(Rc::new(places))
    }
}

impl From<CompareDoc> for Report {
    fn from(compared: CompareDoc) -> Self {
        Self::Compared(Rc::new(compared))
    }
}
