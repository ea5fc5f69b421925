//! Points in time, in time order, undated last.

use chrono::NaiveDate;

use super::seen::Seen;
use super::state::State;
use crate::calendar::Month;
use crate::model::{
    At, Body, Certainty, Gap, ItemIx, Milestone, RuleIx, Value, VerdictCode, WaitingCode, When,
};

/// A day worked out, for items that count on from it.
struct Counted {
    item: ItemIx,
    day: NaiveDate,
    official: bool,
    accepted: bool,
}

/// Draws the timeline up from the rules that speak.
pub(crate) fn draw_up(
    state: &State,
    rules: &[RuleIx],
    gap: &Gap,
    seen: &mut Seen,
) -> Vec<Milestone> {
    let mut counted: Vec<Counted> = Vec::new();
    let mut milestones = Vec::with_capacity(rules.len());
    for &rule in rules {
        if let Body::Timeline { when, .. } = &state.topic.rule(rule).body {
            let read = match when {
                When::Accepted => state.topic.roles.apply_on,
                When::Answered(question) => Some(*question),
                _ => None,
            };
            if let Some(question) = read {
                seen.reads.insert(question);
            }
        }
        milestones.extend(milestone(state, rule, gap, &mut counted));
    }
    milestones.sort_by_key(|milestone| key(milestone.at));
    milestones
}

/// Where a place says otherwise of the first month with benefits, that is not firm.
pub(crate) fn doubt_benefits(state: &State, timeline: &mut [Milestone]) {
    for milestone in timeline {
        let body = &state.topic.rule(milestone.rule).body;
        let first = matches!(body, Body::Timeline { when: When::BenefitsStart, .. });
        if first && milestone.certainty == Certainty::Official {
            milestone.certainty = Certainty::Local;
        }
    }
}

fn key(at: At) -> (bool, NaiveDate, bool) {
    match at {
        At::Day(day) => (false, day, true),
        At::Month(month) => (false, month.first_day(), false),
        At::Open => (true, NaiveDate::MAX, false),
    }
}

fn milestone(
    state: &State,
    rule: RuleIx,
    gap: &Gap,
    counted: &mut Vec<Counted>,
) -> Option<Milestone> {
    let topic = state.topic;
    let stated = topic.rule(rule);
    let Body::Timeline { when, certainty, .. } = &stated.body else { return None };
    let (at, found) = match when {
        When::Accepted => (At::Day(accepted(state)), Certainty::Official),
        When::Answered(question) => match state.known(*question)? {
            Value::Day(day) => (At::Day(day), Certainty::Official),
            _ => return None,
        },
        When::Workdays { days, after } => workdays(state, *days, *after, counted),
        When::FromToday(days) => {
            let due = state.context.assets.calendar.add_workdays(state.context.today, *days);
            (At::Day(due.day), firm(due.official))
        }
        When::BackpayLast => (At::Month(gap.backpay_last?), by_place(state, gap)),
        When::BenefitsStart => benefits(state, gap, 0)?,
        When::WaitingEnds if !waits(gap) => return None,
        When::FullBenefits if gap.waiting.code != WaitingCode::Reduced => return None,
        When::FullBenefits => (At::Month(paid_for(gap, gap.waiting.max?)), by_place(state, gap)),
        When::WaitingEnds => benefits(state, gap, 1)?,
        When::Undated => (At::Open, Certainty::NoLimit),
    };
    let accepted = counts_from_acceptance(when, counted);
    if let At::Day(day) = at {
        let official = found == Certainty::Official;
        counted.push(Counted { item: stated.item, day, official, accepted });
    }
    let assumed = accepted && is_assumed(state);
    // The months of a gap that nobody can count yet tell no month.
    let open = state.input.open && gap.months.is_some();
    let pending = assumed || counts_from_payment(when) && (is_blocked(state) || open);
    Some(Milestone { rule, at, certainty: firmness(*certainty, found), assumed, pending })
}

/// What a rule says of its day, save that no rule makes a calendar known that is not announced.
fn firmness(stated: Option<Certainty>, found: Certainty) -> Certainty {
    match found {
        Certainty::Provisional => found,
        _ => stated.unwrap_or(found),
    }
}

fn counts_from_acceptance(when: &When, counted: &[Counted]) -> bool {
    match when {
        When::Accepted => true,
        When::Workdays { after, .. } => {
            counted.iter().any(|each| each.item == *after && each.accepted)
        }
        _ => false,
    }
}

/// Lets no month stand that counts from a gap which other answers contradict.
pub(crate) fn put_off(state: &State, milestones: &mut [Milestone]) {
    for milestone in milestones {
        if let Body::Timeline { when, .. } = &state.topic.rule(milestone.rule).body {
            milestone.pending |= counts_from_payment(when);
        }
    }
}

fn counts_from_payment(when: &When) -> bool {
    matches!(when, When::BenefitsStart | When::WaitingEnds | When::FullBenefits)
}

/// Whether something must be done before anything can start.
fn is_blocked(state: &State) -> bool {
    matches!(state.verdict(), Some(VerdictCode::FixFirst | VerdictCode::CheckFirst))
}

/// Whether nothing yet promises that an application would be accepted, or says on which day one was;
/// without a verdict, the day is one that was answered.
fn is_assumed(state: &State) -> bool {
    use VerdictCode::{CheckFirst, FixFirst, NextYear, Undated};
    matches!(state.verdict(), Some(Undated | NextYear | FixFirst | CheckFirst))
}

fn accepted(state: &State) -> NaiveDate {
    let Some(question) = state.topic.roles.apply_on else { return state.context.today };
    match state.known(question) {
        Some(Value::Day(day)) => day,
        _ => state.context.today,
    }
}

fn workdays(state: &State, days: u16, after: ItemIx, counted: &[Counted]) -> (At, Certainty) {
    let Some(start) = counted.iter().find(|each| each.item == after) else {
        return (At::Open, Certainty::NoLimit);
    };
    let due = state.context.assets.calendar.add_workdays(start.day, days);
    (At::Day(due.day), firm(due.official && start.official))
}

fn firm(official: bool) -> Certainty {
    if official { Certainty::Official } else { Certainty::Provisional }
}

/// The first month with benefits, less so many months.
fn benefits(state: &State, gap: &Gap, less: i32) -> Option<(At, Certainty)> {
    let at = match gap.waiting.max {
        _ if !waits(gap) => At::Month(paid_for(gap, 0)),
        None | Some(0) if less > 0 => return None,
        Some(months) => At::Month(paid_for(gap, months).plus(-less)),
        None => At::Open,
    };
    Some((at, by_place(state, gap)))
}

/// The month after so many months of payment.
fn paid_for(gap: &Gap, months: u16) -> Month {
    gap.resume.plus(i32::from(months) + i32::from(gap.waiting.from_next))
}

/// Whether there are months without benefits, as far as is known.
fn waits(gap: &Gap) -> bool {
    !matches!(gap.waiting.code, WaitingCode::None | WaitingCode::Reduced)
}

/// A wait that the place sets is no official date.
fn by_place(state: &State, gap: &Gap) -> Certainty {
    let local = gap.rule.is_some_and(|rule| state.topic.rule(rule).place.is_some());
    let exact = matches!(gap.waiting.code, WaitingCode::None | WaitingCode::Fixed);
    if local || !exact { Certainty::Local } else { Certainty::Official }
}
