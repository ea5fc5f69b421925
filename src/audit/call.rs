//! Answers as the call of the program that gives them.

use crate::answers::{flag, written};
use crate::model::{Answers, Topic};
use crate::regions::Regions;

/// The call that shows these answers.
pub fn call(topic: &Topic, answers: &Answers, regions: &Regions) -> String {
    let command = if topic.is_plan() {
        "yizhuan plan".to_owned()
    } else {
        format!("yizhuan topic {}", topic.id)
    };
    let flags = answers.given().map(|(ix, value)| {
        let question = topic.at(ix);
        format!(" {} {}", flag(&question.id), written(question, value, regions))
    });
    command + &flags.collect::<String>()
}
