//! Answers as they are kept, and back: what the table no longer knows is left out and named.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::carried::Carried;
use super::{NEWER_PROGRAM, Saved, check_clock, statement};
use crate::answers::{Voice, read_value, written};
use crate::diagnostic::{Diagnostic, shown};
use crate::model::{Answers, Assets, Question, QuestionIx, QuestionKind, Slot, Topic, Value};
use crate::session::Session;
use crate::text::one_line;

/// An answer in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    /// Id of the question.
    pub question: String,
    /// The answer as the command line takes it.
    pub value: String,
    /// Both for people, also for those whose table no longer has the question.
    #[serde(default)]
    pub words: String,
    /// Whether there may be more than what was named.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partly: bool,
    /// Whether nobody was asked, and it was filled in as it usually is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assumed: bool,
}

/// A session that goes on from a file.
#[derive(Clone, Debug)]
pub struct Restored<'a> {
    /// The answers that the table still takes, and what they give.
    pub session: Session<'a>,
    /// Ids of the papers that were ticked.
    pub ticks: BTreeSet<String>,
    /// What could not be taken over.
    pub lost: Vec<Lost>,
    /// The same answers as they were kept.
    pub(super) kept: Answers,
    /// What was assumed of the months since.
    pub(super) assumed: Option<String>,
}

/// Something of a file that could not be taken over.
#[derive(Clone, Debug)]
pub struct Lost {
    /// The question that it answered, where that is still asked.
    pub question: Option<QuestionIx>,
    /// What and why, a sentence.
    pub text: String,
}

impl Lost {
    fn said(text: String) -> Self {
        Self { question: None, text }
    }
}

/// The answers of a session, in the order of the topic.
pub fn kept(session: &Session) -> Vec<Answer> {
    let (topic, regions) = (session.topic(), &session.assets().regions);
    let docs = session.answer_docs();
    let kept = session.answers().given().map(|(ix, value)| {
        let question = topic.at(ix);
        let said = docs.iter().find(|doc| doc.id == question.id);
        // A number that follows from months stands in the place of 「不确定」 there.
        let said = said.filter(|_| value != Value::Unknown);
        let said = said.map_or("不确定", |doc| &doc.text);
        Answer {
            question: question.id.clone(),
            value: written(question, value, regions),
            words: format!("{}：{said}", question.label),
            partly: session.answers().is_partly(ix),
            assumed: session.answers().is_assumed(ix),
        }
    });
    kept.collect()
}

/// The claims that bear on what was said besides, by their numbers, which stay.
pub fn matters(session: &Session) -> Vec<u16> {
    let claims = &session.assets().table.claims;
    let claims = session.answers().matters().iter().filter_map(|at| claims.get(usize::from(*at)));
    claims.map(|claim| claim.number).collect()
}

impl Saved {
    /// Goes on from here over a table, on a day.
    pub fn restore<'a>(
        &self,
        assets: &'a Assets,
        today: NaiveDate,
    ) -> Result<Restored<'a>, Diagnostic> {
        check_clock(today)?;
        let topic = assets.table.topics.iter().find(|topic| topic.id == self.topic);
        let topic = topic.ok_or_else(|| {
            let what = format!("里面的主题「{}」，这个程序没有", shown(&one_line(&self.topic)));
            Diagnostic::new(what, NEWER_PROGRAM)
        })?;
        let (mut answers, mut lost) = (Answers::default(), Vec::new());
        for answer in &self.answers {
            let name = if answer.words.is_empty() { &answer.question } else { &answer.words };
            let question = topic.question(&answer.question);
            let gone =
                |why: &str| Lost { question, text: format!("「{name}」没有读进来：{why}") };
            let Some(ix) = question else {
                lost.push(gone("现在不问这一题了"));
                continue;
            };
            match read(topic.at(ix), assets, &answer.value) {
                _ if answers.get(ix).is_some() => lost.push(gone("文件里这一题答了不止一次")),
                Ok(Value::Many(named)) if answer.partly => answers.set_partly(ix, named),
                Ok(value) if answer.assumed => answers.assume(ix, value),
                Ok(value) => answers.set(ix, value),
                Err(why) => lost.push(gone(why)),
            }
        }
        for number in &self.matters {
            let mut claims = (0..).zip(&assets.table.claims);
            if let Some((at, _)) = claims.find(|(_, claim)| claim.number == *number) {
                answers.add_matter(at);
            } else {
                let text = format!("还说到的第 {number} 条没有读进来：现在没有这一条了");
                lost.push(Lost::said(text));
            }
        }
        let kept = answers.clone();
        let assumed = Carried { topic, made: self.made, today }.tie(&mut answers);
        let session = Session::answered(assets, topic, today, answers);
        let (ticks, strange): (BTreeSet<_>, BTreeSet<_>) =
            self.ticks.iter().cloned().partition(|id| is_ticked(topic, id));
        lost.extend(
            strange
                .iter()
                .map(|id| format!("打过勾的「{}」没有读进来：现在没有这一项了", self.paper(id)))
                .map(Lost::said),
        );
        Ok(Restored { session, ticks, lost, kept, assumed })
    }

    /// What a paper or a step was called.
    fn paper(&self, id: &str) -> String {
        let paper = self
            .statements
            .iter()
            .find(|each| statement::TICKED.contains(&each.part.as_str()) && each.id == id);
        paper.map_or_else(|| id.to_owned(), |paper| paper.about.clone())
    }
}

/// Whether there is a paper or a step to be ticked by that name.
fn is_ticked(topic: &Topic, id: &str) -> bool {
    let slots = [Slot::Material, Slot::Step];
    topic.items.iter().any(|item| slots.contains(&item.slot) && item.id == id)
}

/// Reads a value; the error says why it is none.
fn read(question: &Question, assets: &Assets, text: &str) -> Result<Value, &'static str> {
    // Names of places may come to mean another; a code is kept for good.
    let gone = question.kind == QuestionKind::Place
        && text != "unknown"
        && assets.regions.by_code(text).is_none();
    let value = read_value(question, &assets.regions, text, Voice::Column).ok();
    value.filter(|_| !gone).ok_or(match question.kind {
        QuestionKind::Choice | QuestionKind::Many => "现在没有这个选项了，请重新回答",
        QuestionKind::Place => "现在没有这个地方了，请重新选",
        QuestionKind::Count { .. } => "这个数不能用，请重新填",
        QuestionKind::Month => "不是认得的月份，请重新填",
        QuestionKind::Day => "不是认得的日期，请重新填",
    })
}
