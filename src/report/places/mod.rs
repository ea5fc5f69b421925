//! The survey of places: what is known, how sure it is and how old, and what is not known.

mod age;
mod all;
mod counts;
mod doc;
mod fact;
mod statement;
mod sureness;
mod when;

pub use all::{PlacesDoc, places};

pub(crate) use all::PlaceLine;
pub(crate) use counts::Counts;
pub(crate) use doc::{AspectDoc, AspectName, PlaceName};
pub use doc::{FactDoc, PlaceDoc};
pub use sureness::Sureness;

use super::{DataDoc, SourceDoc, hotline, sources};
use crate::engine::Context;
use crate::model::{AspectIx, SourceIx};
use crate::regions::{Region, RegionIx};
use statement::Statement;

/// What the places are called together.
pub(crate) const TITLE: &str = "各地情况";

/// The aspect that an area code settles.
const HOTLINE: &str = "hotline";

/// What is known of one place.
pub fn place(context: &Context, ix: RegionIx) -> PlaceDoc {
    let survey = Survey { context, place: ix };
    let statements = survey.statements(true);
    let aspects = survey.aspects(&statements);
    PlaceDoc {
        schema: 1,
        today: context.today.to_string(),
        data: DataDoc::on(context.today, context.assets),
        place: survey.name(ix),
        hotline: called(context, ix),
        ask: survey.ask(),
        counts: survey.counts(&statements),
        unknown: survey.unknown(&statements),
        cities: survey.cities(),
        sources: survey.sources(&aspects),
        aspects,
    }
}

/// How the hotline of a place is dialled from elsewhere; none where the area code is not known.
pub(super) fn called(context: &Context, ix: RegionIx) -> Option<String> {
    hotline::of_place(context.assets, context.assets.table.transfer(), ix)
}

/// Looks at one place.
struct Survey<'a> {
    context: &'a Context<'a>,
    place: RegionIx,
}

impl<'a> Survey<'a> {
    fn region(&self, ix: RegionIx) -> &'a Region {
        self.context.assets.regions.get(ix)
    }

    fn name(&self, ix: RegionIx) -> PlaceName {
        let name = self.context.assets.regions.full_name(ix);
        PlaceName { code: self.region(ix).code.clone(), name }
    }

    fn is_outside(&self) -> bool {
        self.context.assets.meta.outside.contains(&self.place)
    }

    /// Everything said of the place and, if asked for, of those it lies in, the nearest first.
    fn statements(&self, above: bool) -> Vec<Statement<'a>> {
        let reach = if above { usize::MAX } else { 1 };
        let table = &self.context.assets.table;
        let mut found: Vec<Statement> = Vec::new();
        for place in self.context.assets.regions.chain(self.place).take(reach) {
            let known = table.places.iter().filter(|each| each.region == place);
            found.extend(
                known.flat_map(|each| &each.pools).map(|pool| Statement::Pool(place, pool)),
            );
            for topic in &table.topics {
                for local in topic.local_rules(place) {
                    let rule = topic.rule(local.rule);
                    // A rule of several topics is one fact.
                    if !found.iter().any(|other| other.is(rule)) {
                        found.push(Statement::Rule(topic, rule));
                    }
                }
            }
        }
        found
    }

    fn aspects(&self, statements: &[Statement<'a>]) -> Vec<AspectDoc> {
        let table = &self.context.assets.table;
        let docs = (0..).map(AspectIx).zip(&table.aspects).map(|(ix, aspect)| {
            let about = statements.iter().filter(|each| each.is_about(ix, table));
            let facts = about.map(|each| self.fact(each)).collect();
            AspectDoc { id: aspect.id.clone(), title: aspect.title.clone(), facts }
        });
        docs.filter(|aspect| !aspect.facts.is_empty()).collect()
    }

    /// Aspects that nothing in force speaks of.
    fn unknown(&self, statements: &[Statement]) -> Vec<AspectName> {
        let dialled = self.context.assets.regions.area_code(self.place).is_some();
        let (table, today) = (&self.context.assets.table, self.context.today);
        let open = (0..).map(AspectIx).zip(&table.aspects).filter(|(ix, aspect)| {
            let speaks = |each: &Statement| each.is_about(*ix, table) && !each.lapsed(today);
            let known = dialled && aspect.id == HOTLINE || statements.iter().any(speaks);
            !known && !self.is_outside()
        });
        let was_known = |ix| statements.iter().any(|each| each.is_about(ix, table));
        let named = open.map(|(ix, aspect)| {
            let over = if was_known(ix) { "（见到的都过了期）" } else { "" };
            AspectName { id: aspect.id.clone(), title: format!("{}{over}", aspect.title) }
        });
        named.collect()
    }

    fn counts(&self, statements: &[Statement]) -> Counts {
        let mut counts = Counts { unknown: self.unknown(statements).len(), ..Counts::default() };
        for each in statements {
            counts.add(
                each.sureness(&self.context.assets.table),
                each.lapsed(self.context.today),
                each.as_of(),
            );
        }
        counts
    }

    fn cities(&self) -> Vec<PlaceName> {
        let below = self.context.assets.regions.children(self.place);
        let told = below
            .filter(|&place| !Survey { context: self.context, place }.statements(false).is_empty());
        told.map(|ix| self.name(ix)).collect()
    }

    fn ask(&self) -> String {
        let regions = &self.context.assets.regions;
        let short = &self.region(self.place).short;
        if self.is_outside() {
            return format!("{short}不在这个程序的范围内。");
        }
        match called(self.context, self.place) {
            Some(number) => format!("请拨打 {number} 问{short}的经办机构。"),
            None if regions.has_children(self.place) => {
                format!("请拨打{short}参保城市的区号 + 12393。")
            }
            None => format!("请拨打{short}的区号 + 12393。"),
        }
    }

    /// The documents of all facts, each once, in the order of first use.
    fn sources(&self, aspects: &[AspectDoc]) -> Vec<SourceDoc> {
        let facts = aspects.iter().flat_map(|aspect| &aspect.facts);
        let mut ids: Vec<&str> = Vec::new();
        for id in facts.flat_map(|fact| &fact.why.sources) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        let all = &self.context.assets.table.sources;
        let found = ids.iter().filter_map(|id| all.iter().position(|source| source.id == *id));
        found.map(|at| sources::source(SourceIx(at as u16), self.context)).collect()
    }
}
