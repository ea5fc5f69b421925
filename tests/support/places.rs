//! Places in pairs: far from each other, and side by side.

use yizhuan::rules;

/// The codes of all places, those of a province one after the other.
pub fn codes() -> impl Iterator<Item = &'static str> {
    rules::embedded().regions.iter().map(|(_, region)| region.code.as_str())
}

/// A place of another province.
pub fn far(code: &str) -> &'static str {
    if code.starts_with("54") { "510100" } else { "540100" }
}

/// Every place with the next one in its province.
pub fn neighbours() -> impl Iterator<Item = (&'static str, &'static str)> {
    let pairs = codes().zip(codes().skip(1));
    pairs.filter(|(one, other)| one[..2] == other[..2])
}
