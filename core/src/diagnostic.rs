//! Diagnostics: what is wrong, where, and what to do about it.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::text::{cut, one_line};

/// Cells of a wrong value that a message repeats.
const SHOWN: usize = 40;
/// Cells of a line from a file, which may be long and hold anything.
const WIDEST: usize = 200;

/// What is wrong, where, and what to do about it; a call that cannot be carried out ends with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic(Box<Parts>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    exit: u8,
    what: String,
    hint: String,
    spot: Option<Spot>,
    causes: Vec<Diagnostic>,
}

/// A spot of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Name of the file; empty where the message names it otherwise.
    pub file: String,
    pub text: String,
    /// Bytes of the text that are wrong.
    pub span: Range<usize>,
    /// What should stand there; empty where that cannot be said.
    pub expected: String,
}

impl Diagnostic {
    /// Something that fails; the program ends with 1.
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        let (what, hint) = (what.into(), hint.into());
        Self(Box::new(Parts { exit: 1, what, hint, spot: None, causes: Vec::new() }))
    }

    /// A call that is written wrongly; the program ends with 2.
    pub fn of_call(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(what, hint).exiting(2)
    }

    /// Something wrong in a file.
    pub fn at(spot: Spot, found: &str, fix: impl Into<String>) -> Self {
        let mut made = Self::new(spot.place() + found, fix);
        made.0.spot = Some(spot);
        made
    }

    /// The same, the program ending with another number.
    #[must_use]
    pub fn exiting(mut self, exit: u8) -> Self {
        self.0.exit = exit;
        self
    }

    /// The same, drawn with what has led to it.
    #[must_use]
    pub fn because(mut self, causes: Vec<Self>) -> Self {
        self.0.causes = causes;
        self
    }

    /// The same with words before what is wrong.
    #[must_use]
    pub fn led_by(mut self, words: &str) -> Self {
        self.0.what.insert_str(0, words);
        self
    }

    /// The number the program ends with.
    pub fn exit(&self) -> u8 {
        self.0.exit
    }

    /// The spot, where it is one of a file.
    pub fn spot(&self) -> Option<&Spot> {
        self.0.spot.as_ref()
    }

    /// What is wrong, on one line.
    pub fn what(&self) -> String {
        one_line(&self.0.what)
    }

    /// What to do about it, on one line.
    pub fn hint(&self) -> String {
        let expected = self.spot().map_or("", |spot| &spot.expected);
        let lead =
            if expected.is_empty() { String::new() } else { format!("应为：{expected}。") };
        one_line(&(lead + &self.0.hint))
    }

    /// Both as sentences, for prompts and rows.
    pub fn sentence(&self) -> String {
        let parts = [self.what(), self.hint()];
        let said = parts.iter().map(|part| part.trim_end_matches('。'));
        said.filter(|part| !part.is_empty()).flat_map(|part| [part, "。"]).collect()
    }

    /// The lines between what is wrong and what to do.
    fn details(&self) -> Vec<String> {
        let own = self.spot().map(Spot::snippet).into_iter();
        let all: Vec<String> = own.chain(self.0.causes.iter().map(Self::to_string)).collect();
        all.join("\n\n").lines().map(|line| cut(&one_line(line), WIDEST)).collect()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.spot() {
            Some(spot) if !spot.expected.is_empty() => {
                out.write_str(&spot.report(&self.0.what, &self.0.hint))
            }
            _ => {
                writeln!(out, "{}", self.what())?;
                self.details().iter().try_for_each(|line| writeln!(out, "{line}"))?;
                write!(out, "提示: {}", self.hint())
            }
        }
    }
}

impl std::error::Error for Diagnostic {}

impl Spot {
    /// Line and column, counted from 1 in characters.
    pub fn position(&self) -> (usize, usize) {
        let before = &self.text[..self.span.start.min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }

    fn place(&self) -> String {
        let (line, column) = self.position();
        let file = if self.file.is_empty() { String::new() } else { format!("{} ", self.file) };
        format!("{file}第 {line} 行第 {column} 列：")
    }

    /// The whole message about a rule file.
    fn report(&self, what: &str, hint: &str) -> String {
        let label = format!("应为：{}", self.expected);
        let mark = AnnotationKind::Primary.span(self.span.clone()).label(label);
        let shown = Snippet::source(&self.text).path(&self.file).annotation(mark);
        let report = [
            Level::ERROR.with_name("规则数据有误").primary_title(what).element(shown),
            Group::with_title(Level::HELP.with_name("怎么改").secondary_title(hint)),
        ];
        Renderer::plain().render(&report)
    }

    /// The line that is wrong with the spot marked.
    fn snippet(&self) -> String {
        let mark = AnnotationKind::Primary.span(self.span.clone());
        let shown = Snippet::source(&self.text).path(&self.file).annotation(mark);
        let title = Level::ERROR.no_name().primary_title("");
        let drawn = Renderer::plain().render(&[title.element(shown)]);
        drawn.split_once('\n').map_or(String::new(), |(_, lines)| lines.to_owned())
    }
}

/// As much of a value as helps to find it again.
pub fn shown(text: &str) -> String {
    cut(text, SHOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(expected: &str) -> Spot {
        let (file, text) = ("a.toml".to_owned(), "名 = 1\n名 = 2\n".to_owned());
        Spot { file, text, span: 8..11, expected: expected.to_owned() }
    }

    #[test]
    fn a_message_has_a_line_for_what_and_one_for_what_to_do() {
        let diagnostic = Diagnostic::of_call("没有\n这个选项", "看 --help");
        assert_eq!(diagnostic.to_string(), "没有 这个选项\n提示: 看 --help");
        assert_eq!(diagnostic.sentence(), "没有 这个选项。看 --help。");
        assert_eq!(diagnostic.exit(), 2);
    }

    #[test]
    fn a_spot_is_named_and_marked() {
        let diagnostic = Diagnostic::at(spot("别的名字"), "写了两次", "删去一行。");
        assert_eq!(diagnostic.what(), "a.toml 第 2 行第 1 列：写了两次");
        assert_eq!(diagnostic.hint(), "应为：别的名字。删去一行。");
        let drawn = "规则数据有误: a.toml 第 2 行第 1 列：写了两次\n --> a.toml:2:1\n  |\n2 | 名 = 2\n  \
                     | ^^ 应为：别的名字\n  |\n怎么改: 删去一行。";
        assert_eq!(diagnostic.to_string(), drawn);
        let outer = Diagnostic::new("文件夹用不了", "改好再试").because(vec![diagnostic]);
        assert_eq!(outer.to_string(), format!("文件夹用不了\n{drawn}\n提示: 改好再试"));
    }

    #[test]
    fn a_spot_of_which_nothing_is_expected_stands_between_the_lines() {
        let spot = Spot { file: String::new(), ..spot("") };
        let diagnostic = Diagnostic::at(spot, "写了两次", "用备份").led_by("打不开：");
        let drawn = "打不开：第 2 行第 1 列：写了两次\n  |\n2 | 名 = 2\n  | ^^\n提示: 用备份";
        assert_eq!(diagnostic.to_string(), drawn);
    }
}
