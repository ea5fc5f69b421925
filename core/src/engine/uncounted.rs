//! Months of a gap that are none: taken off the number answered, and added to it again.

use crate::model::{Answers, QuestionIx, QuestionKind, Topic, Value};

/// Takes the months that are none off the gap, never more than there are; the number taken off.
pub(super) fn take_off(topic: &Topic, answers: &mut Answers) -> u16 {
    let mut taken = 0;
    for (part, whole) in pairs(topic) {
        if let (Some(less), Some(number)) = (count(answers, part), count(answers, whole)) {
            let less = less.min(number);
            answers.set(part, Value::Count(less));
            answers.set(whole, Value::Count(number - less));
            taken += less;
        }
    }
    u16::try_from(taken).unwrap_or(u16::MAX)
}

/// Turns answers as conditions see them into answers as they are given: undoes what a run takes off.
pub fn add_back(topic: &Topic, answers: &mut Answers) {
    for (part, whole) in pairs(topic) {
        let QuestionKind::Count { max } = topic.at(whole).kind else { continue };
        if let (Some(less), Some(rest)) = (count(answers, part), count(answers, whole)) {
            answers.set(whole, Value::Count(rest.saturating_add(less).min(max)));
        }
    }
}

/// The questions whose number is taken off that of another, and those others.
fn pairs(topic: &Topic) -> impl Iterator<Item = (QuestionIx, QuestionIx)> {
    topic.roles.parts.iter().filter_map(|part| Some((part, topic.at(part).takes_from?)))
}

fn count(answers: &Answers, question: QuestionIx) -> Option<u32> {
    match answers.known(question)? {
        Value::Count(number) => Some(number),
        _ => None,
    }
}
