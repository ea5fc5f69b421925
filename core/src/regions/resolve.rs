//! Resolution of a text to the one place it means.

use std::cell::LazyCell;

use super::rank::{Query, is_called};
use super::{County, Hit, Rank, Region, RegionIx, Regions};

/// Letters of names of which one may be wrong.
const MISSPELT: std::ops::RangeInclusive<usize> = 2..=4;

/// Fewer letters are too often the name of another place.
const SLIPPED: usize = 5;

/// No place or more than one fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// Those that fit, or the nearest ones, best first.
    pub candidates: Vec<Candidate>,
    /// Whether they fit equally well; otherwise none does.
    pub several: bool,
}

/// A place that may have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub region: RegionIx,
    /// The county in it that has the name.
    pub county: Option<&'static str>,
}

/// Those found, where they are all the same place as that one; of counties in it what their names share.
fn merged(found: Vec<Candidate>) -> Vec<Candidate> {
    let [first, others @ ..] = found.as_slice() else { return found };
    if others.is_empty() || others.iter().any(|each| each.region != first.region) {
        return found;
    }
    let county = first.county.map(|name| {
        let named = others.iter().filter_map(|each| each.county);
        named.fold(name, |shared, other| &shared[..shared_start(shared, other)])
    });
    vec![Candidate { county, ..*first }]
}

/// How far two names are the same.
fn shared_start(one: &str, other: &str) -> usize {
    let letters = one.chars().zip(other.chars());
    letters.take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
}

impl Regions {
    /// The one place that fits; see [`Regions::meant`].
    pub fn resolve(&self, query: &str) -> Result<RegionIx, Unresolved> {
        self.meant(query).map(|place| place.region)
    }

    /// Every place that fits as well as any other; none where only near ones were found.
    pub fn meanings(&self, query: &str) -> Vec<Candidate> {
        merged(self.best(&Query::new(query)))
    }

    /// The one place that fits, and the county that led to it: by name, code or pinyin, by the
    /// name of a county in it, else by initials, else by a beginning.
    pub fn meant(&self, query: &str) -> Result<Candidate, Unresolved> {
        let best = self.meanings(query);
        match best.as_slice() {
            [only] => Ok(*only),
            [_, ..] => Err(Unresolved { candidates: best, several: true }),
            [] => {
                let mut near = self.slipped(query);
                if near.is_empty() {
                    near = picked(&self.search(query), |_| true);
                }
                if near.is_empty() {
                    near = self.misspelt(query);
                }
                Err(Unresolved { candidates: whole(&near), several: false })
            }
        }
    }

    /// Places whose short name is another in one letter, provinces and their capitals first.
    fn misspelt(&self, typed: &str) -> Vec<RegionIx> {
        let typed: Vec<char> = typed.chars().collect();
        let alike = |name: &str| {
            let others = name.chars().zip(&typed).filter(|(one, other)| one != *other);
            name.chars().count() == typed.len() && others.count() == 1
        };
        if !MISSPELT.contains(&typed.len()) || typed.iter().any(char::is_ascii) {
            return Vec::new();
        }
        let near = self.iter().filter(|(_, region)| alike(&region.short));
        let mut near: Vec<RegionIx> = near.map(|(ix, _)| ix).collect();
        near.sort_by_key(|ix| !self.get(*ix).leads());
        near
    }

    /// Places whose pinyin is another in one letter, left out, put in or changed, or in two that changed
    /// places; provinces and their capitals first.
    fn slipped(&self, typed: &str) -> Vec<RegionIx> {
        let typed = Query::new(typed).text;
        if typed.len() < SLIPPED || !typed.is_ascii() {
            return Vec::new();
        }
        let short = |region: &Region| {
            let syllables = region.pinyin.split(' ').take(region.short.chars().count());
            syllables.collect::<String>()
        };
        let near = self.iter().filter(|(_, region)| is_slip(&short(region), &typed));
        let mut near: Vec<RegionIx> = near.map(|(ix, _)| ix).collect();
        near.sort_by_key(|ix| !self.get(*ix).leads());
        near
    }

    fn best(&self, typed: &Query) -> Vec<Candidate> {
        // A code means one place and no county has one, so that nothing need be searched.
        if let Some(region) = self.by_code(&typed.text) {
            return vec![Candidate { region, county: None }];
        }
        let hits = LazyCell::new(|| self.fitting(typed));
        let levels: [&dyn Fn() -> Vec<Candidate>; 5] = [
            &|| self.with_rivals(&self.called_in_full(&typed.text), typed),
            &|| of_counties(self.counties_called(typed)),
            &|| whole(&picked(&hits, |hit| hit.rank == Rank::Exact)),
            &|| whole(&picked(&hits, |hit| hit.rank == Rank::Prefix)),
            &|| of_counties(self.counties_begun(typed)),
        ];
        let best = levels.into_iter().map(|level| level()).find(|found| !found.is_empty());
        best.unwrap_or_default()
    }

    /// The places with this name, code or whole pinyin, else the counties; nothing that only begins so.
    pub fn called(&self, text: &str) -> Vec<Candidate> {
        let typed = Query::new(text);
        let places = self.named(&typed.text);
        merged(if places.is_empty() {
            of_counties(self.counties_called(&typed))
        } else {
            self.with_rivals(&places, &typed)
        })
    }

    /// The places named so in full, provinces and their capitals first.
    fn called_in_full(&self, text: &str) -> Vec<RegionIx> {
        let mut called = self.named_in_full(text);
        called.retain(|place| !only_initials(self.get(*place), text));
        called.sort_by_key(|place| !self.get(*place).leads());
        called
    }

    /// The places with these initials, provinces and their capitals first.
    pub fn initialled(&self, letters: &str) -> Vec<Candidate> {
        let with = self.iter().filter(|(_, region)| region.initials == letters);
        let mut found: Vec<RegionIx> = with.map(|(ix, _)| ix).collect();
        found.sort_by_key(|ix| !self.get(*ix).leads());
        whole(&found)
    }

    /// The places called so, and beside them the well-known counties of the same name.
    fn with_rivals(&self, called: &[RegionIx], typed: &Query) -> Vec<Candidate> {
        if called.is_empty() {
            return Vec::new();
        }
        let counties = self.counties_called(typed).into_iter();
        let rivals = counties
            .filter(|county| called.iter().any(|&city| self.rivals(*county, city)))
            .collect();
        whole(called).into_iter().chain(of_counties(rivals)).collect()
    }
}

fn is_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    let ends = one.iter().rev().zip(other.iter().rev());
    let same = ends.take_while(|(one, other)| one == other).count();
    match (&one[..one.len() - same], &other[..other.len() - same]) {
        ([] | [_], [] | [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

fn picked(hits: &[Hit], fits: impl Fn(&Hit) -> bool) -> Vec<RegionIx> {
    hits.iter().filter(|hit| fits(hit)).map(|hit| hit.region).collect()
}

fn whole(places: &[RegionIx]) -> Vec<Candidate> {
    places.iter().map(|&region| Candidate { region, county: None }).collect()
}

fn of_counties(counties: Vec<County>) -> Vec<Candidate> {
    let candidate = |county: County| Candidate { region: county.pool, county: Some(county.name) };
    counties.into_iter().map(candidate).collect()
}

fn only_initials(region: &Region, typed: &str) -> bool {
    region.initials == typed && !is_called(region, typed)
}
