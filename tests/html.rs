//! The result for a browser: complete, well formed, and nothing in it that runs or is fetched.

use crate::support::checked::is_as_checked;
use crate::support::results::{self, CASES, write};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use rstest::rstest;
use serde_json::Value as Json;
use yizhuan::answers::read_answers;
use yizhuan::calendar::Month;
use yizhuan::engine::Context;
use yizhuan::model::{QuestionKind, Topic, Value};
use yizhuan::regions::RegionIx;
use yizhuan::report::{claims, places};
use yizhuan::rules;
use yizhuan::session::Session;
use yizhuan::text::width;

/// On paper the list of documents is what the lines can be checked by.
#[test]
fn paper_has_the_list_of_documents_with_what_they_are_found_by() {
    let (_, id, line) = CASES[0];
    let html = write("html", results::case(id, line));
    let (_, print) = html.split_once("@media print").expect("a style for paper");
    let hidden = print.lines().filter_map(|line| line.split_once("{ display: none; }"));
    let hidden: Vec<&str> = hidden.flat_map(|(all, _)| all.split(',')).map(str::trim).collect();
    assert_eq!(hidden, ["nav", ".list", ".basis", ".sources .more", ".sources p ~ p"]);
    let (_, list) = html.split_once("<section id=\"part-sources\">").expect("a list");
    assert!(list.starts_with("\n<details>\n"), "{list}");
    let first = "<p>[1] 《基本医疗保险关系转移接续暂行办法》，医保办发〔2021〕43号，发布 2021-11-01\
                 <span class=\"more\">，国家医疗保障局";
    assert!(list.contains(first), "{list}");
}

/// Elements that have no end.
const VOID: [&str; 2] = ["input", "meta"];
/// Keys of the JSON whose values are codes and not words.
const CODES: [&str; 19] = [
    "id",
    "code",
    "rule",
    "rules",
    "sources",
    "level",
    "certainty",
    "date",
    "month",
    "group",
    "channels",
    "place",
    "tier",
    "backpay",
    "backpay_last_month",
    "need",
    "verdict",
    "kind",
    "scope",
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

fn topic(id: &str) -> &'static Topic {
    rules::embedded().table.topics.iter().find(|topic| topic.id == id).expect("a topic")
}

/// What a session comes to, as a page and as JSON.
fn both(session: &Session) -> (String, Json) {
    let [html, json] = ["html", "json"].map(|name| write(name, session.report()));
    (html, serde_json::from_str(&json).expect("JSON"))
}

fn escaped(text: &str) -> String {
    let signs = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")];
    signs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Every text for people in the JSON.
fn texts(json: &Json, found: &mut Vec<String>) {
    match json {
        Json::String(text) => found.push(text.clone()),
        Json::Array(all) => all.iter().for_each(|each| texts(each, found)),
        Json::Object(all) => {
            let told =
                all.iter().filter(|(key, each)| !(CODES.contains(&key.as_str()) && bare(each)));
            told.for_each(|(_, each)| texts(each, found));
        }
        _ => {}
    }
}

/// Whether it is a code or a list of codes; parts of the result have the same names.
fn bare(json: &Json) -> bool {
    json.is_string() || json.as_array().is_some_and(|all| all.iter().all(Json::is_string))
}

/// The first part of the JSON that the page does not say.
fn unsaid(html: &str, json: &Json) -> Option<String> {
    let mut json = json.clone();
    // Answers are codes here, the page has their words.
    json.as_object_mut()
        .expect("an object")
        .retain(|key, _| !["answers", "ignored", "missing"].contains(&key.as_str()));
    if let Some(gap) = json.get_mut("gap").and_then(Json::as_object_mut) {
        gap.remove("warnings");
    }
    let mut all = Vec::new();
    texts(&json, &mut all);
    all.into_iter().find(|text| !html.contains(&escaped(text)))
}

/// What is wrong with the form of a page.
fn malformed(html: &str) -> Option<String> {
    let (mut open, mut ids, mut links) = (Vec::new(), Vec::new(), Vec::new());
    let body = html
        .strip_prefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">")?;
    let (_, body) = body.split_once("</style>\n</head>\n")?;
    for piece in body.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { return Some(piece.to_owned()) };
        if text.contains('>') || text.contains('"') {
            return Some(format!("not escaped: {text}"));
        }
        let name = tag.split(' ').next().unwrap_or(tag);
        if let Some(ended) = name.strip_prefix('/') {
            // The end of the page was opened above.
            if open.pop().unwrap_or("html") != ended {
                return Some(format!("{ended} ends what it did not begin"));
            }
        } else if !VOID.contains(&name) {
            open.push(name);
        }
        ids.extend(tag.split_once("id=\"").map(|(_, rest)| rest.trim_end_matches('"')));
        links.extend(tag.split_once("href=\"").map(|(_, rest)| rest.trim_end_matches('"')));
    }
    let lost = links.into_iter().find(|link| !ids.iter().any(|id| *link == format!("#{id}")));
    let twice = ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id));
    let foreign =
        ["<script", "src=", "url(", "@import"].into_iter().find(|each| html.contains(each));
    let left = open.first().map(|left| format!("{left} is not ended"));
    left.or(lost.map(|link| format!("{link} leads nowhere")))
        .or(twice.map(|(_, id)| format!("{id} stands twice")))
        .or(foreign.map(str::to_owned))
}

