//! Answers as the rules see them: the gap worked out, closed choices dropped.

use super::Context;
use super::settle::{self, Doubt};
use super::uncounted;
use crate::calendar::Month;
use crate::model::{Answers, QuestionIx, Roles, Topic, Value};

pub struct Input {
    pub answers: Answers,
    /// Last month paid, if known or worked out.
    pub last_paid: Option<Month>,
    /// Month in which paying resumes: as answered, or the month of the day the plan is for.
    pub resume: Month,
    /// Whether paying goes on already, and nobody knows since when: nothing is counted to today.
    pub open: bool,
    /// Months of the gap that are none.
    pub uncounted: u16,
    /// Questions answered 「不确定」 that others settle.
    pub doubts: Vec<Doubt>,
}

impl Input {
    /// Prepares the answers.
    pub fn new(topic: &Topic, given: &Answers, context: &Context) -> Self {
        let doubts = settle::doubts(topic, given);
        let settled = settle::settled(given, &doubts);
        let mut answers = settled.clone();
        for (question, value) in settled.given() {
            if is_closed(topic, &settled, question, value) {
                answers.clear(question);
            }
        }
        for ix in topic.roles.filled.iter() {
            // Nobody can tell the day of what was accepted but who was told it.
            let open = topic.roles.apply_on != Some(ix) && answers.get(ix).is_none();
            if let Some(value) = topic.at(ix).assumed(context.today).filter(|_| open) {
                answers.set(ix, value);
            }
        }
        drop_past_day(&mut answers, topic, given, context);
        let resume = topic.resumed(&answers, context.today);
        let open = topic.resumed_unknown(&answers);
        let last_paid = work_out_gap(&mut answers, topic.roles, resume, open);
        let uncounted = uncounted::take_off(topic, &mut answers);
        // What is no gap moves the end of the window as if it had been paid.
        let last_paid = last_paid.map(|last| last.plus(i32::from(uncounted)));
        Self { answers, last_paid, resume, open, uncounted, doubts }
    }
}

/// A choice that is open only under a condition which the answers contradict.
fn is_closed(topic: &Topic, given: &Answers, question: QuestionIx, value: Value) -> bool {
    let Value::Choice(choice) = value else { return false };
    let choice = topic.at(question).choices.get(usize::from(choice));
    choice.is_none_or(|choice| choice.is_closed(given))
}

/// What was not accepted yet, as somebody says, was not on a day that is past.
fn drop_past_day(answers: &mut Answers, topic: &Topic, given: &Answers, context: &Context) {
    let Some(apply_on) = topic.roles.apply_on else { return };
    let past = matches!(given.known(apply_on), Some(Value::Day(day)) if day < context.today);
    if past && topic.was_accepted(given) == Some(false) {
        answers.clear(apply_on);
    }
}

/// Fills in the gap from the months, or the last month from the gap; neither where it is open when the gap
/// was over.
fn work_out_gap(answers: &mut Answers, roles: Roles, resume: Month, open: bool) -> Option<Month> {
    let months = roles.gap_months?;
    let paid = roles.last_paid.and_then(|last| answers.month(last)).filter(|last| *last <= resume);
    match (answers.known(months), paid) {
        _ if open => paid,
        (Some(Value::Count(gap)), None) => {
            Some(resume.plus(-i32::try_from(gap).unwrap_or(i32::MAX - 1) - 1))
        }
        (None, Some(last)) => {
            let gap = (resume.since(last) - 1).max(0);
            answers.set(months, Value::Count(gap.unsigned_abs()));
            Some(last)
        }
        (_, paid) => paid,
    }
}
