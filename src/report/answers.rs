//! The answers as the program understood them, for people and for programs.

use crate::answers::written;
use crate::model::{Question, QuestionIx, Value};

use super::answer::AnswerValue;
use super::{AnswerDoc, OpenDoc, Writer, words};

impl Writer<'_> {
    /// Answers in the order of the questions; a number worked out from months stands in its place,
    /// and what others settled in that of 「不确定」.
    pub(super) fn answers(&self) -> Vec<AnswerDoc> {
        let questions = self.topic.questions.iter().enumerate();
        let docs = questions.filter_map(|(at, question)| {
            let ix = QuestionIx(at as u8);
            let doc = self.answer_doc(question, self.understood(ix)?);
            let assumed = self.answers.is_assumed(ix);
            let text = match &doc.value {
                // They were named, and only whether there are others was not asked.
                AnswerValue::Taken(named) if assumed && !named.is_empty() => {
                    format!("除了{}，没有别的", doc.text)
                }
                _ => doc.text,
            };
            Some(AnswerDoc { text, assumed, ..doc })
        });
        docs.collect()
    }

    /// The answer to a question as it was understood.
    pub(super) fn understood(&self, question: QuestionIx) -> Option<Value> {
        let settled = self.outcome.settled.iter().find(|(settled, _)| *settled == question);
        let settled = settled.map(|(_, value)| *value);
        settled.or_else(|| self.worked_out(question)).or_else(|| self.answers.get(question))
    }

    /// Ids of the questions that nobody was asked, and that were answered as they usually are.
    pub(super) fn assumed(&self) -> Vec<String> {
        let given = self.answers.given().map(|(ix, _)| ix);
        self.ids(&given.filter(|ix| self.answers.is_assumed(*ix)).collect::<Vec<_>>())
    }

    /// What is still open, and how to find out.
    pub(super) fn open(&self) -> Vec<OpenDoc> {
        let questions = self.outcome.missing.iter().map(|&ix| self.topic.at(ix));
        let docs = questions.map(|question| OpenDoc {
            id: question.id.clone(),
            label: question.label.clone(),
            how: question.unknown.clone().unwrap_or_default(),
        });
        docs.collect()
    }

    /// The number that another answer gives, such as the gap from the last month paid.
    fn worked_out(&self, question: QuestionIx) -> Option<Value> {
        if self.answers.known(question).is_some() {
            return None;
        }
        self.topic.feeding(question).find(|&other| self.answers.known(other).is_some())?;
        let gap = &self.plan().gap;
        gap.months.map(|months| Value::Count(u32::from(months) + u32::from(gap.uncounted)))
    }

    fn answer_doc(&self, question: &Question, value: Value) -> AnswerDoc {
        AnswerDoc {
            id: question.id.clone(),
            label: question.label.clone(),
            text: self.answer_text(question, value),
            value: self.answer_value(question, value),
            assumed: false,
        }
    }

    pub(super) fn answer_text(&self, question: &Question, value: Value) -> String {
        match value {
            Value::Unknown => "不确定".to_owned(),
            Value::Choice(at) => question.choices[usize::from(at)].label.clone(),
            Value::Many(0) => "没有".to_owned(),
            Value::Many(bits) => {
                let labels = question.taken(bits).map(|choice| choice.label.as_str());
                labels.collect::<Vec<_>>().join("、")
            }
            Value::Place(ix) => self.context.assets.regions.full_name(ix),
            Value::Count(count) => format!("{count} {}", question.unit),
            Value::Month(month) => words::month(month),
            Value::Day(day) => words::day(day),
        }
    }

    fn answer_value(&self, question: &Question, value: Value) -> AnswerValue {
        match value {
            Value::Many(bits) => {
                AnswerValue::Taken(question.taken(bits).map(|choice| choice.id.clone()).collect())
            }
            Value::Count(count) => AnswerValue::Count(count),
            _ => AnswerValue::Written(written(question, value, &self.context.assets.regions)),
        }
    }
}
