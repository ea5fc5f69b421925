//! The table of keys holds on every page: what its help names does something, and nothing else does.

use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use yizhuan::tui::Options;
use yizhuan::tui::event::input;
use yizhuan::tui::msg::Next;

use super::sizes::{people, people_on_topics, people_with};
use crate::support::driver::{Driver, options};

/// A row of the table: how help begins to say what it does, its keys, and their other forms.
struct Row {
    about: &'static str,
    keys: &'static [&'static str],
    forms: &'static [(&'static str, &'static str)],
}

const fn row(about: &'static str, keys: &'static [&'static str]) -> Row {
    Row { about, keys, forms: &[] }
}

const DIGITS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

const WIDE_SPACE: &str = "\u{3000}";

const TABLE: &[Row] = &[
    row(
        "  接着写，标点也是字",
        &[
            "z", "职", "+", "-", "=", "/", "Space", "、", "0", "1", "2", "3", "4", "5", "6", "7",
            "8", "9", ".", "*", "?",
        ],
    ),
    row(
        "  输入文件名",
        &[
            "z", "职", "+", "-", "=", "/", "Space", "、", "0", "1", "2", "3", "4", "5", "6", "7",
            "8", "9", ".", "*", "?",
        ],
    ),
    row("，. 在这里是字", &["Esc"]),
    Row { forms: &[("９", "9")], ..row("  带走结果", &["9"]) },
    row("  退出程序", &["0"]),
    row("  短句，可以照着", &["0"]),
    Row { forms: &[("＝", "=")], ..row("  跟别的地方、医保", &["="]) },
    Row { forms: &[("１", "1"), ("８", "8")], ..row("，按了就算数", DIGITS) },
    Row { forms: &[("１", "1"), ("０", "0")], ..row("  填写数目", DIGITS) },
    row("  上一项、下一项", &["Up", "Down", "Tab", "BackTab"]),
    row("  移动光标", &["Left", "Right", "Home", "End", "Backspace", "Delete"]),
    row("  向左、向右", &["Left", "Right"]),
    Row {
        forms: &[("－", "-"), ("—", "-")], ..row("  删去最后一位", &["-", "Backspace"])
    },
    Row {
        forms: &[("－", "-"), ("—", "-")], ..row("  翻页，到头", &["-", "PageUp", "PageDown"])
    },
    Row { forms: &[("－", "-"), ("—", "-")], ..row("  按最后缴费", &["-"]) },
    row("  翻页；PgUp", &["PageUp", "PageDown"]),
    row("  到最前、最后", &["Home", "End"]),
    row("  下一栏", &["Tab", "BackTab"]),
    row("  确定；看一行", &["Enter"]),
    Row {
        forms: &[("＋", "+"), (WIDE_SPACE, "Space")], ..row("  勾选、取消", &["+", "Space"])
    },
    Row { forms: &[("＋", "+")], ..row("  补上还没有回答", &["+", "Space"]) },
    Row { forms: &[("＋", "+")], ..row("  不确定，先", &["+", "Space"]) },
    Row {
        forms: &[("。", "."), ("．", "."), ("Esc", ".")],
        ..row("  退一步", &[".", "Esc", "Backspace"])
    },
    Row {
        forms: &[("＊", "*"), ("？", "?"), ("F1", "*")], ..row("  查看说明", &["*", "F1", "?"])
    },
    Row { forms: &[("／", "/"), ("、", "/")], ..row("  查一查：", &["/", "、"]) },
    row("  再接一位", &["F2"]),
    row("  换到下一位", &["F3"]),
    row("  撤销刚才", &["F4"]),
    row("  直接写一句话", &["z", "职"]),
    Row { forms: &[("／", "/"), ("、", "/")], ..row("  用完了", &["/", "、"]) },
    row(
        "  输入拼音或汉字",
        &[
            "z", "职", "+", "-", "=", "/", "Space", "、", "0", "1", "2", "3", "4", "5", "6", "7",
            "8", "9",
        ],
    ),
];

/// Keys of a number pad, as it sends them with `NumLock` off.
const PAD: [&str; 10] =
    ["Home", "Up", "PageUp", "Left", "Right", "End", "Down", "PageDown", "Insert", "Delete"];

fn press(person: &Driver, key: &str) -> Driver {
    let code = match key {
        "Insert" => KeyCode::Insert,
        WIDE_SPACE => KeyCode::Char('\u{3000}'),
        _ => return person.clone().press(key),
    };
    let mut person = person.clone();
    person.input(input(Event::Key(KeyEvent::new(code, KeyModifiers::NONE))).expect("a key"));
    person
}

fn does(person: &Driver, key: &str) -> bool {
    let pressed = press(person, key);
    // To be told that no line has the digit is nothing done.
    pressed.next != Next::Stay && !pressed.screen().contains("请按行首的数字选择")
}

/// What help says works on this page.
fn named(person: &Driver) -> Vec<&'static Row> {
    let help = person.clone().press("F1").sized(120, 120);
    let help = help.screen();
    // Visitors are told the keys of other pages too, below those of this one.
    let help = help.split("别的页面上还有").next().unwrap_or_default();
    TABLE.iter().filter(|row| help.contains(row.about)).collect()
}

