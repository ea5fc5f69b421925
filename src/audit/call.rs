//! Answers as the call of the program that gives them.

use crate::model::{Answers, Question, Topic, Value};
use crate::regions::Regions;

/// The call that shows these answers.
pub fn call(topic: &Topic, answers: &Answers, regions: &Regions) -> String {
    let command = if topic.sections.is_empty() {
        "yizhuan plan".to_owned()
    } else {
        format!("yizhuan topic {}", topic.id)
    };
    let flags = answers.given().map(|(ix, value)| {
        let question = topic.at(ix);
        format!(" --{} {}", question.id.replace('_', "-"), written(question, value, regions))
    });
    command + &flags.collect::<String>()
}

/// A value as the command line takes it.
pub fn written(question: &Question, value: Value, regions: &Regions) -> String {
    match value {
        Value::Unknown => "unknown".to_owned(),
        Value::Choice(at) => question.choices[usize::from(at)].id.clone(),
        Value::Many(0) => "none".to_owned(),
        Value::Many(bits) => {
            let taken = question.choices.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            taken.map(|(_, choice)| choice.id.as_str()).collect::<Vec<_>>().join(",")
        }
        Value::Place(place) => regions.get(place).code.clone(),
        Value::Count(count) => count.to_string(),
        Value::Month(month) => month.to_string(),
        Value::Day(day) => day.to_string(),
    }
}
