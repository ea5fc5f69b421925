//! Clocks that go wrong, and data that grow old: said on every page and in every format.

use std::process::{Command, Output, Stdio};

use chrono::{Days, NaiveDate};
use rstest::rstest;
use yizhuan::export::{EXPORTERS, Form};
use yizhuan::report::clock::Doubt;
use yizhuan::rules;

use crate::screens::keys::USUAL;
use crate::support::driver::{Driver, options};

/// So many days after the data were checked.
fn days_after(days: i64) -> NaiveDate {
    let checked = rules::meta().checked;
    let back = Days::new(days.unsigned_abs());
    if days < 0 { checked - back } else { checked + back }
}

fn call(zone: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    command.env_remove("XDG_DATA_HOME").env("HOME", "/nonexistent").env_remove("TZ");
    command.envs(zone.map(|zone| ("TZ", zone)));
    command.args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// As printed, without the breaks that formats put into lines.
fn flat(output: &Output) -> String {
    text(&output.stdout).replace("\r\n ", "").replace(['\n', ' '], "")
}

/// A text up to its first number, which is read out in words.
fn beginning(words: &str) -> &str {
    words
        .split(|letter: char| letter == '，' || letter.is_ascii_digit())
        .next()
        .unwrap_or_default()
        .trim_end()
}

fn short(words: &str) -> String {
    words.replace(' ', "")
}

#[rstest]
#[case::before(-1, Some(Doubt::Early))]
#[case::fresh(0, None)]
#[case::last(400, None)]
#[case::stale(401, Some(Doubt::Late))]
fn every_format_says_it_in_words(#[case] days: i64, #[case] doubt: Option<Doubt>) {
    let today = days_after(days).to_string();
    let calls: [&[&str]; 5] = [
        &["plan", "--origin", "成都", "--destination", "杭州"],
        &["topic", "gap"],
        &["topic", "claims", "--claim", "1"],
        &["places"],
        &["places", "成都"],
    ];
    let formats = EXPORTERS.iter().filter(|each| matches!(each.form, Form::Text(_)));
    for format in formats.filter(|each| each.name != "qr") {
        for line in calls {
            let line = [line, &["--today", &today, "--format", format.name]].concat();
            let said = flat(&call(None, &line));
            let all = [Doubt::Early, Doubt::Late];
            for each in all {
                let found =
                    said.contains(beginning(each.long())) || said.contains(&short(each.short()));
                assert_eq!(found, doubt == Some(each), "{line:?}\n{said}");
            }
        }
    }
}

#[test]
fn rows_of_a_batch_say_it() {
    let input = std::env::temp_dir().join(format!("yizhuan-clock-{}.csv", std::process::id()));
    std::fs::write(&input, "origin\n成都\n").expect("a file for the test");
    let path = input.to_str().expect("UTF-8");
    for (days, doubt) in [(-1, Doubt::Early), (401, Doubt::Late)] {
        let today = days_after(days).to_string();
        let output = call(None, &["batch", path, "--format", "csv", "--today", &today]);
        assert!(text(&output.stdout).contains(doubt.short()));
    }
    std::fs::remove_file(&input).expect("it is there");
}

#[test]
fn every_screen_says_it() {
    for (days, doubt) in [(-20_000, Doubt::Early), (-1, Doubt::Early), (401, Doubt::Late)] {
        let options = yizhuan::tui::Options { today: days_after(days), ..options() };
        for keys in ["", "1", "1 1 1 1", "1 F1", "7", "8", USUAL] {
            for (columns, rows) in [(80, 24), (60, 20), (40, 12), (140, 45)] {
                let person = Driver::with(&options).sized(columns, rows).press(keys);
                let shown = person.screen();
                let said = [doubt.mark(), doubt.short(), doubt.long()];
                let shown = shown.replace(['\n', ' '], "");
                assert!(said.iter().any(|words| shown.contains(&short(words))), "{keys}: {shown}");
            }
        }
    }
    Driver::new().misses(Doubt::Early.mark()).misses(Doubt::Late.mark());
}

#[rstest]
#[case("/dev/zero")]
#[case(":/dev/zero")]
#[case("../../../dev/zero")]
#[case("/dev/tty")]
#[case("Mars/Olympus")]
#[case("\u{1b}[2J")]
fn a_zone_that_is_none_is_said_and_not_waited_for(#[case] zone: &str) {
    let output = call(Some(zone), &["plan", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("TZ 写的时区用不了"), "{}", text(&output.stderr));
    assert!(!text(&output.stderr).contains('\u{1b}'));
}

#[rstest]
#[case("CST-8")]
#[case("<+08>-8")]
fn a_zone_that_says_what_it_is_is_taken(#[case] zone: &str) {
    let output = call(Some(zone), &["plan", "--format", "json"]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}
