//! The plan in words: the shape of the contract, which JSON prints as it is.

use chrono::NaiveDate;
use serde::Serialize;

use super::answer::AnswerDoc;
use super::data::DataDoc;
#[cfg(test)]
use super::written::published_codes;
use super::written::{write_answers, write_code};
use super::{ClaimDoc, MilestoneDoc, Why, route};
use crate::model::{
    AccountCode, Backpay, Harm, Level, Need, Scope, Tier, Tracking, VerdictCode, WaitingCode,
};

/// A whole plan, every sentence with its reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanReport {
    /// Version of this shape.
    pub schema: u8,
    /// The day the plan is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// Answers as understood.
    #[serde(serialize_with = "write_answers")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub answers: Vec<AnswerDoc>,
    /// From where to where, such as 「四川省成都市 转到 广西壮族自治区南宁市」; 「到」 where nothing moves.
    #[serde(skip)]
    pub route: Option<String>,
    /// The places that are known of them, as people call them: 「成都」, 「南宁」.
    #[serde(skip)]
    pub ends: Vec<String>,
    /// Ids of questions that nobody was asked, and that were answered as they usually are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<String>,
    /// Ids of answers that cannot matter.
    pub ignored: Vec<String>,
    /// Ids of questions that would make the plan more definite, most useful first.
    pub missing: Vec<String>,
    /// The same questions for people.
    #[serde(skip)]
    pub open: Vec<OpenDoc>,
    /// Kind of the move, such as `employee_to_employee`.
    pub kind: Option<String>,
    /// The kind for people.
    #[serde(skip)]
    pub kind_label: Option<String>,
    /// Where the places stand to each other.
    pub scope: Option<Scope>,
    /// The same for people.
    #[serde(skip)]
    pub scope_label: Option<String>,
    /// The answer.
    pub verdict: VerdictDoc,
    /// How far the application is, where it was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Tracking"))]
    pub tracking: Option<Tracking>,
    /// The personal account.
    pub account: AccountDoc,
    /// The gap and the wait.
    pub gap: GapDoc,
    /// Papers.
    pub materials: Vec<MaterialDoc>,
    /// What to do, either way.
    pub steps: StepsDoc,
    /// Sentences to say at the counter.
    #[serde(skip)]
    pub at_counter: Vec<String>,
    /// Points in time, undated last.
    pub timeline: Vec<MilestoneDoc>,
    /// Things to know.
    pub warnings: Vec<NoteDoc>,
    /// What bears on things that were said and that no question asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<ClaimDoc>,
    /// Where to ask.
    pub channels: Vec<ChannelDoc>,
    /// Documents cited above, each once.
    pub sources: Vec<SourceDoc>,
    /// Hard words in it, where it goes to paper.
    #[serde(skip)]
    pub terms: Vec<NoteDoc>,
    /// Their documents.
    #[serde(skip)]
    pub term_sources: Vec<SourceDoc>,
}

impl PlanReport {
    /// What it is, and from where to where as far as that is known.
    pub fn title(&self) -> String {
        route::headed("办理方案", self.route.as_deref())
    }

    /// From where to where in few letters, such as 「成都到南宁」, within one place its name alone; none
    /// unless both are known.
    pub fn short_route(&self) -> Option<String> {
        self.route.as_ref()?;
        match self.ends.as_slice() {
            [from, to] => Some(format!("{from}到{to}")),
            [place] => Some(place.clone()),
            _ => None,
        }
    }

    /// Whether there is a way to choose; what was accepted is only followed, and followed up everywhere.
    pub fn can_choose(&self) -> bool {
        self.tracking.is_none() && self.verdict.code != VerdictCode::Undated
    }

    /// Whether anything moves, so that the gap and the money matter here.
    pub fn moves(&self) -> bool {
        self.verdict.code.moves()
    }

    /// Whether the months of a gap count: where something moves, and where a place says how long to wait.
    pub(crate) fn gap_counts(&self) -> bool {
        self.moves() || self.gap.waiting.max_months.is_some()
    }

    /// What people are asked for; where nothing moves, no other answer makes it more definite.
    pub(crate) fn asked(&self) -> &[OpenDoc] {
        if self.moves() { &self.open } else { &[] }
    }
}

/// A question that would make the plan more definite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDoc {
    /// Id of the question.
    pub id: String,
    /// Label of the question.
    pub label: String,
    /// How to find out; may be empty.
    pub how: String,
}

/// The answer to 「能不能转」.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VerdictDoc {
    /// As people read it; programs read how far an application is beside it.
    #[serde(serialize_with = "write_code")]
    #[cfg_attr(test, schemars(schema_with = "published_codes"))]
    pub code: VerdictCode,
    /// One line.
    pub title: String,
    /// Reasons. Their `id` is not printed.
    pub because: Vec<BecauseDoc>,
}

