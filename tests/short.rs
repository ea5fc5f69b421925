//! The short message: never too long, and never without what matters.

use chrono::NaiveDate;
use proptest::prelude::*;
use yizhuan::engine::Context;
use yizhuan::export;
use yizhuan::report::{claims, places};
use yizhuan::rules;

use crate::support::results::{self, CASES, Result};

const LIMIT: usize = 300;

fn length(text: &str) -> usize {
    text.chars().count()
}

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        let text = results::case(topic, line).write("short");
        assert!(length(&text) <= LIMIT, "{name}: {} characters", length(&text));
        results::is_as_checked(&format!("{name}-short.txt"), &text);
    }
}

#[test]
fn claims_and_places_fit() {
    let context = Context {
        assets: rules::embedded(),
        today: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
    };
    let short = export::find("short").expect("a format");
    let mut all = vec![
        (short.places)(&places::places(&context), 80),
        (short.claims)(&claims::document(context.assets.table.claims.iter(), &context), 80),
        (short.claims)(&claims::document(std::iter::empty(), &context), 80),
    ];
    for claim in &context.assets.table.claims {
        let doc = claims::document(std::iter::once(claim), &context);
        all.push((short.claims)(&doc, 80));
    }
    for (ix, _) in context.assets.regions.iter() {
        all.push((short.place)(&places::place(&context, ix), 80));
    }
    for text in all {
        assert!(length(&text) <= LIMIT && text.ends_with("。\n"), "{text}");
        assert!(text.contains("以经办机构为准"), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answers_make_it_too_long(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        let result = results::any(topic, &numbers);
        let text = result.write("short");
        prop_assert!(length(&text) <= LIMIT, "{} characters: {text}", length(&text));
        prop_assert_eq!(text.lines().count(), 1);
        prop_assert!(text.contains("12393"), "{text}");
        prop_assert!(text.contains("2026-11-23 的结果，以经办机构为准"), "{text}");
        prop_assert!(!text.contains("个电话没写下"), "{text}");
        match &result {
            Result::Plan(plan) => prop_assert!(text.contains(&plan.verdict.title), "{text}"),
            Result::Advice(advice) => {
                let first = &advice.sections[0].points[0].title;
                prop_assert!(text.contains(first.trim_end_matches('。')), "{text}");
            }
        }
    }
}
