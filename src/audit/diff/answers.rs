//! For which places and answers the result changes: both tables are run over the same samples.

use std::collections::BTreeSet;
use std::thread;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::entries::EntryDiff;
use super::found::{Found, Only, Snapshot};
use super::places::{self, Trial};
use super::samples::{self, Given};
use super::statements::Statements;
use crate::engine::Context;
use crate::model::{Assets, Question, QuestionKind, Topic};

/// Terms are counted from so many days before a changed day.
const BEFORE: u64 = 10;
/// So many sets are tried of a topic at most: beyond that, evenly chosen ones.
const MOST: usize = 20_000;
/// So many where nothing but the calendar differs, which most places feel alike.
const MOST_DAYS: usize = 2_500;
/// So many days of acceptance are tried at most.
const STARTS: usize = 8;

/// What becomes of the answers of a topic.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TopicDiff {
    /// Id.
    pub topic: String,
    pub title: String,
    /// How many sets of places and answers were tried.
    pub tried: usize,
    /// How many of them give another result.
    pub changed: usize,
    /// Those, by the parts that differ, the largest group first.
    pub groups: Vec<Group>,
}

/// Sets in whose results the same parts differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Group {
    /// The parts, by their names in JSON.
    pub parts: Vec<String>,
    /// How many sets.
    pub changed: usize,
    /// Codes of the places that were tried on either side.
    pub places: Vec<String>,
    /// Questions of which only some of the answers tried lead here.
    pub only: Vec<Only>,
    /// Ids and texts of the answers of one of them.
    pub example: Vec<(String, String)>,
}

/// Two states of the data, and the day.
pub(crate) struct Scene<'a> {
    /// Old data.
    pub old: &'a Assets,
    /// New data.
    pub new: &'a Assets,
    /// The day.
    pub today: NaiveDate,
}

/// A topic as both states of the data have it.
#[derive(Clone, Copy)]
struct Both<'a> {
    old: &'a Topic,
    new: &'a Topic,
}

impl Scene<'_> {
    /// Runs every topic that both have.
    pub fn compare(&self, entries: &[EntryDiff], days: &[NaiveDate]) -> Vec<TopicDiff> {
        let topics = self.new.table.topics.iter();
        let pairs = topics.filter_map(|new| {
            let old = self.old.table.topics.iter().find(|old| old.id == new.id)?;
            Some(Both { old, new })
        });
        pairs.map(|topics| self.topic(topics, entries, days)).collect()
    }

    fn topic(&self, topics: Both, entries: &[EntryDiff], days: &[NaiveDate]) -> TopicDiff {
        let new = topics.new;
        let touched = places::touched(entries);
        // Where nothing but the calendar differs, nothing but the day of acceptance is varied.
        let only_days = touched.as_ref().is_some_and(BTreeSet::is_empty);
        let touched = touched.filter(|_| days.is_empty());
        let varies = |each: &Question| !only_days || each.kind == QuestionKind::Day;
        let sets = samples::sets(new, &starts(days, self.today), varies);
        let trials = places::trials(new, [self.old, self.new], touched.as_ref());
        let chosen = chosen(&trials, &sets, if only_days { MOST_DAYS } else { MOST });
        let found = self.try_all(topics, &chosen);
        let changed = found.groups.values().map(|group| group.changed).sum();
        let finish = |(parts, group): (Vec<String>, Snapshot)| {
            let example = self.shortest(topics, &parts, group.example.clone());
            let only = group.only(new, &found.seen, &sets);
            let places = group.places.into_iter().collect();
            Group { parts, changed: group.changed, places, only, example }
        };
        let mut groups: Vec<Group> = found.groups.into_iter().map(finish).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.changed));
        TopicDiff {
            topic: new.id.clone(),
            title: new.title.clone(),
            tried: found.tried,
            changed,
            groups,
        }
    }

    /// Splits the places over the cores; the result does not depend on how many there are.
    fn try_all(&self, topics: Both, chosen: &[(&Trial, &Given)]) -> Found {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let places = topics.new.questions.iter().filter(|each| each.kind == QuestionKind::Place);
        let places: Vec<&str> = places.map(|question| question.id.as_str()).collect();
        let size = chosen.len().div_ceil(cores).max(1);
        thread::scope(|scope| {
            let places = &places;
            let tasks: Vec<_> = chosen
                .chunks(size)
                .map(|part| scope.spawn(move || self.try_some(topics, places, part)))
                .collect();
            let done = tasks.into_iter().filter_map(|task| task.join().ok());
            done.fold(Found::default(), Found::with)
        })
    }

    fn try_some(&self, topics: Both, places: &[&str], chosen: &[(&Trial, &Given)]) -> Found {
        let mut found = Found::default();
        for (trial, set) in chosen {
            let codes = places.iter().map(|id| (*id).to_owned()).zip(trial.codes.iter().cloned());
            let told = codes.filter(|(_, code)| !code.is_empty());
            let given: Given = told.chain(set.iter().cloned()).collect();
            if let Some(parts) = self.differing(topics, &given) {
                found.add(&given, &trial.place, parts);
            }
        }
        found
    }

    /// The parts that differ with these answers; none if the answers contradict each other.
    fn differing(&self, Both { old, new }: Both, given: &Given) -> Option<Vec<String>> {
        let before = samples::answers(old, self.old, given)?;
        let after = samples::answers(new, self.new, given)?;
        let said = |topic, assets, answers| {
            Statements::of(topic, answers, &Context { assets, today: self.today })
        };
        let one = said(old, self.old, &before);
        Some(one.differing(&said(new, self.new, &after)))
    }

    /// The same difference with as few answers as will do.
    fn shortest(&self, topics: Both, parts: &[String], mut given: Given) -> Given {
        for at in (0..given.len()).rev() {
            let mut fewer = given.clone();
            fewer.remove(at);
            if self.differing(topics, &fewer).is_some_and(|found| found == parts) {
                given = fewer;
            }
        }
        given
    }
}

/// Every place with every set; evenly chosen ones if there are more than so many.
fn chosen<'a>(trials: &'a [Trial], sets: &'a [Given], most: usize) -> Vec<(&'a Trial, &'a Given)> {
    let mut step = (trials.len() * sets.len()).div_ceil(most).max(1);
    // A step that has no divisor in common with the number of sets comes to each of them.
    while common(step, sets.len()) > 1 {
        step += 1;
    }
    let all = trials.iter().flat_map(|trial| sets.iter().map(move |set| (trial, set)));
    all.step_by(step).collect()
}

/// The greatest common divisor.
fn common(one: usize, other: usize) -> usize {
    if other == 0 { one } else { common(other, one % other) }
}

/// Days of acceptance whose terms reach a changed day; today comes first.
fn starts(days: &[NaiveDate], today: NaiveDate) -> Vec<NaiveDate> {
    let mut found = vec![today];
    for day in days {
        let start = day.checked_sub_days(Days::new(BEFORE)).unwrap_or(*day);
        let near = |other: &NaiveDate| (start - *other).num_days().abs() <= 7;
        if found.len() < STARTS && !found.iter().any(near) {
            found.push(start);
        }
    }
    found
}
