//! Everything the program carries.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ids::SourceIx;
use super::rule::Cite;
use super::table::{Table, Topic};
use crate::calendar::Calendar;
use crate::packed::Packed;
use crate::regions::{RegionIx, Regions};

/// What is shown about the data before any of it is needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Version of the rule table.
    pub version: String,
    /// Day the rule table was last checked.
    pub checked: NaiveDate,
    /// Last day of the signed pack that it comes from, if it does.
    #[serde(with = "crate::calendar::stored")]
    pub until: Option<NaiveDate>,
    /// Who has signed that pack, and answers for it.
    pub publisher: Option<String>,
    /// Places that a list begins with, so that most people need one key.
    pub first_places: Vec<RegionIx>,
    /// Places that have no part in the transfer, so that nothing is missing there.
    pub outside: Vec<RegionIx>,
    /// The same by name, for whatever only tells whom to call.
    pub first_called: Vec<PlaceHead>,
    /// The topics by name, for whatever only points to them.
    pub topics: Vec<TopicHead>,
}

/// What a place is called, and how it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceHead {
    /// Its name in the fewest words.
    pub short: String,
    /// Telephone area code, such as `028`.
    pub area_code: String,
}

/// What a topic is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicHead {
    /// Name in files and programs.
    pub id: String,
    /// Title as shown.
    pub title: String,
    /// What it answers, in one sentence.
    pub summary: String,
}

impl TopicHead {
    /// What a topic is called.
    pub(crate) fn of(topic: &Topic) -> Self {
        let Topic { id, title, summary, .. } = topic;
        Self { id: id.clone(), title: title.clone(), summary: summary.clone() }
    }
}

/// The checked data: rules, places and calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Assets {
    /// About the data.
    pub meta: Meta,
    /// Places.
    pub regions: Regions,
    /// Working days.
    pub calendar: Calendar,
    /// Rules.
    pub table: Table,
    /// What of it a folder of this machine says; the program's own data have none.
    #[serde(skip)]
    pub local: LocalData,
}

/// What a folder of this machine says, which nobody has signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalData {
    /// Files of the program's own that its files of the same name take the place of, where they said
    /// more than those that now stand there.
    pub lost: Vec<Lost>,
    /// Documents its own list names.
    pub sources: Vec<SourceIx>,
    /// Years whose holidays it has.
    pub years: Vec<i32>,
}

impl LocalData {
    /// Whether its own list says what one of these documents is.
    pub fn describes(&self, cites: &[Cite]) -> bool {
        cites.iter().any(|cite| self.sources.contains(&cite.source))
    }

    /// Whether days from one to another are counted by it.
    pub fn counts(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.years.iter().any(|year| (from.year()..=to.year()).contains(year))
    }
}

/// A file of the program's own whose place another of its name took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Path in the folder.
    pub path: String,
    /// The place.
    pub place: RegionIx,
    /// Names of the facts that are gone.
    pub facts: Vec<String>,
}

/// The data in use, and what became of the data of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Data {
    /// The data.
    pub assets: &'static Assets,
    /// The folder of this machine, if there is one.
    pub overlay: Option<&'static Overlay>,
}

/// Data that was put over the program's own, or was to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// A pack that its publisher has signed was put over the data of the program.
    Signed {
        /// Who answers for it.
        publisher: String,
        /// As its publisher counts it.
        version: String,
        /// The last day on which it is good.
        until: NaiveDate,
        /// What of the program's own it takes away; empty if nothing.
        lost: String,
    },
    /// A pack is installed, and the program has come to know more than it.
    Outdated {
        /// Who answers for it.
        publisher: String,
        /// As its publisher counts it.
        version: String,
    },
    /// It was put over the data of the program.
    Used {
        /// Where it lies.
        folder: String,
        /// Why somebody else may have written what stands in it; empty if nobody else can.
        doubt: String,
        /// What of the program's own it takes away; empty if nothing.
        lost: String,
    },
    /// It was refused as a whole; the data of the program is used.
    Refused {
        /// Where it lies.
        folder: String,
        /// What is wrong with it, in a sentence or two.
        why: String,
        /// Whether it is an installed pack.
        is_pack: bool,
    },
}

impl Packed<Topic> {
    /// The transfer; the loader sees to it that it stands first.
    pub fn transfer(&self) -> &Topic {
        &self[0]
    }
}
