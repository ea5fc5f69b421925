//! Questions and facts of a topic that the program itself must know.

use serde::{Deserialize, Serialize};

use super::ids::{FactIx, QuestionIx, QuestionSet};

/// Id of the question for the place left.
pub const ORIGIN: &str = "origin";
/// Id of the question for the place gone to.
pub const DESTINATION: &str = "destination";
/// Id of the question for the place, in a topic about one.
pub const PLACE: &str = "place";
/// Id of the question for the scheme left.
pub const FROM_SCHEME: &str = "from_scheme";
/// Id of the question for the scheme gone to.
pub const TO_SCHEME: &str = "to_scheme";

/// Id of the choice that says yes, in a question of yes and no.
pub const YES: &str = "yes";
/// Id of the choice that says no.
pub const NO: &str = "no";

/// Questions and facts with a meaning of their own, found by their ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles {
    /// `origin`: the place left.
    pub origin: Option<QuestionIx>,
    /// `destination`: the place gone to; in a topic about one place, `place`.
    pub destination: Option<QuestionIx>,
    /// `from_scheme`: the scheme left.
    pub from_scheme: Option<QuestionIx>,
    /// `to_scheme`: the scheme gone to.
    pub to_scheme: Option<QuestionIx>,
    /// `origin_stopped`: whether the enrolment left has ended.
    pub stopped: Option<QuestionIx>,
    /// `destination_enrolled`: whether somebody is enrolled where he goes to.
    pub enrolled: Option<QuestionIx>,
    /// `next_year_enrolled`: whether a resident is enrolled for the year to come.
    pub next_year: Option<QuestionIx>,
    /// `missed_years`: years that a resident did not pay for.
    pub missed_years: Option<QuestionIx>,
    /// `gap_months`: months without payment.
    pub gap_months: Option<QuestionIx>,
    /// `last_paid`: last month paid.
    pub last_paid: Option<QuestionIx>,
    /// `first_paid`: month in which paying resumes.
    pub first_paid: Option<QuestionIx>,
    /// `years`: years of payment in all.
    pub years: Option<QuestionIx>,
    /// `years_elsewhere`: whether some of them were paid elsewhere.
    pub years_elsewhere: Option<QuestionIx>,
    /// `years_here`: years of payment in the place asked about.
    pub years_here: Option<QuestionIx>,
    /// `sex`: a man or a woman.
    pub sex: Option<QuestionIx>,
    /// `progress`: how far an application has come.
    pub progress: Option<QuestionIx>,
    /// `apply_on`: day of acceptance.
    pub apply_on: Option<QuestionIx>,
    /// `origin_done_on`: day on which the place left had done its part.
    pub origin_done_on: Option<QuestionIx>,
    /// Questions with a default, which stands until somebody answers.
    pub filled: QuestionSet,
    /// Questions whose number is taken off the answer to another.
    pub parts: QuestionSet,
    /// `kind`: the kind of the move.
    pub kind: Option<FactIx>,
    /// `tier`: the tier of the gap.
    pub tier: Option<FactIx>,
    /// `apart`: whether it is settled that two places are of different provinces; its label says what is not.
    pub apart: Option<FactIx>,
}