fn check(html: &str, json: &Json) -> Result<(), TestCaseError> {
    prop_assert_eq!(malformed(html), None);
    prop_assert_eq!(unsaid(html, json), None);
    Ok(())
}

/// A page written anew is looked at in a browser before use.
#[rstest]
#[case("transfer", "plan.html", &[
    ("origin", "成都"), ("destination", "杭州"), ("from_scheme", "employee"),
    ("to_scheme", "employee"), ("retired", "no"), ("origin_stopped", "yes"),
    ("destination_enrolled", "yes"), ("hindrances", "none"), ("gap_months", "0"),
])]
#[case("transfer", "plan-gap.html", &[
    ("origin", "成都"), ("destination", "福州"), ("from_scheme", "employee"),
    ("to_scheme", "employee"), ("retired", "no"), ("origin_stopped", "yes"),
    ("destination_enrolled", "yes"), ("hindrances", "none"), ("gap_months", "5"),
])]
#[case("stuck", "topic-stuck.html", &[("origin", "成都"), ("destination", "杭州")])]
fn pages_are_what_was_checked(
    #[case] id: &str,
    #[case] file: &str,
    #[case] given: &[(&str, &str)],
) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let (assets, topic) = (rules::embedded(), topic(id));
    let mut session = Session::on(assets, topic, today);
    let given: Vec<_> =
        given.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
    let answers = read_answers(topic, assets, today, &given);
    session.replace(answers.unwrap_or_else(|error| panic!("{error}")));
    let (html, json) = both(&session);
    check(&html, &json).unwrap_or_else(|error| panic!("{error}"));
    is_as_checked(file, &html);
}

/// Pixels down a phone of 390 across that a page takes before anything is unfolded, about.
fn height(html: &str) -> usize {
    let (_, body) = html.split_once("<body>").expect("a body");
    let mut open = String::new();
    for (at, part) in body.split("<details").enumerate() {
        open.push_str(if at == 0 {
            part
        } else {
            part.split_once("</details>").expect("an end").1
        });
    }
    let folded = body.matches("<details").count();
    let lines = open.split('\n').map(|line| {
        let text: String =
            line.split('<').filter_map(|piece| piece.split_once('>')).map(|p| p.1).collect();
        width(&text).div_ceil(40)
    });
    // 17 pixels a letter and 27 a line; a little air between paragraphs.
    let paragraphs = open.matches("<p").count() + open.matches("<li").count();
    lines.sum::<usize>() * 27 + paragraphs * 6 + folded * 60
}

/// Plans with much to say: all that can stand in the way, long gaps, months far off, few answers.
const HEAVY: &[(&str, &str, &str)] = &[
    (
        "all in the way",
        "transfer",
        "from_scheme=employee to_scheme=flexible retired=no origin=南京 destination=东莞 \
         origin_stopped=no destination_enrolled=no gap_months=30 hindrances=arrears,\
         negative_balance,in_hospital,open_transfer,identity_mismatch,duplicate_enrolment",
    ),
    (
        "a month far off",
        "transfer",
        "from_scheme=employee to_scheme=resident retired=no origin=南京 destination=深圳 \
         last_paid=2024-01 first_paid=2028-06",
    ),
    ("few answers", "transfer", "origin=南京 destination=苏州"),
];

#[test]
fn a_plan_takes_six_screens_of_a_phone_and_its_documents_are_folded() {
    for (name, topic, line) in CASES.iter().chain(HEAVY) {
        let page = write("html", results::case(topic, line));
        let (before, _) = page.split_once("id=\"part-sources\"").expect("documents");
        assert!(page[before.len()..].contains("<details>"), "{name}");
        assert!(page.contains("<nav aria-label=\"目录\">"), "{name}");
        let height = height(&page);
        assert!(height <= 6 * 844, "{name}: {height} pixels");
    }
}

/// It may be opened on any day.
#[test]
fn a_page_counts_no_days_that_are_left() {
    for (name, topic, line) in CASES.iter().chain(HEAVY) {
        let page = write("html", results::case(topic, line));
        let mut rests = page.split("还有 ").skip(1);
        let days = |rest: &&str| {
            let rest = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
            rest.starts_with(" 个工作日")
        };
        assert_eq!(rests.find(days), None, "{name}");
    }
}

