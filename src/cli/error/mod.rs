//! What can be wrong with a call, and what to do about it: all wording in this folder.

mod call;
mod clash;
mod fault;

pub use call::CallError;
pub use clash::Clash;
pub use fault::Fault;

use std::fmt;
use std::process::ExitCode;

use super::batch;
use super::data::Refusal;
use super::open::Unopened;
use crate::output::file::Trouble;
use crate::text::{cut, one_line};

/// Cells of a wrong value that a message repeats.
const SHOWN: usize = 40;

/// A call that cannot be carried out.
#[derive(Debug)]
pub enum CliError {
    /// The command line itself is wrong.
    Call(CallError),
    /// A value is wrong.
    Value {
        /// The flag as written, such as `--origin`.
        flag: String,
        /// What was given.
        text: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// Two answers contradict each other.
    Clash(Clash),
    /// There is no terminal for the guided screens.
    NoTerminal,
    /// The folder with rule data could not be used.
    Folder(Refusal),
    /// The file with answers could not be opened.
    Saved(Unopened),
    /// The result could not be written to the file.
    File(Trouble),
    /// A batch could not be begun, or not be done as a whole.
    Batch(batch::Trouble),
    /// The rules table has so many faults.
    Findings(usize),
    /// So many rules have no case.
    Silent(usize),
    /// Something outside failed.
    Other(String),
}

/// One line that says what, and one that says what to do.
struct Words(String, String);

impl CliError {
    /// The number the program ends with.
    pub fn code(&self) -> u8 {
        match self {
            Self::Call(_) | Self::Value { .. } | Self::Clash(_) | Self::NoTerminal => 2,
            Self::Batch(trouble) => trouble.code(),
            Self::Folder(_) => 3,
            Self::Saved(_)
            | Self::File(_)
            | Self::Findings(_)
            | Self::Silent(_)
            | Self::Other(_) => 1,
        }
    }

    /// What is wrong and what to do, on one line.
    pub fn sentence(&self) -> String {
        let Words(what, hint) = self.words();
        one_line(&format!("{what}。{hint}。"))
    }

    /// What is wrong, without what to do.
    pub fn what(&self) -> String {
        let Words(what, _) = self.words();
        one_line(&what)
    }

    fn words(&self) -> Words {
        match self {
            Self::Call(call) => call.words(),
            Self::Value { flag, text, fault } => fault.words(flag, text),
            Self::Clash(clash) => clash.words(),
            Self::NoTerminal => Words(
                "这里没有终端，打不开引导界面".to_owned(),
                "用 yizhuan plan 加上答案直接出方案，或者用 yizhuan --plain 一问一答；写法见 yizhuan --help".to_owned(),
            ),
            Self::Folder(refusal) => Words(refusal.message(), String::new()),
            Self::Saved(unopened) => Words(unopened.message(), String::new()),
            Self::File(trouble) => {
                let (what, todo) = trouble.words();
                Words(what, todo)
            }
            Self::Batch(trouble) => {
                let (what, todo) = trouble.words();
                Words(what, todo)
            }
            Self::Findings(count) => Words(
                format!("规则表有 {count} 处问题"),
                "照每一处写的办法改；有意这样写的，怎么在表里说明见 assets/README.md".to_owned(),
            ),
            Self::Silent(count) => Words(
                format!("有 {count} 条规则没有用例"),
                "在用例里各写一个让它说话的例子；不是这个程序的文件夹，用 --cases 指明".to_owned(),
            ),
            Self::Other(what) => Words(what.clone(), "排除这个问题后再试一次".to_owned()),
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The line of a file is shown with the spot marked below it.
        match self {
            Self::Folder(refusal) => return out.write_str(&refusal.message()),
            Self::Saved(unopened) => return out.write_str(&unopened.message()),
            _ => {}
        }
        let Words(what, hint) = self.words();
        write!(out, "{}\n提示: {}", one_line(&what), one_line(&hint))
    }
}

impl std::error::Error for CliError {}

impl From<&CliError> for ExitCode {
    fn from(error: &CliError) -> Self {
        Self::from(error.code())
    }
}

/// As much of a value as helps to find it again.
pub fn shown(text: &str) -> String {
    cut(text, SHOWN)
}
