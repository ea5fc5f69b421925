//! Every screen at every size.

use std::collections::BTreeSet;
use std::time::Duration;

use yizhuan::model::{QuestionIx, QuestionKind, Value};
use yizhuan::rules;
use yizhuan::tui::Options;
use yizhuan::tui::app::App;
use yizhuan::tui::effect::{Effect, Open};
use yizhuan::tui::msg::Next;
use yizhuan::tui::touch::TouchKind;

use super::keys::USUAL;
use crate::support::driver::{Driver, options};

const SMALLEST: (u16, u16) = (40, 12);

/// Pages that are only read: there may be no line for keys to act on.
const READ: [&str; 4] = ["Why", "Code", "Changes", "Help"];

/// What opens every page that can be opened over the usual answers.
fn openings(person: &Driver) -> Vec<Open> {
    let session = person.app.session();
    let report = session.report();
    let fujian = session.assets().regions.resolve("福建").expect("a province");
    let questions = (0..session.topic().questions.len()).map(|at| QuestionIx(at as u8));
    let counted =
        |ix: &QuestionIx| matches!(session.topic().at(*ix).kind, QuestionKind::Count { .. });
    let numbers = questions.clone().filter(counted).map(Open::Number);
    let rest = [
        Open::Review,
        Open::Result,
        Open::Places,
        Open::Facts(fujian),
        Open::Search,
        Open::Resume,
        Open::Claim(0),
        Open::ExportMenu(report.clone()),
        Open::Files(report.clone()),
        Open::Code(report.clone()),
        Open::Aloud(report.clone()),
        Open::Compare,
        Open::Compared(report),
        Open::Help,
    ];
    questions.map(Open::Question).chain(numbers).chain(rest).collect()
}

/// Every screen, opened: those that ask on every question they can ask, the plan on every tab,
/// and the reason of a line of each tab.
pub fn people() -> Vec<Driver> {
    let mut found = people_with(&options());
    found.push(super::changes::opened(80, super::changes::SAME));
    found
}

/// The same with other options, but for what has changed since a file was kept.
pub fn people_with(options: &Options) -> Vec<Driver> {
    let start = Driver::with(options);
    let person = start.clone().press(USUAL);
    let open = |open| person.clone().after(Effect::Open(open));
    let mut found: Vec<Driver> = openings(&person).into_iter().map(open).collect();
    found.push(person.clone().press("1 9 4 1"));
    let desk = Options { desk: true, ..options.clone() };
    found.push(Driver::with(&desk).press("1 1 1 1 text:cd 1 text:hz 1"));
    found.push(start.clone().press("text:zgcdhz2 Down"));
    found.push(start);
    found.push(person.clone().press("F2 text:zgcdhz2 Enter 1 1"));
    for tab in 1..=6 {
        let tab = person.clone().press(&format!("1 {tab}"));
        found.push(tab.clone().press("Enter"));
        found.push(tab);
    }
    found
}

/// Every side topic: each of its questions, its review, every tab of its answer with a reason.
pub fn people_on_topics() -> Vec<Driver> {
    let mut found = Vec::new();
    for topic in 1..rules::embedded().table.topics.len() {
        let mut person = Driver::new().after(Effect::Topic(topic));
        // A topic with a place and a day known says most.
        while let Some(question) = person.app.session().next_question() {
            found.push(person.clone());
            let value = usual(&person, question);
            person = person.after(Effect::answer(question, value));
        }
        found.push(person.clone());
        for tab in 1..=9 {
            let tab = person.clone().press(&format!("1 {tab}"));
            found.push(tab.clone().press("Enter"));
            found.push(tab);
        }
    }
    found
}

