//! Plain types of the rules table and of what it yields: no parsing, no reading, no printing.

#![warn(missing_docs)]

mod answers;
mod assets;
mod claim;
mod clash;
mod codes;
mod cond;
mod ids;
mod index;
pub mod moment;
mod phrase;
mod plan;
mod progress;
mod question;
pub mod roles;
mod rule;
mod source;
mod synonym;
mod table;
mod term;
mod window;
mod word;
mod years;

pub use answers::{Answers, Value};
pub use assets::{Assets, Data, LocalData, Lost, Meta, Overlay, PlaceHead, TopicHead};
pub use claim::{Claim, RuleName, Wording};
pub use clash::{Clash, Matter, Silent};
pub use codes::{
    AccountCode, Backpay, Certainty, ClaimVerdict, Harm, Level, Need, Scope, Side, Slot, Tier,
    Tracking, VerdictCode, WaitingCode,
};
pub use cond::{Cond, Test};
pub(crate) use ids::ColumnIx;
pub use ids::{
    AspectIx, FactIx, ItemIx, MAX_QUESTIONS, QuestionIx, QuestionSet, RuleIx, SectionIx, SourceIx,
};
pub(crate) use index::{Index, Look, Rival};
pub use phrase::{Part, Phrase, Var};
pub use plan::{At, Gap, Milestone, Outcome, Plan, Waiting};
pub use question::{Choice, Question, QuestionKind};
pub use roles::Roles;
pub use rule::{Body, Channels, Cite, Force, LateFee, PerYear, Rule, UNDATED, WaitingSpec, When};
pub use source::Source;
pub use synonym::{Lead, Synonym};
pub use table::{
    Aspect, Fact, FactValue, Item, Limits, Local, LocalRules, MAX_FACTS, Place, Pool, Section,
    Settle, TRANSFER, Table, Topic,
};
pub use term::Term;
pub use window::{Edge, Window};
pub use word::{Beside, Meaning, Names, Stands, With, Word};
pub use years::{FromYear, Paid, Told, Within, YearsNeeded};
