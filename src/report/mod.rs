//! From an outcome to the one wording of the results that screens, prompts and exports share.

mod document;

pub use document::{
    AccountDoc, AnswerDoc, BecauseDoc, ChannelDoc, DataDoc, Document, GapDoc, MaterialDoc, MilestoneDoc, NoteDoc, SourceDoc,
    StepDoc, StepsDoc, VerdictDoc, WaitingDoc, Why,
};
