//! A hyphen in place of a file: standard output and standard input.

use std::io::Write as _;
use std::process::Stdio;

use super::{Call, READY, text};

#[test]
fn output_to_a_hyphen_is_standard_output() {
    assert_eq!(Call::new(&format!("{READY} --output -")).prints(), Call::new(READY).prints());
}

#[test]
fn a_calendar_without_days_is_refused_rather_than_written() {
    let output = Call::new("plan --today 2026-11-23 --hindrances arrears --format ics").run();
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(1), ""));
    assert!(text(&output.stderr).contains("没有定下来的日子"), "{}", text(&output.stderr));
}

#[test]
fn what_save_prints_is_opened_from_standard_input() {
    let line = READY.replacen("plan", "save", 1);
    let kept = Call::new(&format!("{line} --output -")).prints();
    assert!(kept.starts_with('#') || kept.contains("format = "), "nothing but the file: {kept}");
    let mut call = Call::new("open - --today 2026-11-23 --format json").0;
    let mut child = call.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("piped").write_all(kept.as_bytes()).expect("it reads");
    let opened = child.wait_with_output().expect("it ends");
    let opened: serde_json::Value = serde_json::from_slice(&opened.stdout).expect("JSON");
    assert_eq!(opened["result"], Call::new(&format!("{READY} --format json")).json());
}

#[test]
fn standard_input_that_is_no_kept_file_is_named_in_the_message() {
    let output = Call::new("open -").run();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("标准输入打不开："), "{}", text(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_an_error_for_every_command() {
    let calls = [
        READY,
        "compare 职工 成都 杭州,深圳",
        "职工 成都 杭州 断2",
        "regions 成都",
        "search 欠费",
        "rules list",
        "workdays 2026-11-30 5",
        "help",
        "help plan",
        "--version",
        "schema",
        "licences",
        "man",
        "places",
        "completions bash",
        "save --origin 成都 --output -",
    ];
    for call in calls {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it opens");
        let output = Call::new(call).0.stdout(full).output().expect("it runs");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{call}: {said}");
        assert!(said.contains("写不出结果"), "{call}: {said}");
    }
}
