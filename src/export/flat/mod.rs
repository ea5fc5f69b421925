//! A result as one row of a table: the essentials, a cell for each.

mod advice;
mod plan;

use std::borrow::Cow;

use crate::report::hotline::Hotline;
use crate::report::{Advice, Gist};

/// Between the parts of a cell.
const AND: &str = "、";
/// Bytes that such a cell seldom needs more than.
const ROOM: usize = 256;

/// The names of the columns, for plans or for the answers of side topics.
pub(crate) fn names(plan: bool) -> Vec<&'static str> {
    if plan {
        plan::COLUMNS.iter().map(|(name, _)| *name).collect()
    } else {
        advice::COLUMNS.iter().map(|(name, _)| *name).collect()
    }
}

/// Those cells of a plan, by their positions among the names.
pub(crate) fn of_plan<'a>(gist: &'a Gist, at: &[usize]) -> impl Iterator<Item = Cow<'a, str>> {
    at.iter().map(|&at| plan::COLUMNS[at].1(gist))
}

/// The same of the answer of a side topic.
pub(crate) fn of_advice<'a>(
    advice: &'a Advice,
    at: &[usize],
) -> impl Iterator<Item = Cow<'a, str>> {
    at.iter().map(|&at| advice::COLUMNS[at].1(advice))
}

fn joined(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut all = String::new();
    for text in texts {
        if all.is_empty() {
            all.reserve(ROOM);
        } else {
            all.push_str(AND);
        }
        all.push_str(text.as_ref());
    }
    all
}

fn lines(lines: Vec<Hotline>) -> String {
    joined(lines.into_iter().map(|Hotline { name, number, .. }| [&name, " ", &number].concat()))
}
