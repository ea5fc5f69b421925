//! Table, answers and context in, outcome out: pure, and without wording.

#![warn(missing_docs)]

mod basis;
mod column;
mod facts;
mod found;
mod gap;
mod input;
mod local;
mod open;
mod pick;
mod pools;
mod scope;
mod seen;
mod settle;
mod sift;
mod state;
mod timeline;
mod trace;
mod truth;
mod uncounted;
mod verdict;
mod years;

use chrono::NaiveDate;

use crate::model::{
    AccountCode, Answers, Assets, Body, Channels, FactIx, Outcome, Plan, RuleIx, Scope, Slot, Topic,
};
use seen::{Seen, Step};
use state::State;

pub use trace::{Tested, Trace};

pub use truth::Truth;
pub use uncounted::add_back;
pub use years::paid;

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
    finish(&State::new(topic, answers, context))
}

/// The same as if no place had rules of its own.
pub fn run_nationally(topic: &Topic, answers: &Answers, context: &Context) -> Outcome {
    finish(&State::nationally(topic, answers, context))
}

/// Carries the steps out, and puts together what they looked at: the one place that does.
fn finish(state: &State) -> Outcome {
    let topic = state.topic;
    let mut seen = Seen::default();
    let verdict = seen.take(verdict::settle(state));
    let urgent = seen.lacks;
    let frame = seen.take(frame(state));
    let account = seen.take(account(state));
    let gap = seen.take(gap::work_out(state));
    let materials = seen.take(pick::all(state, Slot::Material));
    let steps = ordered(topic, &seen.take(pick::all(state, Slot::Step)));
    let warnings = pick::all(state, Slot::Warning);
    let otherwise = warnings.result.iter().any(|&rule| is_with_gap(topic, rule));
    let timeline = seen.take(timeline::draw_up(state, &gap, otherwise));
    let warnings = seen.take(warnings);
    let channels = seen.take(pick::all(state, Slot::Channel));
    let points = seen.take(pick::points(state));
    seen.take(seen::places(state));
    let plan = Plan {
        kind: frame.kind,
        scope: frame.scope,
        verdict: verdict.code,
        because: verdict.because,
        account,
        gap,
        materials,
        online: on(&steps, |channels| channels.online),
        counter: on(&steps, |channels| channels.counter),
        timeline,
        warnings,
        lapsed: std::mem::take(&mut seen.lapsed),
        upcoming: std::mem::take(&mut seen.upcoming),
        channels,
        points,
    };
    open::outcome(state, plan, urgent, &seen)
}

/// The kind and the scope of the move.
struct Frame {
    kind: Option<u8>,
    scope: Option<Scope>,
}

/// Every plan names kind and scope, whatever the verdict, so the answers behind them matter.
fn frame(state: &State) -> Step<Frame> {
    Step::of(|seen| {
        let mut value = |fact| {
            let known = state.fact(fact);
            seen.reads.extend(known.basis.reads());
            known.value()
        };
        let scope = value(FactIx::SCOPE).and_then(scope::of_value);
        Frame { kind: state.topic.roles.kind.and_then(value), scope }
    })
}

fn account(state: &State) -> Step<(AccountCode, Option<RuleIx>)> {
    Step::of(|seen| {
        let rule = pick::only(state, Slot::Account, seen);
        match rule.map(|rule| &state.topic.rule(rule).body) {
            Some(Body::Account { code }) => (*code, rule),
            _ => (AccountCode::Ask, None),
        }
    })
}

/// Whether it tells what a place says otherwise of the months after a gap.
fn is_with_gap(topic: &Topic, rule: RuleIx) -> bool {
    matches!(topic.rule(rule).body, Body::Warning { with_gap: true, .. })
}

/// A step, and what its rule says of its place in the two lists.
struct Listed {
    rule: RuleIx,
    order: u16,
    channels: Channels,
}

fn ordered(topic: &Topic, steps: &[RuleIx]) -> Vec<Listed> {
    let mut listed = Vec::with_capacity(steps.len());
    for &rule in steps {
        if let Body::Step { channels, order, .. } = topic.rule(rule).body {
            listed.push(Listed { rule, order, channels });
        }
    }
    listed.sort_by_key(|step| step.order);
    listed
}

fn on(steps: &[Listed], list: fn(Channels) -> bool) -> Vec<RuleIx> {
    let mut rules = Vec::with_capacity(steps.len());
    rules.extend(steps.iter().filter(|step| list(step.channels)).map(|step| step.rule));
    rules
}
