//! Answers given as text: by flags, and by prompts.

mod clash;
mod read;
mod reader;

pub use clash::{Name, check_answers};
pub use read::{day, number, read_place, read_value, values};
pub use reader::Reader;

use super::error::{CliError, Fault};
use crate::model::{Answers, Assets, Topic};
use chrono::NaiveDate;

/// Reads a whole set of answers, id and text each, and refuses contradictions.
pub fn read_answers(
    topic: &Topic,
    assets: &Assets,
    today: NaiveDate,
    given: &[(String, String)],
) -> Result<Answers, CliError> {
    let reader = Reader::new((assets, topic), today, |question| flag(&question.id));
    let asked = given.iter().map(|(id, text)| {
        let question = topic.question(id).ok_or_else(|| {
            let (flag, text) = (flag(id), text.clone());
            CliError::Value { flag, text, fault: Fault::NoQuestion }
        })?;
        Ok((question, text.as_str()))
    });
    reader.read(&asked.collect::<Result<Vec<_>, CliError>>()?)
}

/// A question's name as a flag: `gap_months` is `--gap-months`.
pub fn flag(id: &str) -> String {
    format!("--{}", id.replace('_', "-"))
}
