//! Texts read as the answers to a topic's questions, once or for many rows.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::read::{SEPARATORS, labelled};
use super::{Voice, check_answers, flag, read_value, twice};
use crate::diagnostic::Diagnostic;
use crate::model::{Answers, Assets, Meaning, QuestionIx, QuestionKind, Topic, Value};
use crate::text::fold;

/// So many spellings of a place or a choice are remembered; there are not many more that people use.
const REMEMBERED: usize = 4096;
/// Bytes of a spelling worth remembering.
const LONGEST: usize = 64;

type Spellings = HashMap<String, Result<Value, Diagnostic>>;

/// Reads texts as the answers to a topic's questions.
pub struct Reader<'a> {
    assets: &'a Assets,
    topic: &'a Topic,
    today: NaiveDate,
    voice: Voice,
    /// What names of places, and words for choices, were found to mean before, by question: looking one up
    /// takes longer than the rest of a row.
    found: RefCell<Vec<Spellings>>,
}

impl<'a> Reader<'a> {
    /// Reads texts that come from one place on one day.
    pub fn new(assets: &'a Assets, topic: &'a Topic, today: NaiveDate, voice: Voice) -> Self {
        let found = vec![Spellings::new(); topic.questions.len()];
        Self { assets, topic, today, voice, found: RefCell::new(found) }
    }

    /// Reads a whole set of answers and refuses contradictions.
    pub fn read<T: AsRef<str>>(&self, given: &[(QuestionIx, T)]) -> Result<Answers, Diagnostic> {
        let mut answers = Answers::default();
        for (ix, text) in given {
            if answers.get(*ix).is_some() {
                return Err(twice(&self.voice.name(self.topic.at(*ix))));
            }
            answers.set(*ix, self.value(*ix, text.as_ref())?);
        }
        check_answers(self.topic, &answers, self.today, self.voice)?;
        Ok(answers)
    }

    fn value(&self, ix: QuestionIx, text: &str) -> Result<Value, Diagnostic> {
        let question = self.topic.at(ix);
        let read = || read_value(question, &self.assets.regions, text, self.voice);
        let is_word = self.voice != Voice::Prompt
            && matches!(question.kind, QuestionKind::Choice | QuestionKind::Many)
            && question.choice(text).is_none();
        if question.kind != QuestionKind::Place && !is_word {
            return read();
        }
        let mut before = self.found.borrow_mut();
        let before = &mut before[ix.at()];
        if let Some(found) = before.get(text) {
            return found.clone();
        }
        let found = match question.kind {
            QuestionKind::Choice => {
                self.spoken(ix, text).map_or_else(read, |choice| Ok(Value::Choice(choice)))
            }
            QuestionKind::Many => {
                read().or_else(|wrong| self.spoken_of_many(ix, text).ok_or(wrong))
            }
            _ => read(),
        };
        if before.len() < REMEMBERED && text.len() <= LONGEST {
            before.insert(text.to_owned(), found.clone());
        }
        found
    }

    /// The choices that people call so, each once, names among them too.
    fn spoken_of_many(&self, ix: QuestionIx, text: &str) -> Option<Value> {
        let (question, text) = (self.topic.at(ix), fold(text.trim()));
        let mut words = text.split(SEPARATORS).filter(|word| !word.is_empty());
        let bits = words.try_fold(0_u16, |bits, word| {
            let named = question.choice(word).or_else(|| labelled(question, word));
            let bit = 1 << named.or_else(|| self.spoken(ix, word))?;
            (bits & bit == 0).then_some(bits | bit)
        })?;
        Some(Value::Many(bits))
    }

    /// The choice that people call so when they tell a case in words.
    fn spoken(&self, ix: QuestionIx, text: &str) -> Option<u8> {
        let question = self.topic.at(ix);
        let text = fold(text.trim());
        if question.choice(&text).is_some() {
            return None;
        }
        let words = self.assets.table.words.iter();
        let mut meant = words.filter(|word| word.words.iter().any(|said| fold(&said.text) == text));
        meant.find_map(|word| match word.means {
            Meaning::Scheme(at) => question.choice(self.scheme(at)?),
            other => {
                let (of, choice) = other.answer()?;
                (of == ix && self.topic.is_plan()).then_some(choice)
            }
        })
    }

    /// Id of the scheme that a word means: not every topic asks for all of them.
    fn scheme(&self, at: u8) -> Option<&str> {
        let transfer = self.assets.table.transfer();
        let scheme = transfer.at(transfer.roles.from_scheme?);
        scheme.choices.get(usize::from(at)).map(|choice| choice.id.as_str())
    }
}

/// Reads a whole set of answers, id and text each, and refuses contradictions.
pub fn read_answers(
    topic: &Topic,
    assets: &Assets,
    today: NaiveDate,
    given: &[(String, String)],
) -> Result<Answers, Diagnostic> {
    let asked = given.iter().map(|(id, text)| {
        let question = topic.question(id).ok_or_else(|| {
            let what = format!("没有 {} 这个问题", flag(id));
            Diagnostic::of_call(what, "有哪些问题，见 yizhuan plan --help")
        })?;
        Ok((question, text.as_str()))
    });
    let asked = asked.collect::<Result<Vec<_>, Diagnostic>>()?;
    Reader::new(assets, topic, today, Voice::Flag).read(&asked)
}
