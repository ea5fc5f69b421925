//! A plan as one row of a table.

use std::borrow::Cow;

use super::{joined, lines};
use crate::model::{At, Milestone, Scope, Tier, Tracking, VerdictCode, moment};
use crate::report::Gist;

/// The name of a column, and what stands in it.
type Column = (&'static str, for<'a> fn(&'a Gist) -> Cow<'a, str>);

/// The points in time that have columns; they are there whenever something can be filed.
const DAYS: [&str; 3] = [moment::ACCEPTED, moment::OUT_DUE, moment::IN_DUE];

/// The columns, in order.
pub(crate) const COLUMNS: &[Column] = &[
    ("verdict", |gist| gist.plan().verdict.published().code().into()),
    ("verdict_title", |gist| gist.verdict_title().into()),
    ("kind", |gist| gist.kind().unwrap_or_default().into()),
    ("scope", |gist| gist.plan().scope.map_or("", Scope::code).into()),
    ("account", |gist| gist.plan().account.0.code().into()),
    ("gap_months", |gist| number(gist.plan().gap.months)),
    ("gap_tier", |gist| gist.plan().gap.tier.unwrap_or(Tier::Unknown).code().into()),
    ("backpay", |gist| gist.plan().gap.backpay.code().into()),
    ("backpay_last_month", |gist| {
        gist.plan().gap.backpay_last.map_or(Cow::Borrowed(""), |month| month.to_string().into())
    }),
    ("waiting", |gist| gist.plan().gap.waiting.code.code().into()),
    ("waiting_min_months", |gist| number(gist.plan().gap.waiting.min)),
    ("waiting_max_months", |gist| number(gist.plan().gap.waiting.max)),
    ("waiting_text", |gist| gist.waiting().into()),
    ("accepted", |gist| day(gist, moment::ACCEPTED)),
    ("transfer_out_due", |gist| day(gist, moment::OUT_DUE)),
    ("transfer_in_due", |gist| day(gist, moment::IN_DUE)),
    // How firm the later of the two days is; the earlier one is never less firm.
    ("due_certainty", |gist| certainty(gist).into()),
    ("materials", |gist| joined(gist.materials()).into()),
    ("missing", |gist| joined(gist.missing()).into()),
    ("notices", |gist| gist.notices(&DAYS).into()),
    ("hotline", |gist| lines(gist.hotlines()).into()),
    ("data_version", |gist| gist.version().into()),
    ("tracking", |gist| gist.plan().verdict.tracking().map_or("", Tracking::code).into()),
];

fn number(count: Option<u16>) -> Cow<'static, str> {
    count.map_or(Cow::Borrowed(""), |count| count.to_string().into())
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

fn day(gist: &Gist, id: &str) -> Cow<'static, str> {
    match point(gist, id).map(|point| point.at) {
        Some(At::Day(day)) => day.to_string().into(),
        Some(At::Month(month)) => month.to_string().into(),
        Some(At::Open) | None => "".into(),
    }
}
