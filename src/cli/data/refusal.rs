//! A data folder that is refused, or an installed pack.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::text::{cut, one_line};

/// Cells of a folder's name that a message repeats.
const SHOWN: usize = 160;
/// Cells of a line that has the name of a file.
const WIDEST: usize = 200;

/// A folder that was refused, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Refusal {
    folder: PathBuf,
    wrong: Vec<Diagnostic>,
    /// Whether it is an installed pack.
    pub is_pack: bool,
}

impl Refusal {
    pub fn new(folder: &Path, wrong: Vec<Diagnostic>) -> Self {
        Self { folder: folder.to_owned(), wrong, is_pack: false }
    }

    /// The file of the installed packs is refused.
    pub(super) fn of_packs(path: &Path, wrong: Diagnostic) -> Self {
        Self { is_pack: true, ..Self::new(path, vec![wrong]) }
    }

    /// The folder as messages name it.
    pub fn folder(&self) -> String {
        name(&self.folder)
    }

    /// What is wrong and how to mend it, as sentences.
    pub fn sentence(&self) -> String {
        in_short(&self.wrong).sentence()
    }

    /// Says that a folder which lies in its place is left out.
    pub fn left_out(&self) -> Diagnostic {
        let what = if self.is_pack { "安装的数据包" } else { "本机数据" };
        in_short(&self.wrong).led_by(&format!("{what}没有使用（{}）：", self.folder()))
    }
}

/// The first thing wrong without its line, and how many more there are.
pub(crate) fn in_short(wrong: &[Diagnostic]) -> Diagnostic {
    let first = |part: fn(&Diagnostic) -> String| wrong.first().map(part).unwrap_or_default();
    let more = match wrong.len() {
        0 | 1 => String::new(),
        all => format!("（另有 {} 处）", all - 1),
    };
    let what = cut(&(first(Diagnostic::what) + &more), WIDEST);
    Diagnostic::new(what, cut(&first(Diagnostic::hint), WIDEST))
}

/// A folder that was asked for.
impl From<Refusal> for Diagnostic {
    fn from(refusal: Refusal) -> Self {
        let what = if refusal.is_pack { "安装的数据包" } else { "数据文件夹" };
        let lead = format!("{what} {} 用不了", refusal.folder());
        let made = if refusal.wrong.iter().any(|wrong| wrong.spot().is_some()) {
            let all = match refusal.wrong.len() {
                1 => "这一处".to_owned(),
                more => format!("这 {more} 处"),
            };
            let hint = format!("改好{all}再试；写 --data - 就只用程序自带的数据");
            Self::new(lead, hint).because(refusal.wrong)
        } else {
            in_short(&refusal.wrong).led_by(&format!("{lead}："))
        };
        made.exiting(3)
    }
}

/// A folder as messages name it.
pub fn name(folder: &Path) -> String {
    cut(&one_line(&folder.display().to_string()), SHOWN)
}