/// One reason of the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BecauseDoc {
    /// In a few words, where it is urgent on this day.
    #[serde(skip)]
    pub urgent: String,
    /// The reason.
    pub text: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
}

/// The personal account.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AccountDoc {
    /// As programs read it.
    pub code: AccountCode,
    /// In words.
    pub text: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
}

/// Months without payment and what follows from them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GapDoc {
    /// Months without payment.
    pub months: Option<u16>,
    /// Whether the months are still asked for.
    #[serde(skip)]
    pub months_open: bool,
    /// Whether the years that a resident missed are.
    #[serde(skip)]
    pub years_open: bool,
    /// Those years, where the gap is counted by them.
    #[serde(skip)]
    pub years: Option<u32>,
    /// How long the gap is, by the steps of the law.
    pub tier: Tier,
    /// The tier for people; empty where it cannot be told.
    #[serde(skip)]
    pub tier_label: String,
    /// Months up to which a gap may be paid back.
    #[serde(skip)]
    pub backpay_months: u16,
    /// Whether it may be paid back.
    pub backpay: Backpay,
    /// The same in a few words, where the rule has its own.
    #[serde(skip)]
    pub backpay_short: String,
    /// Last month in which resuming keeps the gap within the limit, `YYYY-MM`.
    pub backpay_last_month: Option<String>,
    /// The wait.
    pub waiting: WaitingDoc,
    /// Whether other answers contradict it: nothing is counted from it before that is checked.
    #[serde(skip)]
    pub doubted: bool,
    /// In words.
    pub text: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
    /// Ids of the warnings that must be read with it: other answers contradict it, or a place says
    /// otherwise there, or more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// The wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WaitingDoc {
    /// As programs read it.
    pub code: WaitingCode,
    /// Shortest in months.
    pub min_months: Option<u16>,
    /// Longest in months.
    pub max_months: Option<u16>,
    /// In a few words, where the rule has its own.
    #[serde(skip)]
    pub short: String,
    /// What places say besides, in a line; mostly empty.
    #[serde(skip)]
    pub besides: String,
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MaterialDoc {
    /// Id of the item.
    pub id: String,
    /// What it is.
    pub title: String,
    /// How it is needed.
    pub need: Need,
    /// Name of the group of which one is enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// `online`, `counter`.
    pub channels: Vec<&'static str>,
    /// What to know about it.
    pub note: String,
    /// How to get it.
    pub how: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
}

/// Steps, the two ways side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepsDoc {
    /// On a platform.
    pub online: Vec<StepDoc>,
    /// At a counter.
    pub counter: Vec<StepDoc>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepDoc {
    /// Id of the item.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What to do.
    pub text: String,
    /// Who acts.
    pub who: String,
    /// Where.
    #[serde(rename = "where")]
    pub place: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
    /// Words to say; may be empty.
    pub say: String,
    /// What to do where it does not work.
    pub otherwise: String,
}

/// Something to know.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NoteDoc {
    /// Id of the item.
    pub id: String,
    /// In words.
    pub text: String,
    /// What it costs not to mind; for the order in which things to mind are named.
    #[serde(skip)]
    pub harm: Harm,
    /// Whom it concerns, in a few words, where it is only counted; may be empty.
    #[serde(skip)]
    pub whom: String,
    /// What was so until its last day, without more words; empty for what still is.
    #[serde(skip)]
    pub past: String,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
    /// What it is about, in a few words, by which other statements name it; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
}

/// Where to ask or file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChannelDoc {
    /// Id of the item.
    pub id: String,
    /// Name of the channel.
    pub title: String,
    /// How to use it.
    pub text: String,
    /// Code of the place it belongs to.
    pub place: Option<String>,
    /// Ids of the documents.
    pub sources: Vec<String>,
    /// Weight.
    pub level: Level,
    /// Whether a folder of this machine says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub local_data: bool,
    /// Why; for people.
    #[serde(skip)]
    pub why: Why,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceDoc {
    /// Name in files and for programs.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// As its issuer counts it; may be empty.
    pub number: String,
    /// Who made it.
    pub issuer: String,
    /// When issued, as exactly as known.
    pub issued: String,
    /// First day in force.
    pub in_force: Option<NaiveDate>,
    /// Last day the document names.
    pub expired: Option<NaiveDate>,
    /// Day it was last checked.
    pub checked: NaiveDate,
    /// Weight.
    pub level: Level,
    /// Official address.
    #[serde(rename = "where")]
    pub place: String,
    /// What must be read with it.
    pub notices: Vec<String>,
    /// Whether a folder of this machine names it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub local_data: bool,
}
