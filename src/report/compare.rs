//! Plans side by side: the shape that `yizhuan compare --format json` prints.

use serde::Serialize;

use super::written::write_answers;
use super::{AnswerDoc, DataDoc, PlanReport};
use crate::calendar::Month;
use crate::model::{Answers, QuestionKind, Roles, Topic, Value, roles};

/// Two or three plans, and where they differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompareDoc {
    /// Version of this shape.
    pub schema: u8,
    /// The day it is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// Id of the question that is answered differently, or `later`.
    pub by: String,
    /// Answers that all have in common.
    #[serde(serialize_with = "write_answers")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub answers: Vec<AnswerDoc>,
    /// What every column is the result of.
    pub columns: Vec<ColumnDoc>,
    /// The first screen of each, row by row, those that differ first.
    pub rows: Vec<CompareRow>,
}

/// One of the plans that are compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ColumnDoc {
    /// What makes it another one, in words.
    pub label: String,
    /// Its whole plan, with the documents that every sentence rests on.
    pub result: PlanReport,
}

/// One line of every plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompareRow {
    /// What it is about.
    pub label: String,
    /// Whether the columns differ in it.
    pub differs: bool,
    /// A cell for each column; empty where it does not arise.
    pub cells: Vec<String>,
}

/// What is compared where a plan stands beside that of some months later.
pub(crate) const LATER: &str = "later";

/// Whether somebody pays while months go by, as far as the answers tell.
pub(crate) fn pays(topic: &Topic, answers: &Answers) -> bool {
    let Roles { stopped, enrolled, first_paid, .. } = topic.roles;
    let says = |question, choice| topic.has_chosen(answers, question, choice);
    let resumed = first_paid.is_some_and(|first| answers.known(first).is_some());
    resumed || says(stopped, roles::NO) || says(enrolled, roles::YES)
}

/// The names of the columns then, with what is assumed of the months between.
pub(crate) fn now_and_later(months: u32, pays: bool) -> [String; 2] {
    let between = if pays { "缴费照旧" } else { "其间不缴" };
    ["现在".to_owned(), format!("{months} 个月以后（{between}）")]
}

/// The answers so many months after a month; the gap grows only for somebody who does not pay, and
/// what has begun for somebody who does stays where it is.
pub(crate) fn later(topic: &Topic, answers: &Answers, from: Month, months: u32) -> Answers {
    let mut then = answers.clone();
    let roles = topic.roles;
    let (Some(gap), Some(last), Some(first)) =
        (roles.gap_months, roles.last_paid, roles.first_paid)
    else {
        return then;
    };
    let known = |question| answers.known(question).is_some();
    if pays(topic, answers) {
        let enrolled = topic.has_chosen(answers, roles.enrolled, roles::YES);
        if enrolled && !known(first) && (known(gap) || known(last)) {
            then.set(first, Value::Month(from));
        }
    } else if let (Some(Value::Count(count)), QuestionKind::Count { max }) =
        (answers.known(gap), topic.at(gap).kind)
    {
        then.set(gap, Value::Count((count + months).min(max)));
    }
    then
}

impl ColumnDoc {
    /// A plan among those that differ in one answer, named as it names that answer, else otherwise.
    pub(crate) fn of(by: &str, result: &PlanReport, otherwise: String) -> Self {
        let named = result.answers.iter().find(|answer| answer.id == by);
        let label = named.map_or(otherwise, |answer| answer.text.clone());
        Self { label, result: result.clone() }
    }
}

impl CompareDoc {
    /// What is compared.
    pub fn title(&self) -> String {
        let theirs = |answer: &&AnswerDoc| answer.id == roles::ORIGIN && self.by != roles::ORIGIN;
        let from = self.answers.iter().find(theirs);
        let from = from.map_or_else(String::new, |from| format!("从{}转出，", from.text));
        format!("比较：{from}{}", self.labels().join("、"))
    }

    /// The same without what all have in common.
    pub(crate) fn short_title(&self) -> String {
        format!("比较 {}", self.labels().join("、"))
    }

    fn labels(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.label.as_str()).collect()
    }

    /// The rows that differ, or those that do not.
    pub fn rows(&self, differs: bool) -> impl Iterator<Item = &CompareRow> {
        self.rows.iter().filter(move |row| row.differs == differs)
    }
}
