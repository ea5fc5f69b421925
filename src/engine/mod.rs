//! Table, answers and context in, outcome out: pure, and without wording.

use chrono::NaiveDate;

use crate::model::{Answers, Assets, Outcome, Topic};

/// What an outcome depends on besides the answers.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Places, calendar and documents.
    pub assets: &'a Assets,
    /// The day the plan is for.
    pub today: NaiveDate,
}

/// Runs a topic's rules over the answers.
pub fn run(topic: &Topic, answers: &Answers, context: &Context) -> Outcome {
    unimplemented!("{} {answers:?} {context:?}", topic.id)
}
