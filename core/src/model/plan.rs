//! The plan as the engine finds it: positions in the table and worked-out numbers, no wording.

use chrono::NaiveDate;

use super::answers::Value;
use super::codes::{AccountCode, Backpay, Certainty, Scope, Tier, VerdictCode, WaitingCode};
use super::ids::{QuestionIx, RuleIx, SourceIx};
use super::table::Topic;
use crate::calendar::Month;

/// The plan, and what is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Questions not answered yet that the plan lacks, most useful first.
    pub ask: Vec<QuestionIx>,
    /// Questions that would make the plan more definite: those of `ask` that are not optional, and
    /// those answered 「不确定」.
    pub missing: Vec<QuestionIx>,
    /// Questions answered that cannot matter.
    pub ignored: Vec<QuestionIx>,
    /// Questions answered 「不确定」 that other answers settled, and what they come to.
    pub settled: Vec<(QuestionIx, Value)>,
    /// The plan as far as it can be told.
    pub plan: Plan,
}

/// Every part of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Value of the fact `kind`, if it can be told.
    pub kind: Option<u8>,
    /// Where the places stand to each other, if it can be told.
    pub scope: Option<Scope>,
    /// Value of the fact `apart`, where they are not of one province.
    pub apart: Option<u8>,
    /// The answer.
    pub verdict: VerdictCode,
    /// Rules behind the answer.
    pub because: Vec<RuleIx>,
    /// The personal account; the code is `ask` where no rule speaks.
    pub account: (AccountCode, Option<RuleIx>),
    /// Months without payment and what follows from them.
    pub gap: Gap,
    /// Papers.
    pub materials: Vec<RuleIx>,
    /// Steps online, in order.
    pub online: Vec<RuleIx>,
    /// Steps at a counter, in order.
    pub counter: Vec<RuleIx>,
    /// Points in time, in time order, undated last.
    pub timeline: Vec<Milestone>,
    /// Things to know.
    pub warnings: Vec<RuleIx>,
    /// Rules that would speak but are past their last day.
    pub lapsed: Vec<RuleIx>,
    /// Rules that will speak from a later day on and say so now.
    pub upcoming: Vec<RuleIx>,
    /// Where to ask.
    pub channels: Vec<RuleIx>,
    /// Statements of a side topic, section by section.
    pub points: Vec<RuleIx>,
}

impl Plan {
    /// Every rule that speaks, in the order in which their documents are listed.
    pub fn rules(&self) -> impl Iterator<Item = RuleIx> {
        let steps = self.online.iter().chain(&self.counter);
        let said = self.because.iter().chain(&self.account.1).chain(&self.gap.rule);
        let dated = self.timeline.iter().map(|milestone| &milestone.rule);
        let noted = self.warnings.iter().chain(&self.lapsed).chain(&self.upcoming);
        let all =
            said.chain(&self.points).chain(&self.materials).chain(steps).chain(dated).chain(noted);
        all.chain(&self.channels).copied()
    }

    /// The documents of its rules, each once, in the order of first use.
    pub fn sources(&self, topic: &Topic) -> Vec<SourceIx> {
        let mut found = Vec::with_capacity(32);
        for cite in self.rules().flat_map(|rule| &topic.rule(rule).cites) {
            if !found.contains(&cite.source) {
                found.push(cite.source);
            }
        }
        found
    }
}

/// What the gap costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Months of the gap, if known and relevant; without those that are none.
    pub months: Option<u16>,
    /// Months taken off because they are none.
    pub uncounted: u16,
    /// The tier, if it can be told.
    pub tier: Option<Tier>,
    /// Whether it may be paid back.
    pub backpay: Backpay,
    /// Last month in which paying again keeps the gap within the limit; none if past or unknown.
    pub backpay_last: Option<Month>,
    /// Month in which paying resumes or resumed.
    pub resume: Month,
    /// From the month in which paying resumes.
    pub waiting: Waiting,
    /// The rule that says so.
    pub rule: Option<RuleIx>,
    /// Whether a warning says that other answers contradict it: nothing is counted from it then.
    pub doubted: bool,
}

/// A wait in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What is known.
    pub code: WaitingCode,
    /// Shortest, if known.
    pub min: Option<u16>,
    /// Longest, if known.
    pub max: Option<u16>,
    /// Whether it is counted from the month after payment.
    pub from_next: bool,
}

/// A point of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Says what happens then, and how it is counted.
    pub rule: RuleIx,
    /// A day, or a month.
    pub at: At,
    /// How firm that is.
    pub certainty: Certainty,
    /// It counts from a day of acceptance that nothing yet promises.
    pub assumed: bool,
    /// It counts from such a day, or from a payment that nothing yet promises.
    pub pending: bool,
}

/// A day, a month, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A day, such as 2026-11-21.
    Day(NaiveDate),
    /// Year and month.
    Month(Month),
    /// Not known, or without limit.
    Open,
}
