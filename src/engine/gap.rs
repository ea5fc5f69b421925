//! What the gap costs: back-payment and the wait.

use super::pick::{self, Picked};
use super::state::State;
use crate::calendar::Month;
use crate::model::{
    Backpay, Body, Gap, PerYear, QuestionIx, QuestionSet, Slot, Value, Waiting, WaitingCode,
    WaitingSpec,
};

/// Months without payment up to which back-paying is a national rule.
const BACKPAY_MONTHS: i32 = 3;

const NOT_KNOWN: Waiting =
    Waiting { code: WaitingCode::Unknown, min: None, max: None, from_next: false };

/// Works out the gap.
pub fn work_out(state: &mut State) -> Gap {
    let Picked(rule) = pick::only(state, Slot::Gap);
    let topic = state.topic;
    let (backpay, waiting) = match rule.map(|rule| &topic.rule(rule).body) {
        Some(Body::Gap { backpay, waiting }) => (*backpay, wait(state, waiting)),
        _ => (Backpay::MayAsk, NOT_KNOWN),
    };
    let relevant = topic.roles.gap_months.is_some_and(|months| state.reads.contains(months));
    // A place's rule may test the months themselves, and then nothing has worked out the tier yet.
    let tier = topic
        .roles
        .tier
        .and_then(|tier| if relevant { state.fact(tier).value } else { state.settled(tier) });
    Gap {
        months: topic.roles.gap_months.filter(|_| relevant).and_then(|months| count(state, months)),
        tier,
        backpay,
        backpay_last: backpay_last(state).filter(|_| relevant),
        resume: if relevant { state.input.resume } else { Month::of(state.context.today) },
        waiting,
        rule,
    }
}

fn backpay_last(state: &State) -> Option<Month> {
    let last = state.input.last_paid?.plus(BACKPAY_MONTHS + 1);
    (last >= Month::of(state.context.today)).then_some(last)
}

fn count(state: &State, question: QuestionIx) -> Option<u16> {
    match state.known(question)? {
        Value::Count(number) => u16::try_from(number).ok(),
        _ => None,
    }
}

fn wait(state: &mut State, spec: &WaitingSpec) -> Waiting {
    let years = spec.per_year.as_ref();
    let added = years.map_or(0, |years| by_years(state, spec.months, years));
    let months = spec.months.saturating_add(added);
    let (min, max) = match spec.code {
        WaitingCode::None => (Some(0), Some(0)),
        WaitingCode::Fixed => (Some(months), Some(months)),
        WaitingCode::UpTo => (Some(0), Some(months)),
        WaitingCode::Local | WaitingCode::Unknown => (None, None),
    };
    Waiting { code: spec.code, min, max, from_next: spec.from_next }
}

/// Months on top of the fixed wait, for years missed and not paid back.
fn by_years(state: &mut State, base: u16, years: &PerYear) -> u16 {
    for question in [years.missed, years.repaid] {
        state.reads.insert(question);
        if state.known(question).is_none() {
            state.lacks.extend(QuestionSet(1 << question.0));
        }
    }
    let missed = count(state, years.missed).unwrap_or(0);
    let repaid = count(state, years.repaid).unwrap_or(0);
    let added = missed.saturating_sub(repaid);
    let floor = if missed >= years.floor_from { years.floor.saturating_sub(base) } else { 0 };
    added.max(floor)
}
