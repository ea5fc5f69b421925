//! Of which sort a meaning is, and what is so of each sort. A new meaning is asked for in `Sort::of`, a new sort in
//! `Sort::traits`.

use super::piece::Says;
use crate::model::Meaning;

/// What a word tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A scheme, or one of several.
    Scheme,
    /// What answers a question.
    Answer,
    /// Months without payment, that there are none, or for how long.
    Gap,
    NoGap,
    Lasting,
    /// What a number counts, or a number that is none; that a number is not exact.
    Amount,
    About,
    /// A day of the week, and days and months told by how long ago they were.
    Weekday,
    Ago,
    /// A month told by how long ago it was, and what is of a month.
    Month,
    OfMonth,
    /// What is paid, and up to when.
    Paid,
    /// What is paid at a place, before a pass knows whose it is.
    Pays,
    /// What was so before, or is now.
    Time,
    /// Which way it goes to what follows, and went from what stands before.
    Way,
    Moved,
    /// Where somebody stands with a place.
    Stands,
    /// What else is said of a place, and what place it is.
    Place,
    Region,
    /// Somebody else, somebody young, whose scheme that tells, the one who asks, and who that is at work.
    Person,
    Child,
    Oneself,
    Worker,
    /// What leads to a claim.
    Matter,
    /// What has a number of its own that is no gap.
    Aside,
    /// That an application is or will be filed on a day, and what became or is to become of it.
    Filing,
    Told,
    /// Something else than the transfer, done where it is said to be.
    Affair,
    /// Something that is not used.
    Unused,
    /// That something is asked or denied, and that it is not certain.
    Asked,
    Doubted,
    /// That something is settled or only meant, and that it is taken back or one of two.
    Judged,
    Amended,
    /// A scheme where another turns into it.
    Turned,
    /// Nothing.
    Filler,
}

/// What is so of a sort, for the passes that ask no more of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// Nothing is left of it where it is denied: 「没领失业金」.
    LostDenied,
    /// 「办好了」 beside it says that of it, and not of the transfer.
    DoneApart,
    /// It says on which side the place beside it is.
    OfSide,
    /// It tells something of whom it is said of.
    OfSomebody,
    /// It is somebody else than the one who asks.
    Other,
    /// The passes make another word or none of it, so that no answer comes from it.
    Passing,
}

impl Sort {
    /// Of which sort a meaning is.
    pub(super) fn of(means: Meaning) -> Self {
        match means {
            Meaning::Scheme(_) | Meaning::Schemes(_) => Self::Scheme,
            Meaning::Turned { .. } => Self::Turned,
            Meaning::Answer(..)
            | Meaning::Since(..)
            | Meaning::There(..)
            | Meaning::Against { .. }
            | Meaning::Doubts(..)
            | Meaning::Unpaid(..) => Self::Answer,
            Meaning::Gap => Self::Gap,
            Meaning::NoGap => Self::NoGap,
            Meaning::Lasts { .. } => Self::Lasting,
            Meaning::Months | Meaning::Years | Meaning::Roughly => Self::Amount,
            Meaning::About => Self::About,
            Meaning::Weekday { .. } => Self::Weekday,
            Meaning::Days(_) | Meaning::Ago(_) | Meaning::DaysAgo(_) => Self::Ago,
            Meaning::MonthsAgo(_) | Meaning::MonthsBefore | Meaning::YearsAgo(_) => Self::Month,
            Meaning::DayOfMonth | Meaning::Begins | Meaning::UpToNow => Self::OfMonth,
            Meaning::Never | Meaning::Paid | Meaning::Resumed { .. } => Self::Paid,
            Meaning::Pays(_) | Meaning::Unpays | Meaning::Joins => Self::Pays,
            Meaning::Past { left: false } | Meaning::Now => Self::Time,
            Meaning::From | Meaning::Past { left: true } | Meaning::To | Meaning::Changes => {
                Self::Way
            }
            Meaning::Left | Meaning::Came => Self::Moved,
            Meaning::Stands(_) => Self::Stands,
            Meaning::Back | Meaning::Here | Meaning::Via => Self::Place,
            Meaning::Pool(_) | Meaning::Outside { .. } => Self::Region,
            Meaning::Relative | Meaning::Third => Self::Person,
            Meaning::Child { .. } => Self::Child,
            Meaning::Oneself => Self::Oneself,
            Meaning::Staff(_) | Meaning::Grown(_) => Self::Worker,
            Meaning::Matter { .. } | Meaning::Jobless(_) => Self::Matter,
            Meaning::Counts { .. } | Meaning::Aside { .. } | Meaning::MadeUp => Self::Aside,
            Meaning::Plans | Meaning::Filed => Self::Filing,
            Meaning::Told { .. } | Meaning::Withdraws { .. } => Self::Told,
            Meaning::Affair | Meaning::Quits => Self::Affair,
            Meaning::Besides | Meaning::Idle => Self::Unused,
            Meaning::Asks | Meaning::Whether | Meaning::Not => Self::Asked,
            Meaning::Perhaps | Meaning::Supposed => Self::Doubted,
            Meaning::Settled(_) | Meaning::Intends => Self::Judged,
            Meaning::Amends { .. } | Meaning::Or => Self::Amended,
            Meaning::Filler => Self::Filler,
        }
    }

