//! What single places say of hard words that were written together, as in 「苏州灵活就业等待期」.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::asked::Asked;
use super::{Fit, Found, Hit, words};
use crate::model::{AspectIx, Assets, Body, Lead, Phrase, Rule, RuleIx, Synonym, Table, Topic};
use crate::regions::{Candidate, RegionIx};

/// More of what single places say would hide the rest.
const MOST: usize = 8;
/// So many hard words say what is meant, also where no place is named.
const SEVERAL: usize = 2;

/// What the places that were named say of what the words are about; where nothing is known of that, of the hard
/// words.
pub(super) fn hits(assets: &Assets, asked: &Asked, named: &[Candidate]) -> Vec<Hit> {
    let told = told(assets, asked, named);
    if told.is_empty() { spoken(assets, asked, named) } else { told }
}

/// The places that were named, where one of their rules says every hard word; and the rules that say them.
fn spoken(assets: &Assets, asked: &Asked, named: &[Candidate]) -> Vec<Hit> {
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

/// The places that were named and what they say of what the words are about, of which the best stands right
/// behind its place, and the others behind what the words lead to.
fn told(assets: &Assets, asked: &Asked, named: &[Candidate]) -> Vec<Hit> {
    let said = words::differing(&assets.table, asked);
    let told = named.iter().flat_map(|place| {
        let around = assets.regions.chain(place.region);
        let mut found = answering(&assets.table, around, &said);
        found.sort_by_key(|fact| fact.rank);
        // What speaks in several topics is one thing.
        let mut heads = HashSet::new();
        found.retain(|fact| heads.insert(fact.title));
        let place = Hit { found: Found::Place(*place), fit: Fit::Wording };
        let facts = found.into_iter().take(MOST).enumerate().map(|(at, fact)| {
            let fit = if at == 0 { Fit::Wording } else { Fit::Title };
            Hit { found: Found::Table(fact.lead), fit }
        });
        let facts: Vec<Hit> = facts.collect();
        let place = (!facts.is_empty()).then_some(place);
        place.into_iter().chain(facts)
    });
    told.collect()
}

/// How well a fact answers what was said, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// How many of the words.
    words: Reverse<usize>,
    /// How far up from the place that was named.
    far: usize,
    /// Whether no word leads to its topic.
    elsewhere: bool,
    /// How many of the words it is mainly about.
    mainly: Reverse<usize>,
}

/// A fact of a place, and how well it answers.
struct Answer<'a> {
    rank: Rank,
    title: &'a Phrase,
    lead: Lead,
}

/// Facts of places under headings that answer something of what was said.
fn answering<'a>(
    table: &'a Table,
    places: impl Iterator<Item = RegionIx>,
    said: &[&Synonym],
) -> Vec<Answer<'a>> {
    let count = |about: &[AspectIx]| {
        let meant = |synonym: &&&Synonym| about.iter().any(|each| synonym.about.contains(each));
        Reverse(said.iter().filter(meant).count())
    };
    let mut found = Vec::new();
    for (far, place) in places.enumerate() {
        for (at, topic) in (0..).zip(&table.topics) {
            let elsewhere = !said.iter().any(|synonym| synonym.leads.contains(&Lead::Topic(at)));
            for local in topic.local_rules(place) {
                let rule = topic.rule(local.rule);
                let (words, mainly) =
                    (count(&rule.about), count(rule.about.get(..1).unwrap_or_default()));
                if words < Reverse(0) && is_statement(rule) {
                    let rank = Rank { words, far, elsewhere, mainly };
                    let lead = Lead::Rule { topic: at, rule: local.rule };
                    found.push(Answer { rank, title: &rule.title, lead });
                }
            }
        }
    }
    found
}

/// Whether a rule says something under a heading, not only what to do or when.
fn is_statement(rule: &Rule) -> bool {
    !rule.title.is_empty() && !matches!(rule.body, Body::Step { .. } | Body::Timeline { .. })
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
        for (ix, rule) in (0..).zip(topic.rules.passing()) {
            let again = |other: &&Rule| other.place == rule.place && other.title == rule.title;
            let new = !rule.title.is_empty() && wanted(&rule) && !told.iter().any(again);
            if new && found.len() < MOST {
                told.push(topic.rule(RuleIx(ix)));
                found.push(Lead::Rule { topic: at, rule: RuleIx(ix) });
            }
        }
    }
    found
}
