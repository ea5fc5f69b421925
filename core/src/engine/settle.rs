//! Questions answered 「不确定」, as far as other answers settle them.

use crate::model::{Answers, QuestionIx, QuestionSet, Settle, Test, Topic, Value};

/// A question answered 「不确定」 that the table lets others settle.
pub struct Doubt {
    pub question: QuestionIx,
    /// What it comes to, if it can be told.
    pub value: Option<Value>,
    /// Questions that settle it.
    pub by: QuestionSet,
    /// Those of them whose answers would settle it and are not known.
    pub lacks: QuestionSet,
}

/// Every doubt, in the order of the questions.
pub(crate) fn doubts(topic: &Topic, given: &Answers) -> Vec<Doubt> {
    let unsure = given.given().filter(|(_, value)| *value == Value::Unknown);
    unsure.filter_map(|(question, _)| doubt(topic, given, question)).collect()
}

/// The answers, with what the doubts among them come to.
pub fn settled(given: &Answers, doubts: &[Doubt]) -> Answers {
    let mut answers = given.clone();
    for Doubt { question, value, .. } in doubts {
        if let Some(value) = value {
            answers.set(*question, *value);
        }
    }
    answers
}

fn doubt(topic: &Topic, given: &Answers, question: QuestionIx) -> Option<Doubt> {
    let lines = || topic.settles.iter().filter(move |line| line.question == question);
    lines().next()?;
    let value = lines().find(|line| holds(line, given)).map(|line| Value::Choice(line.choice));
    let possible = lines().filter(|line| value.is_none() && !is_ruled_out(line, given));
    let mut lacks = QuestionSet::default();
    possible
        .flat_map(asked)
        .filter(|ix| given.known(*ix).is_none())
        .for_each(|ix| lacks.insert(ix));
    let mut by = QuestionSet::default();
    lines().flat_map(asked).for_each(|ix| by.insert(ix));
    Some(Doubt { question, value, by, lacks })
}

fn holds(line: &Settle, given: &Answers) -> bool {
    let known = |ix| given.known(ix).is_some();
    asked(line).all(known) && !is_ruled_out(line, given)
}

fn is_ruled_out(line: &Settle, given: &Answers) -> bool {
    line.when.all.iter().any(|test| test.ruled_out(given))
}

fn asked(line: &Settle) -> impl Iterator<Item = QuestionIx> {
    line.when.all.iter().filter_map(|test| match test {
        Test::Choice { question, .. } => Some(*question),
        _ => None,
    })
}
