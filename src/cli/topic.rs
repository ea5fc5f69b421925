//! `yizhuan topic`: the list of topics, or the answer of one.

mod claims;

use clap::ArgMatches;

use serde::Serialize;

use super::list::{self, List};
use super::{plan, stdout};
use crate::answers::values;
use crate::diagnostic::Diagnostic;
use crate::export::Page;
use crate::model::{Assets, Question, Topic};
use crate::report::claims::{ID, SUMMARY, TITLE};

/// Lists the topics, or answers in the one named.
pub fn run(assets: &Assets, matches: &ArgMatches) -> Result<(), Diagnostic> {
    if let Some((ID, inner)) = matches.subcommand() {
        return claims::run(assets, inner);
    }
    let named = matches.subcommand().and_then(|(id, inner)| {
        let topic = assets.table.topics.iter().find(|topic| topic.id == id)?;
        Some((topic, inner))
    });
    match named {
        Some((topic, inner)) => plan::run(assets, topic, inner),
        None if list::is_json(matches)? => {
            List::print(assets, assets.table.topics.iter().map(TopicLine::of).collect())
        }
        None => topics(assets),
    }
}

/// A topic and what it asks, for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TopicLine {
    pub id: String,
    pub title: String,
    pub summary: String,
    /// Its questions, in the order they are asked.
    pub questions: Vec<QuestionLine>,
}

/// A question for programs.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct QuestionLine {
    /// Name of the flag, the column and the key.
    pub id: String,
    /// The question as asked.
    pub prompt: String,
    /// What can be answered where that is a closed list.
    pub values: Vec<String>,
    /// Whether a result is complete without it.
    pub optional: bool,
}

impl TopicLine {
    fn of(topic: &Topic) -> Self {
        let question = |question: &Question| QuestionLine {
            id: question.id.clone(),
            prompt: question.prompt.clone(),
            values: values(question),
            optional: question.optional,
        };
        Self {
            id: topic.id.clone(),
            title: topic.title.clone(),
            summary: topic.summary.clone(),
            questions: topic.questions.iter().map(question).collect(),
        }
    }
}

fn topics(assets: &Assets) -> Result<(), Diagnostic> {
    let mut page = Page::new(stdout::width());
    let topics = assets.table.topics.iter();
    let all = topics.map(|topic| (topic.id.as_str(), topic.title.as_str(), topic.summary.as_str()));
    for (id, title, summary) in all.chain([(ID, TITLE, SUMMARY)]) {
        page.hanging(0, &format!("{id:<12}"), &format!("{title}：{summary}"));
    }
    stdout::print(page.finish().as_bytes())
}
