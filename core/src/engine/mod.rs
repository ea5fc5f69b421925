//! Table, answers and context in, outcome out: pure, and without wording.

#![warn(missing_docs)]

mod basis;
mod bits;
mod column;
mod facts;
mod found;
mod gap;
mod groups;
mod input;
mod local;
mod memo;
mod memory;
mod nation;
mod open;
mod pick;
mod pools;
mod room;
mod runner;
mod scope;
mod seen;
mod settle;
mod sift;
mod sight;
mod state;
mod timeline;
mod trace;
mod truth;
mod uncounted;
mod verdict;
mod years;

use chrono::NaiveDate;

use crate::model::{
    AccountCode, Answers, Assets, Body, Channels, FactIx, Gap, Outcome, Plan, RuleIx, Scope, Slot,
    Topic,
};
use pick::Pass;
use room::Room;
use seen::Seen;
use state::State;

pub use runner::Runner;
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
    finish(&State::new(topic, answers, context), &mut Room::new(topic, None))
}

/// The same as if no place had rules of its own.
pub fn run_nationally(topic: &Topic, answers: &Answers, context: &Context) -> Outcome {
    finish(&State::nationally(topic, answers, context), &mut Room::new(topic, None))
}

/// Carries the steps out, and puts together what they looked at: the one place that does.
fn finish(state: &State, room: &mut Room) -> Outcome {
    let topic = state.topic;
    let mut seen = Seen::default();
    let verdict = verdict::settle(state, room, &mut seen);
    let urgent = seen.lacks;
    let frame = frame(state, &mut seen);
    let mut pass = room.others(state);
    let mut of_gap = Seen::default();
    let gap = gap::work_out(state, &mut pass, &mut of_gap);
    let account = account(state, &mut pass, &mut seen);
    seen.join(of_gap);
    let materials = pass.all(Slot::Material, &mut seen).to_vec();
    let steps = ordered(topic, pass.all(Slot::Step, &mut seen));
    let days = pass.all(Slot::Timeline, &mut seen);
    let mut timeline = timeline::draw_up(state, days, &gap, &mut seen);
    let (doubts, mut warnings): (Vec<RuleIx>, Vec<RuleIx>) =
        pass.all(Slot::Warning, &mut seen).iter().partition(|&&rule| doubts_verdict(topic, rule));
    warnings.sort_by_key(|&rule| !doubts_gap(topic, rule));
    let doubted = warnings.first().is_some_and(|&rule| doubts_gap(topic, rule));
    let gap = Gap { doubted, ..gap };
    if doubted {
        timeline::put_off(state, &mut timeline);
    }
    if warnings.iter().any(|&rule| is_with_gap(topic, rule)) {
        timeline::doubt_benefits(state, &mut timeline);
    }
    let channels = pass.all(Slot::Channel, &mut seen).to_vec();
    let points = pass.points(&mut seen);
    pass.read(&pass.everything(), &mut seen);
    seen.lacks.extend(seen::lacking_places(state));
    let plan = Plan {
        kind: frame.kind,
        scope: frame.scope,
        apart: frame.apart,
        verdict: verdict.code,
        because: [doubts, verdict.because].concat(),
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
    apart: Option<u8>,
}

/// Every plan names kind and scope, whatever the verdict, so the answers behind them matter.
fn frame(state: &State, seen: &mut Seen) -> Frame {
    let mut value = |fact| {
        let known = state.fact(fact);
        seen.reads.extend(known.basis.reads());
        known.value()
    };
    let scope = value(FactIx::SCOPE).and_then(scope::of_value);
    let far = scope == Some(Scope::CrossProvince);
    let apart = state.topic.roles.apart.filter(|_| far).and_then(&mut value);
    Frame { kind: state.topic.roles.kind.and_then(value), scope, apart }
}

fn account(state: &State, pass: &mut Pass, seen: &mut Seen) -> (AccountCode, Option<RuleIx>) {
    let rule = pass.all(Slot::Account, seen).first().copied();
    match rule.map(|rule| &state.topic.rule(rule).body) {
        Some(Body::Account { code }) => (*code, rule),
        _ => (AccountCode::Ask, None),
    }
}

/// Whether it says that the gap cannot be as it was answered.
fn doubts_gap(topic: &Topic, rule: RuleIx) -> bool {
    matches!(topic.rule(rule).body, Body::Warning { doubts_gap: true, .. })
}

/// Whether it says that the verdict cannot be so beside other answers.
fn doubts_verdict(topic: &Topic, rule: RuleIx) -> bool {
    matches!(topic.rule(rule).body, Body::Warning { doubts_verdict: true, .. })
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
