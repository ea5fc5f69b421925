//! Every screen at every size.

use super::keys::USUAL;
use crate::support::person::Person;
use yizhuan::model::QuestionIx;
use yizhuan::tui::page::Page;
use yizhuan::tui::screen::SCREENS;
use yizhuan::tui::screen::plan::TABS;

const SMALLEST: (u16, u16) = (40, 12);

/// A page that is only read: there is no line for keys to act on.
const WHY: &str = "why";

/// Every screen, opened: those that ask on every question they can ask, the plan on every tab,
/// and the reason of a line of each tab.
fn people() -> Vec<(String, Person)> {
    let person = Person::new().press(USUAL);
    let mut found = Vec::new();
    for screen in SCREENS {
        let questions = 0..person.app.session.topic().questions.len();
        let asked = questions.filter_map(|at| (screen.ask)(&person.app, QuestionIx(at as u8)));
        let pages: Vec<Page> = asked.collect();
        let pages = if pages.is_empty() { vec![Page::new(screen)] } else { pages };
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

#[test]
fn every_screen_is_opened() {
    let names: std::collections::BTreeSet<_> = people().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), SCREENS.len(), "{names:?}");
}

#[test]
fn no_size_panics_and_the_focus_is_always_seen() {
    for (name, mut person) in people() {
        for rows in 1..=50 {
            // Every width and every height is tried, on a slanted net.
            for columns in (1..=130).filter(|columns| (columns + 4 * rows) % 9 == 0) {
                look(&name, &mut person, (columns, rows));
            }
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
        let seen = name == WHY || picture.shows_focus();
        assert!(seen, "{name} {columns}x{rows}:\n{}", picture.text());
    } else if columns > 30 && rows > 2 {
        assert!(picture.text().contains("窗口太小"), "{name} {columns}x{rows}");
    }
}
