//! A result as one row of a table: the essentials, a cell for each.

mod advice;
mod plan;

use crate::report::hotline::Hotline;
use crate::report::{Advice, Gist};

/// Between the parts of a cell.
const AND: &str = "、";

/// The names of the columns, for plans or for the answers of side topics.
pub(crate) fn names(plan: bool) -> Vec<&'static str> {
    if plan {
        plan::COLUMNS.iter().map(|(name, _)| *name).collect()
    } else {
        advice::COLUMNS.iter().map(|(name, _)| *name).collect()
    }
}

/// Writes a cell of a plan, by its position among the names.
pub(crate) fn write_plan(gist: &Gist, at: usize, out: &mut String) {
    plan::COLUMNS[at].1(gist, out);
}

/// The same of the answer of a side topic.
pub(crate) fn write_advice(advice: &Advice, at: usize, out: &mut String) {
    advice::COLUMNS[at].1(advice, out);
}

fn join(out: &mut String, texts: impl Iterator<Item = impl AsRef<str>>) {
    for text in texts {
        between(out);
        out.push_str(text.as_ref());
    }
}

fn join_lines(out: &mut String, lines: &[Hotline]) {
    for Hotline { name, number, .. } in lines {
        between(out);
        for part in [name, " ", number] {
            out.push_str(part);
        }
    }
}

fn between(out: &mut String) {
    if !out.is_empty() {
        out.push_str(AND);
    }
}
