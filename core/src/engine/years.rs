//! The years of payment until retirement: which answers the sum needs.

use super::seen::Seen;
use super::state::State;
use crate::model::{Body, QuestionIx, RuleIx, Var};

/// What a sum is worked out from matters where it is shown.
pub(crate) fn read(state: &State, points: &[RuleIx], seen: &mut Seen) {
    let topic = state.topic;
    let shown = points.iter().any(|rule| topic.rule(*rule).title.names(Var::Lacks));
    let needs = points.iter().find_map(|rule| match &topic.rule(*rule).body {
        Body::Point { needs, .. } => needs.as_ref(),
        _ => None,
    });
    let Some(needs) = needs.filter(|_| shown) else { return };
    let elsewhere = topic.roles.years_elsewhere;
    let sex = topic.roles.sex.filter(|_| needs.by_sex());
    let paid_elsewhere = elsewhere.is_some_and(|ix| {
        state.known(ix).is_some_and(|answer| topic.choice(ix, "yes") == Some(answer))
    });
    let here = topic.roles.years_here.filter(|_| paid_elsewhere && !needs.here.is_empty());
    for question in [sex, elsewhere, here].into_iter().flatten() {
        note(state, question, seen);
    }
}

fn note(state: &State, question: QuestionIx, seen: &mut Seen) {
    seen.reads.insert(question);
    if state.known(question).is_none() {
        seen.lacks.insert(question);
    }
}
