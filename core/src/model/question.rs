//! A question as the table states it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::{Answers, Value};
use super::cond::Cond;
use super::ids::QuestionIx;
use super::rule::Cite;

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// One of the choices.
    Choice,
    /// Any number of the choices, also none.
    Many,
    /// Somewhere of `regions.tsv`.
    Place,
    /// A whole number from 0 to `max`.
    Count {
        /// Largest number taken.
        max: u32,
    },
    /// Year and month.
    Month,
    /// A day, such as 2026-11-21.
    Day,
}

/// One choice of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Name in files and programs, such as `employee`.
    pub id: String,
    /// What the person reads first, such as 「职工医保（单位参保）」.
    pub label: String,
    /// One plain sentence that explains it; may be empty.
    pub explain: String,
    /// The choice is open only when this holds; an empty condition always does.
    pub when: Cond,
    /// Choices of other topics with the same word here say the same; empty: none does.
    pub shared: String,
}

impl Choice {
    /// Whether the other answers rule this choice out.
    pub fn is_closed(&self, answers: &Answers) -> bool {
        self.when.all.iter().any(|test| test.ruled_out(answers))
    }
}

/// A question of a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Name everywhere: topic file, saved answers, JSON, flag.
    pub id: String,
    /// The question as asked.
    pub prompt: String,
    /// Two to eight characters for lists of answers, such as 「转出地」.
    pub label: String,
    /// One or two sentences of help; may be empty.
    pub help: String,
    /// Kind of answer.
    pub kind: QuestionKind,
    /// What a number counts, such as 「个月」; empty for other kinds.
    pub unit: String,
    /// Choices, for `Choice` and `Many`.
    pub choices: Vec<Choice>,
    /// How to find out, if 「不确定」 is offered.
    pub unknown: Option<String>,
    /// Documents that `unknown` and `help` rest on.
    pub cites: Vec<Cite>,
    /// The guided screens do not ask this one: it has a safe default, shown in the review.
    /// The text says what the default is, such as 「本人办理」; the value is the first choice,
    /// or the day the plan is for.
    pub default: Option<String>,
    /// This question is another way to answer that one (a month that gives the gap).
    pub feeds: Option<QuestionIx>,
    /// A plan is complete without it: it is asked, but not missed.
    pub optional: bool,
    /// Most people answer it with the first choice, with 0, with none: it can be confirmed together
    /// with others.
    pub usual: bool,
    /// The number is taken off the answer to that question: months of a gap that are none.
    pub takes_from: Option<QuestionIx>,
    /// The number may not be larger, or the day later, than the answer to that question.
    pub at_most: Option<QuestionIx>,
    /// The day is one on which something happened: none after today.
    pub past: bool,
    /// Questions of other topics with the same word here ask the same; empty: none does.
    pub shared: String,
}

impl Question {
    /// Whether a word occurs in what people read of it.
    pub fn says(&self, word: &str) -> bool {
        let choices = self.choices.iter().flat_map(|choice| [&choice.label, &choice.explain]);
        self.asks_with(word) || choices.chain(&self.unknown).any(|text| text.contains(word))
    }

    /// Whether it asks with a word; choices that have it explain themselves.
    pub fn asks_with(&self, word: &str) -> bool {
        [&self.prompt, &self.label, &self.help].into_iter().any(|text| text.contains(word))
    }

    /// What its safe default stands for, if it has one: the first choice, or the day the plan is for.
    pub fn assumed(&self, today: NaiveDate) -> Option<Value> {
        self.default.as_ref()?;
        match self.kind {
            QuestionKind::Choice => Some(Value::Choice(0)),
            QuestionKind::Day => Some(Value::Day(today)),
            _ => None,
        }
    }

    /// The choices that the other answers leave open, each with its position.
    pub fn open_choices<'a>(&'a self, answers: &Answers) -> impl Iterator<Item = (u8, &'a Choice)> {
        (0..).zip(&self.choices).filter(|(_, choice)| !choice.is_closed(answers))
    }

    /// Position of the choice with this id.
    pub fn choice(&self, id: &str) -> Option<u8> {
        let at = self.choices.iter().position(|choice| choice.id == id)?;
        Some(at as u8)
    }

    /// The choices whose bits are set, in order.
    pub fn taken(&self, bits: impl Into<u32>) -> impl Iterator<Item = &Choice> {
        let bits = bits.into();
        let all = self.choices.iter().enumerate();
        all.filter(move |(at, _)| bits & (1 << at) != 0).map(|(_, choice)| choice)
    }
}
