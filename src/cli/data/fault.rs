//! Why a data folder is refused, in words.

use std::io;
use std::path::{Path, PathBuf};

use crate::rules::RuleErrors;
use crate::text::{cut, one_line};

/// Cells of a folder's name that a message repeats.
const SHOWN: usize = 160;
/// Cells of a line of the loader's message.
const WIDEST: usize = 200;

/// What is wrong with a data folder; names are relative to it, and empty for the folder itself.
#[derive(Debug)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// It is something else.
    NotAFolder,
    /// Nothing is in it.
    Empty,
    /// The system does not hand out this file.
    Unreadable(String, String),
    /// A folder that has no place in it.
    StrangeFolder(String),
    /// A file that has no place in it.
    StrangeFile(String),
    /// A file larger than any rule file.
    TooLarge(String),
    /// More files than this.
    TooMany(usize),
    /// A file that is no text, and the line where it stops being one.
    NotText(String, usize),
    /// A rule file is wrong.
    Rules(RuleErrors),
    /// The folder's files are right in themselves, and this file of the program's own does not fit.
    Misfit(RuleErrors),
}

/// A folder that was refused.
#[derive(Debug)]
pub struct Refusal {
    /// The folder.
    pub folder: PathBuf,
    /// What is wrong with it.
    pub fault: Fault,
}

impl Refusal {
    /// The whole message for a folder that was asked for.
    pub fn message(&self) -> String {
        let folder = name(&self.folder);
        let Fault::Rules(error) = &self.fault else {
            let (what, fix) = self.fault.words();
            return format!("数据文件夹 {folder} 用不了：{}\n提示: {}", line(&what), line(&fix));
        };
        let shown = error.to_string();
        let shown: Vec<String> = shown.lines().map(line).collect();
        let hint = "改好这一处再试；写 --data - 就只用程序自带的数据";
        format!("数据文件夹 {folder} 用不了\n{}\n提示: {hint}", shown.join("\n"))
    }

    /// The message for a folder that lies in its place and is left out.
    pub fn left_out(&self) -> String {
        let (what, fix) = self.fault.words();
        let folder = name(&self.folder);
        format!("本机数据没有使用（{folder}）：{}\n提示: {}", line(&what), line(&fix))
    }
}

impl Fault {
    /// The file that the system would not hand out.
    pub fn unreadable(path: &str, error: &io::Error) -> Self {
        Self::Unreadable(path.to_owned(), reason(error))
    }

    /// What the loader says of a folder that has these files.
    pub fn of_rules(errors: RuleErrors, paths: &[String]) -> Self {
        let own = errors.iter().any(|error| paths.contains(&error.path));
        if own { Self::Rules(errors) } else { Self::Misfit(errors) }
    }

    /// What is wrong and how to mend it, as sentences.
    pub fn sentence(&self) -> String {
        let (what, fix) = self.words();
        format!("{}。{}。", line(&what), line(&fix).trim_end_matches('。'))
    }

    fn words(&self) -> (String, String) {
        let say = |what: String, fix: &str| (what, fix.to_owned());
        match self {
            Self::Missing => say("没有这个文件夹".to_owned(), "核对 --data 后面的路径"),
            Self::NotAFolder => say("这不是文件夹".to_owned(), "--data 后面写文件夹，不写文件"),
            Self::Empty => say(
                "里面没有规则文件".to_owned(),
                "放进 calendar/<年>.toml、local/<代码>.toml 或 sources.toml",
            ),
            Self::Unreadable(path, why) if path.is_empty() => {
                say(format!("打不开，{why}"), "检查这个文件夹的权限和链接")
            }
            Self::Unreadable(path, why) => {
                say(format!("{path} 读不了，{why}"), "检查这个文件的权限和链接，或者把它移走")
            }
            Self::StrangeFolder(path) => say(
                format!("里面有认不得的文件夹 {path}"),
                "只能有 calendar 和 local 两个文件夹，别的请移走",
            ),
            Self::StrangeFile(path) => say(
                format!("里面有认不得的文件 {path}"),
                "规则文件的名字以 .toml 结尾，说明写在 .md 文件里，别的请移走",
            ),
            Self::TooLarge(path) => {
                say(format!("{path} 太大了"), "一个规则文件最大 1 MB；核对是不是放错了文件")
            }
            Self::TooMany(most) => {
                say(format!("里面的文件超过 {most} 个"), "核对是不是写错了文件夹")
            }
            Self::NotText(path, row) => say(
                format!("{path} 第 {row} 行不是 UTF-8 编码的文字"),
                "在编辑器里另存为 UTF-8 编码",
            ),
            Self::Rules(error) => (place(error), mend(error)),
            Self::Misfit(error) => {
                (format!("和程序自带的文件合不起来：{}", place(error)), mend(error))
            }
        }
    }
}

/// A folder as messages name it.
pub fn name(folder: &Path) -> String {
    cut(&one_line(&folder.display().to_string()), SHOWN)
}

/// Where the first thing wrong is, and how many more there are.
fn place(errors: &RuleErrors) -> String {
    let Some(error) = errors.first() else { return String::new() };
    let (row, column) = error.position();
    let more = match errors.len() {
        1 => String::new(),
        all => format!("（另有 {} 处）", all - 1),
    };
    format!("{} 第 {row} 行第 {column} 列：{}{more}", error.path, error.found)
}

fn mend(errors: &RuleErrors) -> String {
    let first = errors.first();
    first.map_or_else(String::new, |error| format!("应为：{}。{}", error.expected, error.fix))
}

fn line(text: &str) -> String {
    cut(&one_line(text), WIDEST)
}

/// What the system says, in Chinese where it is one of the usual things.
pub fn reason(error: &io::Error) -> String {
    #[cfg(unix)]
    if error.raw_os_error() == Some(nix::errno::Errno::ELOOP as i32) {
        return "链接绕成了圈".to_owned();
    }
    match error.kind() {
        io::ErrorKind::NotFound => "链接指向的地方不存在".to_owned(),
        io::ErrorKind::PermissionDenied => "没有读取的权限".to_owned(),
        io::ErrorKind::NotADirectory => "路径中间有一段不是文件夹".to_owned(),
        _ => format!("系统说：{error}"),
    }
}
