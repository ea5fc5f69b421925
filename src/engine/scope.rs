//! The scope of a move: one pool, one province, two provinces.

use super::state::{FactState, State};
use crate::model::{FactIx, QuestionIx, QuestionSet, Scope, Side, Value};
use crate::regions::RegionIx;

/// The scope, if it was worked out and can be told.
pub fn settled(state: &State) -> Option<Scope> {
    let value = state.settled(FactIx::SCOPE)?;
    Scope::ALL.get(usize::from(value)).copied()
}

/// Works the scope out from the two places.
pub fn work_out(state: &State) -> FactState {
    let roles = state.topic.roles;
    let mut reads = QuestionSet::default();
    for place in [roles.origin, roles.destination].into_iter().flatten() {
        reads.insert(place);
    }
    let (Some(origin), Some(destination)) =
        (state.place(Side::Origin), state.place(Side::Destination))
    else {
        return lacking(reads, reads.iter().filter(|&ix| state.known(ix).is_none()));
    };
    let scope = match (is_vague(state, origin), is_vague(state, destination)) {
        _ if !same_province(state, origin, destination) => Scope::CrossProvince,
        _ if is_one_pool(state, origin) => Scope::SamePool,
        (false, false) if origin == destination => Scope::SamePool,
        (false, false) => Scope::InProvince,
        // Two places of one province, and one of them is only the province: nobody can tell.
        (origin, destination) => {
            let vague = [(roles.origin, origin), (roles.destination, destination)].into_iter();
            return lacking(
                reads,
                vague.filter_map(|(question, vague)| question.filter(|_| vague)),
            );
        }
    };
    let value = Scope::ALL.iter().position(|each| *each == scope).map(|at| at as u8);
    FactState { value, reads, lacks: QuestionSet::default() }
}

fn lacking(reads: QuestionSet, questions: impl Iterator<Item = QuestionIx>) -> FactState {
    let mut lacks = QuestionSet::default();
    questions.for_each(|question| lacks.insert(question));
    FactState { value: None, reads, lacks }
}

fn same_province(state: &State, one: RegionIx, other: RegionIx) -> bool {
    let regions = &state.context.assets.regions;
    regions.province(one) == regions.province(other)
}

/// The answer names only a province that has more than one pool.
pub fn is_vague_answer(state: &State, question: QuestionIx) -> bool {
    match state.known(question) {
        Some(Value::Place(place)) => is_vague(state, place),
        _ => false,
    }
}

/// Only the province was named, and it has more than one pool.
fn is_vague(state: &State, place: RegionIx) -> bool {
    state.context.assets.regions.has_children(place) && !is_one_pool(state, place)
}

/// The whole province is one pool for both schemes on the day the plan is for.
fn is_one_pool(state: &State, place: RegionIx) -> bool {
    let assets = state.context.assets;
    let province = assets.regions.province(place);
    let Some(known) = assets.table.places.iter().find(|each| each.region == province) else {
        return false;
    };
    let in_force =
        known.pools.iter().filter(|pool| pool.from.is_none_or(|from| from <= state.context.today));
    let (employee, resident) =
        in_force.fold((false, false), |(e, r), pool| (e || pool.employee, r || pool.resident));
    employee && resident
}
