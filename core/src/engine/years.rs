//! The years of payment until retirement: which answers the sum needs, and what is left unsaid once all are there.

use chrono::{Datelike as _, NaiveDate};

use super::seen::Seen;
use super::state::State;
use crate::model::{Answers, Paid, QuestionIx, RuleIx, Topic, Value, Var, YearsNeeded, roles};

/// What a sum is worked out from matters where it is shown.
pub(crate) fn read(state: &State, points: &[RuleIx], seen: &mut Seen) {
    let topic = state.topic;
    let shown = points.iter().any(|rule| topic.rule(*rule).title.names(Var::Lacks));
    let Some(needs) = needed(state, points).filter(|_| shown) else { return };
    let elsewhere = topic.roles.years_elsewhere;
    let sex = topic.roles.sex.filter(|_| needs.by_sex());
    let paid_elsewhere = elsewhere.is_some_and(|ix| {
        state.known(ix).is_some_and(|answer| topic.choice(ix, roles::YES) == Some(answer))
    });
    let here = topic.roles.years_here.filter(|_| paid_elsewhere && !needs.here.is_empty());
    for question in [sex, elsewhere, here].into_iter().flatten() {
        seen.extend(state.column(question.into()).basis);
    }
}

/// What somebody has paid, as the answers say; none where the years in all are not known.
pub fn paid(topic: &Topic, answers: &Answers, today: NaiveDate) -> Option<Paid> {
    let roles = topic.roles;
    let known = |question: Option<QuestionIx>| Some((question?, answers.known(question?)?));
    let is = |(question, value), id| topic.choice(question, id) == Some(value);
    let number = |question| match known(question)? {
        (_, Value::Count(count)) => Some(count),
        _ => None,
    };
    let years = number(roles.years).filter(|years| *years > 0)?;
    // Whoever paid nowhere else paid all of them here.
    let only_here = known(roles.years_elsewhere).is_some_and(|answer| is(answer, roles::NO));
    Some(Paid {
        year: today.year().unsigned_abs(),
        years,
        here: if only_here { Some(years) } else { number(roles.years_here) },
        only_here,
        man: known(roles.sex).map(|answer| is(answer, "male")),
    })
}

/// Takes out how years are made up for where none is lacking, and what is said of enough where any may be.
pub(crate) fn leave_out(state: &State, points: &mut Vec<RuleIx>) {
    let topic = state.topic;
    let paid = || paid(topic, &state.input.answers, state.context.today);
    let enough =
        needed(state, points).is_some_and(|needs| paid().is_some_and(|paid| needs.is_met(&paid)));
    points.retain(|rule| topic.is_told(*rule, enough));
}

/// The years that the place wants, where it is known.
fn needed<'a>(state: &State<'a>, points: &[RuleIx]) -> Option<&'a YearsNeeded> {
    let topic = state.topic;
    points.iter().find_map(|rule| topic.rule(*rule).needs())
}
