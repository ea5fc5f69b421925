//! A change between two results.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A result that was worked out is another one.
    Result,
    /// A date or month is another one.
    Moved,
    /// The date is the same, and more or less firm.
    Firmness,
    /// The day has gone by.
    Past,
    /// A place's own rule speaks where none did.
    Known,
    /// A statement that was not there.
    New,
    /// A statement that is no longer there.
    Gone,
    /// Other words about the same thing.
    Reworded,
    /// The same words on another basis.
    Rested,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    pub kind: Kind,
    /// The part of the result, in words.
    pub part: String,
    /// What it is about, in words.
    pub title: String,
    pub text: String,
    /// Id of the rule that speaks now, or spoke; may be empty.
    pub rule: String,
    /// Whether it is a paper that was ticked.
    pub ticked: bool,
}

impl Change {
    /// The whole of it as one line.
    pub fn line(&self) -> String {
        let title = match self.title.as_str() {
            "" => String::new(),
            title => format!("「{title}」"),
        };
        let ticked = if self.ticked { "（您打过勾）" } else { "" };
        format!("{}{title}{ticked}：{}", self.part, self.text)
    }
}
