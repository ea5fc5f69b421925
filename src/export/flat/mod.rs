//! A result as one row of a table: the essentials, a cell for each.

mod advice;
mod plan;

use crate::report::clock::Doubt;
use crate::report::hotline::{self as numbers, Hotline};
use crate::report::{ChannelDoc, DataDoc, OpenDoc, Report, Why};

/// The name of a column, and what stands in it.
type Column<T> = (&'static str, fn(&T) -> String);

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

/// The cells of a result; none of what no answers lead to.
pub(crate) fn cells(report: &Report) -> Vec<String> {
    match report {
        Report::Plan(plan) => plan::COLUMNS.iter().map(|(_, cell)| cell(plan)).collect(),
        Report::Advice(advice) => advice::COLUMNS.iter().map(|(_, cell)| cell(advice)).collect(),
        Report::Claims(_)
        | Report::Search(_)
        | Report::Place(_)
        | Report::Places(_)
        | Report::Compared(_) => Vec::new(),
    }
}

fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().collect::<Vec<_>>().join(AND)
}

fn missing(open: &[OpenDoc]) -> String {
    joined(open.iter().map(|each| each.id.as_str()))
}

fn hotline(channels: &[ChannelDoc]) -> String {
    let all = numbers::all(channels)
        .into_iter()
        .map(|Hotline { name, number }| format!("{name} {number}"));
    all.collect::<Vec<_>>().join(AND)
}

/// What must be read with the row and with its statements, each once.
fn notices<'a>(data: &DataDoc, reasons: impl Iterator<Item = &'a Why>) -> String {
    let mut all: Vec<&str> = data.notice.map(Doubt::short).into_iter().collect();
    for notice in reasons.flat_map(|why| &why.notices) {
        if !all.contains(&notice.as_str()) {
            all.push(notice);
        }
    }
    all.join("；")
}

fn version(data: &DataDoc) -> String {
    data.version.clone()
}
