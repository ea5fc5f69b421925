//! What nobody was asked, and what nothing has promised yet, is told as such on everything that is taken
//! away.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use yizhuan::export::pdf::{Ink, Sheet, a4_sheets, backed_sheets, page_sheets, receipt_sheets};
use yizhuan::export::{EXPORTERS, qr};
use yizhuan::model::{QuestionIx, Topic};
use yizhuan::report::Report;
use yizhuan::rules;
use yizhuan::saved::Saved;
use yizhuan::session::Session;

use crate::support::results::{self, CASES, today};

const UNASKED: &str = "没问，按一般情况填的";

/// A case, and whether each of its answers was filled in without being asked.
fn session(topic: &'static Topic, line: &str, assumed: impl Fn(usize) -> bool) -> Session<'static> {
    let mut session = results::session(topic, line);
    let given: Vec<_> = session.answers().given().collect();
    for (at, (question, value)) in given.into_iter().enumerate() {
        if assumed(at) {
            session.assume(question, value);
        }
    }
    session
}

fn solid(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn on_paper(sheets: &[Sheet]) -> String {
    let runs = sheets.iter().flat_map(|sheet| &sheet.ink).filter_map(|ink| match ink {
        Ink::Run(run) => Some(run.text.as_str()),
        Ink::Shape(_) | Ink::Figure(_) => None,
    });
    solid(&runs.collect::<String>())
}

/// What somebody reads or hears of a result in a format.
fn read(format: &str, report: &Report) -> String {
    match format {
        "pdf" => on_paper(&page_sheets(report)),
        "pdf-sources" => on_paper(&backed_sheets(report)),
        "pdf-full" => on_paper(&a4_sheets(report)),
        "receipt" => on_paper(&receipt_sheets(report)),
        "qr" => qr::text(report),
        other => solid(&results::write(other, report.clone())),
    }
}

#[test]
fn every_format_tells_what_nobody_was_asked() {
    for (name, topic, line) in CASES {
        let topic = results::topic(topic);
        let count = session(topic, line, |_| false).answers().given().count();
        let asked = session(topic, line, |_| false).report();
        for at in 0..count {
            let report = session(topic, line, |each| each == at).report();
            let answer = report.answers().iter().find(|answer| answer.assumed).expect("one");
            let (label, id) = (solid(&answer.label), &answer.id);
            for exporter in EXPORTERS.iter().filter(|each| each.fits(&report)) {
                let text = read(exporter.name, &report);
                let told = match exporter.name {
                    "json" => text.contains(&format!("\"assumed\":[\"{id}\"]")),
                    // There is room for how many they are, but not for what they are.
                    "qr" => text.contains(&format!("1 样{UNASKED}")),
                    // It ends a sentence where it can.
                    "speech" => text.contains("没问") && text.contains(&label),
                    _ => text.contains(&format!("{UNASKED}：{label}")),
                };
                assert!(told, "{name}, {id}, {}: {text}", exporter.name);
                let text = read(exporter.name, &asked);
                assert!(!text.contains("没问"), "{name}, {}: {text}", exporter.name);
            }
        }
    }
}

#[test]
fn a_day_that_counts_from_an_acceptance_says_so_wherever_it_stands() {
    let (_, topic, line) = CASES[0];
    for day in [27, 28, 29, 30] {
        let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let report = results::case_on(date, topic, line);
        for exporter in EXPORTERS.iter().filter(|each| each.fits(&report)) {
            let text = read(exporter.name, &report);
            let counted = match exporter.name {
                // Its list has the day itself, and says what it stands on.
                "json" => continue,
                "receipt" | "ics" => text.contains("假设"),
                "speech" | "speech-full" => text.contains("号受理"),
                _ => text.replace(' ', "").contains(&format!("11月{day}日受理")),
            };
            // A copy is read on another day.
            assert!(counted && !text.contains("今天受理"), "{day}, {}: {text}", exporter.name);
        }
    }
}

#[test]
fn what_was_not_asked_stays_so_in_a_file_and_until_it_is_answered() {
    let (_, topic, line) = CASES[0];
    let topic = results::topic(topic);
    let mut session = session(topic, line, |_| true);
    let (question, value) = session.answers().given().next().expect("an answer");
    assert!(session.answers().is_assumed(question));
    session.set(question, value);
    assert!(!session.answers().is_assumed(question));
    let saved = Saved::of(&session, &BTreeSet::new()).expect("a usual day");
    let back = saved.restore(rules::embedded(), today()).expect("the same table");
    for (at, _) in topic.questions.iter().enumerate() {
        let ix = QuestionIx(at as u8);
        assert_eq!(back.session.answers().is_assumed(ix), session.answers().is_assumed(ix));
    }
}
