//! The reason of a sentence, as it is printed beside it.

use serde::Serialize;

use super::TopicDoc;
use super::hotline::Hotline;
use super::notice::Notice;
use crate::model::Level;

/// Why a sentence stands there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Why {
    /// Id of the rule; empty where no rule speaks.
    pub rule: String,
    /// Ids of the documents.
    pub sources: Vec<String>,
    /// Weight.
    pub level: Level,
    /// Articles, one for each of `sources`; empty where none is named.
    pub articles: Vec<String>,
    /// Place whose rule it is; none for a national rule.
    pub place: Option<String>,
    /// Date of a local fact.
    pub as_of: Option<String>,
    /// What must be read with the sentence, such as 「本地信息，办理前请核对」.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub notices: Vec<Notice>,
    /// Whom to ask about a local fact.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub ask: Option<Hotline>,
    /// Whether a folder of this machine says so, which nobody has signed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub local_data: bool,
    /// Whether only its day is counted by what a folder says; the sentence is the program's own.
    #[serde(skip)]
    pub counted: bool,
    /// The topic that the sentence sends people to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub see: Option<TopicDoc>,
}
