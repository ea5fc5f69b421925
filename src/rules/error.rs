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
