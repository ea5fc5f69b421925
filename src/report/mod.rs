//! From an outcome to the one wording of the results that screens, prompts and exports share.

mod document;

pub use document::{
    AccountDoc, AnswerDoc, BecauseDoc, ChannelDoc, DataDoc, Document, GapDoc, MaterialDoc, MilestoneDoc, NoteDoc, SourceDoc,
    StepDoc, StepsDoc, VerdictDoc, WaitingDoc, Why,
};

use crate::engine::Context;
use crate::model::{Answers, Outcome, Topic};

/// Puts an outcome into words.
pub fn document(topic: &Topic, answers: &Answers, outcome: &Outcome, context: &Context) -> Document {
    unimplemented!("{} {answers:?} {outcome:?} {context:?}", topic.id)
}
