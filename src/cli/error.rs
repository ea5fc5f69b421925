//! What can be wrong with a call, and what to do about it: all wording in one place.

use std::fmt;
use std::process::ExitCode;

use super::data::Refusal;
use super::target::Trouble;
use crate::text::cut;

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
    /// The result could not be written to the file.
    File(Trouble),
    /// The rules table has so many faults.
    Findings(usize),
    /// So many rules have no case.
    Silent(usize),
    /// Something outside failed.
    Other(String),
}

/// A command line that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub enum CallError {
    /// No such flag; perhaps a similar one was meant.
    UnknownFlag(String, Option<String>),
    /// No such command; perhaps a similar one was meant.
    UnknownCommand(String, Option<String>),
    /// A flag without its value.
    NoValue(String),
    /// A flag given twice.
    Twice(String),
    /// A flag that takes no value was given one.
    NeedlessValue(String),
    /// A command without something it needs.
    NoArgument(String),
    /// A flag of the screens together with a command.
    OnlyAlone(String),
    /// A word that nothing takes.
    Surplus(String),
    /// Anything else.
    Unreadable(String),
}

/// What is wrong with a value.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is none of these.
    NotOneOf(Vec<String>),
    /// 「不确定」 is no answer here.
    NoUnknown,
    /// It is no whole number between these.
    NotANumber(u32, u32),
    /// It is no month in the years taken.
    NotAMonth,
    /// It is no day in the years taken.
    NotADay,
    /// Several places fit; each is named with its province and code.
    SeveralPlaces(Vec<String>),
    /// No place fits; these are near.
    NoPlace(Vec<String>),
    /// There is nothing.
    Empty,
    /// It is no name of a file.
    NoFile,
    /// No question has this name.
    NoQuestion,
    /// No rule has this id; these are near.
    NoRule(Vec<String>),
    /// The same thing twice in one list, or together with `none`.
    Repeated,
}

/// Answers that cannot hold together.
#[derive(Debug, PartialEq, Eq)]
pub enum Clash {
    /// Paying resumes before it ends.
    ResumesBefore {
        /// Last month paid.
        last: String,
        /// Month in which paying resumes.
        first: String,
    },
    /// A debt is paid before it falls due.
    PaidEarly {
        /// The question with the day it falls due, and that day.
        due: String,
        /// The question with the day of payment, and that day.
        paid: String,
    },
    /// The months given are not those between the two.
    GapDiffers {
        /// Name of the question.
        name: String,
        /// Months given.
        given: u32,
        /// Months between the two.
        counted: i32,
    },
    /// The months between the two are more than the table takes.
    GapTooLong(u32),
    /// A part is larger than the whole.
    LargerThan {
        /// Name of the part.
        part: String,
        /// Name of the whole.
        whole: String,
    },
    /// A choice that another answer closes.
    Closed {
        /// Name and choice.
        choice: String,
        /// What it needs, such as `--to-scheme employee`.
        needs: String,
    },
}

/// One line that says what, and one that says what to do.
struct Words(String, String);

