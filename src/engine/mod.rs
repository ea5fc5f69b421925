//! Table, answers and context in, outcome out: pure, and without wording.

#![warn(missing_docs)]

mod facts;
mod gap;
mod input;
mod local;
mod open;
mod pick;
mod pools;
mod scope;
mod settle;
mod state;
mod timeline;
mod trace;
mod truth;
mod verdict;

use chrono::NaiveDate;

use crate::model::{
    AccountCode, Answers, Assets, Body, Outcome, Plan, RuleIx, Slot, SourceIx, Topic,
};
use pick::Picked;
use state::State;

pub use trace::{Tested, Trace};
pub use truth::Truth;

/// What an outcome depends on besides the answers.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Places, calendar and documents.
    pub assets: &'a Assets,
    /// The day the plan is for.
    pub today: NaiveDate,
}

/// Runs a topic's rules over the answers.
///
/// Answers are looked up by question, so the order in which they were given cannot matter.
pub fn run(topic: &Topic, answers: &Answers, context: &Context) -> Outcome {
    finish(State::new(topic, answers, context))
}

/// The same as if no place had rules of its own.
pub fn run_nationally(topic: &Topic, answers: &Answers, context: &Context) -> Outcome {
    finish(State::nationally(topic, answers, context))
}

fn finish(mut state: State) -> Outcome {
    let topic = state.topic;
    let verdict = verdict::settle(&mut state);
    state.end_of_verdict();
    state.read_frame();
    let account = account(&mut state);
    let gap = gap::work_out(&mut state);
    let materials = pick::all(&mut state, Slot::Material);
    let steps = pick::all(&mut state, Slot::Step);
    let timeline = timeline::draw_up(&mut state, &gap);
    let warnings = pick::all(&mut state, Slot::Warning);
    let channels = pick::all(&mut state, Slot::Channel);
    let points = pick::points(&mut state);
    state.read_late_fees(&points);
    state.lack_place();
    let mut plan = Plan {
        kind: topic.roles.kind.and_then(|fact| state.settled(fact)),
        scope: scope::settled(&state),
        verdict: verdict.code,
        because: verdict.because,
        account,
        gap,
        materials,
        online: ordered(topic, &steps, |channels| channels.online),
        counter: ordered(topic, &steps, |channels| channels.counter),
        timeline,
        warnings,
        lapsed: std::mem::take(&mut state.lapsed),
        upcoming: std::mem::take(&mut state.upcoming),
        channels,
        points,
        sources: Vec::new(),
    };
    plan.sources = sources(topic, &plan);
    open::outcome(&state, plan)
}

fn account(state: &mut State) -> (AccountCode, Option<RuleIx>) {
    let Picked(Some(rule)) = pick::only(state, Slot::Account) else {
        return (AccountCode::Ask, None);
    };
    match state.topic.rule(rule).body {
        Body::Account { code } => (code, Some(rule)),
        _ => (AccountCode::Ask, None),
    }
}

fn ordered(topic: &Topic, steps: &[RuleIx], on: fn(crate::model::Channels) -> bool) -> Vec<RuleIx> {
    let mut listed: Vec<(u16, RuleIx)> = Vec::with_capacity(steps.len());
    for &rule in steps {
        if let Body::Step { channels, order, .. } = topic.rule(rule).body
            && on(channels)
        {
            listed.push((order, rule));
        }
    }
    listed.sort_by_key(|(order, _)| *order);
    listed.into_iter().map(|(_, rule)| rule).collect()
}

fn sources(topic: &Topic, plan: &Plan) -> Vec<SourceIx> {
    let mut found: Vec<SourceIx> = Vec::with_capacity(16);
    for rule in plan.rules() {
        for cite in &topic.rule(rule).cites {
            if !found.contains(&cite.source) {
                found.push(cite.source);
            }
        }
    }
    found
}
