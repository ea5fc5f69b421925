//! What can be wrong with the command line itself.

use super::{Words, shown};

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
    /// A flag before the name of a topic that it belongs behind.
    Before(String, String),
    /// A word that nothing takes.
    Surplus(String),
    /// Anything else.
    Unreadable(String),
}

impl CallError {
    pub(super) fn words(&self) -> Words {
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
            Self::Before(flag, topic) => {
                Words(format!("{flag} 不能写在 {topic} 前面"), format!("把选项都写在 {topic} 后面"))
            }
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
