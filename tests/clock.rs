//! Clocks that go wrong, and data that grow old: said on every page and in every format.

use std::process::{Command, Output, Stdio};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use rstest::rstest;
use yizhuan::engine::Context;
use yizhuan::export::pdf::{a4_sheets, backed_sheets, page_sheets, receipt_sheets};
use yizhuan::export::{EXPORTERS, Exporter, Form, qr};
use yizhuan::report::clock::Doubt;
use yizhuan::report::{Report, claims, places};
use yizhuan::rules;
use yizhuan::session::Session;
use yizhuan::tui::Options;

use crate::pdf::drawn;
use crate::screens::keys::USUAL;
use crate::screens::sizes::people_with;
use crate::support::driver::{Driver, options};
use crate::support::results::{CASES, case_on};

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
    let calls: [&[&str]; 7] = [
        &["plan", "--origin", "成都", "--destination", "杭州"],
        &["topic", "gap"],
        &["topic", "claims", "--claim", "1"],
        &["places"],
        &["places", "成都"],
        &["search", "断缴"],
        &["compare", "--origin", "成都", "--destination", "杭州,深圳"],
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

/// What a result says in a format, without blanks and the ends of lines.
fn said(format: &Exporter, report: &Report) -> String {
    let text = match (format.form, format.name) {
        (Form::Text(_), "qr") => qr::text(report),
        (Form::Text(_) | Form::Days(_), _) => text(&format.write(report, 80)).replace("\r\n ", ""),
        (Form::Bytes(_), "pdf") => drawn(&page_sheets(report)),
        (Form::Bytes(_), "pdf-sources") => drawn(&backed_sheets(report)),
        (Form::Bytes(_), "pdf-full") => drawn(&a4_sheets(report)),
        (Form::Bytes(_), "receipt") => drawn(&receipt_sheets(report)),
        (Form::Bytes(_), name) => panic!("nobody reads {name} here"),
    };
    text.split_whitespace().collect()
}

/// A result of each kind.
fn results(today: NaiveDate) -> Vec<Report> {
    let context = Context { assets: rules::embedded(), today };
    let region = context.assets.regions.resolve("成都").expect("a place");
    let claims = || context.assets.table.claims.iter();
    let lists: [Report; 5] = [
        claims::report(claims(), &context).into(),
        claims::report(claims().take(1), &context).into(),
        places::places(&context).into(),
        places::place(&context, region).into(),
        Session::new(context.assets, today).search("断缴").into(),
    ];
    let cases = CASES.iter().map(|(_, topic, line)| case_on(today, topic, line));
    cases.chain(lists).collect()
}

#[test]
fn every_result_says_it_in_every_format() {
    for (days, doubt) in [(-1, Doubt::Early), (401, Doubt::Late)] {
        let (now, fresh) = (results(days_after(days)), results(days_after(7)));
        for format in EXPORTERS {
            let fits = |report: &&Report| format.fits(report);
            for report in now.iter().filter(fits) {
                let said = said(format, report);
                let words = said.contains(&short(beginning(doubt.long())));
                assert!(words || said.contains(&short(doubt.short())), "{}: {said}", format.name);
            }
            for report in fresh.iter().filter(fits) {
                let said = said(format, report);
                assert!(!said.contains(&short(doubt.short())), "{}: {said}", format.name);
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
        for topic in ["transfer", "stuck"] {
            for format in ["csv", "jsonl"] {
                let line = ["batch", path, "--topic", topic, "--format", format, "--today", &today];
                let said = text(&call(None, &line).stdout);
                let words = said.contains(doubt.short()) || said.contains(doubt.long());
                assert!(words, "{line:?}: {said}");
            }
        }
    }
    std::fs::remove_file(&input).expect("it is there");
}

#[rstest]
#[case::before(-1, None)]
#[case::stale(401, None)]
#[case::in_a_kiosk(401, Some(Duration::from_mins(2)))]
fn every_screen_says_it(#[case] days: i64, #[case] kiosk: Option<Duration>) {
    let today = days_after(days);
    let doubt = Doubt::of(today, rules::meta()).expect("a day in doubt");
    for person in people_with(&Options { today, kiosk, touch: kiosk.is_some(), ..options() }) {
        for (columns, rows) in [(80, 24), (60, 20), (48, 16), (40, 24), (40, 12), (140, 45)] {
            let person = person.clone().sized(columns, rows);
            let screen = person.screen();
            let shown = screen.replace(['\n', ' '], "");
            // Beside a code there is no room for a sentence in a line.
            let said = [doubt.mark(), doubt.short(), doubt.long()].map(beginning);
            let told = said.iter().any(|words| shown.contains(&short(words)));
            assert!(told, "{} {columns}x{rows}:\n{screen}", person.app.screen());
        }
    }
}

#[test]
fn screens_say_it_long_before_the_calendar_and_nothing_in_time() {
    let today = days_after(-20_000);
    for keys in ["", "1", "1 1 1 1", "7", "8", USUAL] {
        Driver::with(&Options { today, ..options() })
            .press(keys)
            .sized(40, 12)
            .sees(Doubt::Early.mark());
    }
    Driver::new().misses(Doubt::Early.mark()).misses(Doubt::Late.mark());
}

#[test]
fn settings_that_cannot_be_used_are_told_on_every_screen_but_not_to_visitors() {
    let trouble = Some("c.toml 第 2 行第 1 列：这里的设置看不懂，先不用这个文件。");
    let options = yizhuan::tui::Options { trouble, ..options() };
    for keys in ["", "1", "F1", USUAL] {
        for (columns, rows) in [(80, 24), (40, 12), (140, 45)] {
            let shown = Driver::with(&options).sized(columns, rows).press(keys).screen();
            let said = ["设置有误", "设置文件有误", "这里的设置看不懂"];
            assert!(said.iter().any(|words| shown.contains(words)), "{keys}: {shown}");
        }
    }
    Driver::with(&options).press("1 F1").sees("c.toml 第 2 行");
    let kiosk = Some(std::time::Duration::from_mins(1));
    Driver::with(&yizhuan::tui::Options { kiosk, ..options }).misses("设置");
}

/// Elsewhere the variable is not read.
#[cfg(unix)]
#[rstest]
#[case("/dev/zero")]
#[case(":/dev/zero")]
#[case("../../../dev/zero")]
#[case("/dev/tty")]
#[case("Mars/Olympus")]
#[case("Mars/Olympus1")]
#[case("ABC-24")]
#[case("ABC24:30")]
#[case("X1")]
#[case("CST-8CDT")]
#[case("/etc/passwd")]
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
#[case("ABC-23:59:59")]
#[case("CST-8CDT,M4.1.0,M10.5.0/3")]
#[case("CST-8CDT-9,J100,J200")]
fn a_zone_that_says_what_it_is_is_taken(#[case] zone: &str) {
    let output = call(Some(zone), &["plan", "--format", "json"]);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}
