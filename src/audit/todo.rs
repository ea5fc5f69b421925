//! Statements that the people who keep the data must look at again, by harm.

use chrono::{NaiveDate, TimeDelta};

use super::standing::Options;
use crate::model::{AspectIx, Assets, Force, Rule, Slot, UNDATED};
use crate::regions::RegionIx;

/// Days ahead in which what begins or ends is told.
const AHEAD: TimeDelta = TimeDelta::days(31);

/// Why a statement must be looked at, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// It, or a document it rests on, is past its last day.
    Lapsed,
    /// It is known from a secondary page only.
    Unverified,
    /// Its page carries no date.
    Undated,
    /// A document it rests on was not checked for long.
    Stale,
    /// It begins within a month.
    Begins,
    /// It ends within a month.
    Ends,
}

impl Duty {
    /// Name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lapsed => "lapsed",
            Self::Unverified => "unverified",
            Self::Undated => "undated",
            Self::Stale => "stale",
            Self::Begins => "begins",
            Self::Ends => "ends",
        }
    }

    /// Name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Lapsed => "已过有效期",
            Self::Unverified => "只有二手材料",
            Self::Undated => "没有日期",
            Self::Stale => "很久没有核对",
            Self::Begins => "一个月内开始",
            Self::Ends => "一个月内结束",
        }
    }
}

/// A statement to look at, and every reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task<'a> {
    /// Id of the topic.
    pub topic: &'a str,
    /// The statement.
    pub rule: &'a str,
    /// The place whose it is; none for a national one.
    pub place: Option<RegionIx>,
    /// Its part of a result; the parts stand in the order of the harm that a mistake does.
    pub slot: Slot,
    /// The reasons, the worst first.
    pub duties: Vec<Duty>,
}

/// Everything to look at: by place, national first; within a place what decides before what tells.
pub fn tasks<'a>(assets: &'a Assets, options: &Options) -> Vec<Task<'a>> {
    let mut found = Vec::new();
    for topic in &assets.table.topics {
        for rule in &topic.rules {
            let duties = duties(assets, rule, options);
            if !duties.is_empty() {
                let (place, slot) = (rule.place, rule.body.slot());
                found.push(Task { topic: &topic.id, rule: &rule.id, place, slot, duties });
            }
        }
    }
    found.sort_by_key(|task| (task.place, task.slot, task.duties[0]));
    found
}

fn duties(assets: &Assets, rule: &Rule, options: &Options) -> Vec<Duty> {
    let Options { today, max_age, .. } = *options;
    let soon = |day: Option<NaiveDate>| day.is_some_and(|day| day > today && day <= today + AHEAD);
    let sources = || rule.cites.iter().map(|cite| &assets.table.sources[cite.source.at()]);
    let expired = sources().any(|source| source.has_expired(today));
    let old = sources().any(|source| source.age(today) > max_age);
    let all = [
        (Duty::Lapsed, expired || rule.force(today) == Force::Late),
        (Duty::Unverified, rule.verify),
        (Duty::Undated, rule.as_of == UNDATED),
        (Duty::Stale, old),
        (Duty::Begins, soon(rule.from)),
        (Duty::Ends, soon(rule.until)),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(duty, _)| duty).collect()
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