/// The first choice; two places that differ; a day gone by.
fn usual(person: &Driver, question: QuestionIx) -> Value {
    let session = person.app.session();
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

/// A visitor: only they choose how to tell the gap.
fn at_the_gap() -> Driver {
    let kiosk = Options { kiosk: Some(Duration::from_mins(1)), ..options() };
    Driver::with(&kiosk).press("1 1 1 1 text:cd 1 text:hz 1 1 1 Down")
}

#[test]
fn every_screen_is_opened() {
    let all = people().into_iter().chain(people_on_topics()).chain([at_the_gap()]);
    let names: BTreeSet<&str> = all.map(|person| person.app.screen()).collect();
    assert_eq!(names, App::screens().iter().copied().collect());
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
    for mut person in people().into_iter().chain([at_the_gap()]) {
        for size in sizes() {
            look(&mut person, size);
        }
    }
}

/// The same screens with other words; a few sizes tell.
#[test]
fn side_topics_fit_every_window() {
    let found = people_on_topics();
    assert!(found.len() > 100, "{} pages", found.len());
    for mut person in found {
        for (columns, rows) in [(1, 1), (40, 12), (47, 13), (60, 20), (80, 24), (130, 50)] {
            look(&mut person, (columns, rows));
        }
        for key in ["Down", "PageDown", "End", "Up"] {
            person = person.press(key);
            look(&mut person, (60, 20));
        }
    }
}

#[test]
fn the_focus_is_seen_wherever_it_moves() {
    for mut person in people() {
        for (columns, rows) in [(40, 12), (46, 13), (60, 20), (80, 24), (140, 24)] {
            for key in ["Home", "Down", "Down", "Down", "Down", "PageDown", "End", "Up", "PageUp"] {
                person = person.press(key);
                look(&mut person, (columns, rows));
            }
        }
    }
}

fn look(person: &mut Driver, (columns, rows): (u16, u16)) {
    person.resize(columns, rows);
    let name = person.app.screen();
    let picture = person.picture();
    if columns >= SMALLEST.0 && rows >= SMALLEST.1 {
        let seen = READ.contains(&name) || picture.shows_focus();
        assert!(seen, "{name} {columns}x{rows}:\n{}", picture.text());
    } else if columns > 30 && rows > 2 {
        assert!(picture.text().contains("窗口太小"), "{name} {columns}x{rows}");
    }
}

/// What is not seen is not changed by accident; leaving goes on.
#[test]
fn no_key_does_anything_while_the_window_is_too_small() {
    for mut person in people() {
        let before = person.picture().text();
        let (size, answers) = (person.app.size(), person.app.session().answers().clone());
        person.resize(39, 12);
        for key in ["1", "2", "0", "9", "Enter", "Down", "Esc", "F2", "F4", "/", "+", "text:a"] {
            person = person.press(key);
            assert_ne!(person.next, Next::Draw, "{key}");
        }
        let left = person.clone().press("Ctrl-C");
        let asked = left.next == Next::Draw && left.screen().contains("再按一次就退出");
        assert!(left.next == Next::Quit || asked, "{}", left.screen());
        person = person.touch(TouchKind::WheelDown, (3, 3));
        person.resize(size.0, size.1);
        assert_eq!(person.picture().text(), before);
        assert_eq!(*person.app.session().answers(), answers);
    }
}

/// No visitor wonders how to answer: the keys are named, and every answer is seen, or what leads to the others.
#[test]
fn every_question_of_a_small_kiosk_says_how_it_is_answered() {
    const ASKS: [&str; 7] = ["Choice", "Many", "Place", "Gap", "Number", "Month", "Day"];
    for touch in [false, true] {
        let kiosk = Options { kiosk: Some(Duration::from_mins(2)), touch, ..options() };
        let asked = people_with(&kiosk).into_iter().chain([Driver::with(&kiosk).press("2")]);
        for person in asked.filter(|person| ASKS.contains(&person.app.screen())) {
            for (columns, rows) in [SMALLEST, (60, 20)] {
                let person = person.clone().sized(columns, rows);
                let (name, screen) = (person.app.screen(), person.screen());
                assert!(screen.contains("数字键") || screen.contains("Enter 确定"), "{screen}");
                let cut = screen.contains("下面还有");
                assert!(!cut || screen.contains("按 - 看"), "{screen}");
                let few = person.app.session().topic().id == "transfer";
                assert!(!cut || !few || !["Choice", "Gap"].contains(&name), "{screen}");
            }
        }
    }
}

/// Help on a question and on a plan is one page of what works there.
#[test]
fn help_in_a_small_window_is_one_page() {
    let plan = format!("{USUAL} ");
    for keys in ["", "1 ", "1 1 1 1 ", "/ ", &plan, &format!("{plan}4 "), &format!("{plan}. ")] {
        let help = Driver::new().sized(60, 20).press(&format!("{keys}F1")).sees("使用帮助");
        help.misses("下面还有").sees("Enter");
        // Where all of it fits nothing is left out.
        Driver::new().sized(80, 24).press(&format!("{keys}F1")).sees("Ctrl-Z");
    }
}
