//! Answers kept in a small file: written, read again, and compared with what they give today.

mod answers;
mod carried;
mod change;
mod changes;
mod clock;
mod compare;
mod facets;
mod name;
mod read;
mod snapshot;
mod statement;
mod words;

pub(crate) use answers::{Lost, Restored};
pub use change::{Change, Kind};
pub use changes::Changes;
pub(crate) use clock::check_clock;
pub use name::file_name;
pub(crate) use name::{is_named, reopened};
pub use read::{LARGEST, bytes, text as read};
pub(crate) use words::{EDITED, told};
pub use words::{behind_answer, markdown, text};

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::answers::{Voice, check_answers};
use crate::diagnostic::Diagnostic;
use crate::model::Assets;
use crate::report::DataDoc;
use crate::session::Session;
use answers::Answer;
use snapshot::Snapshot;
use statement::Statement;

/// The newest shape of the file that is known.
pub(crate) const FORMAT: i64 = 2;
/// What such a file is called on screens.
pub(crate) const KIND: &str = "进度文件";
/// What to do about a file that knows more than this program.
const NEWER_PROGRAM: &str = "换成新的程序再打开；这个文件没有动";

const ABOUT: &str = "\
# 这是「医保转移向导」存下的进度：答过的问题、打过的勾，和当时的结论。
# 里面没有姓名、证件号码这些个人信息。
# 打开：在终端里输入 yizhuan open 和这个文件的名字。会告诉您存了以后有什么变化。
# 可以看，不用改；最后几行说明文件是完整的，没有改动过。
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
    /// Numbers of the claims about what was said and no question asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    matters: Vec<u16>,
    #[serde(default)]
    result: BTreeMap<String, String>,
    #[serde(default, rename = "answer")]
    answers: Vec<Answer>,
    #[serde(default, rename = "said")]
    statements: Vec<Statement>,
    end: End,
    /// Whether it was changed by other hands.
    #[serde(skip)]
    edited: bool,
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
    /// Stands for everything before; the first shape of the file has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    print: String,
    complete: bool,
}

impl Saved {
    /// What a session comes to, and which papers were ticked; refused on a day that cannot be.
    pub fn of(session: &Session, ticks: &BTreeSet<String>) -> Result<Self, Diagnostic> {
        check_clock(session.today())?;
        let DataDoc { version, checked, .. } = DataDoc::of(session.assets());
        let Snapshot { result, statements } = Snapshot::of(session);
        let mut saved = Self {
            format: FORMAT,
            topic: session.topic().id.clone(),
            made: session.today(),
            data: Data { version, checked },
            ticks: ticks.clone(),
            matters: answers::matters(session),
            result,
            answers: answers::kept(session),
            statements,
            end: End { print: String::new(), complete: true },
            edited: false,
        };
        saved.end.print = saved.print();
        Ok(saved)
    }

    /// Stands for everything but the end, however it is laid out.
    fn print(&self) -> String {
        let bare = Self { end: End { print: String::new(), complete: true }, ..self.clone() };
        statement::print([bare.body().as_str()])
    }

    fn body(&self) -> String {
        // Strings, numbers and tables of them: writing to memory has nothing to fail at.
        toml::to_string(self).unwrap_or_default()
    }

    /// The file; the same for the same session on every machine.
    pub fn to_toml(&self) -> String {
        format!("{ABOUT}\n{}", self.body())
    }

    /// The day the answers were for.
    pub fn made(&self) -> NaiveDate {
        self.made
    }

    /// Id of the topic.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// Whether it was changed by other hands after it was kept.
    pub fn is_edited(&self) -> bool {
        self.edited
    }

    /// The answers on another day, with what is different since, answers that cannot hold together too.
    pub(crate) fn opened<'a>(
        &self,
        assets: &'a Assets,
        today: NaiveDate,
    ) -> Result<(Restored<'a>, Changes), Diagnostic> {
        let restored = self.restore(assets, today)?;
        let mut changes = self.changes(&restored);
        changes.lost.extend(contradiction(&restored));
        Ok((restored, changes))
    }

    /// What is different now from what was kept, in a session that it was restored to.
    pub fn changes(&self, restored: &Restored) -> Changes {
        changes::of(self, restored)
    }
}

/// Answers that cannot hold together, which a file may have and no command line takes.
fn contradiction(restored: &Restored) -> Option<String> {
    let session = &restored.session;
    let (topic, answers) = (session.topic(), session.answers());
    let checked = check_answers(topic, answers, session.today(), Voice::Prompt);
    checked.err().map(|clash| format!("答案互相矛盾，请改正：{}。", clash.what()))
}