    /// What is so of it.
    fn traits(self) -> &'static [Trait] {
        match self {
            Self::Scheme | Self::Answer | Self::Gap | Self::NoGap => &[Trait::OfSomebody],
            Self::Way => &[Trait::OfSide, Trait::OfSomebody],
            Self::Moved => &[Trait::OfSide],
            Self::Stands => &[Trait::OfSide, Trait::OfSomebody, Trait::DoneApart],
            Self::Matter => &[Trait::LostDenied, Trait::DoneApart, Trait::OfSomebody],
            Self::Aside => &[Trait::LostDenied, Trait::DoneApart],
            Self::Filing => &[Trait::LostDenied],
            Self::Child => &[Trait::LostDenied, Trait::Other],
            Self::Person => &[Trait::Other, Trait::Passing],
            Self::Affair => &[Trait::DoneApart, Trait::Passing],
            Self::Unused => &[Trait::DoneApart],
            Self::Lasting
            | Self::Turned
            | Self::Pays
            | Self::Oneself
            | Self::Asked
            | Self::Doubted
            | Self::Judged
            | Self::Amended => &[Trait::Passing],
            Self::Amount
            | Self::About
            | Self::Weekday
            | Self::Ago
            | Self::Month
            | Self::OfMonth
            | Self::Paid
            | Self::Time
            | Self::Place
            | Self::Region
            | Self::Worker
            | Self::Told
            | Self::Filler => &[],
        }
    }

    /// Whether that is so of it.
    pub(super) fn has(self, of: Trait) -> bool {
        self.traits().contains(&of)
    }
}

impl Says {
    /// Of which sort it is, if it is a word.
    pub(super) fn sort(&self) -> Option<Sort> {
        if let Self::Word(means) = self { Some(Sort::of(*means)) } else { None }
    }

    /// Whether it is a word of which that is so.
    pub(super) fn has(&self, of: Trait) -> bool {
        self.sort().is_some_and(|sort| sort.has(of))
    }

    /// Whether it names a scheme, or one of several.
    pub(super) fn is_scheme(&self) -> bool {
        self.sort() == Some(Sort::Scheme)
    }

    /// Whether it leads to a place that is left or gone to.
    pub(super) fn is_way(&self) -> bool {
        self.sort() == Some(Sort::Way)
    }

    /// Whether it tells how much, or is the unit of that.
    pub(super) fn counts(&self) -> bool {
        matches!(self, Self::Number(_) | Self::About) || self.sort() == Some(Sort::Amount)
    }
}

#[cfg(test)]
mod tests {
    use super::Sort;
    use crate::rules::embedded;

    #[test]
    fn only_what_answers_a_question_is_an_answer() {
        for word in &embedded().table.words {
            let answers = word.means.answer().is_some();
            assert_eq!(Sort::of(word.means) == Sort::Answer, answers, "{:?}", word.means);
        }
    }
}
