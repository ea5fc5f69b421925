//! Words of the line that a case is told in, and what each of them says.

use serde::{Deserialize, Serialize};

use super::claim::Wording;
use super::ids::QuestionIx;

/// Words that say the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Word {
    /// As people say or write them.
    pub words: Vec<Wording>,
    /// Letters that stand for them, such as `zg`.
    pub initials: Vec<String>,
    /// What they say.
    pub means: Meaning,
    /// What they name besides, if anything.
    pub names: Vec<Names>,
    /// Letters that say the same right behind a month only, and stand for the first of the words that begins so.
    pub after_month: Vec<String>,
    /// Those of its words between whose two letters it may stand how long that was: 「打了八年工」.
    pub apart: Vec<String>,
}

/// What words name by which one knows whether a line asks for a transfer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Names {
    /// The insurance that is moved, alone or among others.
    Insurance,
    /// Another affair, where no scheme is told beside it.
    Another,
    /// The same, where nothing of a case is told either: that somebody has no work, or has a card.
    Perhaps,
    /// What somebody goes somewhere for.
    Errand,
    /// That somebody goes home.
    Homeward,
    /// Where somebody is.
    Here,
    /// The other place.
    There,
    /// That somebody was there all along.
    Stays,
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// A scheme, by its position among the choices of both questions about it.
    Scheme(u8),
    /// One of several schemes, a bit for the position of each.
    Schemes(u8),
    /// A choice of a question.
    Answer(QuestionIx, u8),
    /// A choice of a question, and with a number right behind it also that this is the gap.
    Since(QuestionIx, u8),
    /// A choice of a question, beside which a choice of another one is in doubt.
    Against {
        /// The question that it answers.
        question: QuestionIx,
        /// What it says of that.
        choice: u8,
        /// The other question.
        other: QuestionIx,
        /// The choice of `other` that can no longer be relied on if it was said; none: only its usual answer is.
        doubted: Option<u8>,
    },
    /// A choice of a question, where it is said of the place that the question is about.
    There(QuestionIx, u8),
    /// That months without payment are spoken of.
    Gap,
    /// That there are none.
    NoGap,
    /// The same; with so many months behind it, or more, only a choice of a question.
    Lasts {
        /// The question.
        question: QuestionIx,
        /// The choice.
        choice: u8,
        /// The fewest months.
        months: u8,
    },
    /// That nothing was ever paid.
    Never,
    /// That the number before it counts months.
    Months,
    /// That the number before it counts years.
    Years,
    /// That what follows is where somebody leaves.
    From,
    /// That what follows in its sentence was so before.
    Past {
        /// Whether it is where somebody leaves.
        left: bool,
    },
    /// That what follows in its sentence is so now.
    Now,
    /// That what follows is where somebody goes.
    To,
    /// That somebody who went one way wants to go back; where no way was told, that what follows is gone to.
    Back,
    /// That what stands before it is no more, and what follows is so instead; else that somebody goes there.
    Changes,
    /// That what stands before it is where somebody leaves.
    Left,
    /// The same, and that what follows is where somebody goes.
    Came,
    /// Somebody young, whose scheme this is unless another one is said, and a claim it leads to.
    Child {
        /// Position of the scheme.
        scheme: u8,
        /// Whether it is asked, that one first.
        perhaps: bool,
        /// The claim.
        claim: u16,
    },
    /// Somebody employed, whose scheme this is unless another one is said.
    Staff(u8),
    /// Something no question asks for.
    Matter {
        /// Position of the claim that it leads to.
        claim: u16,
        /// A choice of a question that is in doubt beside it, had it been said.
        against: Option<(QuestionIx, u8)>,
        /// Whether whoever left a job for it has none anew.
        home: bool,
        /// Whether how long it was may be a gap as well.
        away: bool,
    },
    /// Something beside which a choice of a question is not certain, nor is any other.
    Doubts(QuestionIx, u8),
    /// That something is paid at the place it is said of; with a number it is aside of this topic.
    Pays(u8),
    /// That nothing is paid at the place it is said of; else that months without payment are spoken of.
    Unpays,
    /// That somebody has no employer by now, and a claim it may lead to.
    Jobless(Option<u16>),
    /// That a number beside it answers this question; without one it leads to the claim.
    Counts {
        /// The question.
        question: QuestionIx,
        /// Position of the claim, if it leads to any.
        claim: Option<u16>,
        /// Whether it says of a gap whose length stands right before it that all of it is counted so.
        whole: bool,
    },
    /// A choice of a question and the claim it leads to; a number right behind it is the gap.
    Unpaid(QuestionIx, u8, u16),
    /// That a month beside it is the last one paid.
    Paid,
    /// That a month beside it is the first one paid again.
    Resumed {
        /// Whether it says without one that something is paid again, and not how long it was not.
        joined: bool,
    },
    /// That the place that is named is both left and gone to.
    Here,
    /// A day so many days ago; one to come is fewer than none.
    Ago(i8),
    /// That the number before it counts spans of so many days back, or ahead if negative; 0 where it cannot be
    /// told which day that was.
    DaysAgo(i8),
    /// One of several schemes where another one turns into it, or it into that.
    Turned {
        /// A bit for the position of each.
        schemes: u8,
        /// Whether it is something else than the transfer where nothing turns.
        affair: bool,
    },
    /// Something that no transfer depends on, with the number beside it.
    Aside {
        /// Position of the topic that may ask for it.
        topic: u8,
        /// Whether it says nothing without a number.
        numbered: bool,
        /// Whether it asks for that and for no transfer, where none is told.
        asks: bool,
        /// The question of that topic and its choice, where nothing else than that is wanted.
        told: Option<(QuestionIx, u8)>,
    },
    /// What became of an application, with how long it has been so.
    Told {
        /// Position of the topic that asks for it.
        topic: u8,
        /// Its question.
        question: QuestionIx,
        /// The choice that it is.
        choice: u8,
        /// Whether it says nothing without a number.
        numbered: bool,
        /// Whether it says without one that papers were handed in; where it needs none, whether it says nothing
        /// unless they were.
        filed: bool,
    },
    /// That the number before it counts spans of so many days (周: 7); 0 where they are of no known length.
    Days(u8),
    /// The month so many months ago; one to come is fewer than none.
    MonthsAgo(i8),
    /// The month as many months ago as the number before it says.
    MonthsBefore,
    /// The year so many years ago, of which a month may follow; one to come is fewer than none.
    YearsAgo(i8),
    /// That something goes on from the month before it.
    Begins,
    /// That nothing was paid since the month before it, from which on that was so.
    UpToNow,
    /// That the number beside it is not exact.
    About,
    /// The same, and that an answer that touches it behind is not certain.
    Perhaps,
    /// A time that is not exact, or the unit of one.
    Roughly,
    /// That what follows is asked, not told.
    Asks,
    /// That what stands right before it is asked.
    Whether,
    /// That an answer right before it is thought so, and not certain.
    Supposed,
    /// That what follows is not so; right behind something it asks for that.
    Not,
    /// That what stands before it in its sentence is settled; years behind it answer the question.
    Settled(Option<QuestionIx>),
    /// Something else than the transfer, which is done where it is said to be.
    Affair,
    /// That somebody left a job: the same, and another scheme than that is what comes then.
    Quits,
    /// That the scheme behind it is that of the place before it.
    Joins,
    /// That what touches it behind is only meant, or may come.
    Intends,
    /// Somebody of the family, of whom what follows may be said.
    Relative,
    /// Somebody who was spoken of before.
    Third,
    /// The one who speaks.
    Oneself,
    /// Where somebody stands with a place that is named beside it.
    Stands(Stands),
    /// That what was said before it is taken back for what follows; perhaps it says nothing.
    Amends {
        /// Whether it says nothing where there is nothing to take back.
        perhaps: bool,
    },
    /// That either the one before it or the one behind it is meant.
    Or,
    /// The day of that number in a month.
    DayOfMonth,
    /// The day of that name that is nearest, Monday being the first, or that of another week.
    Weekday {
        /// Its number.
        day: u8,
        /// How many weeks on; last week is fewer than none.
        weeks: i8,
    },
    /// That somebody young no longer is what they were called, and had this scheme before if any.
    Grown(u8),
    /// That an application will be filed on the day beside it.
    Plans,
    /// That papers were handed in on the day beside it, accepted or not.
    Filed,
    /// That the place beside it is only passed through.
    Via,
    /// That the province before it is not meant but the pool of its own offices, and the claim about those.
    Pool(u16),
    /// Something that is said to be left out.
    Idle,
    /// The same, and that a place it is said to be at is neither left nor gone to.
    Besides,
    /// A place that no insurance is moved from or to.
    Outside {
        /// The claim it leads to.
        claim: Option<u16>,
        /// Whether somebody may be back from there: how long it was may be a gap then, and another place is gone to.
        away: bool,
    },
    /// That an application is to be taken back, or nobody wants to go any more.
    Withdraws {
        /// Position of the topic that it is about where another word of that stands beside it and nothing was filed.
        topic: Option<u8>,
    },
    /// Months that will be or were paid behind their time, which tell nothing of how long a gap is by now.
    MadeUp,
    /// Nothing that matters here.
    Filler,
}

