//! The table looked at as a whole: what it leaves out, says twice, or never says.
//!
//! Nothing here knows what a rule means: every truth comes from the engine. Answers are taken as
//! variables with the few values that conditions can tell apart, pairs of places as the classes
//! for which the same rules may speak; each item is then walked through on its own.

mod call;
pub mod cases;
mod check;
mod closure;
pub mod diff;
mod disagree;
mod duty;
mod enough;
mod explore;
mod finding;
mod holes;
mod lasting;
mod places;
mod replaced;
mod second_hand;
mod space;
mod standing;
mod study;
mod survey;
mod texts;
mod todo;
mod trace;
mod verdicts;
mod windows;
pub mod words;

pub use check::{Report, check};

pub use duty::Duty;
pub use finding::{Finding, Kind};
pub use places::{Pair, class_of};
pub use second_hand::{Ends, SecondHand};
pub use standing::Options;
pub(crate) use standing::resting;
pub(crate) use todo::unknown;
pub use todo::{Reason, Task, tasks};
pub use trace::{spoken, trace};
