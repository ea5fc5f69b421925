//! What is wrong with a rule file, where, and how to mend it.

use std::fmt;
use std::ops::{Deref, Range};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// A damaged rule file.
///
/// Its text names file, line and column, shows the line with the spot marked, and says what was
/// found, what was expected, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError(Box<Damage>);

/// What a [`RuleError`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// File, relative to the data folder.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Bytes of the text that are wrong.
    pub span: Range<usize>,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// How to mend it.
    pub fix: String,
}

/// Everything wrong with a data folder, in the order of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleErrors(Vec<RuleError>);

impl RuleErrors {
    /// Keeps what was read, or what is wrong with it.
    pub fn keep<T>(&mut self, read: Result<T, RuleError>) -> Option<T> {
        read.map_err(|error| self.0.push(error)).ok()
    }

    /// Fails where anything is wrong so far.
    pub fn check(&mut self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(std::mem::take(self)) }
    }

    /// Adds what is wrong elsewhere.
    pub fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }
}

impl Deref for RuleErrors {
    type Target = [RuleError];

    fn deref(&self) -> &[RuleError] {
        &self.0
    }
}

impl From<RuleError> for RuleErrors {
    fn from(error: RuleError) -> Self {
        Self(vec![error])
    }
}

impl fmt::Display for RuleErrors {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        out.write_str(&all.join("\n\n"))
    }
}

impl std::error::Error for RuleErrors {}

impl std::error::Error for RuleError {}

impl From<Damage> for RuleError {
    fn from(damage: Damage) -> Self {
        Self(Box::new(damage))
    }
}

impl Deref for RuleError {
    type Target = Damage;

    fn deref(&self) -> &Damage {
        &self.0
    }
}

impl Damage {
    /// Line and column, counted from 1 in characters.
    pub fn position(&self) -> (usize, usize) {
        let before = &self.text[..self.span.start.min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = format!("应为：{}", self.expected);
        let mark = AnnotationKind::Primary.span(self.span.clone()).label(label);
        let shown = Snippet::source(&self.text).path(&self.path).annotation(mark);
        let (line, column) = self.position();
        let title = format!("{} 第 {line} 行第 {column} 列：{}", self.path, self.found);
        let report = [
            Level::ERROR.with_name("规则数据有误").primary_title(title).element(shown),
            Group::with_title(Level::HELP.with_name("怎么改").secondary_title(&self.fix)),
        ];
        out.write_str(&Renderer::plain().render(&report))
    }
}
