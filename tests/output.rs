//! Results written to a file: whole or not at all, and never over another one unasked.

mod writing;

use std::ffi::OsStr;
use std::fs;
use std::process::{Command, Output};

use rstest::rstest;

use crate::support::folder::Folder;

fn call(line: &str, file: impl AsRef<OsStr>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    command.env_remove("HOME").env_remove("XDG_DATA_HOME");
    command.args(line.split_whitespace()).arg("--output").arg(file);
    command.output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Fails with one line that says what and one that says what to do, and prints nothing.
fn refused(output: &Output, code: i32, what: &str) {
    let error = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(code), ""), "{error}");
    assert_eq!(error.lines().count(), 2, "{error}");
    assert!(error.contains(what) && error.contains("提示:"), "{error}");
}

#[rstest]
#[case::plan("plan --today 2026-11-23 --origin 成都 --destination 杭州")]
#[case::json("plan --today 2026-11-23 --format json")]
#[case::ics("topic stuck --today 2026-11-23 --what waiting --apply-on 2026-11-20 --format ics")]
#[case::topic("topic gap --today 2026-11-23")]
#[case::claims("topic claims --today 2026-11-23 --claim 1")]
#[case::places("places --today 2026-11-23")]
#[case::place("places 成都 --today 2026-11-23")]
fn the_file_holds_what_would_be_printed(#[case] line: &str) {
    let folder = Folder::new(&line.replace(' ', "_"));
    let file = folder.0.join("我的 方案.txt");
    let output = call(line, &file);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = format!("已写到「{}」。\n", file.display());
    assert_eq!((text(&output.stdout), text(&output.stderr)), (said, String::new()));
    let mut printed = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    printed.env_remove("HOME").env_remove("XDG_DATA_HOME").args(line.split_whitespace());
    let printed = printed.output().expect("the program starts");
    assert_eq!(fs::read(&file).expect("the file is there"), printed.stdout);
    assert_eq!(folder.names(), ["我的 方案.txt"], "nothing is left beside it");
}

#[cfg(unix)]
#[rstest]
#[case::turned("a\u{202e}fdp.txt")]
#[case::unseen("a\u{200b}.txt")]
#[case::control("a\u{7}.txt")]
#[case::lines("a\nb.txt")]
fn a_name_that_is_not_what_people_see_is_refused(#[case] name: &str) {
    let folder = Folder::new("unseen");
    for line in ["plan --today 2026-11-23 --origin 成都 --destination 杭州", "save --origin 成都"]
    {
        refused(&call(line, folder.0.join(name)), 1, "看不见");
        assert!(folder.names().is_empty(), "{line}");
    }
    // One that is there already may be replaced all the same.
    let there = folder.0.join(name);
    fs::write(&there, "").expect("a file");
    let call = call("plan --today 2026-11-23 --origin 成都 --force", &there);
    assert_eq!(call.status.code(), Some(0), "{}", text(&call.stderr));
}

#[rstest]
#[case::pdf("方案.pdf", "pdf")]
#[case::html("方案.html", "html")]
#[case::htm("方案.HTM", "html")]
#[case::ics("方案.ics", "ics")]
#[case::json("方案.json", "json")]
#[case::markdown("方案.md", "markdown")]
#[case::other("方案", "text")]
fn the_ending_of_the_file_says_the_format(#[case] name: &str, #[case] format: &str) {
    let line = "topic stuck --today 2026-11-23 --what waiting --apply-on 2026-11-20";
    let folder = Folder::new(name);
    let file = folder.0.join(name);
    assert_eq!(call(line, &file).status.code(), Some(0));
    let named = call(&format!("{line} --format {format}"), "-").stdout;
    assert!(fs::read(&file).expect("the file is there") == named, "{name} is no {format}");
}

#[rstest]
#[case::clash("plan --format json", "a.pdf", "--format 写的是 json，文件名却是 .pdf")]
#[case::bytes("plan --format pdf", "a.txt", "文件名却是 .txt")]
#[case::table("plan", "a.csv", "一个人的结果写不成 .csv 表格")]
fn an_ending_of_something_else_is_refused(
    #[case] line: &str,
    #[case] name: &str,
    #[case] what: &str,
) {
    let folder = Folder::new(&name.replace('.', line));
    refused(&call(line, folder.0.join(name)), 2, what);
    assert!(folder.names().is_empty());
}

