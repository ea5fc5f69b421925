//! Places in words: the shapes that `yizhuan places --format json` prints.

use serde::Serialize;

use super::{Counts, Sureness};
use crate::model::Level;
use crate::report::{DataDoc, SourceDoc, Why};

/// Everything known of one place, and what is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceDoc {
    /// Version of this shape.
    pub schema: u8,
    /// The day it is for, `YYYY-MM-DD`.
    pub today: String,
    /// About the rule table.
    pub data: DataDoc,
    /// What it is about.
    pub place: PlaceName,
    /// Its hotline as dialled from elsewhere, such as 「028-12393」; none where the area code is
    /// not known.
    pub hotline: Option<String>,
    /// Whom to ask about it.
    pub ask: String,
    /// How much is known.
    pub counts: Counts,
    /// What is known, aspect by aspect; each has at least one fact.
    pub aspects: Vec<AspectDoc>,
    /// What is not known.
    pub unknown: Vec<AspectName>,
    /// Places in it that have facts of their own.
    pub cities: Vec<PlaceName>,
    /// Documents cited above, each once.
    pub sources: Vec<SourceDoc>,
}

impl PlaceDoc {
    /// What it is, and of where.
    pub fn title(&self) -> String {
        format!("{}：各方面的情况", self.place.name)
    }
}

/// A place by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceName {
    /// As programs read it.
    pub code: String,
    /// Full name.
    pub name: String,
}

/// Something that places decide for themselves, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AspectName {
    /// Name in files and for programs.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// What is known of an aspect.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AspectDoc {
    /// Name in files and for programs.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Facts, those of the place itself before those of its province.
    pub facts: Vec<FactDoc>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactDoc {
    /// Heading; may be empty.
    pub title: String,
    /// The fact.
    pub text: String,
    /// For whom and when it holds; empty where it always does.
    pub applies: String,
    /// How sure it is.
    pub sureness: Sureness,
    /// How old it is, in words; none where no date is known.
    pub age: Option<String>,
    /// Whether its last day is over.
    pub lapsed: bool,
    /// What it rests on.
    #[serde(flatten)]
    pub why: Why,
}

impl FactDoc {
    /// A reason, and nothing said yet.
    pub(super) fn bare(why: Why) -> Self {
        let (title, text, applies) = (String::new(), String::new(), String::new());
        let sureness = Sureness::Document;
        Self { title, text, applies, sureness, age: None, lapsed: false, why }
    }
}

impl FactDoc {
    /// The fact behind its heading.
    pub fn statement(&self) -> String {
        let title =
            if self.title.is_empty() { String::new() } else { format!("{}：", self.title) };
        format!("{title}{}", self.text)
    }

    /// How sure, how old, and of which place it is, such as 「有文件，2 年 7 个月前的信息，福建」.
    pub fn standing(&self) -> String {
        let undated = !self.why.rule.is_empty() && self.why.as_of.is_none();
        let undated = undated.then(|| "没有标日期".to_owned());
        let age = self.age.as_ref().map(|age| format!("{age}的信息")).or(undated);
        let lapsed = self.lapsed.then(|| "已过有效期".to_owned());
        let sure = match (self.sureness, self.why.level) {
            (Sureness::Document, Level::Practice) => "有办事指南",
            (Sureness::Document, _) => "有文件",
            (other, _) => other.words(),
        };
        let parts = [Some(sure.to_owned()), age, lapsed, self.why.place.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("，")
    }
}
