//! Why one row has no result, in one text.

use crate::cli::error::{CliError, shown};
use crate::text::one_line;

/// What is wrong with a row.
#[derive(Debug)]
pub enum RowFault {
    /// It is longer than any set of answers.
    TooLong,
    /// It is in another encoding.
    NotUtf8,
    /// It has more or fewer cells than the first row.
    Cells {
        /// So many it has.
        found: usize,
        /// So many it should have.
        wanted: usize,
    },
    /// A quote left open has made one row of so many lines.
    Spans(usize),
    /// It is no JSON, up to a column.
    NotJson(usize),
    /// It is JSON, but no object.
    NotAnObject,
    /// No question has this name; these there are.
    NoKey(String, Vec<String>),
    /// The number of the row is neither text nor number.
    NoId,
    /// The number of the row is given twice.
    TwoIds,
    /// An answer that is neither text, number nor list.
    NotAText(String),
    /// An answer without letters.
    Empty(String),
    /// The answers as the command line sees them.
    Answers(CliError),
}

impl RowFault {
    /// What the reader of JSON said, sorted.
    pub fn of_json(error: &serde_json::Error) -> Self {
        match error.classify() {
            serde_json::error::Category::Data => Self::NotAnObject,
            _ => Self::NotJson(error.column()),
        }
    }

    /// What is wrong and what to do, on one line.
    pub fn sentence(&self) -> String {
        let said = match self {
            Self::TooLong => {
                "这一行太长，多半是前面少了一个引号。检查这一行的引号和换行。".to_owned()
            }
            Self::NotUtf8 => format!("这一行不是 UTF-8 文字。{SAVE_AS_UTF8}。"),
            Self::Cells { found, wanted } => format!(
                "这一行有 {found} 格，第一行有 {wanted} 格。没有答案的格空着，里面有逗号的格加上双引号。"
            ),
            Self::Spans(lines) => format!(
                "少了一个引号，从这一行起有 {lines} 行连成了一行，都没有算。补上引号；编号里不要换行。"
            ),
            Self::NotJson(column) => {
                format!("到第 {column} 个字节为止不是完整的 JSON。每行写一个 JSON 对象。")
            }
            Self::NotAnObject => "这一行不是 JSON 对象。每行写一个 JSON 对象。".to_owned(),
            Self::NoKey(key, names) => {
                format!("没有 {} 这个问题。可以写 {}。", shown(key), names.join("、"))
            }
            Self::NoId => "id 只能是文字或者数字。".to_owned(),
            Self::TwoIds => "id 写了不止一次。只留一个。".to_owned(),
            Self::NotAText(id) => {
                format!(
                    "{id} 的值看不懂。写文字或者数字，几样一起写成文字的列表，没有答案写 null。"
                )
            }
            Self::Empty(id) => format!("{id} 空着。没有答案写 null，什么都没有写 none。"),
            Self::Answers(error) => error.sentence(),
        };
        one_line(&said)
    }
}

/// What to do about other encodings.
pub const SAVE_AS_UTF8: &str = "请把文件另存为 UTF-8；Excel 里选「CSV UTF-8（逗号分隔）」";
