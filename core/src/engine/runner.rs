//! One who runs a topic over many answers on one day.

use super::memory::Memory;
use super::room::Room;
use super::state::State;
use super::{Context, finish};
use crate::model::{Answers, Outcome, Topic};

/// Gives the same outcomes as [`super::run`], and remembers what the nation's rules came to for answers
/// that they cannot tell apart.
pub struct Runner<'a> {
    topic: &'a Topic,
    context: &'a Context<'a>,
    room: Room,
}

impl<'a> Runner<'a> {
    /// With the usual room to remember in.
    pub fn new(topic: &'a Topic, context: &'a Context<'a>) -> Self {
        Self::over(topic, context, None)
    }

    /// With room for about so many things, each of which some rules came to; the more, the less is worked out
    /// again.
    pub fn with_room(topic: &'a Topic, context: &'a Context<'a>, things: usize) -> Self {
        Self::over(topic, context, Some(things))
    }

    /// What it runs.
    pub fn topic(&self) -> &'a Topic {
        self.topic
    }

    /// What it runs it in.
    pub fn context(&self) -> Context<'a> {
        *self.context
    }

    fn over(topic: &'a Topic, context: &'a Context<'a>, things: Option<usize>) -> Self {
        let memory = Memory::new(topic, context, things);
        Self { topic, context, room: Room::new(topic, Some(Box::new(memory))) }
    }

    /// Runs the rules over the answers.
    pub fn run(&mut self, answers: &Answers) -> Outcome {
        finish(&State::new(self.topic, answers, self.context), &mut self.room)
    }
}
