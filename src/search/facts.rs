//! What single places say of hard words that were written together, as in 「苏州灵活就业等待期」.

use super::asked::Asked;
use super::{Fit, Found, Hit};
use crate::model::{Assets, Lead, Rule, RuleIx, Table, Topic};
use crate::regions::{Candidate, RegionIx};

/// More of what single places say would hide the rest.
const MOST: usize = 8;
/// So many hard words say what is meant, also where no place is named.
const SEVERAL: usize = 2;

/// The places that were named, where one of their rules says every hard word; and the rules that say them.
pub(super) fn hits(assets: &Assets, asked: &Asked, named: &[Candidate]) -> Vec<Hit> {
    let terms = terms(&assets.table, asked);
    if terms.is_empty() || named.is_empty() && terms.len() < SEVERAL {
        return Vec::new();
    }
    let says = |rule: &Rule| terms.iter().all(|term| rule.title.says(term) || rule.text.says(term));
    let regions = &assets.regions;
    let around = |place: RegionIx| {
        let rules = |topic: &&Topic| {
            topic.local_rules(place).iter().any(|local| says(topic.rule(local.rule)))
        };
        assets.table.topics.iter().any(|topic| rules(&topic))
    };
    let told = named.iter().filter(|place| regions.chain(place.region).any(around));
    let places: Vec<Hit> =
        told.map(|place| Hit { found: Found::Place(*place), fit: Fit::Wording }).collect();
    let about = |place: RegionIx| {
        named.is_empty()
            || named.iter().any(|each| regions.chain(each.region).any(|at| at == place))
    };
    let fit = if named.is_empty() { Fit::Held } else { Fit::Wording };
    let rules = titled(&assets.table, |rule| says(rule) && rule.place.is_some_and(about));
    let rules = rules.into_iter().map(|lead| Hit { found: Found::Table(lead), fit });
    places.into_iter().chain(rules).collect()
}

/// The hard words that were written.
fn terms<'a>(table: &'a Table, asked: &Asked) -> Vec<&'a str> {
    let words = table.glossary.iter().map(|term| term.word.as_str());
    words.filter(|word| asked.whole.text.contains(word)).collect()
}

/// Rules with a heading of their own; what speaks in several topics is one thing.
fn titled(table: &Table, wanted: impl Fn(&Rule) -> bool) -> Vec<Lead> {
    let mut told: Vec<&Rule> = Vec::new();
    let mut found = Vec::new();
    for (at, topic) in (0..).zip(&table.topics) {
        for (ix, rule) in (0..).zip(&topic.rules) {
            let again = |other: &&Rule| other.place == rule.place && other.title == rule.title;
            let new = !rule.title.is_empty() && wanted(rule) && !told.iter().any(again);
            if new && found.len() < MOST {
                told.push(rule);
                found.push(Lead::Rule { topic: at, rule: RuleIx(ix) });
            }
        }
    }
    found
}
