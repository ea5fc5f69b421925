//! Everything wrong with a data folder.

use std::fmt;
use std::ops::Deref;

use crate::diagnostic::Diagnostic;

/// So many are kept: more come of one mistake made again and again, and each holds its file.
const MOST: usize = 100;

/// What is wrong with a data folder, in the order of reading, as far as anybody mends it at once; each names
/// file, line and column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Diagnostic>);

impl Problems {
    /// Keeps what was read, or what is wrong with it: once, though a fact is read where it speaks.
    pub(crate) fn keep<T>(&mut self, read: Result<T, Diagnostic>) -> Option<T> {
        read.map_err(|problem| self.add(problem)).ok()
    }

    /// Adds something wrong, unless it is known or there is too much of it.
    pub(crate) fn add(&mut self, problem: Diagnostic) {
        if self.0.len() < MOST && !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// Fails where anything is wrong so far.
    pub(crate) fn check(&mut self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(std::mem::take(self)) }
    }

    /// Adds what is wrong elsewhere.
    pub(crate) fn extend(&mut self, more: impl IntoIterator<Item = Diagnostic>) {
        for problem in more {
            self.add(problem);
        }
    }
}

impl IntoIterator for Problems {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Deref for Problems {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl From<Diagnostic> for Problems {
    fn from(problem: Diagnostic) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        out.write_str(&all.join("\n\n"))?;
        if all.len() == MOST {
            write!(out, "\n\n最多列 {MOST} 处，改好再核对一次。")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
