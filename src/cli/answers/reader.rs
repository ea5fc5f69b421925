//! Texts read as the answers to a topic's questions, once or for many rows.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Name, check_answers, read_value};
use crate::cli::error::{CallError, CliError, Fault};
use crate::model::{Answers, Assets, QuestionIx, QuestionKind, Topic, Value};

/// So many spellings of places are remembered; there are not many more that people use.
const REMEMBERED: usize = 4096;
/// Bytes of a spelling worth remembering.
const LONGEST: usize = 64;

type Spellings = HashMap<String, Result<Value, Fault>>;

/// Reads texts as the answers to a topic's questions.
pub struct Reader<'a> {
    assets: &'a Assets,
    topic: &'a Topic,
    today: NaiveDate,
    name: Name,
    /// What places were found to mean before: looking one up takes longer than the rest of a row.
    places: RefCell<HashMap<QuestionIx, Spellings>>,
}

impl<'a> Reader<'a> {
    /// `name` says what a question is called where the texts come from.
    pub fn new((assets, topic): (&'a Assets, &'a Topic), today: NaiveDate, name: Name) -> Self {
        Self { assets, topic, today, name, places: RefCell::default() }
    }

    /// Reads a whole set of answers and refuses contradictions.
    pub fn read<T: AsRef<str>>(&self, given: &[(QuestionIx, T)]) -> Result<Answers, CliError> {
        let mut answers = Answers::default();
        for (ix, text) in given {
            let (ix, text) = (*ix, text.as_ref());
            let name = || (self.name)(self.topic.at(ix));
            if answers.get(ix).is_some() {
                return Err(CliError::Call(CallError::Twice(name())));
            }
            let value = self.value(ix, text).map_err(|fault| CliError::Value {
                flag: name(),
                text: text.to_owned(),
                fault,
            })?;
            answers.set(ix, value);
        }
        check_answers(self.topic, &answers, self.today, self.name)?;
        Ok(answers)
    }

    fn value(&self, ix: QuestionIx, text: &str) -> Result<Value, Fault> {
        let question = self.topic.at(ix);
        if question.kind != QuestionKind::Place {
            return read_value(question, &self.assets.regions, text);
        }
        let mut places = self.places.borrow_mut();
        let places = places.entry(ix).or_default();
        if let Some(found) = places.get(text) {
            return found.clone();
        }
        let found = read_value(question, &self.assets.regions, text);
        if places.len() < REMEMBERED && text.len() <= LONGEST {
            places.insert(text.to_owned(), found.clone());
        }
        found
    }
}
