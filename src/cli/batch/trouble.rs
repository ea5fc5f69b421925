//! Why a batch was not begun, or not done as a whole, and what to do about it.

use std::io::{self, ErrorKind};

use super::fault::SAVE_AS_UTF8;
use crate::cli::error::shown;

/// What stands in the way; a file or column is named where it is about one.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such file.
    Missing(String),
    /// It is a folder.
    Folder(String),
    /// It may not be read.
    Refused(String),
    /// Anything else, as the system says it.
    Unreadable(String, String),
    /// The name does not tell how the rows are written.
    NoKind(String),
    /// The result would go into the file that is read.
    Same(String),
    /// The file is in another encoding.
    NotUtf8,
    /// It is a spreadsheet not saved as text.
    Packed,
    /// There is no first row with names.
    NoHeader,
    /// The first row has more than anybody means to write.
    LongHeader,
    /// A column without a name.
    Nameless(usize),
    /// No question has this name; these there are.
    NoColumn(String, Vec<String>),
    /// Two columns for the same thing.
    TwoColumns(String),
    /// No column is a question; these there are.
    NoAnswers(Vec<String>),
    /// Reading failed behind this line.
    Broken(u64, String),
    /// So many rows have no result.
    Failed(u64),
    /// Stopped from outside behind this line.
    Stopped(u64),
}

impl Trouble {
    /// What the system said of a file, sorted.
    pub fn of(name: String, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing(name),
            ErrorKind::PermissionDenied => Self::Refused(name),
            ErrorKind::IsADirectory => Self::Folder(name),
            ErrorKind::InvalidData => Self::NotUtf8,
            ErrorKind::Unsupported => Self::Packed,
            _ => Self::Unreadable(name, error.to_string()),
        }
    }

    /// The number the program ends with.
    pub fn code(&self) -> u8 {
        match self {
            Self::Failed(_) | Self::Broken(..) => 1,
            // What shells give a program that Ctrl-C has ended.
            Self::Stopped(_) => 130,
            _ => 2,
        }
    }

    /// One line that says what, and one that says what to do.
    pub fn words(&self) -> (String, String) {
        match self {
            Self::Failed(rows) => (
                format!("有 {rows} 行没有算出来，其余的都写好了"),
                "每一行的原因写在它的 error 里；改好以后，只算这些行就行".to_owned(),
            ),
            Self::Stopped(line) => {
                (format!("已停下，{}", up_to(*line)), format!("要接着算，{GO_ON}"))
            }
            Self::Broken(line, error) => (
                format!("读到一半断了：{error}；{}", up_to(*line)),
                format!("排除这个问题，{GO_ON}"),
            ),
            Self::NotUtf8 => ("这个文件不是 UTF-8 文字".to_owned(), SAVE_AS_UTF8.to_owned()),
            Self::Packed => ("这是 Excel 表，还不是文字".to_owned(), SAVE_AS_UTF8.to_owned()),
            Self::NoKind(name) if name.to_lowercase().ends_with(".xlsx") => Self::Packed.words(),
            Self::NoKind(name) => (
                format!("看不出「{}」是哪一种文件", shown(name)),
                "加上 --from csv 或者 --from jsonl；以 .csv、.jsonl、.ndjson 结尾的不用写"
                    .to_owned(),
            ),
            _ => self.of_file().unwrap_or_else(|| self.of_header()),
        }
    }

    fn of_file(&self) -> Option<(String, String)> {
        let (what, todo) = match self {
            Self::Missing(name) => {
                (format!("没有「{}」这个文件", shown(name)), "核对文件名和文件夹")
            }
            Self::Folder(name) => {
                (format!("「{}」是文件夹，不是文件", shown(name)), "在后面再写上文件名")
            }
            Self::Refused(name) => {
                (format!("不允许读「{}」", shown(name)), "请文件的主人允许您读，或者另存一份")
            }
            Self::Unreadable(name, error) => {
                (format!("「{}」读不出来：{error}", shown(name)), "排除这个问题后再试一次")
            }
            Self::Same(name) => {
                (format!("结果会写进正在读的「{}」，没有动它", shown(name)), "结果换一个文件名")
            }
            _ => return None,
        };
        Some((what, todo.to_owned()))
    }

    fn of_header(&self) -> (String, String) {
        let names = |names: &[String]| format!("第一行写列名，可以写 {}", names.join("、"));
        match self {
            Self::NoColumn(name, known) if name.contains(OTHER_COMMAS) => (
                format!("没有「{}」这个问题", shown(name)),
                format!("格和格之间用英文逗号隔开；{}", names(known)),
            ),
            Self::NoColumn(name, known) => {
                (format!("没有「{}」这个问题", shown(name)), names(known))
            }
            Self::NoAnswers(known) => ("第一行里没有一列是问题".to_owned(), names(known)),
            Self::TwoColumns(name) => {
                (format!("「{}」这一列有两个", shown(name)), "同一个问题只留一列".to_owned())
            }
            Self::Nameless(at) => {
                (format!("第 {at} 列没有列名"), "给它写上列名，或者去掉这一列".to_owned())
            }
            Self::LongHeader => ("第一行太长".to_owned(), EXAMPLE.to_owned()),
            _ => ("文件是空的".to_owned(), EXAMPLE.to_owned()),
        }
    }
}

const GO_ON: &str = "把后面的行另存一个文件（csv 也要带上第一行列名），再运行一次";
const EXAMPLE: &str = "第一行写列名，例如 id,origin,destination";
/// What people put between cells instead.
const OTHER_COMMAS: [char; 4] = [';', '\t', '，', '；'];

fn up_to(line: u64) -> String {
    match line {
        0 => "一行也没有写".to_owned(),
        line => format!("写到第 {line} 行为止，写出的每一行都是完整的"),
    }
}
