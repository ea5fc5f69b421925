//! Answers given as text: by flags, and by prompts.

mod clash;
mod read;

pub use clash::check_answers;
pub use read::{day, number, read_answer, read_place, read_value, values};

use super::error::{CallError, CliError};
use crate::model::{Answers, Assets, Topic};
use chrono::NaiveDate;

/// Reads a whole set of answers, id and text each, and refuses contradictions.
pub fn read_answers(
    topic: &Topic,
    assets: &Assets,
    today: NaiveDate,
    given: &[(String, String)],
) -> Result<Answers, CliError> {
    let mut answers = Answers::default();
    for (id, text) in given {
        let (question, value) = read_answer(topic, assets, id, text)?;
        if answers.get(question).is_some() {
            return Err(CliError::Call(CallError::Twice(flag(id))));
        }
        answers.set(question, value);
    }
    check_answers(topic, &answers, today, |question| flag(&question.id))?;
    Ok(answers)
}

/// A question's name as a flag: `gap_months` is `--gap-months`.
pub fn flag(id: &str) -> String {
    format!("--{}", id.replace('_', "-"))
}