impl Meaning {
    /// The question that it tells of, and which choice.
    pub fn answer(self) -> Option<(QuestionIx, u8)> {
        match self {
            Self::Answer(question, choice)
            | Self::Since(question, choice)
            | Self::There(question, choice)
            | Self::Doubts(question, choice)
            | Self::Against { question, choice, .. }
            | Self::Unpaid(question, choice, _) => Some((question, choice)),
            _ => None,
        }
    }
}

/// Where somebody stands with which place, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stands {
    /// Where somebody stands.
    pub with: With,
    /// With which place.
    pub beside: Beside,
    /// The scheme it tells of.
    pub scheme: Option<u8>,
    /// The position of the claim it leads to.
    pub claim: Option<u16>,
}

/// Where somebody stands with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum With {
    /// Insured there so far.
    Insured,
    /// There by now.
    There,
    /// Works there, since before or by now.
    Works,
    /// At home there, which may be left or gone to.
    Home,
    /// Was born there, which tells nothing of whoever tells it.
    Born,
    /// The employer is there, wherever that pays.
    Firm,
    /// Something else than the insurance is there, so that it is neither left nor gone to.
    Apart,
}

/// Which place a word is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Beside {
    /// The one that follows.
    Next,
    /// The one before it.
    Last,
    /// The one it touches.
    Either,
}