/// Everybody, at a desk and at a kiosk; on a page of help there is no help to look at.
fn everybody() -> Vec<Driver> {
    let kiosk = Options { kiosk: Some(Duration::from_mins(2)), ..options() };
    let visit =
        ["", "1", "1 1 1 1", super::keys::USUAL, "8", "7", "1 1 1 1 text:cd 1 text:hz 1 1 1"];
    let visitors = visit.map(|keys| Driver::with(&kiosk).press(keys));
    let all = people().into_iter().chain(people_on_topics()).chain(visitors);
    all.filter(|person| person.app.screen() != "Help").collect()
}

/// The page as it is, and after a few things were done to it.
fn states(person: &Driver) -> Vec<Driver> {
    let done = ["", "Down", "End", "Right", "z", "7", "0", "Down Down"];
    let done = done.into_iter().map(|keys| person.clone().press(keys));
    done.filter(|state| state.app.screen() == person.app.screen()).collect()
}

#[test]
fn what_help_names_does_something_and_nothing_else_does() {
    let mut all: Vec<&str> = TABLE.iter().flat_map(|row| row.keys).copied().collect();
    all.sort_unstable();
    all.dedup();
    for person in everybody() {
        let person = person.sized(80, 24);
        let rows = named(&person);
        let listed = |key: &&str| rows.iter().any(|row| row.keys.contains(key));
        // Help leaves out what a visitor has no keys for.
        let visitor = !person.clone().press("F1").sized(120, 120).screen().contains("Ctrl-C");
        let has = |key: &&&str| !visitor || "0123456789.-*/".contains(**key) || **key == "Enter";
        for key in all.iter().filter(has).filter(|key| !listed(key)) {
            assert!(!does(&person, key), "help does not name {key} on\n{}", person.screen());
        }
        let states = states(&person);
        for row in rows {
            let idle = || !row.keys.iter().any(|key| states.iter().any(|state| does(state, key)));
            assert!(!idle(), "{:?} do nothing on\n{}", row.keys, person.screen());
        }
    }
}

/// Whoever asks for help sees all of it at once: on every page, alone, at a desk and in a hall.
#[test]
fn help_is_one_page_in_the_usual_window() {
    let desk = Options { desk: true, ..options() };
    let kiosk = Options { kiosk: Some(Duration::from_mins(2)), touch: true, ..options() };
    let served = [desk, kiosk].into_iter().flat_map(|options| people_with(&options));
    for person in everybody().into_iter().chain(served) {
        let help = person.clone().sized(80, 24).press("F1");
        let whole = help.app.screen() == "Help" && !help.screen().contains("面还有");
        assert!(whole, "{}", help.screen());
        help.misses("翻页   ");
    }
}

#[test]
fn full_width_and_chinese_forms_are_the_same_keys() {
    for person in everybody() {
        let rows = named(&person);
        let typed = |row: &&&Row| row.about.contains("输入");
        if rows.iter().any(|row| typed(&row)) {
            continue;
        }
        for (form, key) in rows.iter().flat_map(|row| row.forms) {
            let (form, key) = (press(&person, form), press(&person, key));
            assert_eq!(form.screen(), key.screen(), "on\n{}", person.screen());
        }
    }
}

#[test]
fn a_number_pad_without_numlock_loses_no_answer_and_leaves_no_page() {
    for mut person in everybody() {
        let (page, answers) = (person.app.screen(), person.app.session().answers().clone());
        for at in 0..40 {
            person = press(&person, PAD[at * at % PAD.len()]);
            person = press(&person, PAD[at % PAD.len()]);
        }
        assert_eq!(person.app.screen(), page);
        assert_eq!(*person.app.session().answers(), answers, "{page}");
    }
}

/// A digit that does something stands on screen, and one that stands there does something.
#[test]
fn digits_do_what_stands_beside_them() {
    for person in everybody() {
        let person = person.sized(80, 48);
        let digits = |row: &&&Row| row.about == "，按了就算数";
        let typed = ["Month", "Day"].contains(&person.app.screen());
        if typed || !named(&person).iter().any(|row| digits(&row)) {
            continue;
        }
        let screen = person.screen();
        for digit in DIGITS {
            let shown = screen.lines().any(|line| line.contains(&format!(" {digit}")));
            assert!(shown || !does(&person, digit), "{digit} on\n{screen}");
        }
    }
}
