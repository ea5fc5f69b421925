//! Places where a person can be insured: the tree, and the search by name, pinyin and initials.

mod area;
mod county;
mod names;
mod parse;
mod rank;
mod resolve;
mod search;
#[cfg(test)]
mod tests;
mod tree;

pub use county::County;
pub use rank::Rank;
pub use resolve::Candidate;
pub use search::Hit;

use serde::{Deserialize, Serialize};

use crate::packed::Packed;

/// Position of a place in [`Regions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RegionIx(pub u16);

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegionLevel {
    /// 省、自治区、直辖市、兵团、港澳台.
    Province,
    /// 地级市、地区、自治州、盟.
    Prefecture,
    /// 省直辖县级行政区.
    CountyDirect,
    /// A pool of its own that a local rule file adds, such as 省本级.
    Own,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    pub code: String,
    /// Kind of place.
    pub level: RegionLevel,
    /// The province it is insured under; none for a province.
    pub parent: Option<RegionIx>,
    /// Full name, such as 「成都市」.
    pub name: String,
    /// Short name, unique, such as 「成都」.
    pub short: String,
    /// Toneless pinyin of the short name, one syllable per character: `cheng du`.
    pub pinyin: String,
    /// First letters: `cd`.
    pub initials: String,
    /// Other names, readings and short forms: 「蓉」, `zhongqing`.
    pub aliases: Vec<String>,
    /// Telephone area code, such as `028`; empty if none is known.
    pub area_code: String,
}

impl Region {
    /// Whether it is a province or the capital of one: what people mean first by letters that fit several.
    pub fn leads(&self) -> bool {
        // By GB/T 2260 the capital of a province is its first city.
        self.level == RegionLevel::Province || self.code.ends_with("0100")
    }
}

/// Every place, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Regions {
    rows: Packed<Region>,
    /// What they are called, sorted; see [`Regions::sort_names`].
    names: Packed<names::Name>,
    /// Whether others lie directly below it, by place.
    above: Vec<bool>,
}
