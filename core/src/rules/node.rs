//! A TOML table read key by key, so that every complaint knows its spot.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{self, Diagnostic};
use crate::text::unseen;

/// A file being read.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Path relative to the data folder.
    pub path: &'a str,
    pub text: &'a str,
}

impl File<'_> {
    /// A complaint about some bytes of this file.
    pub fn error(&self, span: Range<usize>, [found, expected, fix]: [&str; 3]) -> Diagnostic {
        let spot = diagnostic::Spot {
            file: self.path.to_owned(),
            text: self.text.to_owned(),
            span,
            expected: expected.to_owned(),
        };
        Diagnostic::at(spot, found, fix)
    }
}

/// A value with its spot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'a, T> {
    pub value: T,
    pub file: File<'a>,
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl<'a, T> Spot<'a, T> {
    /// The same spot with another value.
    pub fn with<U>(&self, value: U) -> Spot<'a, U> {
        Spot { value, file: self.file, start: self.start, end: self.end }
    }

    /// A complaint about this spot.
    pub fn error(&self, found: &str, expected: &str, fix: &str) -> Diagnostic {
        self.file.error(self.start..self.end, [found, expected, fix])
    }
}

/// A TOML table being read. What it does not say itself, the tables above it say.
pub(crate) struct Node<'a> {
    pub file: File<'a>,
    table: Option<&'a DeTable<'a>>,
    span: Range<usize>,
    used: RefCell<Vec<&'a str>>,
    above: Vec<Rc<Node<'a>>>,
}

