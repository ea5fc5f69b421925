//! A rule: one statement, when it holds, and what it rests on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::{
    AccountCode, Backpay, Certainty, Harm, Level, Need, Side, Slot, VerdictCode, WaitingCode,
};
use super::cond::Cond;
use super::ids::{AspectIx, ItemIx, QuestionIx, SectionIx, SourceIx};
use super::phrase::Phrase;
use super::window::Window;
use super::years::{Told, YearsNeeded};
use crate::regions::RegionIx;

/// Stands for the date of a fact whose page carries none.
pub const UNDATED: &str = "undated";

/// A document and the article in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// The document.
    pub source: SourceIx,
    /// Article as written, such as 「第三十二条」; may be empty.
    pub article: String,
}

/// One rule of a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct Rule {
    /// Name, unique in the topic.
    pub id: String,
    /// The statement this rule competes for.
    pub item: ItemIx,
    /// The place whose rule it is; none for a national rule.
    pub place: Option<RegionIx>,
    /// On which side that place must be.
    pub side: Side,
    /// Where the other place must be; empty: anywhere.
    pub with: Vec<RegionIx>,
    /// When it holds.
    pub when: Cond,
    /// It speaks only when its answers are known, and never has them asked.
    pub known: bool,
    /// It speaks before later rules of its item and place on purpose, where both hold.
    pub overrides: bool,
    /// First day in force, if known.
    #[serde(with = "crate::calendar::stored")]
    pub from: Option<NaiveDate>,
    /// Last day in force; after it the next rule speaks and this one is shown as lapsed.
    #[serde(with = "crate::calendar::stored")]
    pub until: Option<NaiveDate>,
    /// What to say before `from`; empty: nothing.
    pub announce: Phrase,
    /// Date the fact was printed, as exactly as known, or `UNDATED`; may be empty in a national rule.
    pub as_of: String,
    /// Known from a secondary page only: shown with 「本地信息，办理前请核对」.
    pub verify: bool,
    /// Weight of the statement.
    pub level: Level,
    /// Which facts of its place a local rule states; empty for a national rule.
    pub about: Vec<AspectIx>,
    /// Documents it rests on; empty only at level `unconfirmed`.
    pub cites: Vec<Cite>,
    /// Short heading; may be empty.
    pub title: Phrase,
    /// The statement.
    pub text: Phrase,
    /// Position of the topic that its text sends people to.
    pub see: Option<u8>,
    /// When people may enrol, as its text says it; none where it says nothing of the sort.
    pub window: Option<Window>,
    /// What the slot needs besides.
    pub body: Body,
    /// Whether a file of a folder of this machine says it, not the program's own.
    #[serde(skip)]
    pub local_data: bool,
}

/// Whether a rule is in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// Its first day has not come.
    Early,
    /// It is in force.
    Now,
    /// Its last day has passed.
    Late,
}

impl Rule {
    /// Whether it is in force on a day.
    pub fn force(&self, today: NaiveDate) -> Force {
        if self.from.is_some_and(|from| today < from) {
            Force::Early
        } else if self.until.is_some_and(|until| until < today) {
            Force::Late
        } else {
            Force::Now
        }
    }

    /// The years of payment that it says a place wants.
    pub fn needs(&self) -> Option<&YearsNeeded> {
        match &self.body {
            Body::Point { needs, .. } => needs.as_ref(),
            _ => None,
        }
    }
}

/// Online, counter, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channels {
    /// Through a platform.
    pub online: bool,
    /// At a counter.
    pub counter: bool,
}

