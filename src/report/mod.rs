//! From an outcome to the one wording of the results that screens, prompts and exports share.

#![warn(missing_docs)]

mod advice;
mod answer;
mod answers;
mod basis;
mod claim;
pub mod claims;
pub mod clock;
pub mod compare;
mod counter;
mod data;
mod fill;
pub mod found;
pub(crate) mod gap;
mod gist;
pub(crate) mod hotline;
mod kept;
mod late_fee;
mod milestones;
pub(crate) mod notice;
pub mod overlay;
mod parts;
pub mod places;
mod plan;
mod point;
pub(crate) mod pointer;
mod reason;
mod result;
mod retirement;
pub(crate) mod route;
mod some;
mod sources;
pub(crate) mod terms;
mod topic;
pub mod tree;
mod why;
pub(crate) mod wording;
pub mod words;
mod written;

pub use advice::Advice;

pub(crate) use advice::{PointDoc, SectionDoc};
pub(crate) use answer::AnswerDoc;
pub(crate) use claim::ClaimDoc;
pub(crate) use claims::ClaimsDoc;
pub(crate) use data::DataDoc;
pub(crate) use found::{HitDoc, HitKind, SearchDoc};
pub(crate) use gist::Gist;
pub(crate) use kept::Kept;
pub use notice::{Later, Notice};
pub(crate) use plan::{
    AccountDoc, BecauseDoc, ChannelDoc, GapDoc, MaterialDoc, NoteDoc, OpenDoc, StepDoc, StepsDoc,
    VerdictDoc, WaitingDoc,
};
pub use plan::{PlanReport, SourceDoc};
pub use point::{Counts, MilestoneDoc};
pub use reason::Why;
pub use result::Report;
pub(crate) use some::{SomeOfPlan, keys, some_of_advice};
pub(crate) use topic::TopicDoc;

use std::borrow::Cow;

use crate::engine::Context;
use crate::model::{Answers, Fact, Outcome, Phrase, Plan, QuestionIx, Rule, Topic, Var};

/// Version of the shape of a plan.
const SCHEMA: u8 = 1;

/// Puts an outcome into words.
pub fn plan(topic: &Topic, answers: &Answers, outcome: &Outcome, context: &Context) -> PlanReport {
    Writer { topic, answers, outcome, context }.report()
}

/// Puts the outcome of a side topic into words.
pub fn advice(topic: &Topic, answers: &Answers, outcome: &Outcome, context: &Context) -> Advice {
    Writer { topic, answers, outcome, context }.advice()
}

/// What a result says of the years that lack at retirement; none where it says nothing of them.
pub(crate) fn lacks(
    topic: &Topic,
    answers: &Answers,
    outcome: &Outcome,
    context: &Context,
) -> Option<String> {
    let mut points = outcome.plan.points.iter().map(|rule| topic.rule(*rule));
    let told = points.any(|rule| rule.title.names(Var::Lacks));
    told.then(|| Writer { topic, answers, outcome, context }.lacks())
}

/// Everything the wording is made from.
struct Writer<'a> {
    topic: &'a Topic,
    answers: &'a Answers,
    outcome: &'a Outcome,
    context: &'a Context<'a>,
}

impl<'a> Writer<'a> {
    /// The kind of the move: the fact, and which of its names.
    fn kind(&self) -> Option<(&'a Fact, usize)> {
        let fact = &self.topic.facts[self.topic.roles.kind?.at()];
        Some((fact, usize::from(self.plan().kind?)))
    }
}

impl Writer<'_> {
    /// Where the places stand to each other; where the table cannot tell, what it says of that.
    fn scope_label(&self) -> Option<String> {
        let plan = self.plan();
        let fact = self.topic.roles.apart.map(|fact| &self.topic.facts[fact.at()]);
        let told = fact.zip(plan.apart).and_then(|(fact, value)| fact.label(usize::from(value)));
        told.or(plan.scope.map(words::scope)).map(str::to_owned)
    }

    fn report(&self) -> PlanReport {
        PlanReport {
            schema: SCHEMA,
            today: self.context.today.to_string(),
            data: self.data(),
            answers: self.answers(),
            route: self.route(),
            ends: self.ends(),
            assumed: self.assumed(),
            ignored: self.ids(&self.outcome.ignored),
            missing: self.ids(&self.outcome.missing),
            open: self.open(),
            kind: self.kind().map(|(fact, value)| fact.names[value].clone()),
            kind_label: self.kind().and_then(|(fact, value)| Some(fact.label(value)?.to_owned())),
            scope: self.plan().scope,
            scope_label: self.scope_label(),
            verdict: self.verdict(),
            tracking: self.plan().verdict.tracking(),
            account: self.account(),
            gap: self.gap(),
            materials: self.materials(),
            steps: self.steps(),
            at_counter: self.at_counter(),
            timeline: self.timeline(),
            warnings: self.warnings(),
            matters: self.matters(),
            channels: self.channels(),
            sources: self.sources(),
            terms: Vec::new(),
            term_sources: Vec::new(),
        }
    }

    fn data(&self) -> DataDoc {
        DataDoc::on(self.context.today, self.context.assets)
    }

    /// What is to be doubted about the data on the day.
    fn doubt(&self) -> Option<clock::Doubt> {
        clock::Doubt::of(self.context.today, &self.context.assets.meta)
    }

    fn plan(&self) -> &Plan {
        &self.outcome.plan
    }

    fn say(&self, phrase: &Phrase, rule: &Rule) -> String {
        self.said(phrase, rule).into_owned()
    }

    /// The same, as it stands in the table where there is nothing to fill in.
    fn said<'b>(&self, phrase: &'b Phrase, rule: &Rule) -> Cow<'b, str> {
        phrase.fill(|var| self.value(var, rule))
    }

    fn ids(&self, questions: &[QuestionIx]) -> Vec<String> {
        questions.iter().map(|&ix| self.topic.at(ix).id.clone()).collect()
    }
}