/// A value as the TOML reader gives it.
pub(crate) type Raw<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Node<'a> {
    /// Wraps a table.
    pub fn new(file: File<'a>, table: &'a DeTable<'a>, span: Range<usize>) -> Self {
        Self { file, table: Some(table), span, used: RefCell::default(), above: Vec::new() }
    }

    /// A table that says nothing itself, in the place of another.
    pub fn silent(other: &Node<'a>) -> Self {
        let (file, span) = (other.file, other.span.clone());
        Self { file, table: None, span, used: RefCell::default(), above: Vec::new() }
    }

    /// The same table, of which nothing counts as read yet.
    pub fn again(&self) -> Self {
        let (span, above) = (self.span.clone(), self.above.clone());
        Self { file: self.file, table: self.table, span, used: RefCell::default(), above }
    }

    /// The same table below others, the nearest first.
    #[must_use]
    pub fn below(mut self, above: impl IntoIterator<Item = Rc<Node<'a>>>) -> Self {
        self.above.extend(above);
        self
    }

    /// The spot of the whole table, or of its heading.
    pub fn spot(&self) -> Spot<'a, ()> {
        let end = self.file.text[self.span.clone()]
            .find('\n')
            .map_or(self.span.end, |at| self.span.start + at);
        Spot { value: (), file: self.file, start: self.span.start, end }
    }

    /// The value of a key, if it is there or above.
    pub(crate) fn raw(&self, key: &str) -> Option<Spot<'a, Raw<'a>>> {
        self.own(key).or_else(|| self.above.iter().find_map(|node| node.raw(key)))
    }

    /// The value of a key of the table itself.
    fn own(&self, key: &str) -> Option<Spot<'a, Raw<'a>>> {
        let (name, value) = self.table?.get_key_value(key)?;
        self.used.borrow_mut().push(name.get_ref());
        Some(at(self.file, value))
    }

    /// The value of a key of the table itself, which does not count as read.
    pub(crate) fn glance(&self, key: &str) -> Option<Spot<'a, Raw<'a>>> {
        self.table?.get(key).map(|value| at(self.file, value))
    }

    /// The value of a key, if it is there or above, which does not count as read.
    pub(crate) fn peek(&self, key: &str) -> Option<Spot<'a, Raw<'a>>> {
        self.glance(key).or_else(|| self.above.iter().find_map(|node| node.peek(key)))
    }

    /// Every text of the table and of those above, which does not count as read.
    pub(crate) fn peek_texts(&self) -> Vec<&'a str> {
        let own = self.entries().filter_map(|(_, value)| value.value.get_ref().as_str());
        own.chain(self.above.iter().flat_map(|node| node.peek_texts())).collect()
    }

    /// The value of a key that must be there.
    pub fn must(&self, key: &str) -> Result<Spot<'a, Raw<'a>>, Diagnostic> {
        self.raw(key).ok_or_else(|| {
            let inline = self.file.text[self.span.clone()].starts_with('{');
            let place = if inline { "在花括号里加上" } else { "在这里加上一行" };
            let fix = format!("{place} {key} = …，写法见 yizhuan rules format。");
            self.spot().error(&format!("缺少 {key}"), &format!("一个名为 {key} 的键"), &fix)
        })
    }

    /// A text that must be there and not be empty.
    pub fn text(&self, key: &str) -> Result<Spot<'a, &'a str>, Diagnostic> {
        let text = as_text(self.must(key)?)?;
        if text.value.trim().is_empty() {
            return Err(text.error(
                &format!("{key} 是空的"),
                "一段文字",
                "写上内容；如果没有内容，就不应有这一条。",
            ));
        }
        Ok(text)
    }

    /// A text that may be missing.
    pub(crate) fn text_if(&self, key: &str) -> Result<Option<Spot<'a, &'a str>>, Diagnostic> {
        self.raw(key).map(as_text).transpose()
    }

    /// A text that may be missing, then empty.
    pub(crate) fn text_or_empty(&self, key: &str) -> Result<String, Diagnostic> {
        Ok(self.text_if(key)?.map_or_else(String::new, |text| text.value.to_owned()))
    }

    /// `true` or `false`; missing means `false`.
    pub fn flag(&self, key: &str) -> Result<bool, Diagnostic> {
        let Some(spot) = self.raw(key) else { return Ok(false) };
        spot.value
            .get_ref()
            .as_bool()
            .ok_or_else(|| wrong(&spot, "true 或 false", "去掉引号，写 true 或 false。"))
    }

    /// A whole number from 0 to 65535 that may be missing.
    pub(crate) fn number_if(&self, key: &str) -> Result<Option<u16>, Diagnostic> {
        self.raw(key).map(as_number).transpose()
    }

    /// A whole number that an answer may be, and that may be missing.
    pub(crate) fn count_if(&self, key: &str) -> Result<Option<u32>, Diagnostic> {
        self.raw(key).map(as_count).transpose()
    }

    /// A whole number that must be there.
    pub fn number(&self, key: &str) -> Result<u16, Diagnostic> {
        as_number(self.must(key)?)
    }

    /// A day that must be there.
    pub fn date(&self, key: &str) -> Result<NaiveDate, Diagnostic> {
        as_date(self.must(key)?)
    }

    /// A day that may be missing.
    pub(crate) fn date_if(&self, key: &str) -> Result<Option<NaiveDate>, Diagnostic> {
        self.raw(key).map(as_date).transpose()
    }

    /// A list of texts; a single text counts as a list of one, a missing key as an empty list.
    pub fn texts(&self, key: &str) -> Result<Vec<Spot<'a, &'a str>>, Diagnostic> {
        self.raw(key).map_or(Ok(Vec::new()), as_texts)
    }

    /// A table below this one.
    pub fn child(&self, key: &str) -> Result<Option<Node<'a>>, Diagnostic> {
        self.raw(key).map(as_node).transpose()
    }

    /// A list of tables below this one; a missing key counts as an empty list.
    pub fn children(&self, key: &str) -> Result<Vec<Node<'a>>, Diagnostic> {
        let Some(spot) = self.raw(key) else { return Ok(Vec::new()) };
        let Some(list) = spot.value.get_ref().as_array() else {
            let fix = format!("每一条的开头写 [[{key}]]，两层方括号。");
            return Err(wrong(&spot, "一列表格", &fix));
        };
        list.iter().map(|value| as_node(at(spot.file, value))).collect()
    }

    /// Every key with its value, for tables whose keys are names of their own.
    pub fn entries(&self) -> impl Iterator<Item = (Spot<'a, &'a str>, Spot<'a, Raw<'a>>)> {
        self.table.into_iter().flatten().map(|(key, value)| {
            let span = key.span();
            let name = Spot {
                value: key.get_ref().as_ref(),
                file: self.file,
                start: span.start,
                end: span.end,
            };
            (name, at(self.file, value))
        })
    }

    /// The keys of the table itself that nobody read.
    pub fn unread(&self) -> Vec<Spot<'a, &'a str>> {
        let used = self.used.borrow();
        self.entries().map(|(key, _)| key).filter(|key| !used.contains(&key.value)).collect()
    }

    /// Complains about the first key that nobody read.
    pub fn finish(&self) -> Result<(), Diagnostic> {
        let Some(key) = self.unread().into_iter().next() else { return Ok(()) };
        let found = format!("不认识的键 {}", key.value);
        let fix = "检查拼写；可以用的键见 yizhuan rules format。多余的就删去这一行。";
        Err(key.error(&found, "格式说明里列出的键", fix))
    }
}

