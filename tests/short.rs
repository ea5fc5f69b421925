//! The short message: never too long, and never without what matters.

use chrono::NaiveDate;
use proptest::prelude::*;
use yizhuan::engine::Context;
use yizhuan::export::pdf::{Ink, Sheet, receipt_sheets};
use yizhuan::export::qr;
use yizhuan::report::{Report, claims, places};
use yizhuan::rules;

use crate::support::results::{self, CASES, write};

const LIMIT: usize = 300;

fn length(text: &str) -> usize {
    text.chars().count()
}

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        let text = write("short", results::case(topic, line));
        assert!(length(&text) <= LIMIT, "{name}: {} characters", length(&text));
        results::is_as_checked(&format!("{name}-short.txt"), &text);
    }
}

/// Answers from which a late fee is worked out.
const OWED: &str = "scheme=employee cause=employer gap_months=2 moving=no calculate=yes owed=5000 \
                    owed_since=2026-08-01 pay_on=2026-11-23 place=成都";

#[test]
fn what_was_worked_out_comes_first() {
    let report = results::case("gap", OWED);
    let slip: String = receipt_sheets(&report).iter().flat_map(words).collect();
    for said in [write("short", report.clone()), qr::text(&report), slip] {
        let said: String = said.split_whitespace().collect();
        let fee = said.find("滞纳金大约").unwrap_or_else(|| panic!("no fee: {said}"));
        assert!(said[fee..].contains("285.00元"), "{said}");
        let next = said.find("先让单位补上").unwrap_or_else(|| panic!("no next step: {said}"));
        assert!(fee < next && !said[next..].contains("滞纳金大约"), "{said}");
    }
}

/// What stands on a sheet, in order.
fn words(sheet: &Sheet) -> impl Iterator<Item = &str> {
    sheet.ink.iter().filter_map(|ink| match ink {
        Ink::Run(run) => Some(run.text.as_str()),
        Ink::Shape(_) | Ink::Figure(_) => None,
    })
}

#[test]
fn claims_and_places_fit() {
    let context = Context {
        assets: rules::embedded(),
        today: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
    };
    let mut all = vec![
        write("short", places::places(&context)),
        write("short", claims::report(context.assets.table.claims.iter(), &context)),
        write("short", claims::report(std::iter::empty(), &context)),
    ];
    for claim in &context.assets.table.claims {
        let doc = claims::report(std::iter::once(claim), &context);
        all.push(write("short", doc));
    }
    for (ix, _) in context.assets.regions.iter() {
        all.push(write("short", places::place(&context, ix)));
    }
    for text in all {
        assert!(length(&text) <= LIMIT && text.ends_with("。\n"), "{text}");
        assert!(text.contains("以经办机构为准"), "{text}");
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(1_000))]

    #[test]
    fn no_answers_make_it_too_long(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        let result = results::any(topic, &numbers);
        let text = write("short", result.clone());
        prop_assert!(length(&text) <= LIMIT, "{} characters: {text}", length(&text));
        prop_assert_eq!(text.lines().count(), 1);
        prop_assert!(text.contains("12393"), "{text}");
        prop_assert!(text.contains("2026-11-23 的结果，以经办机构为准"), "{text}");
        prop_assert!(!text.contains("个电话没写下"), "{text}");
        match &result {
            Report::Plan(plan) => {
                prop_assert!(text.contains(&plan.verdict.title), "{text}");
                let gone = ["带：（有", "日子：（有", "下一步：（有", "待遇：（有", "。（有"];
                prop_assert!(!gone.iter().any(|gone| text.contains(gone)), "{text}");
            }
            Report::Advice(advice) => {
                let first = &advice.sections[0].points[0].title;
                prop_assert!(text.contains(first.trim_end_matches('。')), "{text}");
            }
            _ => unreachable!("a topic gives a plan or an answer"),
        }
    }
}
