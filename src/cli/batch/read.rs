//! A row as it is understood: the number it carries, and the texts of its answers.

use std::borrow::Cow;
use std::fmt;
use std::str;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::cells::Cells;
use super::columns::{self, Column};
use super::input::SAVE_AS_UTF8;
use super::rows::Content;
use super::sheet::UNWORKED;
use crate::diagnostic::{Diagnostic, shown};
use crate::model::{QuestionIx, QuestionKind, Topic};

/// What an office calls a row; written out as it was read.
#[derive(Debug)]
pub(crate) enum Id<'a> {
    Text(Cow<'a, str>),
    /// A number, as it was written.
    Number(Box<RawValue>),
}

impl Id<'_> {
    /// As it stands in a cell.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.get(),
        }
    }
}

impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(out),
            Self::Number(number) => number.serialize(out),
        }
    }
}

/// Texts of answers, by question.
pub(crate) type Given<'a> = Vec<(QuestionIx, Cow<'a, str>)>;

/// A row as far as it could be understood; its number also where the rest is wrong.
pub struct Reading<'a> {
    pub id: Option<Id<'a>>,
    pub given: Result<Given<'a>, Diagnostic>,
}

impl<'a> Reading<'a> {
    /// Reads a row; `columns` are those of a CSV.
    pub fn of(topic: &Topic, columns: &[Column], content: &'a Content) -> Self {
        let nothing = |wrong| Self { id: None, given: Err(wrong) };
        match content {
            Content::TooLong => nothing(Diagnostic::new("这一行太长", "检查这一行的引号和换行")),
            Content::Garbled(byte) => {
                let what = format!("这一行从第 {byte} 个字节起，编码和别的行不一样，读不出来");
                nothing(Diagnostic::new(what, SAVE_AS_UTF8))
            }
            Content::Cells(cells) => match cells.texts() {
                Some(cells) => Self::of_cells(topic, columns, &cells),
                None => nothing(not_utf8()),
            },
            Content::Open(cells) => Self { id: first(columns, cells), given: Err(open_quote()) },
            Content::Line(line) => match str::from_utf8(line) {
                Ok(line) => Self::of_line(topic, line),
                Err(_) => nothing(not_utf8()),
            },
        }
    }

    fn of_cells(topic: &Topic, columns: &[Column], cells: &[&'a str]) -> Self {
        if cells.len() != columns.len() {
            let wrong = Diagnostic::new(
                format!("这一行有 {} 格，第一行有 {} 格", cells.len(), columns.len()),
                "没有答案的格空着，里面有逗号的格加上双引号",
            );
            // Only the first cell is sure to be what it should.
            let first = columns.iter().zip(cells).take(1).find_map(numbered);
            return Self { id: first, given: Err(wrong) };
        }
        let (mut id, mut given, mut lacking) = (None, Vec::with_capacity(cells.len()), None);
        let filled = columns.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
        for (column, &cell) in filled {
            match column {
                Column::Id if cell.contains('\n') => {
                    let wrong = Diagnostic::new("编号里有换行", "编号写在一行里");
                    return Self { id: None, given: Err(wrong) };
                }
                _ if cell == UNWORKED => lacking = lacking.or(Some(*column)),
                Column::Id => id = Some(Id::Text(cell.into())),
                Column::Answer(question) => {
                    given.push((*question, month(topic.at(*question).kind, cell).into()));
                }
            }
        }
        let given = lacking.map_or(Ok(given), |column| Err(unworked(topic, column)));
        Self { id, given }
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
            Ok(Json::String(text)) => Some(Id::Text(text.into())),
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
        Ok(Json::Bool(_)) if asked.kind == QuestionKind::Choice => {
            Ok(Some(Cow::Borrowed(raw.get())))
        }
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

/// A cell, where a month is asked without the first day that spreadsheets give it.
fn month(kind: QuestionKind, cell: &str) -> &str {
    if kind != QuestionKind::Month {
        return cell;
    }
    let month = cell.trim().strip_suffix("-01");
    month.filter(|month| month.len() == "2026-05".len()).unwrap_or(cell)
}

/// The number that a cell holds, if it is the cell for it.
fn numbered<'a>((column, cell): (&Column, &&'a str)) -> Option<Id<'a>> {
    let here = *column == Column::Id && !cell.trim().is_empty();
    here.then(|| Id::Text((*cell).into()))
}

/// The number of a row whose last cell goes on without an end.
fn first<'a>(columns: &[Column], cells: &'a Cells) -> Option<Id<'a>> {
    let texts = cells.texts()?;
    let (_, whole) = texts.split_last()?;
    columns.iter().zip(whole).take(1).find_map(numbered)
}

fn unworked(topic: &Topic, column: Column) -> Diagnostic {
    let name = match column {
        Column::Id => columns::ID,
        Column::Answer(question) => &topic.at(question).id,
    };
    let what = format!("{name} 这一格是公式，文件里没有算出来的值");
    Diagnostic::new(what, "在 Excel 里打开它，存一次再试；或者把公式换成值")
}

fn open_quote() -> Diagnostic {
    Diagnostic::new("这一行有一个引号没有成对", "补上引号；后面的行照算")
}

fn not_utf8() -> Diagnostic {
    Diagnostic::new("这一行的编码和别的行不一样，读不出来", SAVE_AS_UTF8)
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