impl CliError {
    /// The number the program ends with.
    pub fn code(&self) -> u8 {
        match self {
            Self::Call(_) | Self::Value { .. } | Self::Clash(_) | Self::NoTerminal => 2,
            Self::Folder(_) => 3,
            Self::File(_) | Self::Findings(_) | Self::Silent(_) | Self::Other(_) => 1,
        }
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
            Self::File(trouble) => {
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

impl CallError {
    fn words(&self) -> Words {
        let meant = |near: &Option<String>| match near {
            Some(near) => format!("是不是想写 {near}？"),
            None => "有哪些可写，加上 --help 看".to_owned(),
        };
        match self {
            Self::UnknownFlag(flag, near) => {
                Words(format!("没有 {} 这个选项", shown(flag)), meant(near))
            }
            Self::UnknownCommand(name, near) => {
                Words(format!("没有 {} 这个命令", shown(name)), meant(near))
            }
            Self::NoValue(flag) => Words(
                format!("{flag} 后面缺一个值"),
                format!("在 {flag} 后面写上值，可写的值见 --help"),
            ),
            Self::Twice(flag) => Words(format!("{flag} 写了不止一次"), format!("只留一个 {flag}")),
            Self::NeedlessValue(flag) => {
                Words(format!("{flag} 后面不用写值"), format!("只写 {flag} 就行"))
            }
            Self::NoArgument(name) => {
                Words(format!("还要写{name}"), "写法和例子，加上 --help 看".to_owned())
            }
            Self::OnlyAlone(name) => Words(
                format!("{} 前面不能写引导界面的选项", shown(name)),
                format!("把选项写在 {0} 后面，可写的选项见 yizhuan {0} --help", shown(name)),
            ),
            Self::Surplus(word) => Words(
                format!("看不懂这条命令：多出来的「{}」", shown(word)),
                "写法见 yizhuan --help".to_owned(),
            ),
            Self::Unreadable(what) => {
                Words(format!("看不懂这条命令：{what}"), "写法见 yizhuan --help".to_owned())
            }
        }
    }
}

impl Fault {
    /// What is wrong and what to do, as one text for a prompt that lists its choices by number.
    pub fn reason(&self, name: &str, text: &str) -> String {
        let Words(mut what, hint) = self.words(name, text);
        if *self == Self::Repeated {
            // The value has the names of choices here, where numbers were typed.
            what = format!("{name}里有重复或者矛盾的内容");
        }
        let hint = match self {
            Self::NotOneOf(_) => "请输入列出的编号",
            Self::NoUnknown | Self::Empty => "请输入一个答案，输入 ? 看说明",
            Self::Repeated => "每一样只写一次；0 只能单独写",
            Self::NoPlace(near) if near.is_empty() => "请换一个写法，写到地级市为止",
            _ => &hint,
        };
        one_line(&format!("{what}。{hint}。"))
    }

    fn words(&self, flag: &str, text: &str) -> Words {
        let text = shown(text);
        let value = format!("「{text}」");
        let name = if flag.is_ascii() { format!("{flag} ") } else { flag.to_owned() };
        match self {
            Self::NotOneOf(choices) => {
                Words(format!("{name}不能是{value}"), format!("可以写 {}", choices.join("、")))
            }
            Self::NoUnknown => Words(
                format!("{name}不能答「不确定」"),
                format!("给 {flag} 一个确定的值，或者不写这一项"),
            ),
            Self::NotANumber(min, max) => {
                Words(format!("{name}不能是{value}"), format!("写 {min} 到 {max} 的整数"))
            }
            Self::NotAMonth => Words(
                format!("{name}不能是{value}"),
                "月份写成 2026-05 这样，1950 年到 2100 年".to_owned(),
            ),
            Self::NotADay => Words(
                format!("{name}不能是{value}"),
                "日期写成 2026-11-21 这样，2000 年到 2100 年".to_owned(),
            ),
            Self::SeveralPlaces(places) => Words(
                format!("{name}的{value}对得上几个地方"),
                format!("写全名或代码：{}", places.join("、")),
            ),
            Self::NoPlace(near) if near.is_empty() => Words(
                format!("{name}的{value}不是认得的地方"),
                "不写查询词的 yizhuan regions 列出全部地方，到地级市为止".to_owned(),
            ),
            Self::NoPlace(near) => Words(
                format!("{name}的{value}不是认得的地方"),
                format!("相近的有 {}", near.join("、")),
            ),
            Self::Empty => {
                Words(format!("{name}空着"), format!("给 {flag} 写上值，或者不写这一项"))
            }
            Self::NoFile => Words(
                format!("{name}不能是{value}"),
                "写上文件名；要写到屏幕就不写 --output".to_owned(),
            ),
            Self::NoQuestion => Words(
                format!("没有 {flag} 这个问题"),
                "有哪些问题，见 yizhuan plan --help".to_owned(),
            ),
            Self::NoRule(near) => Words(
                format!("没有 {text} 这条规则"),
                if near.is_empty() {
                    "有哪些规则，见 yizhuan rules list".to_owned()
                } else {
                    format!("相近的有 {}", near.join("、"))
                },
            ),
            Self::Repeated => Words(
                format!("{name}里有重复或者矛盾的内容：{text}"),
                "每一样只写一次；none 只能单独写".to_owned(),
            ),
        }
    }
}

impl Clash {
    fn words(&self) -> Words {
        match self {
            Self::ResumesBefore { last, first } => Words(
                format!("恢复缴费月 {first} 早于最后缴费月 {last}"),
                "核对 --last-paid 和 --first-paid；没写 --first-paid 时按 --today 的月份算"
                    .to_owned(),
            ),
            Self::PaidEarly { due, paid } => {
                Words(format!("{paid} 早于 {due}"), "核对这两个日子".to_owned())
            }
            Self::GapDiffers { name, given, counted } => Words(
                format!("{name} 写的是 {given} 个月，按两个月份算是 {counted} 个月"),
                "两样只写一样，或者改对；只数两个月份之间没缴费的整月".to_owned(),
            ),
            Self::GapTooLong(max) => Words(
                format!("两个月份之间超过 {max} 个月"),
                "核对 --last-paid 和 --first-paid".to_owned(),
            ),
            Self::LargerThan { part, whole } => {
                Words(format!("{part} 比 {whole} 还大"), format!("{part} 最多和 {whole} 一样"))
            }
            Self::Closed { choice, needs } => {
                Words(format!("{choice} 和别的答案矛盾"), format!("这一项只能和 {needs} 一起用"))
            }
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Folder(refusal) = self {
            // The loader shows the line and marks the spot below it.
            return out.write_str(&refusal.message());
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

/// Values may carry line breaks and escapes; a message has exactly two lines of plain letters.
pub fn one_line(text: &str) -> String {
    text.chars().map(|letter| if is_plain(letter) { letter } else { ' ' }).collect()
}

/// Neither moves the cursor nor turns the direction of the text.
fn is_plain(letter: char) -> bool {
    let turns = matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !letter.is_control() && !turns
}

/// As much of a value as helps to find it again.
fn shown(text: &str) -> String {
    cut(text, SHOWN)
}
