//! The gap of a plan: its months, back-payment and the wait.

use super::pick::{self, Picked};
use super::state::State;
use crate::calendar::Month;
use crate::model::{
    Backpay, Body, Gap, PerYear, QuestionIx, QuestionSet, Slot, Value, Waiting, WaitingCode,
    WaitingSpec,
};

const NOT_KNOWN: Waiting =
    Waiting { code: WaitingCode::Unknown, min: None, max: None, from_next: false };

/// Works out the gap.
pub fn work_out(state: &mut State) -> Gap {
    let topic = state.topic;
    let (Picked(rule), reads) = alone(state);
    let (backpay, waiting) = match rule.map(|rule| &topic.rule(rule).body) {
        Some(Body::Gap { backpay, waiting }) => (*backpay, wait(state, waiting)),
        _ => (Backpay::MayAsk, NOT_KNOWN),
    };
    let relevant = topic.roles.gap_months.is_some_and(|months| reads.contains(months));
    // A place's rule may test the months themselves, and then nothing has worked out the tier yet.
    let tier = topic
        .roles
        .tier
        .and_then(|tier| if relevant { state.fact(tier).value } else { state.settled(tier) });
    Gap {
        months: topic.roles.gap_months.filter(|_| relevant).and_then(|months| count(state, months)),
        uncounted: if relevant { state.input.uncounted } else { 0 },
        tier,
        backpay,
        backpay_last: backpay_last(state).filter(|_| relevant),
        resume: if relevant { state.input.resume } else { Month::of(state.context.today) },
        waiting,
        rule,
    }
}

/// Picks the rule of the gap, and tells what that alone read: whether the gap matters must not
/// depend on what other steps looked at before.
fn alone(state: &mut State) -> (Picked, QuestionSet) {
    if let Some(tier) = state.topic.roles.tier {
        state.facts[tier.at()] = None;
    }
    let before = std::mem::take(&mut state.reads);
    let picked = pick::only(state, Slot::Gap);
    let own = state.reads;
    state.reads.extend(before);
    (picked, own)
}

fn backpay_last(state: &State) -> Option<Month> {
    let limit = i32::from(state.topic.limits.backpay_months?);
    let last = state.input.last_paid?.plus(limit + 1);
    (last >= Month::of(state.context.today)).then_some(last)
}

fn count(state: &State, question: QuestionIx) -> Option<u16> {
    match state.known(question)? {
        Value::Count(number) => u16::try_from(number).ok(),
        _ => None,
    }
}

fn wait(state: &mut State, spec: &WaitingSpec) -> Waiting {
    let (least, most) = match &spec.per_year {
        Some(years) => by_years(state, spec, years),
        None => (spec.months, spec.months),
    };
    let (min, max) = match spec.code {
        WaitingCode::None => (Some(0), Some(0)),
        WaitingCode::Fixed => (Some(least), Some(least)),
        WaitingCode::Between => (Some(least), Some(most)),
        WaitingCode::UpTo | WaitingCode::Reduced => (Some(0), Some(least)),
        WaitingCode::Local | WaitingCode::Unknown => (None, None),
    };
    // Where the readings come to the same, there is nothing to be unsure of.
    let agreed = spec.code == WaitingCode::Between && least == most;
    let code = if agreed { WaitingCode::Fixed } else { spec.code };
    Waiting { code, min, max, from_next: spec.from_next }
}

/// The wait with what is added for years missed and not paid back: without the free years, and with them.
fn by_years(state: &mut State, spec: &WaitingSpec, years: &PerYear) -> (u16, u16) {
    for question in [years.missed, years.repaid] {
        state.reads.insert(question);
        if state.known(question).is_none() {
            state.lacks.extend(QuestionSet(1 << question.0));
        }
    }
    let missed = count(state, years.missed).unwrap_or(0);
    let repaid = count(state, years.repaid).unwrap_or(0);
    let floor = if missed >= years.floor_from { years.floor } else { 0 };
    let months =
        |counted: u16| spec.months.saturating_add(counted.saturating_sub(repaid)).max(floor);
    (months(missed.saturating_sub(years.free)), months(missed))
}
