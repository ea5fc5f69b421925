//! Years of payment: what a place wants at retirement, and what somebody has.

use serde::{Deserialize, Serialize};

/// Years of payment that a place wants at retirement; what is not known is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearsNeeded {
    /// In all, of a man.
    pub men: Vec<FromYear>,
    /// In all, of a woman.
    pub women: Vec<FromYear>,
    /// Of these in the place itself.
    pub here: Vec<FromYear>,
    /// So many in the place without a break do as well.
    pub unbroken: Vec<FromYear>,
    /// The years in all must be more than the number.
    pub beyond: bool,
    /// Those of `here` must be paid, wherever: whether years of other places count is not known.
    pub paid: bool,
    /// There is one more condition, of which the number is not known or the answers do not tell.
    pub more: bool,
    /// Where those of `here` are paid.
    pub within: Within,
}

/// Where years count as paid in a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Within {
    /// In the place itself.
    #[default]
    Place,
    /// Anywhere in its province.
    Province,
}

/// When a point is said, by what is known of the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Whatever is known.
    #[default]
    Always,
    /// Unless all years are sure to be there.
    Lacking,
    /// Only where all years are sure to be there.
    Enough,
}

/// A number of years for those who retire in a year, or later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromYear {
    /// The year of the calendar.
    pub year: u32,
    /// Years of paying that are needed from then on.
    pub years: u32,
}

impl YearsNeeded {
    /// The number for those who retire in a year of the calendar.
    pub fn in_year(list: &[FromYear], year: u32) -> Option<u32> {
        list.iter().rev().find(|since| since.year <= year).map(|since| since.years)
    }

    /// Whether it depends on whether one is a man or a woman.
    pub fn by_sex(&self) -> bool {
        self.men != self.women
    }

    /// The years wanted of a man and of a woman, as far as they concern the person.
    pub fn wanted(&self, paid: &Paid) -> (Option<u32>, Option<u32>) {
        let by_sex = self.by_sex();
        let of = |list: &[FromYear], other: bool| {
            Self::in_year(list, paid.year).filter(|_| !by_sex || paid.man != Some(other))
        };
        (of(&self.men, false), of(&self.women, true))
    }

    /// Years that lack of those wanted; part of a year counts as one where there must be more than those.
    pub fn lacking(&self, wanted: u32, paid: &Paid) -> u32 {
        (wanted + u32::from(self.beyond)).saturating_sub(paid.years)
    }

    /// Whether all years are sure to be there, those in the place too.
    pub fn is_met(&self, paid: &Paid) -> bool {
        let unsure = self.by_sex() && paid.man.is_none();
        // Of two numbers both have to be known where nobody said whether it is a man.
        let enough =
            |wanted: Option<u32>| wanted.map_or(!unsure, |wanted| self.lacking(wanted, paid) == 0);
        let in_all = match self.wanted(paid) {
            (None, None) => !self.unbroken.is_empty(),
            (men, women) => enough(men) && enough(women),
        };
        let here = match Self::in_year(&self.here, paid.year) {
            None => paid.only_here,
            Some(wanted) => paid.here.is_some_and(|here| here >= wanted),
        };
        in_all && here && !self.more
    }
}

/// Years that somebody has paid, as far as that was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The year of the calendar in which he retires.
    pub year: u32,
    /// Years in all.
    pub years: u32,
    /// Years in the place, where they are known.
    pub here: Option<u32>,
    /// Nothing was paid in other places.
    pub only_here: bool,
    /// Whether it is a man; none where that is not known.
    pub man: Option<bool>,
}
