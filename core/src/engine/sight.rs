//! What the rules of the nation can see of an answer: answers that they cannot tell apart are one class.
//!
//! A choice is seen as it is, a number by the bounds that some test has for it, a day by the working days
//! that are over, a place by what lies where some test asks for it. Of every question it is seen whether it
//! is known, or at least was answered.

use super::Context;
use super::pools;
use super::state::{State, asked};
use crate::model::{QuestionIx, QuestionKind, Test, Topic, Value};
use crate::regions::RegionIx;

/// Classes of what is not known: it was not answered, or it was.
pub(crate) const MISSING: u32 = 0;
pub(crate) const UNSURE: u32 = 1;
const KNOWN: u32 = 2;

/// What is seen of the answer to a question.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    /// Where a test of a number begins to hold, or ceases to.
    bounds: Vec<u32>,
    /// Working days that a test waits for.
    days: Vec<u16>,
    /// The class of each place.
    places: Vec<u16>,
    /// How many classes there are.
    pub classes: u32,
}

impl Sight {
    /// What these tests see of a question.
    pub fn new(question: QuestionIx, tests: &[&Test], topic: &Topic, context: &Context) -> Self {
        let (mut bounds, mut days, mut areas) = (Vec::new(), Vec::new(), Vec::new());
        for test in tests {
            match test {
                Test::Count { question: of, min, max } if *of == question => {
                    bounds.extend([*min, max.saturating_add(1)]);
                }
                Test::Workdays { question: of, days: number, .. } if *of == question => {
                    days.push(*number);
                }
                Test::Place { side, within } if asked(topic, *side) == Some(question) => {
                    areas.push(within.as_slice());
                }
                _ => {}
            }
        }
        bounds.sort_unstable();
        bounds.dedup();
        days.sort_unstable();
        days.dedup();
        let stated = topic.at(question);
        let mut sight = Self { bounds, days, places: Vec::new(), classes: KNOWN };
        sight.classes += match stated.kind {
            QuestionKind::Choice => stated.choices.len() as u32,
            QuestionKind::Many => 1 << stated.choices.len(),
            QuestionKind::Count { .. } => sight.bounds.len() as u32 + 1,
            QuestionKind::Day => sight.days.len() as u32 + 1,
            QuestionKind::Month => 1,
            QuestionKind::Place => {
                sight.places = classes(&areas, context);
                sight.places.iter().max().map_or(0, |last| u32::from(*last) + 1)
            }
        };
        sight
    }

    /// The class of an answer that is known.
    #[inline]
    pub fn class(&self, value: Value, state: &State) -> u32 {
        KNOWN
            + match value {
                Value::Choice(choice) => choice.into(),
                Value::Many(chosen) => chosen.into(),
                Value::Count(number) => {
                    self.bounds.partition_point(|bound| *bound <= number) as u32
                }
                Value::Day(day) => {
                    let (calendar, today) = (&state.context.assets.calendar, state.context.today);
                    let is_over = |days: &u16| calendar.add_workdays(day, *days).day < today;
                    self.days.partition_point(is_over) as u32
                }
                Value::Place(place) => {
                    self.places.get(usize::from(place.0)).copied().unwrap_or(0).into()
                }
                Value::Month(_) | Value::Unknown => 0,
            }
    }
}

/// The places by whether they lie in each of these areas, and by whether they name a pool.
fn classes(areas: &[&[RegionIx]], context: &Context) -> Vec<u16> {
    let regions = &context.assets.regions;
    let mut kinds: Vec<Vec<bool>> = Vec::new();
    let mut class = |place: RegionIx| {
        let lies = |area: &&[RegionIx]| area.iter().any(|each| regions.within(place, *each));
        let mut seen: Vec<bool> = areas.iter().map(lies).collect();
        seen.push(pools::is_vague(context, place));
        let known = kinds.iter().position(|kind| *kind == seen);
        known.unwrap_or_else(|| {
            kinds.push(seen);
            kinds.len() - 1
        }) as u16
    };
    (0..regions.len() as u16).map(|place| class(RegionIx(place))).collect()
}
