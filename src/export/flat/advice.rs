//! The answer of a side topic as one row of a table.

use std::borrow::Cow;

use super::{joined, lines};
use crate::report::{Advice, Notice, PointDoc, notice, wording};

/// The name of a column, and what stands in it.
type Column = (&'static str, fn(&Advice) -> Cow<'_, str>);

/// The columns, in order. The first section is the answer itself, and never empty.
pub(crate) const COLUMNS: &[Column] = &[
    ("title", |advice| first(advice).map_or("", |point| &point.title).into()),
    ("text", |advice| first(advice).map_or("", |point| &point.text).into()),
    ("more", |advice| joined(points(advice).skip(1).map(|point| &point.title)).into()),
    ("missing", |advice| joined(advice.open.iter().map(|each| &each.id)).into()),
    ("notices", |advice| notices(advice).into()),
    ("hotline", |advice| lines(wording::hotlines(&advice.channels)).into()),
    ("data_version", |advice| advice.data.version.as_str().into()),
];

fn points(advice: &Advice) -> impl Iterator<Item = &PointDoc> {
    advice.sections.iter().flat_map(|section| &section.points)
}

fn first(advice: &Advice) -> Option<&PointDoc> {
    points(advice).next()
}

/// What must be read with the row and with its statements, each once.
fn notices(advice: &Advice) -> String {
    let mut all: Vec<&Notice> = Vec::new();
    for notice in points(advice).flat_map(|point| &point.why.notices) {
        if !all.contains(&notice) {
            all.push(notice);
        }
    }
    notice::joined(advice.data.notice, all)
}
