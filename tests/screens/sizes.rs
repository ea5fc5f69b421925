//! Every screen at every size.

use super::keys::USUAL;
use crate::support::person::Person;
use yizhuan::model::{QuestionIx, QuestionKind, Value};
use yizhuan::tui::page::Page;
use yizhuan::tui::screen::plan::TABS;
use yizhuan::tui::screen::{SCREENS, facts};

const SMALLEST: (u16, u16) = (40, 12);

/// Pages that are only read: there may be no line for keys to act on.
const READ: [&str; 4] = [WHY, "claim", "code", "since"];
const WHY: &str = "why";

/// A page that is always one of a place.
const FACTS: &str = "facts";

/// Every screen, opened: those that ask on every question they can ask, the plan on every tab,
/// and the reason of a line of each tab.
fn people() -> Vec<(String, Person)> {
    let person = Person::new().press(USUAL);
    let mut found = Vec::new();
    for screen in SCREENS {
        let questions = 0..person.app.session.topic().questions.len();
        let asked = questions.filter_map(|at| (screen.ask)(&person.app, QuestionIx(at as u8)));
        let pages: Vec<Page> = asked.collect();
        let pages = match screen.name {
            FACTS => {
                vec![facts::page(person.app.session.assets().regions.resolve("福建").unwrap())]
            }
            _ if pages.is_empty() => vec![Page::new(screen)],
            _ => pages,
        };
        for page in pages {
            let mut person = person.clone();
            person.app.open(page);
            found.push((screen.name.to_owned(), person));
        }
    }
    for tab in 1..=TABS.len() {
        let tab = person.clone().press(&format!("1 {tab}"));
        found.push((WHY.to_owned(), tab.clone().press("?")));
        found.push(("plan".to_owned(), tab));
    }
    found
}

/// Every side topic: each of its questions, its review, every tab of its answer with a reason.
fn people_on_topics(found: &mut Vec<(String, Person)>) {
    for topic in 1..yizhuan::rules::embedded().table.topics.len() {
        let mut person = Person::new();
        person.app.turn_to(topic);
        // A topic with a place and a day known says most.
        while let Some(question) = person.app.session.next_question() {
            found.push((person.app.page().screen.name.to_owned(), person.clone()));
            let value = usual(&person, question);
            person.app.answer(value);
        }
        found.push(("review".to_owned(), person.clone()));
        for tab in 1..=9 {
            let tab = person.clone().press(&format!("1 {tab}"));
            found.push((WHY.to_owned(), tab.clone().press("?")));
            found.push(("advice".to_owned(), tab));
        }
    }
}

/// The first choice; two places that differ; a day gone by.
fn usual(person: &Person, question: QuestionIx) -> Value {
    let session = &person.app.session;
    let place = |code| Value::Place(session.assets().regions.by_code(code).expect("a place"));
    match session.topic().at(question).kind {
        QuestionKind::Choice => Value::Choice(0),
        QuestionKind::Many => Value::Many(1),
        QuestionKind::Count { .. } => Value::Count(5),
        QuestionKind::Month => Value::Unknown,
        QuestionKind::Day => Value::Day(session.today() - chrono::Days::new(40)),
        QuestionKind::Place if session.topic().at(question).id == "origin" => place("510100"),
        QuestionKind::Place => place("350200"),
    }
}

#[test]
fn every_screen_is_opened() {
    let names: std::collections::BTreeSet<_> = people().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), SCREENS.len(), "{names:?}");
}

/// Where a layout turns into another: no line at all, a notice, the smallest screen, a margin more.
const TURNS: ([u16; 5], [u16; 4]) = ([2, 31, 40, 60, 80], [3, 12, 14, 24]);

/// Sizes around every turn, every width at some height and every height at some width.
fn sizes() -> Vec<(u16, u16)> {
    let around = |at: &u16| at - 1..=at + 1;
    let (columns, rows) = TURNS;
    let turns = columns.iter().flat_map(around);
    let turns =
        turns.flat_map(|columns| rows.iter().flat_map(around).map(move |rows| (columns, rows)));
    let widths = (1..=130).map(|columns| (columns, 1 + columns * 19 % 50));
    let heights = (1..=50).map(|rows| (1 + rows * 47 % 130, rows));
    turns.chain(widths).chain(heights).collect()
}

#[test]
fn no_size_panics_and_the_focus_is_always_seen() {
    for (name, mut person) in people() {
        for size in sizes() {
            look(&name, &mut person, size);
        }
    }
}

/// The same screens with other words; a few sizes tell.
#[test]
fn side_topics_fit_every_window() {
    let mut found = Vec::new();
    people_on_topics(&mut found);
    assert!(found.len() > 100, "{} pages", found.len());
    for (name, mut person) in found {
        for (columns, rows) in [(1, 1), (40, 12), (47, 13), (60, 20), (80, 24), (130, 50)] {
            look(&name, &mut person, (columns, rows));
        }
        for key in ["Down", "PageDown", "End", "Up"] {
            person = person.press(key);
            look(&name, &mut person, (60, 20));
        }
    }
}

#[test]
fn the_focus_is_seen_wherever_it_moves() {
    for (name, mut person) in people() {
        for (columns, rows) in [(40, 12), (46, 13), (60, 20), (80, 24), (140, 45)] {
            for key in ["Home", "Down", "Down", "Down", "Down", "PageDown", "End", "Up", "PageUp"] {
                person = person.press(key);
                look(&name, &mut person, (columns, rows));
            }
        }
    }
}

fn look(name: &str, person: &mut Person, (columns, rows): (u16, u16)) {
    person.resize(columns, rows);
    let picture = person.picture();
    if columns >= SMALLEST.0 && rows >= SMALLEST.1 {
        let seen = READ.contains(&name) || picture.shows_focus();
        assert!(seen, "{name} {columns}x{rows}:\n{}", picture.text());
    } else if columns > 30 && rows > 2 {
        assert!(picture.text().contains("窗口太小"), "{name} {columns}x{rows}");
    }
}
