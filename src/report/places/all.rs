//! The survey of every place.

use serde::Serialize;

use super::{Counts, PlaceName, Survey};
use crate::engine::Context;
use crate::report::DataDoc;

/// How much is known of every place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlacesDoc {
    /// Version of this shape.
    pub schema: u8,
    /// The day it is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// Provinces, each followed by its places with facts of their own.
    pub places: Vec<PlaceLine>,
    /// All facts together; `unknown` counts provinces of which nothing is known.
    pub totals: Counts,
}

/// How much is known of a place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceLine {
    /// What it is about.
    #[serde(flatten)]
    pub place: PlaceName,
    /// Code of its province; none for a province.
    pub province: Option<String>,
    /// Its own facts; `unknown` also looks at those of the province.
    #[serde(flatten)]
    pub counts: Counts,
}

impl PlacesDoc {
    /// All facts of all places together, in words.
    pub(crate) fn in_all(&self) -> String {
        let own = self.places.iter().filter(|line| line.counts.facts() > 0).count();
        let facts = Counts { unknown: 0, ..self.totals.clone() }.words();
        let none = match self.totals.unknown {
            0 => String::new(),
            none => format!("；{none} 个省级地区还没有当地的信息"),
        };
        format!("{own} 个地方有自己的信息：{facts}{none}。")
    }
}

/// How much is known of every place.
pub fn places(context: &Context) -> PlacesDoc {
    let mut places = Vec::new();
    let mut totals = Counts::default();
    for (ix, _) in context.assets.regions.iter().filter(|(_, region)| region.parent.is_none()) {
        let province = Survey { context, place: ix };
        if province.is_outside() {
            continue;
        }
        let before = places.len();
        places.push(province.line());
        for city in context.assets.regions.children(ix) {
            places.extend(
                Some(Survey { context, place: city }.line()).filter(|line| line.counts.facts() > 0),
            );
        }
        let own = &places[before..];
        totals.unknown += usize::from(own.iter().all(|line| line.counts.facts() == 0));
        for line in own {
            totals.include(&line.counts);
        }
    }
    let data = DataDoc::on(context.today, context.assets);
    PlacesDoc { schema: 1, today: context.today.to_string(), data, places, totals }
}

impl Survey<'_> {
    /// The place's own facts; what is unknown also of those it lies in.
    fn line(&self) -> PlaceLine {
        let unknown = self.unknown(&self.statements(true)).len();
        let own = self.counts(&self.statements(false));
        let province = self.region(self.place).parent.map(|ix| self.region(ix).code.clone());
        PlaceLine { place: self.name(self.place), province, counts: Counts { unknown, ..own } }
    }
}
