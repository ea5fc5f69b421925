//! The sentence about a place that was taken for the county somebody named.

use crate::regions::{Candidate, RegionIx, Regions};

/// The city that was taken for a county; nothing where the city itself was named.
pub fn inferred(regions: &Regions, text: &str) -> Option<String> {
    let text = text.trim();
    // Nearly everybody names the city, and counties take long to look through.
    let whole = |place: RegionIx| {
        let region = regions.get(place);
        region.name == text || region.short == text
    };
    if regions.named(text).into_iter().any(whole) {
        return None;
    }
    let place = regions.meant(text).ok()?;
    place.county.map(|_| taken_for(regions, place))
}

/// The sentence about a place that was taken for the county in it.
pub fn taken_for(regions: &Regions, place: Candidate) -> String {
    let (county, city) = (place.county.unwrap_or_default(), regions.full_name(place.region));
    let short = &regions.get(place.region).short;
    format!("{county}在{city}里，按{short}来看；拿不准的请打 12393 问。")
}
