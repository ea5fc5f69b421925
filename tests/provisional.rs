//! No day is firmer than the calendar of the years that it is counted over.

use chrono::{Datelike, NaiveDate};
use rstest::rstest;
use yizhuan::engine::Context;
use yizhuan::model::{At, Certainty, VerdictCode};
use yizhuan::regions::RegionIx;
use yizhuan::report::{Report, places};
use yizhuan::rules;

use crate::support::results::{case_on, notices, write};

const WHO: &str = "from_scheme=employee to_scheme=employee retired=no origin_stopped=yes \
    destination_enrolled=yes gap_months=0 hindrances=none";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Two cities of each province that has so many, and two of different ones.
fn pairs() -> Vec<(&'static str, &'static str)> {
    let regions = &rules::embedded().regions;
    let cities = |province: RegionIx| {
        let cities = regions.iter().filter(move |(_, region)| region.parent == Some(province));
        cities.map(|(_, region)| region.code.as_str())
    };
    let provinces = regions.iter().filter(|(_, region)| region.parent.is_none());
    let inside = provinces.filter_map(|(ix, _)| Some((cities(ix).next()?, cities(ix).nth(1)?)));
    inside.chain([("510100", "330100")]).collect()
}

/// Whether the holidays of every year between two days are announced.
fn is_announced(first: NaiveDate, last: NaiveDate) -> bool {
    let calendar = &rules::embedded().calendar;
    (first.year()..=last.year()).all(|year| calendar.announced(year))
}

#[rstest]
#[case("2026-11-23")]
#[case("2026-12-21")]
#[case("2027-02-04")]
fn a_day_counted_over_a_year_not_announced_is_provisional(
    #[case] today: &str,
    #[values("transfer", "stuck")] topic: &str,
) {
    let (first, mut seen) = (day(today), 0);
    for (origin, destination) in pairs() {
        let places = format!("origin={origin} destination={destination}");
        let line = match topic {
            "transfer" => format!("{WHO} {places}"),
            _ => format!("what=waiting from_scheme=employee {places} apply_on={today}"),
        };
        for point in case_on(first, topic, &line).timeline() {
            let At::Day(last) = point.at else { continue };
            // Of the day itself nothing is counted.
            let known = first == last || is_announced(first, last);
            let loose = point.certainty == Certainty::Provisional;
            assert_eq!(loose, !known, "{line} {topic}: {point:?}");
            let said: Vec<_> = notices(&point.why);
            assert_eq!(said.iter().any(|said| said.starts_with("暂定")), loose, "{line}: {said:?}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

/// Where nothing can start people are told no day, and so of none that it may change.
#[test]
fn what_has_no_day_is_not_provisional() {
    let blocked = WHO.replace("destination_enrolled=yes", "destination_enrolled=no");
    for (who, loose) in [(blocked.as_str(), false), (WHO, true)] {
        let line = format!("{who} origin=510100 destination=330100");
        let report = case_on(day("2026-12-21"), "transfer", &line);
        for form in ["text", "markdown", "short", "speech", "html"] {
            let said = write(form, report.clone());
            assert_eq!(said.contains("暂定"), loose, "{form}: {said}");
        }
    }
}

/// A term that is over by such a count may not be over: whoever is told to press is told so.
#[test]
fn what_is_over_by_such_a_count_is_no_hard_verdict() {
    for (origin, destination) in pairs() {
        for progress in ["accepted", "origin_done"] {
            for (accepted, today, loose) in
                [("2027-02-04", "2027-03-05", true), ("2026-10-12", "2026-11-23", false)]
            {
                let line = format!(
                    "{WHO} origin={origin} destination={destination} progress={progress} \
                     apply_on={accepted}"
                );
                let report = case_on(day(today), "transfer", &line);
                let Report::Plan(plan) = &report else { panic!("no plan") };
                if plan.verdict.code != VerdictCode::Overdue {
                    continue;
                }
                for form in ["text", "json", "markdown", "short", "speech", "html"] {
                    let said = write(form, report.clone()).replace(char::is_whitespace, "");
                    assert_eq!(said.contains("按暂定的日子，"), loose, "{line} {form}: {said}");
                }
                let first = plan.verdict.because.first().expect("a reason");
                let warned = notices(&first.why).iter().any(|said| said.contains("可能还没有过"));
                assert_eq!(warned, loose, "{line}: {first:?}");
            }
        }
    }
}

/// A sentence told of a place alone names no day or month that would count from today.
#[test]
fn what_is_known_of_a_place_counts_from_no_day_that_nobody_gave() {
    let context = Context { assets: rules::embedded(), today: day("2031-07-15") };
    for (ix, region) in context.assets.regions.iter() {
        let place = places::place(&context, ix);
        for fact in place.aspects.iter().flat_map(|aspect| &aspect.facts) {
            let said = [&*fact.title, &fact.text].concat();
            assert!(!said.contains("2031 年 7 月"), "{}: {said}", region.name);
        }
    }
}
