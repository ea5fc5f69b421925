//! What can be wrong with a value.

use super::{Words, shown};
use crate::text::one_line;

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// It is no format that a screen can show.
    NotForScreen,
    /// No question has this name.
    NoQuestion,
    /// No rule has this id; these are near.
    NoRule(Vec<String>),
    /// The plan has no such paper; it has these.
    NoPaper(Vec<String>),
    /// The same thing twice in one list, or together with `none`.
    Repeated,
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

    pub(super) fn words(&self, flag: &str, text: &str) -> Words {
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
            Self::NoPlace(near) => Words(format!("{name}的{value}不是认得的地方"), no_place(near)),
            Self::Empty => {
                Words(format!("{name}空着"), format!("给 {flag} 写上值，或者不写这一项"))
            }
            Self::NoFile => Words(
                format!("{name}不能是{value}"),
                "写上文件名；要写到屏幕就不写 --output".to_owned(),
            ),
            Self::NotForScreen => Words(
                format!("{text} 这种格式不能显示在屏幕上"),
                "加上 --output 和文件名，写成文件再打开".to_owned(),
            ),
            Self::NoQuestion => Words(
                format!("没有 {flag} 这个问题"),
                "有哪些问题，见 yizhuan plan --help".to_owned(),
            ),
            Self::NoRule(near) => Words(format!("没有 {text} 这条规则"), no_rule(near)),
            Self::NoPaper(all) => Words(format!("{name}不能是{value}"), no_paper(all)),
            Self::Repeated => Words(
                format!("{name}里有重复或者矛盾的内容：{text}"),
                "每一样只写一次；none 只能单独写".to_owned(),
            ),
        }
    }
}

fn no_place(near: &[String]) -> String {
    if near.is_empty() {
        return "不写查询词的 yizhuan regions 列出全部地方，到地级市为止".to_owned();
    }
    format!("相近的有 {}", near.join("、"))
}

fn no_paper(all: &[String]) -> String {
    if all.is_empty() {
        return "按这些答案没有要准备的材料，去掉 --tick".to_owned();
    }
    format!("这份方案的材料有 {}", all.join("、"))
}

fn no_rule(near: &[String]) -> String {
    if near.is_empty() {
        return "有哪些规则，见 yizhuan rules list".to_owned();
    }
    format!("相近的有 {}", near.join("、"))
}
