//! The gap of a plan: its months, back-payment and the wait.

use super::pick::Pass;
use super::seen::Seen;
use super::state::State;
use crate::calendar::Month;
use crate::model::{
    Backpay, Body, Gap, PerYear, QuestionIx, QuestionSet, Slot, Tier, Value, Waiting, WaitingCode,
    WaitingSpec, roles,
};

const NOT_KNOWN: Waiting =
    Waiting { code: WaitingCode::Unknown, min: None, max: None, from_next: false };

/// Works out the gap, before anything else was looked at that `seen` knows of: which questions decided its
/// rule tells whether its months matter.
pub(crate) fn work_out(state: &State, pass: &mut Pass, seen: &mut Seen) -> Gap {
    let rule = pass.all(Slot::Gap, seen).first().copied();
    pass.read(&pass.index.part(Slot::Gap as usize), seen);
    let decided = seen.reads;
    let (backpay, waiting) = match rule.map(|rule| &state.topic.rule(rule).body) {
        Some(Body::Gap { backpay, waiting, .. }) => (*backpay, wait(state, waiting, seen)),
        _ => (Backpay::MayAsk, NOT_KNOWN),
    };
    let nothing = nothing(state);
    let resume = counted_from(nothing.resume, rule.map(|rule| &state.topic.rule(rule).body));
    let gap = Gap { tier: tier(state, decided), backpay, waiting, rule, resume, ..nothing };
    let months = state.topic.roles.gap_months.filter(|&months| decided.contains(months));
    match months {
        Some(months) => Gap {
            months: count(state, months),
            uncounted: state.input.uncounted,
            backpay_last: backpay_last(state, seen),
            resume: state.input.resume,
            ..gap
        },
        None => gap,
    }
}

/// What is known where the months of the gap do not matter.
fn nothing(state: &State) -> Gap {
    Gap {
        months: None,
        uncounted: 0,
        tier: None,
        backpay: Backpay::MayAsk,
        backpay_last: None,
        resume: Month::of(state.context.today),
        waiting: NOT_KNOWN,
        rule: None,
        doubted: false,
    }
}

/// What is paid late in the year is for the next one, where the rule says so.
fn counted_from(month: Month, body: Option<&Body>) -> Month {
    let Some(Body::Gap { waiting: WaitingSpec { next_year_from: Some(first), .. }, .. }) = body
    else {
        return month;
    };
    if month.month() < *first { month } else { month.plus(13 - month.month().cast_signed()) }
}

/// The tier, as far as the questions tell it that decided the rule of the gap: where the months did not
/// matter, a number of months given all the same does not change it.
fn tier(state: &State, decided: QuestionSet) -> Option<Tier> {
    let by_months = state.topic.roles.gap_months.is_some_and(|months| decided.contains(months));
    let fact = state.topic.roles.tier?;
    let value = if by_months { state.fact(fact).value() } else { state.fact_from(fact, decided) };
    // The values of the fact stand in the order of the codes.
    Tier::ALL.get(usize::from(value?)).copied()
}

/// None where nothing moves: the limit is one of moving. None either for whoever is insured where he
/// leaves: nothing is missed as long as he is.
fn backpay_last(state: &State, seen: &mut Seen) -> Option<Month> {
    if state.verdict().is_some_and(|verdict| !verdict.moves()) {
        return None;
    }
    let stopped = state.topic.roles.stopped;
    if let Some(question) = stopped {
        seen.reads.insert(question);
    }
    if state.topic.has_chosen(&state.input.answers, stopped, roles::NO) {
        return None;
    }
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

fn wait(state: &State, spec: &WaitingSpec, seen: &mut Seen) -> Waiting {
    let (least, most) = match &spec.per_year {
        Some(years) => {
            read_years(state, years, seen);
            by_years(state, spec, years)
        }
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

fn read_years(state: &State, years: &PerYear, seen: &mut Seen) {
    for question in std::iter::once(years.missed).chain(years.repaid) {
        seen.extend(state.column(question.into()).basis);
    }
}

/// The wait with what is added for years missed and not paid back: without the free years, and with them.
fn by_years(state: &State, spec: &WaitingSpec, years: &PerYear) -> (u16, u16) {
    let missed = count(state, years.missed).unwrap_or(0);
    let repaid = years.repaid.and_then(|repaid| count(state, repaid)).unwrap_or(0);
    let floor = if missed >= years.floor_from { years.floor } else { 0 };
    let months =
        |counted: u16| spec.months.saturating_add(counted.saturating_sub(repaid)).max(floor);
    (months(missed.saturating_sub(years.free)), months(missed))
}
