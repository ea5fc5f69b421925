//! What a result was made from: the answers, what is still open, the day, the data.

use super::wording;
use crate::report::{Advice, AnswerDoc, DataDoc, OpenDoc, PlanReport};

/// What stands under every plan and answer.
pub struct Given<'a> {
    answers: &'a [AnswerDoc],
    ignored: &'a [String],
    /// What would make the result more definite.
    pub open: &'a [OpenDoc],
    today: &'a str,
    data: &'a DataDoc,
}

impl<'a> From<&'a PlanReport> for Given<'a> {
    fn from(document: &'a PlanReport) -> Self {
        let PlanReport { answers, ignored, open, today, data, .. } = document;
        Self { answers, ignored, open, today, data }
    }
}

impl<'a> From<&'a Advice> for Given<'a> {
    fn from(advice: &'a Advice) -> Self {
        let Advice { answers, ignored, open, today, data, .. } = advice;
        Self { answers, ignored, open, today, data }
    }
}

impl<'a> Given<'a> {
    /// Each answer under its label; one that changed nothing says so.
    pub fn answers(&self) -> impl Iterator<Item = (&'a str, String)> {
        self.answers.iter().map(|answer| {
            let unused =
                if self.ignored.contains(&answer.id) { "（对结果没有影响）" } else { "" };
            (answer.label.as_str(), format!("{}{unused}", answer.text))
        })
    }

    /// The day of the result, and of its data.
    pub fn dates(&self) -> String {
        wording::dates(self.today, self.data)
    }
}