/// What both ways begin with is told before them, and not again in either.
#[test]
fn steps_that_both_ways_begin_with_stand_once() {
    let line = "from_scheme=employee to_scheme=employee retired=no origin=北京 destination=武汉 \
                origin_stopped=yes destination_enrolled=yes gap_months=0 \
                hindrances=arrears,duplicate_enrolment";
    let page = write("html", results::case("transfer", line));
    let (_, steps) = page.split_once("id=\"part-steps\"").expect("steps");
    let (steps, _) = steps.split_once("</section>").expect("an end");
    let titles = ["先办这些，网上、窗口都一样", "定下留哪一份，停另一份", "处理北京的欠费"];
    let places = titles.map(|title| {
        assert_eq!(steps.matches(title).count(), 1, "{title}: {steps}");
        steps.find(title)
    });
    assert!(places.is_sorted() && places[2] < steps.find(">网上办<"), "{steps}");
    assert!(steps.contains("打开国家医保服务平台") && steps.contains("去一个窗口就行"), "{steps}");
}

/// What of a part is printed, in lines of a half of A4: what an item says stands in one paragraph.
fn printed(part: &str) -> usize {
    let found = part.starts_with("sources");
    let hidden = |line: &&str| {
        line.contains("class=\"basis\"")
            || found && (line.contains("class=\"notice\"") || line.contains("<b>网址"))
    };
    let (mut lines, mut item, mut inside) = (0, String::new(), 0_i32);
    for line in part.split('\n').filter(|line| !hidden(line)) {
        let shown = line.split("<span class=\"more\">").next().unwrap_or_default();
        let pieces = shown.split('<').filter_map(|piece| piece.split_once('>'));
        let text = pieces.map(|piece| piece.1).collect::<String>();
        inside += i32::from(line.starts_with("<li")) - i32::from(line.starts_with("</li"));
        if inside > 0 {
            item.extend([text.as_str(), "  "]);
            continue;
        }
        lines += width(&item).div_ceil(60) + width(&text).div_ceil(60);
        item.clear();
    }
    lines
}

/// As a browser lays them out (Chromium 2026, Noto Sans CJK), two pages are full with 338 lines.
#[test]
fn a_plan_is_printed_on_two_pages() {
    for (name, topic, line) in CASES.iter().chain(HEAVY) {
        let page = write("html", results::case(topic, line));
        assert!(page.contains("nav, .list, .basis { display: none; }"), "{name}");
        assert!(page.contains("li > h3, li > h4, li > p, li > blockquote"), "{name}");
        let parts = page.split("<section id=\"part-").skip(1);
        let shown = parts.filter(|part| !part.starts_with("terms"));
        let lines: usize = shown.map(printed).sum();
        assert!(lines <= 338, "{name}: {lines} lines");
    }
}

#[test]
fn claims_stand_there_in_full() {
    let assets = rules::embedded();
    let doc = claims::report(assets.table.claims.iter(), &Context { assets, today: today() });
    let html = write("html", doc.clone());
    let json = serde_json::to_value(&doc).expect("JSON");
    check(&html, &json).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn places_stand_there_in_full() {
    let assets = rules::embedded();
    let context = Context { assets, today: today() };
    let doc = places::places(&context);
    let page = write("html", doc.clone());
    assert_eq!(malformed(&page), None);
    assert_eq!(page.matches("<tr>").count(), doc.places.len() + 1);
    for (ix, _) in assets.regions.iter() {
        let doc = places::place(&context, ix);
        let page = write("html", doc.clone());
        assert_eq!(malformed(&page), None, "{}", doc.place.name);
        for fact in doc.aspects.iter().flat_map(|aspect| &aspect.facts) {
            assert!(page.contains(&escaped(&fact.text)), "{}: {}", doc.place.name, fact.text);
        }
    }
}

fn value(kind: QuestionKind, choices: usize, at: Index) -> Value {
    match kind {
        QuestionKind::Choice => Value::Choice(at.index(choices) as u8),
        QuestionKind::Many => Value::Many(1 << at.index(choices)),
        QuestionKind::Count { max } => Value::Count(at.index(9.min(max as usize + 1)) as u32),
        QuestionKind::Month => {
            Value::Month(Month::new(2026, 1 + at.index(12) as u32).expect("a month"))
        }
        QuestionKind::Day => Value::Day(today() - chrono::Days::new(at.index(60) as u64)),
        QuestionKind::Place => {
            Value::Place(RegionIx(at.index(rules::embedded().regions.len()) as u16))
        }
    }
}

proptest! {
    #![proptest_config(crate::support::random::cases(200))]

    #[test]
    fn every_statement_stands_in_a_sound_page(
        topic in any::<Index>(),
        picks in prop::collection::vec(prop::option::weighted(0.8, any::<Index>()), 40),
    ) {
        let assets = rules::embedded();
        let topic = &assets.table.topics[topic.index(assets.table.topics.len())];
        let mut session = Session::on(assets, topic, today());
        for pick in picks {
            let Some(question) = session.next_question() else { break };
            let asked = topic.at(question);
            let given = pick.map_or(Value::Unknown, |at| value(asked.kind, asked.choices.len(), at));
            session.set(question, given);
        }
        let (html, json) = both(&session);
        check(&html, &json)?;
    }
}
