//! Places by position and by code, and which lies in which.

use super::{Region, RegionIx, Regions};
use crate::packed::Packed;

impl Regions {
    /// The place at a position.
    pub fn get(&self, ix: RegionIx) -> &Region {
        &self.rows[usize::from(ix.0)]
    }

    /// Adds a place at the end.
    pub fn add(&mut self, region: Region) -> RegionIx {
        if let Some(above) = region.parent {
            self.above[usize::from(above.0)] = true;
        }
        self.rows.push(region);
        self.names = Packed::default();
        self.above.push(false);
        RegionIx((self.rows.len() - 1) as u16)
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no place at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every place, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (RegionIx, &Region)> {
        (0..).map(RegionIx).zip(&self.rows)
    }

    /// The place with a code.
    pub fn by_code(&self, code: &str) -> Option<RegionIx> {
        self.named(code).into_iter().find(|ix| self.get(*ix).code == code)
    }

    /// The province a place belongs to; a province belongs to itself.
    pub fn province(&self, ix: RegionIx) -> RegionIx {
        self.chain(ix).last().unwrap_or(ix)
    }

    /// The places directly below one.
    pub fn children(&self, ix: RegionIx) -> impl Iterator<Item = RegionIx> {
        let below = self.iter().filter(move |(_, region)| region.parent == Some(ix));
        below.map(|(child, _)| child)
    }

    /// Whether a place has others below it.
    pub fn has_children(&self, ix: RegionIx) -> bool {
        self.above[usize::from(ix.0)]
    }

    /// Whether a place is the other one or lies in it.
    pub fn within(&self, ix: RegionIx, ancestor: RegionIx) -> bool {
        self.chain(ix).any(|each| each == ancestor)
    }

    /// Name with the province before it: 「四川省成都市」, 「北京市」.
    pub fn full_name(&self, ix: RegionIx) -> String {
        let (place, province) = (self.get(ix), self.get(self.province(ix)));
        if place.name.starts_with(&province.name) {
            return place.name.clone();
        }
        format!("{}{}", province.name, place.name)
    }

    /// The place and all it lies in, upwards.
    pub fn chain(&self, ix: RegionIx) -> impl Iterator<Item = RegionIx> {
        std::iter::successors(Some(ix), |at| self.get(*at).parent)
    }
}
