//! A plan as one row of a table.

use std::fmt::{Display, Write as _};

use super::{join, join_lines};
use crate::model::{At, Milestone, Scope, Tier, Tracking, VerdictCode, moment};
use crate::report::Gist;

/// The name of a column, and what stands in it.
type Column = (&'static str, fn(&Gist, &mut String));

/// The points in time that have columns; they are there whenever something can be filed.
const DAYS: [&str; 3] = [moment::ACCEPTED, moment::OUT_DUE, moment::IN_DUE];

/// The columns, in order.
pub(crate) const COLUMNS: &[Column] = &[
    ("verdict", |gist, out| out.push_str(gist.plan().verdict.published().code())),
    ("verdict_title", |gist, out| out.push_str(&gist.verdict_title())),
    ("kind", |gist, out| out.push_str(gist.kind().unwrap_or_default())),
    ("scope", |gist, out| out.push_str(gist.plan().scope.map_or("", Scope::code))),
    ("account", |gist, out| out.push_str(gist.plan().account.0.code())),
    ("gap_months", |gist, out| push(out, gist.plan().gap.months)),
    ("gap_tier", |gist, out| {
        out.push_str(gist.plan().gap.tier.unwrap_or(Tier::Unknown).code());
    }),
    ("backpay", |gist, out| out.push_str(gist.plan().gap.backpay.code())),
    ("backpay_last_month", |gist, out| push(out, gist.plan().gap.backpay_last)),
    ("waiting", |gist, out| out.push_str(gist.plan().gap.waiting.code.code())),
    ("waiting_min_months", |gist, out| push(out, gist.plan().gap.waiting.min)),
    ("waiting_max_months", |gist, out| push(out, gist.plan().gap.waiting.max)),
    ("waiting_text", |gist, out| out.push_str(&gist.waiting())),
    ("accepted", |gist, out| push_day(gist, moment::ACCEPTED, out)),
    ("transfer_out_due", |gist, out| push_day(gist, moment::OUT_DUE, out)),
    ("transfer_in_due", |gist, out| push_day(gist, moment::IN_DUE, out)),
    // How firm the later of the two days is; the earlier one is never less firm.
    ("due_certainty", |gist, out| out.push_str(certainty(gist))),
    ("materials", |gist, out| join(out, gist.materials())),
    ("missing", |gist, out| join(out, gist.missing())),
    ("notices", |gist, out| out.push_str(&gist.notices(&DAYS))),
    ("hotline", |gist, out| join_lines(out, &gist.hotlines())),
    ("data_version", |gist, out| out.push_str(gist.version())),
    ("tracking", |gist, out| {
        out.push_str(gist.plan().verdict.tracking().map_or("", Tracking::code));
    }),
];

/// Adds what is known. Writing to memory has nothing to fail at.
fn push(out: &mut String, known: Option<impl Display>) {
    let _ = known.map(|known| write!(out, "{known}"));
}

/// A point in time, unless nothing can be filed yet that it would count from.
fn point<'a>(gist: &'a Gist, id: &str) -> Option<&'a Milestone> {
    let unclear = gist.plan().verdict.published() == VerdictCode::CheckFirst;
    gist.point(id).filter(|point| unclear || !point.assumed)
}

fn certainty(gist: &Gist) -> &'static str {
    let said = |point: &Milestone| {
        if point.assumed { "assumed" } else { point.certainty.code() }
    };
    point(gist, moment::IN_DUE).map_or("", said)
}

fn push_day(gist: &Gist, id: &str, out: &mut String) {
    match point(gist, id).map(|point| point.at) {
        Some(At::Day(day)) => push(out, Some(day)),
        Some(At::Month(month)) => push(out, Some(month)),
        Some(At::Open) | None => {}
    }
}
