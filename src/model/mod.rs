//! Plain types of the rules table and of what it yields: no parsing, no reading, no printing.

#![warn(missing_docs)]

mod answers;
mod assets;
mod claim;
mod codes;
mod cond;
mod ids;
mod index;
mod phrase;
mod plan;
mod question;
mod roles;
mod rule;
mod source;
mod synonym;
mod table;
mod term;
mod word;

pub use answers::{Answers, Value};

pub(crate) use answers::MAX_QUESTIONS;
pub use assets::{Assets, Data, Overlay};
pub(crate) use assets::{LocalData, Meta, TopicHead};
pub use claim::Claim;
pub(crate) use claim::{RuleName, Wording};
pub use codes::{AccountCode, Certainty, Harm, Level, Scope, Slot, Tier, VerdictCode, WaitingCode};
pub(crate) use codes::{Backpay, ClaimVerdict, Need, Side};
pub(crate) use cond::{Cond, Test};
pub(crate) use ids::{AspectIx, FactIx, ItemIx, QuestionSet, SectionIx, SourceIx};
pub use ids::{QuestionIx, RuleIx};
pub(crate) use index::{Block, MOST_GATES, NONE_OF, Subject};
pub use phrase::Var;
pub(crate) use phrase::{Part, Phrase};
pub use plan::{At, Outcome, Plan, Waiting};
pub(crate) use plan::{Gap, Milestone};
pub use question::{Choice, Question, QuestionKind};
pub(crate) use roles::Roles;
pub(crate) use rule::{
    Body, Channels, Cite, Force, FromYear, LateFee, PerYear, UNDATED, WaitingSpec, YearsNeeded,
};
pub use rule::{Rule, When};
pub use source::Source;
pub use synonym::Lead;
pub(crate) use synonym::Synonym;
pub(crate) use table::{
    Aspect, Fact, FactValue, Limits, Local, LocalRules, MAX_FACTS, Matter, Pool, Section, Settle,
    TRANSFER,
};
pub use table::{Clash, Item, Place, Silent, Table, Topic};
pub(crate) use term::Term;
pub use word::Meaning;
pub(crate) use word::Word;
