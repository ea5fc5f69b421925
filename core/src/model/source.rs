//! A document that statements rest on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::codes::Level;

/// A document: what the person needs to name it at a counter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Name in the rule files.
    pub id: String,
    /// Title without brackets.
    pub title: String,
    /// Document number, such as 医保办发〔2021〕43号; empty if none is known.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When it was issued, as exactly as known: `2021`, `2021-11` or `2021-11-01`; empty if unknown.
    pub issued: String,
    /// First day in force, if known.
    #[serde(with = "crate::calendar::stored")]
    pub in_force: Option<NaiveDate>,
    /// Last day in force, if the document names one.
    #[serde(with = "crate::calendar::stored")]
    pub expired: Option<NaiveDate>,
    /// Day it was last checked.
    #[serde(with = "crate::calendar::stored")]
    pub checked: NaiveDate,
    /// Weight of what it says.
    pub level: Level,
    /// Its own text was read, but in a reprint.
    pub reprint: bool,
    /// Official address, or empty.
    pub place: String,
    /// Something the reader must know about this document; may be empty.
    pub remark: String,
    /// A file of the data that rests on it as a whole; may be empty.
    pub backs: String,
}

impl Source {
    /// Whether its last day is over.
    pub fn has_expired(&self, today: NaiveDate) -> bool {
        self.expired.is_some_and(|last| last < today)
    }

    /// Days since it was last checked.
    pub fn age(&self, today: NaiveDate) -> i64 {
        (today - self.checked).num_days()
    }
}
