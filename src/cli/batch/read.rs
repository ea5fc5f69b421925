//! A row as it is understood: the number it carries, and the texts of its answers.

use std::borrow::Cow;
use std::fmt;
use std::str;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::columns::{self, Column};
use super::input::SAVE_AS_UTF8;
use super::rows::Content;
use crate::diagnostic::{Diagnostic, shown};
use crate::model::{QuestionIx, QuestionKind, Topic};

/// What an office calls a row; written out as it was read.
#[derive(Debug)]
pub enum Id {
    Text(String),
    /// A number, as it was written.
    Number(Box<RawValue>),
}

impl Id {
    /// As it stands in a cell.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.get(),
        }
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(out),
            Self::Number(number) => number.serialize(out),
        }
    }
}

/// Texts of answers, by question.
pub type Given<'a> = Vec<(QuestionIx, Cow<'a, str>)>;

/// A row as far as it could be understood; its number also where the rest is wrong.
pub struct Reading<'a> {
    pub id: Option<Id>,
    pub given: Result<Given<'a>, Diagnostic>,
}

impl<'a> Reading<'a> {
    /// Reads a row; `columns` are those of a CSV.
    pub fn of(topic: &Topic, columns: &[Column], content: &'a Content) -> Self {
        let nothing = |wrong| Self { id: None, given: Err(wrong) };
        match content {
            Content::TooLong => nothing(Diagnostic::new(
                "这一行太长，多半是前面少了一个引号",
                "检查这一行的引号和换行",
            )),
            Content::Cells(text, ends) => match cells(text, ends) {
                Some(cells) => Self::of_cells(columns, &cells),
                None => nothing(not_utf8()),
            },
            Content::Line(line) => match str::from_utf8(line) {
                Ok(line) => Self::of_line(topic, line),
                Err(_) => nothing(not_utf8()),
            },
        }
    }

