//! Plain types of the rules table and of what it yields: no parsing, no reading, no printing.

#![warn(missing_docs)]

mod answers;
mod assets;
mod claim;
mod codes;
mod cond;
mod ids;
mod phrase;
mod plan;
mod question;
mod rule;
mod source;
mod synonym;
mod table;

pub use answers::{Answers, MAX_QUESTIONS, Value};
pub use assets::{Assets, Data, LocalData, Meta, Overlay};
pub use claim::{Claim, RuleName, Wording};
pub use codes::{
    AccountCode, Backpay, Certainty, ClaimVerdict, Level, Need, Scope, Side, Slot, Tier,
    VerdictCode, WaitingCode,
};
pub use cond::{Cond, Test};
pub use ids::{AspectIx, FactIx, ItemIx, QuestionIx, QuestionSet, RuleIx, SectionIx, SourceIx};
pub use phrase::{Part, Phrase, Var};
pub use plan::{At, Gap, Milestone, Outcome, Plan, Waiting};
pub use question::{Choice, Question, QuestionKind};
pub use rule::{Body, Channels, Cite, Force, LateFee, PerYear, Rule, UNDATED, WaitingSpec, When};
pub use source::Source;
pub use synonym::{Lead, Synonym};
pub use table::{
    Aspect, Clash, Fact, FactValue, Item, Limits, LocalRules, MAX_FACTS, Matter, Place, Pool,
    Roles, Section, Settle, Silent, Table, Topic,
};
