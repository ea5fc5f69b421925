//! The scope of a move: one pool, one province, two provinces.

use super::basis::Basis;
use super::column::Column;
use super::pools;
use super::state::State;
use crate::model::{QuestionIx, QuestionSet, Scope, Side};
use crate::regions::RegionIx;

/// A value of the fact as the scope it stands for.
pub(crate) fn of_value(value: u8) -> Option<Scope> {
    Scope::VALUES.get(usize::from(value)).map(|(_, scope)| *scope)
}

/// Works the scope out from the two places.
pub(crate) fn work_out(state: &State) -> Column {
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
    let scope =
        match (pools::is_vague(state.context, origin), pools::is_vague(state.context, destination))
        {
            _ if !same_province(state, origin, destination) => Scope::CrossProvince,
            _ if pools::is_one(state.context, origin) => Scope::SamePool,
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
    // Of one pool the first value stands for two places, the last for one.
    let value = if origin == destination { Scope::VALUES.len() - 1 } else { scope as usize };
    Column::of_value(value as u8, reads)
}

fn lacking(reads: QuestionSet, questions: impl Iterator<Item = QuestionIx>) -> Column {
    let mut lacks = QuestionSet::default();
    questions.for_each(|question| lacks.insert(question));
    Column { is: 0, may: u32::MAX, basis: Basis::new(reads, lacks) }
}

fn same_province(state: &State, one: RegionIx, other: RegionIx) -> bool {
    let regions = &state.context.assets.regions;
    regions.province(one) == regions.province(other)
}
