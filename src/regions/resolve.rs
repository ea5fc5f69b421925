//! The one place a program or a flag means.

use super::rank::{Query, is_called};
use super::{Hit, Rank, Region, RegionIx, Regions};

/// No place or more than one fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// Those that fit, or the nearest ones, best first.
    pub candidates: Vec<RegionIx>,
    /// Whether they fit equally well; otherwise none does.
    pub several: bool,
}

impl Regions {
    /// The one place that fits: by name, code or pinyin, else by initials, else by a beginning.
    pub fn resolve(&self, query: &str) -> Result<RegionIx, Unresolved> {
        let hits = self.search(query);
        let typed = Query::new(query).text;
        let called =
            |hit: &Hit| hit.rank == Rank::Exact && !only_initials(self.get(hit.region), &typed);
        let tests: [&dyn Fn(&Hit) -> bool; 3] =
            [&called, &|hit| hit.rank == Rank::Exact, &|hit| hit.rank == Rank::Prefix];
        for fits in tests {
            let found: Vec<RegionIx> =
                hits.iter().filter(|hit| fits(hit)).map(|hit| hit.region).collect();
            match found[..] {
                [] => {}
                [only] => return Ok(only),
                _ => return Err(Unresolved { candidates: found, several: true }),
            }
        }
        let candidates = hits.into_iter().map(|hit| hit.region).collect();
        Err(Unresolved { candidates, several: false })
    }
}

fn only_initials(region: &Region, typed: &str) -> bool {
    region.initials == typed && !is_called(region, typed)
}
