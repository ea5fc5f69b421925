//! The answer of a side topic as one row of a table.

use super::{join, join_lines};
use crate::report::{Advice, Notice, PointDoc, notice, wording};

/// The name of a column, and what stands in it.
type Column = (&'static str, fn(&Advice, &mut String));

/// The columns, in order. The first section is the answer itself, and never empty.
pub(crate) const COLUMNS: &[Column] = &[
    ("title", |advice, out| out.push_str(first(advice).map_or("", |point| &point.title))),
    ("text", |advice, out| out.push_str(first(advice).map_or("", |point| &point.text))),
    ("more", |advice, out| join(out, points(advice).skip(1).map(|point| &point.title))),
    ("missing", |advice, out| join(out, advice.open.iter().map(|each| &each.id))),
    ("notices", |advice, out| out.push_str(&notices(advice))),
    ("hotline", |advice, out| join_lines(out, &wording::hotlines(&advice.channels))),
    ("data_version", |advice, out| out.push_str(&advice.data.version)),
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
