//! Enrolment windows that open or close soon, and places of which only that of an earlier year is known.

use chrono::{Datelike, NaiveDate};

use super::duty::{AHEAD, Duty, is_soon};
use crate::model::{Assets, Edge, Rule, Window};

/// Every window that the table states.
pub(super) struct Windows<'a> {
    assets: &'a Assets,
    rules: Vec<(&'a Rule, Window)>,
}

impl<'a> Windows<'a> {
    pub fn of(assets: &'a Assets) -> Self {
        let rules = assets.table.topics.iter().flat_map(|topic| &topic.rules);
        let rules = rules.filter_map(|rule| Some((rule, rule.window?))).collect();
        Self { assets, rules }
    }

    /// What comes within a month of the window of a rule, each with its day as exactly as known.
    pub fn coming(&self, rule: &Rule, today: NaiveDate) -> Vec<(Duty, String)> {
        let Some(window) = rule.window else { return Vec::new() };
        let edges = [
            (Duty::Opens, window.from, Edge::first as fn(Edge) -> Option<NaiveDate>),
            (Duty::Closes, window.to, Edge::last),
        ];
        let known = edges.into_iter().filter_map(|(duty, edge, day)| {
            let soon = |edge: &Edge| day(*edge).is_some_and(|day| is_soon(day, today));
            occurrences(edge?, today).into_iter().find(soon).map(|edge| (duty, edge.to_string()))
        });
        let mut found: Vec<(Duty, String)> = known.collect();
        if self.is_awaited(rule, window, today) {
            let edge = window.from.or(window.to);
            found.extend(edge.map(|edge| (Duty::Awaited, edge.to_string())));
        }
        found
    }

    /// Whether this is the last window known of its place, and it was open about this time of the year.
    fn is_awaited(&self, rule: &Rule, window: Window, today: NaiveDate) -> bool {
        let Some((first, last)) = days(window) else { return false };
        if last >= today || self.has_better(rule, last) {
            return false;
        }
        let year = |day: NaiveDate, later: i32| {
            let year = day.year() + later;
            // The 29th of February is the 28th in most years.
            day.with_year(year).or_else(|| day.pred_opt()?.with_year(year)).unwrap_or(day)
        };
        let later = (1..=today.year() - last.year() + 1).find(|later| year(last, *later) >= today);
        later.is_some_and(|later| year(first, later) <= today + AHEAD)
    }

    /// Whether the place, or what lies around it, has a later window, or one that is the same every year.
    fn has_better(&self, rule: &Rule, last: NaiveDate) -> bool {
        let around = |other: &Rule| match (rule.place, other.place) {
            (Some(place), Some(own)) => self.assets.regions.within(place, own),
            (place, own) => place == own,
        };
        let better = |window: &Window| {
            window.is_yearly() || days(*window).is_some_and(|(_, other)| other > last)
        };
        self.rules.iter().any(|(other, window)| around(other) && better(window))
    }
}

/// An edge in its year; one without a year in this year and the next.
fn occurrences(edge: Edge, today: NaiveDate) -> Vec<Edge> {
    match edge.year {
        Some(_) => vec![edge],
        None => [0, 1].map(|later| edge.in_year(today.year() + later)).to_vec(),
    }
}

/// The first day and the last of a window of one year; one that is not known is taken to be the other.
fn days(window: Window) -> Option<(NaiveDate, NaiveDate)> {
    let Window { from, to } = window;
    Some((from.or(to)?.first()?, to.or(from)?.last()?))
}