fn at<'a>(file: File<'a>, value: Raw<'a>) -> Spot<'a, Raw<'a>> {
    let span = value.span();
    Spot { value, file, start: span.start, end: span.end }
}

/// A complaint that a value is of the wrong kind.
pub fn wrong(spot: &Spot<'_, Raw<'_>>, expected: &str, fix: &str) -> Diagnostic {
    let kind = match spot.value.get_ref() {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "true 或 false",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "一列值",
        DeValue::Table(_) => "一张表",
    };
    spot.error(&format!("这里是{kind}"), expected, fix)
}

/// Reads a value as text.
pub(crate) fn as_text<'a>(spot: Spot<'a, Raw<'a>>) -> Result<Spot<'a, &'a str>, Diagnostic> {
    match spot.value.get_ref() {
        DeValue::String(text) if unseen(text).is_some() || text.contains(['\n', '\r', '\t']) => {
            Err(spot.error(
                "有看不见的字符或者换行",
                "一行看得见的文字",
                "删去它，重新打这几个字。",
            ))
        }
        DeValue::String(text) => Ok(spot.with(text.as_ref())),
        _ => Err(wrong(&spot, "一段文字", "用英文双引号括起来，例如 \"文字\"。")),
    }
}

/// Reads a value as a whole number from 0 to 65535.
pub(crate) fn as_number<'a>(spot: Spot<'a, Raw<'a>>) -> Result<u16, Diagnostic> {
    let number = as_count(spot)?;
    u16::try_from(number)
        .map_err(|_| spot.error("这个数用不了", "0 到 65535 的整数", "改成不大于 65535 的整数。"))
}

/// Reads a value as a whole number that an answer may be.
pub(crate) fn as_count<'a>(spot: Spot<'a, Raw<'a>>) -> Result<u32, Diagnostic> {
    let number = spot.value.get_ref().as_integer();
    let Some(number) = number else {
        return Err(wrong(&spot, "一个整数", "写数字，不加引号，例如 3。"));
    };
    let parsed = u32::from_str_radix(&number.as_str().replace('_', ""), number.radix());
    parsed
        .map_err(|_| spot.error("这个数用不了", "0 到 4294967295 的整数", "改成这个范围里的整数。"))
}

/// Reads a value as a day.
pub(crate) fn as_date<'a>(spot: Spot<'a, Raw<'a>>) -> Result<NaiveDate, Diagnostic> {
    let fix = "写成 2026-11-21 这样，不加引号，不写时刻。";
    let date = spot.value.get_ref().as_datetime().filter(|moment| moment.time.is_none());
    let Some(date) = date.and_then(|moment| moment.date) else {
        return Err(wrong(&spot, "一个日期", fix));
    };
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        .ok_or_else(|| spot.error("没有这一天", "日历上有的日子", fix))
}

/// Reads a value as a list of texts; a single text counts as a list of one.
pub(crate) fn as_texts<'a>(spot: Spot<'a, Raw<'a>>) -> Result<Vec<Spot<'a, &'a str>>, Diagnostic> {
    match spot.value.get_ref() {
        DeValue::Array(list) => list.iter().map(|value| as_text(at(spot.file, value))).collect(),
        _ => Ok(vec![as_text(spot)?]),
    }
}

/// Reads a value as one table or a list of them.
pub(crate) fn as_nodes<'a>(spot: Spot<'a, Raw<'a>>) -> Result<Vec<Node<'a>>, Diagnostic> {
    match spot.value.get_ref() {
        DeValue::Array(list) => list.iter().map(|value| as_node(at(spot.file, value))).collect(),
        _ => Ok(vec![as_node(spot)?]),
    }
}

/// Reads a value as a table.
pub(crate) fn as_node<'a>(spot: Spot<'a, Raw<'a>>) -> Result<Node<'a>, Diagnostic> {
    match spot.value.get_ref() {
        DeValue::Table(table) => Ok(Node::new(spot.file, table, spot.start..spot.end)),
        _ => Err(wrong(&spot, "一张表", "写成 { 键 = 值 } 的样子。")),
    }
}
