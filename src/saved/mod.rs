//! Answers kept in a small file: written, read again, and compared with what they give today.

mod answers;
mod change;
mod changes;
mod compare;
mod facets;
mod name;
mod read;
mod snapshot;
mod statement;
mod words;

pub use answers::Restored;
pub use change::{Change, Kind};
pub use changes::Changes;
pub use name::file_name;
pub use read::{LARGEST, bytes, text as read};
pub use words::{Part, markdown, text};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::report::DataDoc;
use crate::session::Session;
use answers::Answer;
use snapshot::Snapshot;
use statement::Statement;

/// The newest shape of the file that is known.
pub const FORMAT: i64 = 1;
/// What to do about a file that knows more than this program.
const NEWER_PROGRAM: &str = "换成新的程序再打开；这个文件没有动";

const ABOUT: &str = "\
# 这是「医保转移向导」存下的进度：答过的问题、打过的勾，和当时的结论。
# 里面没有姓名、证件号码这些个人信息。
# 打开：在终端里输入 yizhuan open 和这个文件的名字。会告诉您存了以后有什么变化。
# 可以看，不用改；最后两行说明文件是完整的。
";

/// Everything that is kept. It has nothing about the person but the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    format: i64,
    topic: String,
    made: NaiveDate,
    data: Data,
    #[serde(default)]
    ticks: BTreeSet<String>,
    #[serde(default)]
    result: BTreeMap<String, String>,
    #[serde(default, rename = "answer")]
    answers: Vec<Answer>,
    #[serde(default, rename = "said")]
    statements: Vec<Statement>,
    end: End,
}

/// The table that the result was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    version: String,
    checked: String,
}

/// Stands last, so that a file which lost its end is known by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    complete: bool,
}

impl Saved {
    /// What a session comes to, and which papers were ticked.
    pub fn of(session: &Session, ticks: &BTreeSet<String>) -> Self {
        let DataDoc { version, checked } = DataDoc::of(session.assets());
        let Snapshot { result, statements } = Snapshot::of(session);
        Self {
            format: FORMAT,
            topic: session.topic().id.clone(),
            made: session.today(),
            data: Data { version, checked },
            ticks: ticks.clone(),
            result,
            answers: answers::kept(session),
            statements,
            end: End { complete: true },
        }
    }

    /// The file; the same for the same session on every machine.
    pub fn to_toml(&self) -> String {
        // Strings, numbers and tables of them: writing to memory has nothing to fail at.
        let toml = toml::to_string(self).unwrap_or_default();
        format!("{ABOUT}\n{toml}")
    }

    /// The day the answers were for.
    pub fn made(&self) -> NaiveDate {
        self.made
    }

    /// Id of the topic.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// What is different now from what was kept, in a session that it was restored to.
    pub fn changes(&self, restored: &Restored) -> Changes {
        changes::of(self, restored)
    }
}
