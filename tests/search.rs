//! Everything is found by the words people use, and the best answer stands first.

use rstest::rstest;
use yizhuan::engine::Context;
use yizhuan::model::{Assets, Lead};
use yizhuan::report::found::report;
use yizhuan::rules;
use yizhuan::search::{Fit, Found, Hit, search};

fn assets() -> &'static Assets {
    rules::embedded()
}

/// What was found, as the table names it.
fn named(hit: &Hit) -> String {
    let topics = &assets().table.topics;
    match hit.found {
        Found::Place(place) => assets().regions.get(place.region).short.clone(),
        Found::Table(Lead::Claim(at)) => assets().table.claims[usize::from(at)].number.to_string(),
        Found::Table(Lead::Topic(topic)) => topics[usize::from(topic)].id.clone(),
        Found::Table(Lead::Question { topic, question }) => {
            topics[usize::from(topic)].at(question).id.clone()
        }
        Found::Table(Lead::Rule { topic, rule }) => {
            topics[usize::from(topic)].rule(rule).id.clone()
        }
        Found::Table(Lead::Term(at)) => {
            format!("term {}", assets().table.glossary[usize::from(at)].word)
        }
    }
}

fn found(typed: &str) -> Vec<String> {
    search(assets(), typed).iter().map(named).collect()
}

/// Nobody could choose between lines that read the same.
#[test]
fn no_two_things_that_are_found_read_the_same() {
    let context = Context { assets: assets(), today: "2026-11-28".parse().expect("a day") };
    for typed in ["退费", "断缴", "停保", "医保热线", "等待期"] {
        let doc = report(typed, &search(assets(), typed), &context);
        let mut told: Vec<_> = doc
            .hits
            .iter()
            .map(|hit| (hit.kind.words(), &hit.topic, &hit.title, &hit.aside))
            .collect();
        let count = told.len();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), count, "{typed}: {:?}", doc.hits);
    }
}

/// What people say, and what must be among the first three; numbers are claims.
const SAID: &str = include_str!("search/said.txt");

#[test]
fn what_people_say_leads_to_the_right_answer() {
    let mut wrong = Vec::new();
    let lines = SAID.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut count = 0;
    for line in lines {
        let (said, wanted) = line.split_once(" = ").expect("words = answer");
        count += 1;
        let first: Vec<String> = found(said).into_iter().take(3).collect();
        if !first.iter().any(|name| name == wanted) {
            wrong.push(format!("{said}: {wanted} is not among {first:?}"));
        }
    }
    assert!(count >= 150, "{count} lines");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every word of the file finds what it is written for, whole, in pinyin, and in a sentence.
#[test]
fn every_word_of_the_file_leads_where_it_says() {
    for synonym in &assets().table.synonyms {
        for word in &synonym.words {
            let sentence = format!("我想问{}的事怎么办", word.text);
            for typed in [word.text.clone(), word.pinyin.clone(), sentence.into()] {
                let hits = search(assets(), &typed);
                let leads = |hit: &Hit| hit.found == Found::Table(synonym.leads[0]);
                let at = hits.iter().position(leads);
                assert!(at.is_some_and(|at| at < 12), "{typed}: {:?}", found(&typed));
            }
        }
    }
}

#[test]
fn a_name_that_several_places_share_lists_them_all() {
    let places = found("朝阳");
    assert!(
        ["朝阳", "北京", "长春"].iter().all(|place| places.contains(&(*place).to_owned())),
        "{places:?}"
    );
}

#[rstest]
#[case("shegnyu", "43")]
#[case("tuifie", "46")]
#[case("gonji", "47")]
#[case("danbing", "44")]
fn a_reading_that_was_mistyped_is_found_as_near(#[case] typed: &str, #[case] wanted: &str) {
    let hits = search(assets(), typed);
    assert_eq!(hits[0].fit, Fit::Near);
    assert!(found(typed).iter().take(4).any(|name| name == wanted), "{:?}", found(typed));
}

#[test]
fn hard_words_are_explained_behind_what_they_lead_to() {
    let first = |typed: &str| found(typed).into_iter().next();
    for asked in ["统筹地区", "什么叫断缴", "断缴是什么意思"] {
        let word = asked.trim_start_matches("什么叫").trim_end_matches("是什么意思");
        assert_eq!(first(asked), Some(format!("term {word}")), "{asked}");
    }
    let named = found("断缴");
    let at = |wanted: &str| named.iter().position(|name| name == wanted);
    assert!(at("gap").is_some() && at("gap") < at("term 断缴"), "{named:?}");
}

#[test]
fn nonsense_finds_nothing_and_nothing_typed_lists_the_claims() {
    assert!(found("呔哎欸").is_empty());
    assert_eq!(found(" "), (1..=64).map(|number| number.to_string()).collect::<Vec<_>>());
}
