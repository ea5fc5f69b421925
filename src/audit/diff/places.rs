//! The places that are tried: those with something of their own, and one of each other kind.

use std::collections::BTreeSet;

use super::entries::EntryDiff;
use crate::model::{Assets, QuestionKind, Topic};
use crate::regions::{RegionIx, RegionLevel};

/// Partners inside its province that are tried with each place.
const NEAR: usize = 1;

/// Codes for the questions about places, in their order.
pub type Codes = Vec<String>;
/// Codes of places whose own files differ.
pub(crate) type Touched = BTreeSet<String>;

/// A place, and a set of codes with it on one side.
pub(crate) struct Trial {
    /// Code of the place that is tried.
    pub place: String,
    /// Answers of the questions about places.
    pub codes: Codes,
}

/// The places of a topic to try: all that may differ, each on either side of a move.
pub(crate) fn trials(topic: &Topic, data: [&Assets; 2], touched: Option<&Touched>) -> Vec<Trial> {
    let asked = topic.questions.iter().filter(|each| each.kind == QuestionKind::Place).count();
    let [before, assets] = data;
    let map = Map::new(before, assets);
    let tried = map.kinds().into_iter().filter(|&place| {
        let chain = [place, assets.regions.province(place)];
        touched.is_none_or(|codes| chain.iter().any(|ix| codes.contains(map.code(*ix))))
    });
    match asked {
        0 => vec![Trial { place: String::new(), codes: Vec::new() }],
        1 => tried.map(|place| trial(&map, place, &[place])).collect(),
        _ => tried.flat_map(|place| map.moves(place)).collect(),
    }
}

fn trial(map: &Map, place: RegionIx, codes: &[RegionIx]) -> Trial {
    let codes = codes.iter().map(|&ix| map.code(ix).to_owned()).collect();
    Trial { place: map.code(place).to_owned(), codes }
}

/// Codes whose files differ; none if something differs that any place may feel.
pub fn touched(entries: &[EntryDiff]) -> Option<Touched> {
    let code = |entry: &EntryDiff| {
        let name = entry.file.strip_prefix("local/")?.strip_suffix(".toml")?;
        // A place that the file itself declares changes what the others are told.
        let alone = entry.kind != "place";
        name.split('-').next().filter(|_| alone).map(str::to_owned)
    };
    // Nothing but new rules can rest on a new document.
    let felt = entries.iter().filter(|entry| (entry.change, &*entry.kind) != ("added", "source"));
    felt.map(code).collect()
}

struct Map<'a> {
    /// The old data.
    before: &'a Assets,
    /// The new data.
    assets: &'a Assets,
    /// Places with rules or pools of their own.
    own: BTreeSet<RegionIx>,
}

impl<'a> Map<'a> {
    fn new(before: &'a Assets, assets: &'a Assets) -> Self {
        let table = &assets.table;
        let rules = table.topics.iter().flat_map(|topic| &topic.local).map(|local| local.place);
        let own = rules.chain(table.places.iter().map(|place| place.region)).collect();
        Self { before, assets, own }
    }

    fn code(&self, ix: RegionIx) -> &'a str {
        &self.assets.regions.get(ix).code
    }

    /// Every place with something of its own, one other of each province, and the province.
    fn kinds(&self) -> Vec<RegionIx> {
        let regions = &self.assets.regions;
        let mut plain = BTreeSet::new();
        let kinds = regions.iter().map(|(ix, _)| ix).filter(|ix| {
            let province = regions.province(*ix);
            *ix == province || self.own.contains(ix) || plain.insert(province)
        });
        kinds.collect()
    }

    /// The place on either side: the other side far away, and near by.
    fn moves(&self, place: RegionIx) -> Vec<Trial> {
        let regions = &self.assets.regions;
        let province = regions.province(place);
        let cities = || regions.iter().map(|(ix, _)| ix).filter(|ix| !regions.has_children(*ix));
        let far = cities().filter(|ix| regions.province(*ix) != province);
        // A city about which the least is known lets the place itself speak.
        let far = far.filter(|ix| regions.get(*ix).level == RegionLevel::Prefecture);
        let far = far.min_by_key(|ix| (self.known(*ix), ix.0));
        let inside = cities().filter(|ix| *ix != place && regions.province(*ix) == province);
        let mut near: Vec<RegionIx> = inside.collect();
        near.sort_by_key(|ix| (self.own.contains(ix), ix.0));
        let mut partners: Vec<RegionIx> =
            far.into_iter().chain(near.into_iter().take(NEAR)).collect();
        let faced = [self.before, self.assets].into_iter().flat_map(|data| self.faced(data, place));
        partners.extend(faced.collect::<BTreeSet<_>>());
        partners
            .into_iter()
            .flat_map(|other| [[place, other], [other, place]])
            .map(|codes| trial(self, place, &codes))
            .collect()
    }

    /// A city of each place that rules of this one name as the other side of a move.
    fn faced(&self, data: &Assets, place: RegionIx) -> Vec<RegionIx> {
        let (regions, there) = (&self.assets.regions, &data.regions);
        let chain = there.by_code(self.code(place)).into_iter().flat_map(|ix| there.chain(ix));
        let chain: Vec<RegionIx> = chain.collect();
        let rules = data.table.topics.iter().flat_map(|topic| &topic.rules);
        let own = rules.filter(|rule| rule.place.is_some_and(|place| chain.contains(&place)));
        let named = own.flat_map(|rule| &rule.with);
        let named = named.filter_map(|&other| regions.by_code(&there.get(other).code));
        let city = |other| regions.children(other).find(|each| *each != place).unwrap_or(other);
        named.map(city).filter(|other| *other != place).collect()
    }

    fn known(&self, ix: RegionIx) -> usize {
        let table = &self.assets.table;
        let chain = [ix, self.assets.regions.province(ix)];
        let rules = |ix: RegionIx| {
            table.topics.iter().map(move |topic| topic.local_rules(ix).len()).sum::<usize>()
        };
        let pools = table.places.iter().filter(|each| chain.contains(&each.region));
        chain.into_iter().map(rules).sum::<usize>()
            + pools.map(|place| place.pools.len()).sum::<usize>()
    }
}