#[test]
fn another_file_is_replaced_only_when_told_to() {
    let folder = Folder::new("force");
    let file = folder.0.join("a.txt");
    fs::write(&file, "before").unwrap();
    refused(&call("plan", &file), 1, "已经有了");
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
    assert_eq!(call("plan --force", &file).status.code(), Some(0));
    assert!(fs::read_to_string(&file).unwrap().contains("结论"));
    let mut read_only = fs::metadata(&file).unwrap().permissions();
    read_only.set_readonly(true);
    fs::set_permissions(&file, read_only).unwrap();
    refused(&call("plan --force", &file), 1, "只读");
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn what_is_no_place_for_a_file_is_refused() {
    let folder = Folder::new("places");
    fs::write(folder.0.join("file"), "").unwrap();
    refused(&call("plan", &folder.0), 1, "是文件夹");
    refused(&call("plan --force", &folder.0), 1, "是文件夹");
    refused(&call("plan", folder.0.join("没有/a.txt")), 1, "没有「");
    refused(&call("plan", folder.0.join("file/a.txt")), 1, "没有「");
    refused(&call("plan", format!("{}/new/", folder.0.display())), 1, "是文件夹");
    // Letters are counted elsewhere, bytes here.
    let long = if cfg!(unix) { 200 } else { 300 };
    refused(&call("plan", folder.0.join("长".repeat(long))), 1, "不能作文件名");
    refused(&call("plan", ""), 2, "空着");
    assert_eq!(folder.names(), ["file"]);
}

#[rstest]
#[case("a.docx")]
#[case("方案.XLS")]
#[case("a.ical")]
#[case("z.tsv")]
fn a_name_that_tells_of_no_format_is_refused(#[case] name: &str) {
    let folder = Folder::new(&format!("ending-{name}"));
    let input = folder.0.join("in.csv");
    fs::write(&input, "origin\n成都\n").unwrap();
    let batch = format!("batch {}", input.display());
    refused(
        &call("plan", folder.0.join(name)),
        2,
        "文件名用 .txt、.pdf、.html、.ics、.md、.json 结尾",
    );
    refused(&call(&batch, folder.0.join(name)), 2, "文件名用 .jsonl、.csv 结尾");
    refused(&call(&batch, folder.0.join("a.xlsx")), 2, "写不成 .xlsx 文件");
    assert_eq!(folder.names(), ["in.csv"]);
    assert!(call("plan", folder.0.join("没有结尾")).status.success());
    assert!(call(&batch, folder.0.join("a.txt")).status.success());
}

#[test]
fn a_wrong_call_leaves_no_file() {
    let folder = Folder::new("wrong");
    refused(&call("plan --gap-months x", folder.0.join("a.txt")), 2, "--gap-months");
    assert!(folder.names().is_empty());
}

#[test]
fn replacing_needs_a_file() {
    let output = Command::new(env!("CARGO_BIN_EXE_yizhuan")).args(["plan", "--force"]).output();
    refused(&output.expect("the program starts"), 2, "--output");
}

#[cfg(unix)]
#[test]
fn devices_stay_and_links_stay_links() {
    let folder = Folder::new("links");
    refused(&call("plan --force", "/dev/null"), 1, "不是普通文件");
    let (file, link) = (folder.0.join("real.txt"), folder.0.join("link.txt"));
    fs::write(&file, "before").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    refused(&call("plan", &link), 1, "已经有了");
    assert_eq!(call("plan --force", &link).status.code(), Some(0));
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("结论"));
    let missing = folder.0.join("nowhere.txt");
    std::os::unix::fs::symlink("gone", &missing).unwrap();
    refused(&call("plan --force", &missing), 1, "不是普通文件");
}

#[cfg(unix)]
#[test]
fn the_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("mode");
    let file = folder.0.join("a.txt");
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(call("plan --force", &file).status.code(), Some(0));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}
