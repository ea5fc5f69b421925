//! Answers, kept by question and never by the order in which they were given.

use chrono::NaiveDate;

use super::ids::{MAX_QUESTIONS, QuestionIx, QuestionSet};
use crate::calendar::Month;
use crate::regions::RegionIx;

/// One answer. A yes or no is a [`Value::Choice`] of the question's choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// 「不确定」.
    Unknown,
    /// Position of the choice.
    Choice(u8),
    /// Set of choices, bit *n* for choice *n*; empty means none of them.
    Many(u16),
    /// Somewhere of `regions.tsv`.
    Place(RegionIx),
    /// A whole number: months, years, or yuan.
    Count(u32),
    /// Year and month.
    Month(Month),
    /// A day, such as 2026-11-21.
    Day(NaiveDate),
}

/// The answers of one topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    values: [Option<Value>; MAX_QUESTIONS],
    given: QuestionSet,
    matters: Vec<u16>,
    partly: QuestionSet,
    assumed: QuestionSet,
    left_open: QuestionSet,
}

impl Answers {
    /// The answer, if one was given.
    pub fn get(&self, question: QuestionIx) -> Option<Value> {
        self.values[question.at()]
    }

    /// The answer, if one was given that is not 「不确定」.
    pub fn known(&self, question: QuestionIx) -> Option<Value> {
        self.get(question).filter(|value| *value != Value::Unknown)
    }

    /// Gives or replaces an answer.
    pub fn set(&mut self, question: QuestionIx, value: Value) {
        self.values[question.at()] = Some(value);
        self.given.insert(question);
        self.partly.remove(question);
        self.assumed.remove(question);
    }

    /// Fills in what nobody was asked.
    pub fn assume(&mut self, question: QuestionIx, value: Value) {
        self.set(question, value);
        self.assumed.insert(question);
    }

    /// Whether it was filled in without being asked.
    pub fn is_assumed(&self, question: QuestionIx) -> bool {
        self.assumed.contains(question)
    }

    /// The month that was answered.
    pub fn month(&self, question: QuestionIx) -> Option<Month> {
        match self.known(question)? {
            Value::Month(month) => Some(month),
            _ => None,
        }
    }

    /// The day that was answered.
    pub fn day(&self, question: QuestionIx) -> Option<NaiveDate> {
        match self.known(question)? {
            Value::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Keeps what was named of several things; whether there are others is still open.
    pub fn set_partly(&mut self, question: QuestionIx, named: u16) {
        self.set(question, Value::Many(named));
        self.partly.insert(question);
    }

    /// Keeps that something was said of it which answers nothing: nobody may fill it in without asking.
    pub fn leave_open(&mut self, question: QuestionIx) {
        self.left_open.insert(question);
    }

    /// Whether something was said of it which answers nothing.
    pub fn is_left_open(&self, question: QuestionIx) -> bool {
        self.left_open.contains(question)
    }

    /// Keeps what others leave open as well.
    pub fn leave_open_with(&mut self, others: &Self) {
        self.left_open.extend(others.left_open);
    }

    /// Whether there may be more than what was named.
    pub fn is_partly(&self, question: QuestionIx) -> bool {
        self.partly.contains(question)
    }

    /// Takes an answer back.
    pub fn clear(&mut self, question: QuestionIx) {
        self.values[question.at()] = None;
        self.given.remove(question);
        self.partly.remove(question);
        self.assumed.remove(question);
    }

    /// The questions answered, in the order of the topic.
    pub fn given(&self) -> impl Iterator<Item = (QuestionIx, Value)> {
        self.given.iter().filter_map(|question| Some((question, self.get(question)?)))
    }

    /// Keeps the position of a claim about something that was said and that no question asks for.
    pub fn add_matter(&mut self, claim: u16) {
        if !self.matters.contains(&claim) {
            self.matters.push(claim);
        }
    }

    /// The positions of those claims, as they were said.
    pub fn matters(&self) -> &[u16] {
        &self.matters
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }
}
