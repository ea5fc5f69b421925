//! Changes since an answer was kept: through other data, and through time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::change::Change;
use super::compare::{Cause, Scene};
use super::snapshot::Snapshot;
use super::statement::TICKED;
use super::{Restored, Saved};
use crate::calendar::Month;
use crate::model::{QuestionIx, Value};
use crate::report::tree::Block;
use crate::report::{DataDoc, words};
use crate::session::Session;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Changes {
    /// Version of this shape.
    pub schema: u8,
    /// The day the result was kept.
    pub saved: NaiveDate,
    /// The day it is looked at.
    pub today: NaiveDate,
    /// Whether the file was changed by other hands.
    pub edited: bool,
    /// The data it was made from.
    pub data_then: DataDoc,
    pub data_now: DataDoc,
    /// Papers and steps that were ticked, by their names now.
    pub ticked: Vec<String>,
    /// What could not be taken over, and what is wrong with the answers, a sentence each.
    pub lost: Vec<String>,
    /// Whether answers are among them: then these make a difference too.
    #[serde(skip)]
    pub fewer: bool,
    /// What other data make different, on the day it was kept.
    pub by_data: Vec<Change>,
    /// What the days since make different.
    pub by_time: Vec<Change>,
    /// What the answer says first, which words do not say again.
    #[serde(skip)]
    pub first: First,
}

/// The first statement of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct First {
    /// What stands before it.
    pub title: String,
    pub text: String,
}

impl First {
    fn of(session: &Session) -> Self {
        let tree = session.tree();
        let blocks = tree.sections.first().map(|section| &section.blocks[..]);
        let first = blocks.unwrap_or_default().iter().find_map(|block| match block {
            Block::Statement(entry) => Some(entry),
            _ => None,
        });
        first.map_or_else(Self::default, |entry| Self {
            title: entry.title.clone(),
            text: entry.text().to_owned(),
        })
    }

    /// Leaves it out of a line, which says where it stands.
    pub(super) fn cut(&self, line: &mut String) {
        if !self.title.is_empty() && !self.text.is_empty() {
            *line = line.replace(&self.text, &format!("见「{}」。", self.title));
        }
    }
}

impl Changes {
    /// Whether the result is as it was kept.
    pub fn same(&self) -> bool {
        !self.edited && self.lost.is_empty() && self.by_data.is_empty() && self.by_time.is_empty()
    }
}

/// A number of months counts up to the day it was given: it is another one after months without
/// payment, and nobody but the person knows.
fn older(session: &Session, made: NaiveDate) -> Option<String> {
    let roles = session.topic().roles;
    let known = |question: Option<QuestionIx>| session.answers().known(question?);
    let Some(Value::Count(given)) = known(roles.gap_months) else { return None };
    let since = Month::of(session.today()).since(Month::of(made));
    let more = u32::try_from(since).ok().filter(|more| *more > 0)?;
    if known(roles.last_paid).or(known(roles.first_paid)).is_some() {
        return None;
    }
    if given == 0 {
        let asked = words::month(Month::of(made));
        return Some(format!("没有断缴是 {asked}答的。这以后有没缴费的月份的，请改这个答案。"));
    }
    let (asked, now) = (words::month(Month::of(made)), given + more);
    Some(format!(
        "断缴 {given} 个月是 {asked}答的。到现在还没有恢复缴费的，是 {now} 个月，请改这个答案。"
    ))
}

/// Replays the answers on the day they were kept, and then today.
pub fn of(saved: &Saved, restored: &Restored) -> Changes {
    let session = &restored.session;
    let (made, today) = (saved.made, session.today());
    let answers = restored.kept.clone();
    let then = Session::answered(session.assets(), session.topic(), made, answers);
    let kept = Snapshot { result: saved.result.clone(), statements: saved.statements.clone() };
    let (before, now) = (Snapshot::of(&then), Snapshot::of(session));
    let scene = |cause| Scene { topic: session.topic(), ticks: &saved.ticks, cause };
    let by_time = if made == today {
        Vec::new()
    } else {
        scene(Cause::Time(made, today)).compare(&before, &now)
    };
    let named = now.statements.iter().filter(|each| TICKED.contains(&each.part.as_str()));
    let named = named.filter(|each| restored.ticks.contains(&each.id));
    // A step of both ways is ticked once.
    let named: BTreeMap<&str, &str> =
        named.map(|each| (each.id.as_str(), each.about.as_str())).collect();
    let lost = restored.lost.iter().map(|lost| &lost.text).chain(&restored.assumed);
    Changes {
        schema: 1,
        saved: made,
        today,
        edited: saved.edited,
        data_then: DataDoc {
            version: saved.data.version.clone(),
            checked: saved.data.checked.clone(),
            publisher: None,
            notice: None,
        },
        // Who published the data then is not kept.
        data_now: DataDoc { publisher: None, ..DataDoc::of(session.assets()) },
        ticked: named.into_values().map(str::to_owned).collect(),
        fewer: !restored.lost.is_empty(),
        lost: lost.cloned().chain(older(session, made)).collect(),
        by_data: scene(Cause::Data).compare(&kept, &before),
        by_time,
        first: First::of(session),
    }
}
