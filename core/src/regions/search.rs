//! The list of places under what was typed.

use std::cmp::Reverse;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::rank::Query;
use super::{Rank, Region, RegionIx, Regions};

/// Nearest places shown when nothing fits properly.
const NEAREST: usize = 10;

/// A place that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub region: RegionIx,
    /// How it was found.
    pub rank: Rank,
}

impl Regions {
    /// Finds places by name, code, pinyin or initials, best first.
    ///
    /// Among equals, provinces and their capitals come before the others.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let query = Query::new(query);
        let hits = self.fitting(&query);
        if hits.is_empty() && !query.text.is_empty() { self.nearest(&query) } else { hits }
    }

    /// The same without those that only come near.
    pub(super) fn fitting(&self, query: &Query) -> Vec<Hit> {
        if query.text.is_empty() {
            return Vec::new();
        }
        let ranked = self.iter().filter_map(|(ix, region)| {
            let rank = self.rank(query, region)?;
            Some(Hit { region: ix, rank })
        });
        let mut hits: Vec<Hit> = ranked.collect();
        hits.sort_by_key(|hit| (hit.rank, !self.get(hit.region).leads()));
        hits
    }

    fn rank(&self, query: &Query, region: &Region) -> Option<Rank> {
        let alone = query.rank(region);
        let province = region.parent.map(|parent| self.get(self.province(parent)));
        let below = province.and_then(|province| query.rank_in(province, region));
        alone.into_iter().chain(below).min()
    }

    fn nearest(&self, query: &Query) -> Vec<Hit> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let (mut typed, mut shown) = (Vec::new(), Vec::new());
        let needle = Utf32Str::new(&query.text, &mut typed);
        let mut found: Vec<(u16, RegionIx)> = Vec::new();
        for (ix, region) in self.iter() {
            let names = [&region.pinyin, &region.name];
            let scores = names
                .into_iter()
                .filter_map(|name| matcher.fuzzy_match(Utf32Str::new(name, &mut shown), needle));
            found.extend(scores.max().map(|score| (score, ix)));
        }
        found.sort_by_key(|(score, ix)| (Reverse(*score), !self.get(*ix).leads()));
        let nearest = found.into_iter().take(NEAREST);
        nearest.map(|(_, region)| Hit { region, rank: Rank::Fuzzy }).collect()
    }
}
