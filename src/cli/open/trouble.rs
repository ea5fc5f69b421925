//! Why a file was not opened, and what to do about it.

use std::io;
use std::path::PathBuf;

use crate::cli::data::reason;
use crate::saved::Fault;
use crate::text::{cut, one_line};

/// Cells of a file's name that a message repeats.
const SHOWN: usize = 160;

/// A file that was not opened.
#[derive(Debug)]
pub struct Unopened {
    /// The file.
    pub path: PathBuf,
    /// What stands in the way.
    pub trouble: Trouble,
}

/// What stands in the way.
#[derive(Debug)]
pub enum Trouble {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// It is a device, a pipe or the like.
    Special,
    /// The system does not hand it out.
    Unreadable(String),
    /// What is in it.
    Content(Fault),
}

impl Trouble {
    /// What the system said.
    pub fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable(reason(error))
    }
}

impl Unopened {
    /// A line that says what, the damaged line of the file if there is one, and what to do.
    pub fn message(&self) -> String {
        let name = cut(&one_line(&self.path.display().to_string()), SHOWN);
        let (what, todo) = self.words(&name);
        let shown = match &self.trouble {
            Trouble::Content(fault) => fault.shown(&name),
            _ => String::new(),
        };
        let lines = [what, shown, format!("提示: {todo}")];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn words(&self, name: &str) -> (String, &'static str) {
        match &self.trouble {
            Trouble::Missing => {
                (format!("没有「{name}」这个文件"), "核对文件名和文件夹；名字里有空格的，加上引号")
            }
            Trouble::Folder => (format!("「{name}」是文件夹，不是文件"), "在后面再写上文件名"),
            Trouble::Special => {
                (format!("「{name}」不是普通文件，没有打开"), "换成 save 存的进度文件")
            }
            Trouble::Unreadable(why) => {
                (format!("「{name}」读不了，{why}"), "检查这个文件的权限和链接，或者盘有没有插好")
            }
            Trouble::Content(fault) => {
                (format!("「{name}」打不开：{}", fault.what()), fault.todo())
            }
        }
    }
}
