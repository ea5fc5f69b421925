//! A text given under a name, read as one kind of value.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Voice;
use crate::calendar::Month;
use crate::diagnostic::{Diagnostic, shown};
use crate::model::Question;
use crate::regions::{Candidate, RegionIx, Regions};
use crate::text::fold;

/// So many places are named in a message at most.
const NAMED: usize = 12;

/// A text and the name it was given under: a flag, a column, a question.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    name: Name<'a>,
    text: &'a str,
    voice: Voice,
}

/// What a text was given under.
#[derive(Clone, Copy, Debug)]
enum Name<'a> {
    Plain(&'a str),
    /// Written out only where something is wrong.
    Of(&'a Question),
}

impl<'a> Given<'a> {
    /// The value of a flag or argument.
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { name: Name::Plain(name), text, voice: Voice::Flag }
    }

    /// The answer to a question.
    pub(super) fn to(question: &'a Question, text: &'a str, voice: Voice) -> Self {
        Self { name: Name::Of(question), text, voice }
    }

    fn name(self) -> Cow<'a, str> {
        match self.name {
            Name::Plain(name) => name.into(),
            Name::Of(question) => self.voice.name(question),
        }
    }

    pub(super) fn is_in_table(&self) -> bool {
        self.voice == Voice::Column
    }

    /// Reads a whole number in a range, written in digits alone.
    pub fn number(self, range: RangeInclusive<u32>) -> Result<u32, Diagnostic> {
        let text = fold(self.text.trim());
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| digits && range.contains(number));
        number.ok_or_else(|| self.not_a_number(&range))
    }

    /// Refuses it as no number in a range.
    pub fn not_a_number(self, range: &RangeInclusive<u32>) -> Diagnostic {
        self.wrong(format!("写 {} 到 {} 的整数", range.start(), range.end()))
    }

    /// Reads a day from 2000 to 2100.
    pub fn day(self) -> Result<NaiveDate, Diagnostic> {
        let numbers = numbers_of_day(&fold(self.text.trim()));
        let day = numbers
            .and_then(|[year, month, day]| NaiveDate::from_ymd_opt(year.cast_signed(), month, day));
        let usual = "日期写成 2026-11-21 这样，2000 年到 2100 年";
        match numbers {
            Some([2000..=2100, ..]) => {
                day.ok_or_else(|| self.wrong(format!("没有这一天，请核对月份和日子；{usual}")))
            }
            _ => Err(self.wrong(usual)),
        }
    }

    pub(super) fn month(self) -> Result<Month, Diagnostic> {
        let numbers = numbers_of_month(&fold(self.text.trim()));
        let month = numbers.and_then(|[year, month]| Month::new(year.cast_signed(), month));
        month
            .filter(|month| (1950..=2100).contains(&month.year()))
            .ok_or_else(|| self.wrong("月份写成 2026-05 这样，1950 年到 2100 年"))
    }

    /// Reads a place by name, code, pinyin or initials.
    pub fn place(self, regions: &Regions) -> Result<RegionIx, Diagnostic> {
        if self.text.trim().is_empty() {
            return Err(self.empty());
        }
        regions.resolve(self.text.trim()).map_err(|unresolved| {
            let names = listed(regions, &unresolved.candidates);
            if unresolved.several { self.several_places(&names) } else { self.no_place(&names) }
        })
    }

    /// Refuses it as the name of all of these.
    pub fn several_places(self, names: &[String]) -> Diagnostic {
        let of = if self.name().is_empty() { "" } else { "的" };
        let what = format!("{}{of}「{}」对得上几个地方", self.label(), shown(self.text));
        Diagnostic::of_call(what, format!("写全名或代码：{}", names.join("、")))
    }

    /// Refuses it as no place; these are near.
    pub fn no_place(self, near: &[String]) -> Diagnostic {
        let what = format!("{}的「{}」不是认得的地方", self.label(), shown(self.text));
        let hint = match (near, self.voice) {
            ([], Voice::Prompt) => "县、镇、街道请写它上面的市".to_owned(),
            ([], _) => {
                "县、镇、街道请写它上面的市；不写查询词的 yizhuan regions 列出全部的市".to_owned()
            }
            _ => format!("县、镇、街道请写它上面的市；相近的有 {}", near.join("、")),
        };
        Diagnostic::of_call(what, hint)
    }

    /// Refuses it as none of these.
    pub fn not_one_of(self, choices: &[impl AsRef<str>]) -> Diagnostic {
        if self.voice == Voice::Prompt {
            return self.wrong("请输入列出的编号");
        }
        let choices: Vec<&str> = choices.iter().map(AsRef::as_ref).collect();
        self.wrong(format!("可以写 {}", choices.join("、")))
    }

    /// Refuses it because nothing was written.
    pub fn empty(self) -> Diagnostic {
        let what = format!("{}空着", self.label());
        Diagnostic::of_call(what, self.definite("写上值"))
    }

    /// Refuses 「不确定」 where that is no answer.
    pub(super) fn no_unknown(self) -> Diagnostic {
        let what = format!("{}不能答「不确定」", self.label());
        Diagnostic::of_call(what, self.definite("一个确定的值"))
    }

    fn definite(self, value: &str) -> String {
        match self.voice {
            Voice::Prompt => "请输入一个答案，输入 ? 看说明".to_owned(),
            _ => format!("给 {} {value}，或者不写这一项", self.name()),
        }
    }

    /// Refuses the same thing twice in a list, or together with `none`.
    pub(super) fn repeated(self) -> Diagnostic {
        let what = format!("{}里有重复或者矛盾的内容", self.label());
        if self.voice == Voice::Prompt {
            // The value has the names of choices here, where numbers were typed.
            return Diagnostic::of_call(what, "每一样只写一次；「没有这些情况」只能单独写");
        }
        let what = format!("{what}：{}", shown(self.text));
        Diagnostic::of_call(what, "每一样只写一次；none 只能单独写")
    }

    pub fn wrong(self, hint: impl Into<String>) -> Diagnostic {
        Diagnostic::of_call(format!("{}不能是「{}」", self.label(), shown(self.text)), hint)
    }

    /// The name with the space that Latin letters have before Chinese.
    fn label(self) -> String {
        let name = self.name();
        if !name.is_empty() && name.is_ascii() { format!("{name} ") } else { name.into_owned() }
    }
}

