//! A value as the command line takes it.

use crate::model::{Question, Value};
use crate::regions::Regions;

/// A value as the command line takes it.
pub fn written(question: &Question, value: Value, regions: &Regions) -> String {
    match value {
        Value::Unknown => "unknown".to_owned(),
        Value::Choice(at) => question.choices[usize::from(at)].id.clone(),
        Value::Many(0) => "none".to_owned(),
        Value::Many(bits) => {
            let ids = question.taken(bits).map(|choice| choice.id.as_str());
            ids.collect::<Vec<_>>().join(",")
        }
        Value::Place(place) => regions.get(place).code.clone(),
        Value::Count(count) => count.to_string(),
        Value::Month(month) => month.to_string(),
        Value::Day(day) => day.to_string(),
    }
}
