//! Provinces that are one pool, and those that only their cities tell apart.

use super::Context;
use crate::regions::RegionIx;

/// Only the province was named, and it has more than one pool.
pub(crate) fn is_vague(context: &Context, place: RegionIx) -> bool {
    context.assets.regions.has_children(place) && !is_one(context, place)
}

/// The whole province is one pool for both schemes on the day the plan is for.
pub(crate) fn is_one(context: &Context, place: RegionIx) -> bool {
    let assets = context.assets;
    let province = assets.regions.province(place);
    let Some(known) = assets.table.places.iter().find(|each| each.region == province) else {
        return false;
    };
    let in_force =
        known.pools.iter().filter(|pool| pool.from.is_none_or(|from| from <= context.today));
    let (employee, resident) =
        in_force.fold((false, false), |(e, r), pool| (e || pool.employee, r || pool.resident));
    employee && resident
}
