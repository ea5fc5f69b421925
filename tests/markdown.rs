//! Markdown, read back by another reader: nothing is lost, nothing turns into a mark.

use chrono::NaiveDate;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use yizhuan::engine::Context;
use yizhuan::report::{Report, claims, places};
use yizhuan::rules;

use crate::support::checked::is_as_checked;
use crate::support::results::{self, CASES, write};

/// What a reader shows.
#[derive(Default)]
struct Shown {
    text: String,
    links: Vec<String>,
    boxes: usize,
    /// Marks that no format of ours makes.
    strays: Vec<String>,
}

fn show(markdown: &str) -> Shown {
    let mut shown = Shown::default();
    for event in
        Parser::new_ext(markdown, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION))
    {
        match event {
            Event::Text(text) => shown.text.push_str(&text),
            Event::TaskListMarker(_) => shown.boxes += 1,
            Event::Start(Tag::Link { dest_url, .. }) => shown.links.push(dest_url.to_string()),
            Event::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::List(_)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(TagEnd::Link) => {}
            Event::End(_) => shown.text.push('\n'),
            other => shown.strays.push(format!("{other:?}")),
        }
    }
    shown
}

#[test]
fn three_results_are_as_checked() {
    for (name, topic, line) in CASES {
        let text = write("markdown", results::case(topic, line));
        is_as_checked(&format!("{name}.md"), &text);
    }
}

#[test]
fn papers_have_boxes_and_addresses_are_links() {
    let (_, topic, line) = CASES[0];
    let result = results::case(topic, line);
    let shown = show(&write("markdown", result.clone()));
    assert!(shown.boxes >= 4, "{} boxes", shown.boxes);
    let Report::Plan(plan) = &result else { panic!("a plan") };
    let official: Vec<&str> = plan.sources.iter().map(|source| &*source.place).collect();
    let official: Vec<&str> = official.into_iter().filter(|place| !place.is_empty()).collect();
    assert_eq!(shown.links, official, "official addresses and nothing else");
}

#[test]
fn claims_and_places_are_whole() {
    let context = Context {
        assets: rules::embedded(),
        today: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"),
    };
    for claim in &context.assets.table.claims {
        let doc = claims::report(std::iter::once(claim), &context);
        let shown = show(&write("markdown", doc.clone()));
        assert!(shown.text.contains(&doc.claims[0].text), "{}", claim.number);
        assert!(shown.text.contains(&doc.claims[0].wording), "{}", claim.number);
        assert_eq!(shown.strays, Vec::<String>::new(), "{}", claim.number);
    }
    let all = claims::report(context.assets.table.claims.iter(), &context);
    let shown = show(&write("markdown", all.clone()));
    assert!(all.claims.iter().all(|claim| shown.text.contains(&claim.wording)));
    for (ix, region) in context.assets.regions.iter() {
        let doc = places::place(&context, ix);
        let shown = show(&write("markdown", doc.clone()));
        for fact in doc.aspects.iter().flat_map(|aspect| &aspect.facts) {
            assert!(shown.text.contains(&fact.text), "{}: {}", region.name, fact.text);
            assert!(shown.text.contains(&fact.applies), "{}: {}", region.name, fact.applies);
        }
        assert!(shown.text.contains(&doc.ask), "{}", region.name);
        assert_eq!(shown.strays, Vec::<String>::new(), "{}", region.name);
    }
    let doc = places::places(&context);
    let shown = show(&write("markdown", doc.clone()));
    assert!(doc.places.iter().all(|line| shown.text.contains(&line.place.name)));
    assert_eq!(shown.strays, Vec::<String>::new());
}

proptest! {
    #![proptest_config(crate::support::random::cases(300))]

    #[test]
    fn every_statement_is_shown_as_it_is(
        topic in 0..6_usize,
        numbers in prop::collection::vec(any::<u32>(), 20),
    ) {
        let result = results::any(topic, &numbers);
        let markdown = write("markdown", result.clone());
        let shown = show(&markdown);
        for statement in results::statements(&result) {
            prop_assert!(shown.text.contains(&statement), "{statement}\n{markdown}");
        }
        prop_assert_eq!(shown.strays, Vec::<String>::new());
        let short = shown.links.iter().filter(|link| !link.starts_with("http")).count();
        prop_assert_eq!(short, 0);
        prop_assert!(!markdown.contains("\n\n\n") && markdown.ends_with('\n'));
    }

    #[test]
    fn any_text_reads_the_same(words in "[ -~，。医]{0,40}") {
        let mut claims = claims::report(rules::embedded().table.claims.iter().take(1), &Context {
            assets: rules::embedded(),
            today: results::today(),
        });
        claims.claims[0].text = format!("甲{words}乙");
        claims.topic.title = format!("{words}丙");
        let markdown = write("markdown", claims.clone());
        let shown = show(&markdown);
        prop_assert!(shown.text.contains(&claims.claims[0].text), "{markdown}");
        prop_assert!(shown.text.starts_with(claims.topic.title.trim()), "{markdown}");
        prop_assert_eq!(shown.strays, Vec::<String>::new());
    }
}
