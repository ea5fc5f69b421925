//! The sureness of a fact.

use serde::Serialize;

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// A document or an official guide was read.
    Document,
    /// Only a page that repeats it was read.
    Unverified,
    /// A place to look, nothing more.
    Lead,
}

impl Sureness {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Document => "有文件或办事指南",
            Self::Unverified => "二手材料待核对",
            Self::Lead => "只有线索",
        }
    }
}
