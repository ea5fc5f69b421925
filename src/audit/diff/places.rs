//! The places that are tried: those with something of their own, and one of each other kind.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::iter::once;

use super::entries::EntryDiff;
use crate::model::{Assets, QuestionKind, Test, Topic};
use crate::regions::{RegionIx, RegionLevel};

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
        1 => tried.map(|place| trial(&map, place, &[Some(place)])).collect(),
        _ => tried.flat_map(|place| map.moves(place)).collect(),
    }
}

/// What is not told has no code.
fn trial(map: &Map, place: RegionIx, pair: &[Option<RegionIx>]) -> Trial {
    let codes = pair.iter().map(|side| side.map_or_else(String::new, |ix| map.code(ix).to_owned()));
    Trial { place: map.code(place).to_owned(), codes: codes.collect() }
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

    /// The place on either side, the other side of every class.
    fn moves(&self, place: RegionIx) -> Vec<Trial> {
        let faced = [self.before, self.assets].into_iter().flat_map(|data| self.faced(data, place));
        let others = self.classes(place).into_iter().chain(faced.map(Some));
        let others: BTreeSet<Option<RegionIx>> = others.collect();
        let pairs =
            others.into_iter().flat_map(|other| [[Some(place), other], [other, Some(place)]]);
        let pairs: BTreeSet<[Option<RegionIx>; 2]> = pairs.collect();
        pairs.into_iter().map(|pair| trial(self, place, &pair)).collect()
    }

    /// One of each class that the other side may be of, as seen from a place: not told, the place itself,
    /// no more than a province, and cities near by and far away, of which the least is known and the most.
    fn classes(&self, place: RegionIx) -> Vec<Option<RegionIx>> {
        let regions = &self.assets.regions;
        let province = regions.province(place);
        let others = || regions.iter().map(|(ix, _)| ix).filter(|ix| *ix != place);
        let is_near = |ix: &RegionIx| regions.province(*ix) == province;
        let is_whole = |ix: &RegionIx| regions.has_children(*ix);
        let near = || others().filter(|ix| is_near(ix) && !is_whole(ix));
        let is_city = |ix: &RegionIx| regions.get(*ix).level == RegionLevel::Prefecture;
        let far = || others().filter(|ix| !is_near(ix) && is_city(ix) && !is_whole(ix));
        // A city about which the least is known lets the place itself speak.
        let least = |ix: &RegionIx| (self.known(*ix), ix.0);
        let most = |ix: &RegionIx| (self.known(*ix), Reverse(ix.0));
        let cities = [near().min_by_key(least), near().max_by_key(most)];
        let away = [far().min_by_key(least), far().max_by_key(most)];
        let whole = others().find(|ix| !is_near(ix) && is_whole(ix));
        let told = [Some(place), Some(province), whole].into_iter().chain(cities).chain(away);
        once(None).chain(told.flatten().map(Some)).collect()
    }

    /// A city of each place that rules of this one, or their conditions, name as the other side of a move.
    fn faced(&self, data: &Assets, place: RegionIx) -> Vec<RegionIx> {
        let (regions, there) = (&self.assets.regions, &data.regions);
        let chain = there.by_code(self.code(place)).into_iter().flat_map(|ix| there.chain(ix));
        let chain: Vec<RegionIx> = chain.collect();
        let rules = data.table.topics.iter().flat_map(|topic| &topic.rules);
        let own = rules.filter(|rule| rule.place.is_some_and(|place| chain.contains(&place)));
        let named =
            own.flat_map(|rule| rule.with.iter().chain(rule.when.all.iter().flat_map(places)));
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

/// The places that a test names.
fn places(test: &Test) -> &[RegionIx] {
    if let Test::Place { within, .. } = test { within } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::embedded;

    #[test]
    fn a_place_is_tried_with_every_class_of_others_on_either_side() {
        let assets = embedded();
        let touched = BTreeSet::from(["510100".to_owned()]);
        let tried = trials(assets.table.transfer(), [assets, assets], Some(&touched));
        let tried: BTreeSet<Codes> = tried.into_iter().map(|trial| trial.codes).collect();
        let class = |code: &str| match (code, &code[..2.min(code.len())]) {
            ("", _) => "none",
            ("510100", _) => "itself",
            ("510000", _) => "its province",
            (_, "51") => "near",
            (province, _) if province.ends_with("0000") => "another province",
            _ => "far",
        };
        let others = |at: usize| tried.iter().map(|pair| class(&pair[at])).collect::<BTreeSet<_>>();
        let all = ["none", "itself", "its province", "near", "another province", "far"];
        assert_eq!([others(0), others(1)], [BTreeSet::from(all), BTreeSet::from(all)]);
        assert!(tried.iter().all(|pair| pair.iter().any(|code| code == "510100")));
    }
}
