//! Places by what they are called, found without looking at all of them.

use serde::{Deserialize, Serialize};

use super::rank::is_called;
use super::{Region, RegionIx, Regions};

/// Something a place is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Name {
    text: String,
    place: RegionIx,
}

impl Regions {
    /// Sorts what the places are called; before that, and after another is added, all are looked at.
    pub(crate) fn sort_names(&mut self) {
        let all = self.iter().flat_map(|(place, region)| {
            let pinyin = region.pinyin.replace(' ', "");
            let names = [&region.code, &region.name, &region.short, &pinyin];
            let names = names.into_iter().chain(&region.aliases).filter(|text| !text.is_empty());
            names.map(|text| Name { text: text.clone(), place }).collect::<Vec<_>>()
        });
        let mut names: Vec<Name> = all.collect();
        names.sort();
        names.dedup();
        self.names = names.into();
    }

    /// The places whose own name, code or whole pinyin this is, in their order.
    pub(crate) fn named(&self, text: &str) -> Vec<RegionIx> {
        if self.names.is_empty() {
            let called = self.iter().filter(|(_, region)| is_called(region, text));
            return called.map(|(place, _)| place).collect();
        }
        let first = self.names.partition_point(|name| name.text.as_str() < text);
        let from = (first..self.names.len()).map(|at| &self.names[at]);
        from.take_while(|name| name.text == text).map(|name| name.place).collect()
    }

    /// The places named so, the province written before it or not.
    pub(super) fn named_in_full(&self, text: &str) -> Vec<RegionIx> {
        let mut found = self.named(text);
        for (at, _) in text.char_indices().skip(1) {
            let (before, rest) = text.split_at(at);
            let mut provinces = self.named(before);
            provinces.retain(|place| leads_a_name(self.get(*place), before));
            if !provinces.is_empty() {
                let inside = |place: &RegionIx| {
                    let province = self.province(*place);
                    province != *place && provinces.contains(&province)
                };
                found.extend(self.named(rest).into_iter().filter(inside));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether a place is written so before the name of one that lies in it.
fn leads_a_name(place: &Region, text: &str) -> bool {
    let spelled = || place.pinyin.split(' ').try_fold(text, |rest, each| rest.strip_prefix(each));
    place.name == text || place.short == text || spelled() == Some("")
}