/// The part of a rule that differs by slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Body {
    /// See [`Slot::Verdict`].
    Verdict {
        /// What can be done now.
        code: VerdictCode,
        /// It is urgent from this month to the end of every year.
        urgent_from: Option<u32>,
        /// What to say before that month of the year; empty: the same.
        off_season: Phrase,
    },
    /// See [`Slot::Account`].
    Account {
        /// What becomes of the money.
        code: AccountCode,
    },
    /// See [`Slot::Gap`].
    Gap {
        /// Whether the gap may be paid back.
        backpay: Backpay,
        /// How long one waits for benefits after it.
        waiting: WaitingSpec,
        /// The wait in a few words, where the months alone would mislead; mostly empty.
        short: Phrase,
        /// What becomes of the months that are paid back, in a few words, where the code alone would mislead;
        /// mostly empty.
        repaid: Phrase,
    },
    /// See [`Slot::Material`].
    Material {
        /// How it is needed.
        need: Need,
        /// Name of the group of which one is enough; empty without.
        group: String,
        /// Where it is used.
        channels: Channels,
        /// How to get it.
        how: Phrase,
    },
    /// See [`Slot::Step`].
    Step {
        /// In which of the two lists.
        channels: Channels,
        /// Place in the list; smaller comes first.
        order: u16,
        /// Who has to do it.
        who: Phrase,
        /// Where; the name of a site, or of a counter.
        place: Phrase,
        /// Words to say at a counter or on the phone; may be empty.
        say: Phrase,
        /// What to do where it does not work; may be empty.
        otherwise: Phrase,
    },
    /// See [`Slot::Timeline`].
    Timeline {
        /// The point in time.
        when: When,
        /// Overrides the certainty that the calendar gives.
        certainty: Option<Certainty>,
        /// Its name among the days to keep in mind; empty where it is none of them.
        key_day: String,
    },
    /// See [`Slot::Warning`].
    Warning {
        /// What it costs not to mind; none where another rule of the item says so.
        harm: Option<Harm>,
        /// Whom it concerns, in a few words, where it is only counted; may be empty.
        whom: String,
        /// Whether it must be read with what the gap costs: a place says otherwise there, or more.
        with_gap: bool,
        /// Whether it says that the gap that was answered cannot be so: nothing is counted from it then.
        doubts_gap: bool,
        /// Whether it says that the verdict cannot be so beside other answers: it comes before the reasons.
        doubts_verdict: bool,
    },
    /// See [`Slot::Channel`].
    Channel {
        /// Whose: that of the origin, of the destination, or of neither.
        of: Option<Side>,
    },
    /// See [`Slot::Point`].
    Point {
        /// In which section.
        section: SectionIx,
        /// Who must act; may be empty.
        who: Phrase,
        /// Words to say at a counter or on the phone; may be empty.
        say: Phrase,
        /// A late fee to work out for the text.
        late_fee: Option<LateFee>,
        /// Years of payment that a place wants at retirement.
        needs: Option<YearsNeeded>,
        /// When it is said, by what is known of them.
        told: Told,
    },
}

/// A late fee by the day, without interest on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFee {
    /// Question with the amount owed, in yuan.
    pub amount: QuestionIx,
    /// Question with the first day of the default.
    pub from: QuestionIx,
    /// Question with the day of payment, which is not counted; today if it is not answered.
    pub to: QuestionIx,
    /// Rate a day, in ten-thousandths.
    pub per_10000: u16,
}

impl Body {
    /// The part of the plan it belongs to.
    pub fn slot(&self) -> Slot {
        match self {
            Self::Verdict { .. } => Slot::Verdict,
            Self::Account { .. } => Slot::Account,
            Self::Gap { .. } => Slot::Gap,
            Self::Material { .. } => Slot::Material,
            Self::Step { .. } => Slot::Step,
            Self::Timeline { .. } => Slot::Timeline,
            Self::Warning { .. } => Slot::Warning,
            Self::Channel { .. } => Slot::Channel,
            Self::Point { .. } => Slot::Point,
        }
    }
}

/// A wait as a rule states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingSpec {
    /// What is known.
    pub code: WaitingCode,
    /// Months; 0 for codes without a number.
    pub months: u16,
    /// Whether the months are counted from the month after payment, not from that of payment.
    pub from_next: bool,
    /// Paid in this month of the year or later it is for the next year, and counted from January.
    pub next_year_from: Option<u32>,
    /// Months more for each year missed, less for each year paid back.
    pub per_year: Option<PerYear>,
}

/// How missed years lengthen a wait (国办发〔2024〕38号).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerYear {
    /// Question with the years missed.
    pub missed: QuestionIx,
    /// Question with the years paid back; none where paying back changes nothing.
    pub repaid: Option<QuestionIx>,
    /// So many of the missed years add nothing; with `between`, nobody can say whether they do.
    pub free: u16,
    /// From that many missed years on there is a floor.
    pub floor_from: u16,
    /// The floor in months.
    pub floor: u16,
}

/// A point in time as a rule states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The day of acceptance.
    Accepted,
    /// So many working days after another item of the timeline.
    Workdays {
        /// How many.
        days: u16,
        /// After which item; it stands earlier in the table.
        after: ItemIx,
    },
    /// So many working days after today.
    FromToday(u16),
    /// A day that was answered; nothing while it is not known.
    Answered(QuestionIx),
    /// Last month in which paying again keeps the gap within the limit.
    BackpayLast,
    /// First month with benefits: the month in which paying resumes, and the wait.
    BenefitsStart,
    /// Last month of the wait.
    WaitingEnds,
    /// First month with full benefits, where there were less before.
    FullBenefits,
    /// No day can be named.
    Undated,
}
