//! What a result says of the rule table it comes from.

use chrono::NaiveDate;
use serde::Serialize;

use super::clock::Doubt;
use crate::model::{Assets, Meta};

/// About the rule table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DataDoc {
    /// As `meta.toml` has it.
    pub version: String,
    /// Day it was last checked.
    pub checked: String,
    /// Who has signed the installed pack that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub publisher: Option<String>,
    /// What is doubtful about the day that it is used on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub notice: Option<Doubt>,
}

impl DataDoc {
    /// What is said of the table, whatever the day.
    pub fn of(assets: &Assets) -> Self {
        let Meta { version, checked, publisher, .. } = &assets.meta;
        let (version, checked) = (version.clone(), checked.to_string());
        Self { version, checked, publisher: publisher.clone(), notice: None }
    }

    /// What is said of the table on a day.
    pub fn on(today: NaiveDate, assets: &Assets) -> Self {
        Self { notice: Doubt::of(today, &assets.meta), ..Self::of(assets) }
    }
}
