//! Statements that the people who keep the data must look at again, by harm.

use chrono::NaiveDate;

use super::duty::{Duty, is_soon};
use super::standing::Options;
use super::windows::Windows;
use crate::model::{AspectIx, Assets, Force, Rule, Source, SourceIx, UNDATED};
use crate::regions::RegionIx;

/// One reason to look at a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    pub duty: Duty,
    /// The day that it is about, as exactly as known: the last day, the first, that of the last look.
    pub day: Option<String>,
    /// The document that it is about.
    pub source: Option<SourceIx>,
}

/// A statement to look at, and every reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Task<'a> {
    /// Id of the topic.
    pub topic: &'a str,
    /// The statement; its parts of a result stand in the order of the harm that a mistake does.
    pub rule: &'a Rule,
    /// The reasons, the worst first.
    pub reasons: Vec<Reason>,
}

impl Task<'_> {
    /// What the reasons come to, the worst first, each once.
    pub fn duties(&self) -> Vec<Duty> {
        let mut duties: Vec<Duty> = self.reasons.iter().map(|reason| reason.duty).collect();
        duties.dedup();
        duties
    }
}

/// Everything to look at: by place, national first; within a place what decides before what tells.
pub fn tasks<'a>(assets: &'a Assets, options: &Options) -> Vec<Task<'a>> {
    let windows = Windows::of(assets);
    let mut found = Vec::new();
    for topic in &assets.table.topics {
        for rule in &topic.rules {
            let mut reasons = reasons(assets, rule, options);
            let coming = windows.coming(rule, options.today).into_iter();
            reasons.extend(coming.map(|(duty, day)| Reason { duty, day: Some(day), source: None }));
            if !reasons.is_empty() {
                found.push(Task { topic: &topic.id, rule, reasons });
            }
        }
    }
    found.sort_by_key(|task| (task.rule.place, task.rule.body.slot(), task.reasons[0].duty));
    found
}

/// The reasons to look at a statement that have nothing to do with enrolment, the worst first.
fn reasons(assets: &Assets, rule: &Rule, options: &Options) -> Vec<Reason> {
    let Options { today, max_age, .. } = *options;
    let written = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let own =
        |duty, day, holds: bool| holds.then(|| Reason { duty, day: written(day), source: None });
    let by = |duty, day: fn(&Source) -> Option<NaiveDate>, holds: &dyn Fn(&Source) -> bool| {
        let cited =
            rule.cites.iter().map(|cite| (cite.source, &assets.table.sources[cite.source.at()]));
        let meant = cited.filter(|(_, source)| holds(source));
        let reason = |(ix, source): (SourceIx, &Source)| Reason {
            duty,
            day: written(day(source)),
            source: Some(ix),
        };
        let mut reasons: Vec<Reason> = meant.map(reason).collect();
        reasons.dedup();
        reasons
    };
    let soon = |day: Option<NaiveDate>| day.is_some_and(|day| is_soon(day, today));
    let first = rule.cites.first().map(|cite| cite.source);
    let of_first = |duty, holds: bool| holds.then_some(Reason { duty, day: None, source: first });
    let mut all = by(Duty::Lapsed, |source| source.expired, &|source| source.has_expired(today));
    all.extend(own(Duty::Lapsed, rule.until, rule.force(today) == Force::Late));
    all.extend(of_first(Duty::Unverified, rule.verify));
    all.extend(of_first(Duty::Undated, rule.as_of == UNDATED));
    all.extend(by(Duty::Stale, |source| Some(source.checked), &|source| {
        source.age(today) > max_age
    }));
    all.extend(own(Duty::Begins, rule.from, soon(rule.from)));
    all.extend(own(Duty::Ends, rule.until, soon(rule.until)));
    all
}

/// Aspects about which nothing is known, of every place that has rules of its own.
pub fn unknown(assets: &Assets) -> Vec<(RegionIx, Vec<AspectIx>)> {
    let rules = || assets.table.topics.iter().flat_map(|topic| &topic.rules);
    let mut places: Vec<RegionIx> = rules().filter_map(|rule| rule.place).collect();
    places.sort_unstable();
    places.dedup();
    let aspects = || (0..assets.table.aspects.len()).map(|at| AspectIx(at as u8));
    let known = |place, aspect| {
        // What the province says holds for its cities.
        let near = |own| assets.regions.within(place, own);
        rules().any(|rule| rule.place.is_some_and(near) && rule.about.contains(&aspect))
    };
    let lacking = |place| aspects().filter(|&aspect| !known(place, aspect)).collect();
    places.into_iter().map(|place| (place, lacking(place))).collect()
}