    fn of_cells(columns: &[Column], cells: &[&'a str]) -> Self {
        let fits = cells.len() == columns.len();
        let mut row = Self { id: None, given: Ok(Vec::new()) };
        let (mut given, all) = (Vec::new(), columns.iter().zip(cells).enumerate());
        for (at, (column, cell)) in all.filter(|(_, (_, cell))| !cell.trim().is_empty()) {
            match column {
                // In a row of another length only the first cell is sure to be what it should.
                Column::Id if (fits || at == 0) && !cell.contains('\n') => {
                    row.id = Some(Id::Text((*cell).to_owned()));
                }
                Column::Id => {}
                Column::Answer(question) => given.push((*question, Cow::Borrowed(*cell))),
            }
        }
        row.given = match spanned(columns, cells) {
            Some(lines) => Err(Diagnostic::new(
                format!("少了一个引号，从这一行起有 {lines} 行连成了一行，都没有算"),
                "补上引号；编号里不要换行",
            )),
            None if fits => Ok(given),
            None => Err(Diagnostic::new(
                format!("这一行有 {} 格，第一行有 {} 格", cells.len(), columns.len()),
                "没有答案的格空着，里面有逗号的格加上双引号",
            )),
        };
        row
    }

    fn of_line(topic: &Topic, line: &'a str) -> Self {
        let mut row = Self { id: None, given: Ok(Vec::new()) };
        match serde_json::from_str::<Object>(line.trim_end()) {
            Ok(Object(pairs)) => row.given = row.take(topic, pairs),
            Err(error) => row.given = Err(not_json(&error)),
        }
        row
    }

    /// The answers of an object. All of it is read, so that the number is known in any case.
    fn take(
        &mut self,
        topic: &Topic,
        pairs: Vec<(String, &'a RawValue)>,
    ) -> Result<Given<'a>, Diagnostic> {
        let (mut given, mut wrong) = (Vec::new(), None);
        for (key, raw) in pairs {
            let taken = match Column::named(topic, &key) {
                Some(Column::Id) => self.take_id(raw),
                Some(Column::Answer(question)) => answer(topic, question, raw)
                    .map(|text| given.extend(text.map(|text| (question, text)))),
                None => Err(Diagnostic::new(
                    format!("没有 {} 这个问题", shown(&key)),
                    format!("可以写 {}", columns::names(topic).join("、")),
                )),
            };
            wrong = wrong.or(taken.err());
        }
        wrong.map_or(Ok(given), Err)
    }

    fn take_id(&mut self, raw: &RawValue) -> Result<(), Diagnostic> {
        let id = match serde_json::from_str(raw.get()) {
            Ok(Json::String(text)) => Some(Id::Text(text)),
            Ok(Json::Number(_)) => Some(Id::Number(raw.to_owned())),
            Ok(Json::Null) => None,
            _ => return Err(Diagnostic::new("id 只能是文字或者数字", "")),
        };
        if self.id.is_some() {
            return Err(Diagnostic::new("id 写了不止一次", "只留一个"));
        }
        self.id = id;
        Ok(())
    }
}

/// The text of an answer as the command line would have it; none where it is `null`.
fn answer<'a>(
    topic: &Topic,
    question: QuestionIx,
    raw: &'a RawValue,
) -> Result<Option<Cow<'a, str>>, Diagnostic> {
    let asked = topic.at(question);
    let wrong = || {
        let hint = "写文字或者数字，几样一起写成文字的列表，没有答案写 null";
        Diagnostic::new(format!("{} 的值看不懂", asked.id), hint)
    };
    match serde_json::from_str(raw.get()) {
        Ok(Json::Null) => Ok(None),
        Ok(Json::Number(_)) => Ok(Some(Cow::Borrowed(raw.get()))),
        // Nothing between the quotes is a slip, not the statement that nothing applies.
        Ok(Json::String(text)) if text.trim().is_empty() => {
            let hint = "没有答案写 null，什么都没有写 none";
            Err(Diagnostic::new(format!("{} 空着", asked.id), hint))
        }
        Ok(Json::String(text)) => Ok(Some(Cow::Owned(text))),
        Ok(Json::Array(list)) if asked.kind == QuestionKind::Many => {
            let texts: Option<Vec<&str>> = list.iter().map(Json::as_str).collect();
            Ok(Some(Cow::Owned(texts.ok_or_else(wrong)?.join(","))))
        }
        _ => Err(wrong()),
    }
}

/// The cells of a row, if they are all text.
pub fn cells<'a>(text: &'a [u8], ends: &[usize]) -> Option<Vec<&'a str>> {
    let whole = str::from_utf8(text).ok()?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, &end)| whole.get(start..end)).collect()
}

fn not_utf8() -> Diagnostic {
    Diagnostic::new("这一行不是 UTF-8 文字", SAVE_AS_UTF8)
}

fn not_json(error: &serde_json::Error) -> Diagnostic {
    let what = match error.classify() {
        Category::Data => "这一行不是 JSON 对象".to_owned(),
        _ => format!("到第 {} 个字节为止不是完整的 JSON", error.column()),
    };
    Diagnostic::new(what, "每行写一个 JSON 对象")
}

/// The keys of a JSON object with their values, also those that come twice.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(Pairs)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Object<'de>;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Object(pairs))
    }
}

/// So many lines that a quote left open has made one row of. In an answer such a quote is found
/// anyway; a number is taken as it is, and rows would be lost in it without a word.
fn spanned(columns: &[Column], cells: &[&str]) -> Option<usize> {
    // The last line ends in a break of its own.
    let breaks: usize = cells.iter().map(|cell| cell.trim_end().matches('\n').count()).sum();
    let broken = cells.iter().any(|cell| cell.contains('\n'));
    let id = |(column, cell): (&Column, &&str)| matches!(column, Column::Id) && cell.contains('\n');
    let lost = cells.len() != columns.len() || columns.iter().zip(cells).any(id);
    (broken && lost).then_some(breaks + 1)
}
