//! The answer of a side topic as one row of a table.

use super::{Column, hotline, joined, missing, notices, version};
use crate::report::{Advice, PointDoc, Why};

/// The columns, in order. The first section is the answer itself, and never empty.
pub(crate) const COLUMNS: &[Column<Advice>] = &[
    ("title", |advice| first(advice).map_or_else(String::new, |point| point.title.clone())),
    ("text", |advice| first(advice).map_or_else(String::new, |point| point.text.clone())),
    ("more", |advice| joined(points(advice).skip(1).map(|point| point.title.as_str()))),
    ("missing", |advice| missing(&advice.open)),
    ("notices", |advice| notices(&advice.data, reasons(advice))),
    ("hotline", |advice| hotline(&advice.channels)),
    ("data_version", |advice| version(&advice.data)),
];

fn points(advice: &Advice) -> impl Iterator<Item = &PointDoc> {
    advice.sections.iter().flat_map(|section| &section.points)
}

fn first(advice: &Advice) -> Option<&PointDoc> {
    points(advice).next()
}

fn reasons(advice: &Advice) -> impl Iterator<Item = &Why> {
    points(advice).map(|point| &point.why)
}
