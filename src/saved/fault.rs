//! Why a file was not taken, in words.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::FORMAT;
use crate::text::{cut, one_line};

/// Cells of a line that a message shows.
const WIDEST: usize = 200;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has more bytes than any such file.
    TooLarge,
    /// Nothing is in it.
    Empty,
    /// It is no text from this line on.
    NotText(usize),
    /// It is something else.
    Strange,
    /// A newer program made it.
    Newer(i64),
    /// Its end is missing.
    Short,
    /// A spot in it is wrong.
    Damaged(Damage),
    /// The table has no such topic.
    NoTopic(String),
}

/// A spot that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub text: String,
    /// Its bytes that are wrong.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub found: String,
}

impl Fault {
    /// What is wrong, in a line.
    pub fn what(&self) -> String {
        match self {
            Self::TooLarge => "它太大了，进度文件不会超过 1 MB".to_owned(),
            Self::Empty => "它是空的".to_owned(),
            Self::NotText(line) => format!("第 {line} 行不是 UTF-8 编码的文字"),
            Self::Strange => "它不是「医保转移向导」存的进度文件".to_owned(),
            Self::Newer(format) => {
                let known = format!("文件格式 {format}，这个程序只认得 {FORMAT}");
                format!("这个文件是更新的版本存的，请用新的程序打开（{known}）")
            }
            Self::Short => "它不完整，后面少了一截".to_owned(),
            Self::Damaged(damage) => {
                let (line, column) = damage.position();
                format!("第 {line} 行第 {column} 列：{}", one_line(&damage.found))
            }
            Self::NoTopic(topic) => {
                format!("里面的主题「{}」，这个程序没有", cut(&one_line(topic), 40))
            }
        }
    }

    /// What to do about it.
    pub fn todo(&self) -> &'static str {
        match self {
            Self::TooLarge | Self::Strange => "核对是不是选错了文件",
            Self::Newer(_) | Self::NoTopic(_) => "换成新的程序再打开；这个文件没有动",
            Self::Empty | Self::NotText(_) | Self::Short | Self::Damaged(_) => {
                "可能没有存完整，或者被改过。有备份就用备份，没有就重新回答再存；这个文件没有动"
            }
        }
    }

    /// The line that is wrong with the spot marked; empty where there is no such line.
    pub fn shown(&self, name: &str) -> String {
        let Self::Damaged(damage) = self else { return String::new() };
        let mark = AnnotationKind::Primary.span(damage.span.clone());
        // A line of another file may be long, and hold anything.
        let source = Snippet::source(&damage.text).path(name).annotation(mark);
        let report =
            Renderer::plain().render(&[Level::ERROR.no_name().primary_title("").element(source)]);
        let lines = report.lines().skip(1).map(|line| cut(&one_line(line), WIDEST));
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Damage {
    /// Line and column, counted from 1 in characters.
    fn position(&self) -> (usize, usize) {
        let before = &self.text[..self.span.start.min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}
