//! One claim in words.

use serde::Serialize;

use super::{Notice, Why};
use crate::model::{ClaimVerdict, Level};

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimDoc {
    /// Its number.
    pub id: u16,
    /// The claim.
    #[serde(rename = "said")]
    pub wording: String,
    /// What is to be thought of it.
    pub verdict: ClaimVerdict,
    /// What is right.
    pub text: String,
    /// Rules that answer it, as the table names them.
    pub rules: Vec<String>,
    /// Ids of the documents.
    pub sources: Vec<String>,
    /// Weight.
    pub level: Level,
    /// Articles, one for each of `sources`; empty where none is named.
    pub articles: Vec<String>,
    /// Date of the fact.
    pub as_of: Option<String>,
    /// What must be read with it.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub notices: Vec<Notice>,
    /// The same as the reason of a line, for people.
    #[serde(skip)]
    pub why: Why,
}
