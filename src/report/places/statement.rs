//! Something said of a place: a rule of a topic, or a pool.

use chrono::NaiveDate;

use super::Sureness;
use crate::model::{AspectIx, Level, Pool, Rule, Table, Topic, UNDATED};
use crate::regions::RegionIx;

/// The aspect that the pools of a place are facts of.
const POOL: &str = "pool";

/// Something said of a place.
#[derive(Clone, Copy)]
pub(crate) enum Statement<'a> {
    /// A rule of a topic.
    Rule(&'a Topic, &'a Rule),
    /// A place is one pool.
    Pool(RegionIx, &'a Pool),
}

impl Statement<'_> {
    /// Whether it says the same of the same place. A fact of several topics stands in each of them.
    pub fn is(&self, other: &Rule) -> bool {
        let Self::Rule(_, rule) = self else { return false };
        let same = rule.id == other.id || rule.text == other.text && rule.about == other.about;
        same && rule.place == other.place
    }

    /// Whether it is a fact of an aspect.
    pub(crate) fn is_about(&self, aspect: AspectIx, table: &Table) -> bool {
        match self {
            Self::Rule(_, rule) => rule.about.contains(&aspect),
            Self::Pool(..) => table.aspects[aspect.at()].id == POOL,
        }
    }

    /// Whether its last day is over.
    pub fn lapsed(&self, today: NaiveDate) -> bool {
        matches!(self, Self::Rule(_, rule) if rule.until.is_some_and(|until| until < today))
    }

    /// How sure it is.
    pub fn sureness(&self, table: &Table) -> Sureness {
        match self {
            Self::Rule(_, rule) if rule.level == Level::Unconfirmed => Sureness::Lead,
            Self::Rule(_, rule) if rule.verify => Sureness::Unverified,
            // A pool has no word for it: unless a document says so, a report was all there was.
            Self::Pool(_, pool) if pool_level(pool, table) >= Level::Practice => {
                Sureness::Unverified
            }
            _ => Sureness::Document,
        }
    }

    /// Date of the fact, if one is known.
    pub fn as_of(&self) -> Option<&str> {
        match self {
            Self::Rule(_, rule) => {
                Some(rule.as_of.as_str()).filter(|day| !day.is_empty() && *day != UNDATED)
            }
            Self::Pool(..) => None,
        }
    }
}

/// Weight of the first document a pool rests on.
pub(crate) fn pool_level(pool: &Pool, table: &Table) -> Level {
    let first = pool.cites.first().map(|cite| table.sources[cite.source.at()].level);
    first.unwrap_or(Level::Unconfirmed)
}
