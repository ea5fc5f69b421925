//! Enrolment windows are told before they open, and what there is to do says why.

use chrono::NaiveDate;
use rstest::rstest;
use yizhuan::audit::{self, Duty, Options, Reason};
use yizhuan::model::{AspectIx, Assets, Part};
use yizhuan::rules;

use super::{LOCAL, rules_prints, table};

/// The small table with facts about windows, each with more keys; all of them say the same.
fn with_windows(facts: &[&str]) -> Assets {
    let text = "集中参保期是 9 月 1 日到 12 月 31 日，2026 年度是 2025-10-15 到 2026-02-28。有的是每年 9 月到次年 2 月。";
    let fact = |(at, more): (usize, &&str)| {
        format!(
            "\n[[fact]]\nin = \"transfer\"\npart = \"warning\"\nid = \"440000-window-{at}\"\ntext = \"{text}\"\n\
             about = [\"account\"]\nas_of = \"2022-07-01\"\nsources = [\"transfer-2021\"]\n{more}"
        )
    };
    table(LOCAL, &facts.iter().enumerate().map(fact).collect::<String>())
}

/// What is told of windows on a day: the number of the fact, what comes, and when.
fn told_of_windows(facts: &[&str], today: NaiveDate) -> Vec<String> {
    let assets = with_windows(facts);
    let options = Options { today, max_age: 36_500, place: None };
    let windows = [Duty::Opens, Duty::Closes, Duty::Awaited];
    let told = audit::tasks(&assets, &options).into_iter().flat_map(|task| {
        let id = task.rule.id.replace("440000-window-", "");
        let reasons = task.reasons.into_iter().filter(|reason| windows.contains(&reason.duty));
        let said = |reason: Reason| {
            format!("{id} {} {}", reason.duty.code(), reason.day.unwrap_or_default())
        };
        reasons.map(said).collect::<Vec<_>>()
    });
    told.collect()
}

const DAYS: &str = "window = { from = \"09-01\", to = \"12-31\" }";
const MONTHS: &str = "window = { from = \"09\", to = \"02\" }";
const ONCE: &str = "window = { from = \"2025-10-15\", to = \"2026-02-28\" }";
const END: &str = "window = { to = \"2026-02-28\" }";

#[rstest]
#[case::a_month_before(&[DAYS], "2026-08-01", &["0 opens 2026-09-01"])]
#[case::earlier(&[DAYS], "2026-07-31", &[])]
#[case::on_the_day(&[DAYS], "2026-09-01", &[])]
#[case::closing(&[DAYS], "2026-12-01", &["0 closes 2026-12-31"])]
#[case::closed(&[DAYS], "2026-12-31", &[])]
#[case::only_the_month_is_known(&[MONTHS], "2026-08-15", &["0 opens 2026-09"])]
#[case::until_the_end_of_a_month(&[MONTHS], "2027-02-10", &["0 closes 2027-02"])]
#[case::over_new_year(&[MONTHS], "2026-12-15", &[])]
#[case::of_one_year(&[ONCE], "2025-10-01", &["0 opens 2025-10-15"])]
#[case::while_it_is_open(&[ONCE], "2025-11-01", &[])]
#[case::of_one_year_closing(&[ONCE], "2026-02-01", &["0 closes 2026-02-28"])]
#[case::over(&[ONCE], "2026-08-15", &[])]
#[case::open_about_now_last_year(&[ONCE], "2026-09-20", &["0 awaited 2025-10-15"])]
#[case::still_not_known(&[ONCE], "2027-02-28", &["0 awaited 2025-10-15"])]
#[case::between_two_winters(&[ONCE], "2027-03-01", &[])]
#[case::two_years_later(&[ONCE], "2027-09-20", &["0 awaited 2025-10-15"])]
#[case::only_the_end_is_known(&[END], "2027-02-01", &["0 awaited 2026-02-28"])]
#[case::the_same_every_year_is_known(&[ONCE, MONTHS], "2026-11-30", &[])]
#[case::the_last_known_stands_for_the_place(
    &["window = { to = \"2025-10-15\" }", ONCE], "2026-09-20", &["1 awaited 2025-10-15"]
)]
fn windows_are_told_a_month_before(
    #[case] facts: &[&str],
    #[case] today: NaiveDate,
    #[case] told: &[&str],
) {
    assert_eq!(told_of_windows(facts, today), told);
}

/// Whoever states a window in words states it for programs, too.
#[test]
fn every_window_that_a_text_states_is_data() {
    let table = &rules::embedded().table;
    let own = |aspect: &AspectIx| table.aspects[aspect.at()].id == "resident_window";
    let rules = table.topics.iter().flat_map(|topic| &topic.rules);
    let mut windows = 0;
    for rule in rules.filter(|rule| rule.about.iter().any(own)) {
        windows += usize::from(rule.window.is_some());
        let text: String = rule
            .text
            .parts()
            .filter_map(|part| match part {
                Part::Plain(text) => Some(text),
                Part::Fill(_) => None,
            })
            .collect();
        let dated = |after: &str| {
            let after = after.trim_start_matches(['是', '从', '到', '每', '年', '一', '般', ' ']);
            after.starts_with(|letter: char| letter.is_ascii_digit())
        };
        let stated =
            ["集中参保期", "集中缴费期"].iter().any(|word| text.split(word).skip(1).any(dated));
        assert!(!stated || rule.window.is_some(), "{}: {text}", rule.id);
    }
    assert!(windows > 50, "{windows}");
}

#[test]
fn what_there_is_to_do_has_its_day_its_document_and_its_words() {
    let (text, _) = rules_prints("todo --place 福建 --today 2027-08-15 --format json");
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let window = &all["windows"][0];
    assert_eq!((&window["place"], &window["event"]), (&"350000".into(), &"opens".into()));
    let days = ["day", "from", "to"].map(|key| window[key].as_str().expect("a day"));
    assert_eq!(days, ["2027-09-01", "09-01", "12-31"]);
    let tasks = all["tasks"].as_array().expect("a list");
    let reasons = tasks.iter().flat_map(|task| {
        assert!(task["text"].as_str().is_some_and(|text| !text.is_empty()), "{task}");
        task["reasons"].as_array().expect("a list")
    });
    let told = |key: &'static str| move |reason: &serde_json::Value| reason[key].is_string();
    let dated = ["stale", "lapsed", "opens"];
    assert!(
        reasons
            .clone()
            .filter(|each| dated.iter().any(|duty| each["duty"] == *duty))
            .all(told("day"))
    );
    assert!(reasons.clone().filter(|each| each["duty"] == "stale").all(told("document")));
    assert!(dated.iter().all(|duty| reasons.clone().any(|each| each["duty"] == *duty)), "{text}");
}