/// Year, month and day, as people write a date: 2026-11-21, 2026/11/21, 2026年11月21日, 20261121.
fn numbers_of_day(text: &str) -> Option<[u32; 3]> {
    numbers(text, ['日', '号'])?.try_into().ok()
}

/// Year and month, in the same ways: 2026-05, 2026/5, 2026年5月, 202605.
fn numbers_of_month(text: &str) -> Option<[u32; 2]> {
    numbers(text, ['月', '份'])?.try_into().ok()
}

/// A year of four digits and what follows it, each of one or two, or all of them written together.
fn numbers(text: &str, last: [char; 2]) -> Option<Vec<u32>> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = match text.len() {
        6 if digits(text) => vec![&text[..4], &text[4..]],
        8 if digits(text) => vec![&text[..4], &text[4..6], &text[6..]],
        _ => {
            text.trim_end_matches(last).split(['-', '/', '.', '年', '月']).map(str::trim).collect()
        }
    };
    let (year, others) = parts.split_first()?;
    let proper = year.len() == 4 && others.iter().all(|part| part.len() <= 2);
    let numbers = parts
        .iter()
        .filter(|_| proper)
        .map(|part| Some(part).filter(|part| digits(part)).and_then(|part| part.parse().ok()));
    numbers.collect()
}

/// Refuses something that was given twice.
pub fn twice(name: &str) -> Diagnostic {
    Diagnostic::of_call(format!("{name} 写了不止一次"), format!("只留一个 {name}"))
}

/// Places by full name and code, as many as a message has room for.
pub fn listed(regions: &Regions, places: &[Candidate]) -> Vec<String> {
    let name = |place: &Candidate| {
        let (city, county) = (regions.full_name(place.region), place.county);
        let code = &regions.get(place.region).code;
        format!("{city}{}（{code}）", county.unwrap_or_default())
    };
    let mut names: Vec<String> = places.iter().take(NAMED).map(name).collect();
    let more = places.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(format!("另外还有 {more} 个"));
    }
    names
}
