//! The manifest of a pack: who publishes it, its version, its days, and what it is for.

use chrono::NaiveDate;
use semver::VersionReq;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::Version;
use crate::diagnostic::{Diagnostic, Spot};
use crate::text::one_line;

/// Its file in the folder.
pub(crate) const MANIFEST: &str = "pack.toml";

/// A publisher has no more keys than this: each new one signs the pack that brings it.
const MOST_KEYS: usize = 4;

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Who answers for it.
    pub publisher: String,
    pub version: Version,
    /// The version of the data that it follows: said to people, who may have skipped that one.
    pub replaces: Version,
    /// First day on which it may be installed.
    #[serde(deserialize_with = "day")]
    pub from: NaiveDate,
    /// Last day on which it may be installed, and is used without a warning.
    #[serde(deserialize_with = "day")]
    pub until: NaiveDate,
    /// Versions of the program that it is for.
    pub program: VersionReq,
    /// The publisher's keys from now on, where they change.
    #[serde(default)]
    pub keys: Vec<String>,
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Result<Self, Diagnostic> {
        let read: Self = toml::from_str(text).map_err(|error| damaged(text, &error))?;
        let name = &read.publisher;
        if name.trim() != name || name.is_empty() || one_line(name) != *name {
            return Err(wrong("publisher", "写发布者的全名，前后没有空格"));
        }
        if read.from > read.until {
            return Err(wrong("until", "最后一天要在第一天之后"));
        }
        if read.keys.len() > MOST_KEYS {
            return Err(wrong_keys());
        }
        if read.replaces >= read.version {
            return Err(wrong("replaces", "换下的版本要比 version 小"));
        }
        Ok(read)
    }
}

/// What it brings is no list of keys.
pub(super) fn wrong_keys() -> Diagnostic {
    wrong("keys", "写 minisign 的公钥（RW 开头），最多 4 把")
}

fn wrong(key: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(format!("{MANIFEST} 里的 {key} 不对"), hint)
}

fn damaged(text: &str, error: &toml::de::Error) -> Diagnostic {
    let spot = Spot {
        file: MANIFEST.to_owned(),
        text: text.to_owned(),
        span: error.span().unwrap_or(0..0),
        expected: "publisher、version、replaces、from、until、program，换钥匙时还有 keys"
            .to_owned(),
    };
    Diagnostic::at(spot, "写法有误", "照 docs/data.md 里的例子写。")
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let read = toml::value::Date::deserialize(deserializer)?;
    NaiveDate::from_ymd_opt(read.year.into(), read.month.into(), read.day.into())
        .ok_or_else(|| D::Error::custom("date"))
}
