//! Calls that are refused as a whole, and files that are left alone.

use std::fs;

use rstest::rstest;

use super::{Folder, call, code, command, csv, lines, text};

#[rstest]
#[case::no_input("", "还要写输入文件", "--help")]
#[case::no_kind("-", "看不出「-」是哪一种文件", "--from csv")]
#[case::kind("- --from ods", "--from 不能是「ods」", "csv、jsonl、xlsx")]
#[case::format("- --from csv --format json", "--format 不能是「json」", "jsonl、csv")]
#[case::field(
    "- --from csv --format csv --fields verdict,steps",
    "--fields 不能是「steps」",
    "hotline"
)]
#[case::key("- --from csv --fields hotline", "--fields 不能是「hotline」", "steps")]
#[case::topic("- --from csv --topic claims", "--topic 不能是「claims」", "transfer、")]
#[case::jobs("- --from csv --jobs 0", "--jobs 不能是「0」", "1 到 256")]
#[case::force("- --from csv --force", "--output", "--help")]
fn a_wrong_call_is_refused(#[case] line: &str, #[case] what: &str, #[case] todo: &str) {
    refused(&call(line, "id,origin\n1,成都\n"), what, todo);
}

#[rstest]
#[case::spreadsheet("nowhere.xlsx", "没有「nowhere.xlsx」这个文件", "核对")]
#[case::missing("nowhere.csv", "没有「nowhere.csv」这个文件", "核对")]
#[case::folder(concat!(env!("CARGO_MANIFEST_DIR"), "/src"), "是文件夹", "文件名")]
fn a_file_that_is_not_there_ends_as_everywhere(
    #[case] line: &str,
    #[case] what: &str,
    #[case] todo: &str,
) {
    let output = call(line, "");
    let said = text(&output.stderr);
    assert_eq!((code(&output), text(&output.stdout)), (Some(1), ""), "{said}");
    assert!(said.contains(what) && said.contains("提示:") && said.contains(todo), "{said}");
}

#[test]
fn what_is_called_a_spreadsheet_and_is_none_is_refused() {
    let folder = Folder::new("no sheet");
    let input = folder.put("f.xlsx", "origin\n成都\n");
    let output = command("").arg(&input).output().expect("it starts");
    refused(&output, "不是 Excel 的 .xlsx", "--from csv");
    let output = command("--from csv").arg(&input).output().expect("it starts");
    assert_eq!((lines(&output).len(), code(&output)), (1, Some(0)));
}

#[test]
fn one_bad_byte_does_not_make_another_encoding_of_a_file() {
    let mut input = b"id,origin,destination\n1,".to_vec();
    input.extend("成都".bytes());
    input.extend(b"\x80,");
    input.extend("杭州\n2,成都,杭州\n".bytes());
    let output = csv(input);
    let lines = lines(&output);
    assert!(
        lines[0]["error"].as_str().is_some_and(|said| said.contains("第 9 个字节")),
        "{lines:?}"
    );
    assert_eq!(lines[1]["result"]["answers"]["destination"], "330100");
    assert!(!text(&output.stderr).contains("GB18030"), "{}", text(&output.stderr));
}

#[rstest]
#[case::empty("", "文件是空的", "id,origin")]
#[case::blank("\r\n\n", "文件是空的", "id,origin")]
#[case::unknown("id,姓名\n", "没有「姓名」这个问题", "编号（id）、转出地医保（from_scheme）、")]
#[case::away("id,姓名\n", "没有「姓名」这个问题", "「姓名」这一列用不着的，先从表里删掉")]
#[case::no_names("employee,employee,成都\n", "没有「employee」这个问题", "第一行写列名")]
#[case::semicolons("id；origin\n", "没有「id；origin」这个问题", "英文逗号")]
#[case::twice("origin,destination,Origin\n", "「Origin」这一列有两个", "只留一列")]
#[case::twice_by_label("gap_months,断缴月数\n", "「断缴月数」这一列有两个", "只留一列")]
#[case::nameless("origin,,destination\n", "第 2 列没有列名", "去掉")]
#[case::only_ids("id\n1\n", "没有一列是问题", "from_scheme")]
#[case::neither(&b"\xff\xb1,origin\n"[..], "不是 UTF-8", "CSV UTF-8")]
#[case::utf16(&b"\xff\xfeo\0r\0"[..], "不是 UTF-8", "CSV UTF-8")]
#[case::many_columns(",".repeat(1_000_000), "第一行太长", "列名")]
#[case::spreadsheet("PK\u{3}\u{4}", "这个 Excel 表打不开", "CSV UTF-8")]
#[case::old(&b"\xd0\xcf\x11\xe0\xa1"[..], "旧的 Excel 表", ".xlsx")]
fn a_first_row_that_cannot_be_read_is_refused(
    #[case] input: impl AsRef<[u8]>,
    #[case] what: &str,
    #[case] todo: &str,
) {
    refused(&csv(input), what, todo);
}

/// One line that says what and one that says what to do, and no result.
fn refused(output: &std::process::Output, what: &str, todo: &str) {
    let said = text(&output.stderr);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!((code(output), text(&output.stdout)), (Some(2), ""), "{said}");
    assert!(lines.len() == 2 && lines[0].contains(what), "{said}");
    assert!(lines[1].starts_with("提示:") && lines[1].contains(todo), "{said}");
}

#[test]
fn the_ending_of_a_name_tells_what_it_is() {
    let folder = Folder::new("endings");
    for (name, input) in
        [("甲 乙.CSV", "origin\n成都\n"), ("b.jsonl", "{}"), ("c.ndjson", "{}"), ("d.csv", "{}")]
    {
        let path = folder.put(name, input);
        // What is asked for counts more than the ending.
        let from = if name == "d.csv" { "--from jsonl" } else { "" };
        let output = command(from).arg(&path).output().expect("it starts");
        assert_eq!((lines(&output).len(), code(&output)), (1, Some(0)), "{name}");
    }
}

#[test]
fn the_result_is_a_whole_file() {
    let folder = Folder::new("whole");
    let input = folder.put("a.csv", "id,origin\n1,成都\n2,\n3,x\n");
    let result = folder.0.join("结果 1.jsonl");
    let mut call = command("--output");
    let output = call.arg(&result).arg(&input).output().expect("it starts");
    assert_eq!((code(&output), text(&output.stdout)), (Some(1), ""));
    assert!(text(&output.stderr).contains("结果 1.jsonl"), "{}", text(&output.stderr));
    let printed = command("").arg(&input).output().expect("it starts");
    assert_eq!(fs::read(&result).expect("the result"), printed.stdout);
    assert_eq!(folder.names(), ["a.csv", "结果 1.jsonl"], "nothing is left beside it");
}

#[test]
fn what_is_there_is_left_alone() {
    let folder = Folder::new("left");
    let input = folder.put("a.csv", "id,origin\n1,成都\n");
    let there = folder.put("there.jsonl", "before");
    for (line, to) in [("", &there), ("--topic nothing --force", &there), ("--force", &input)] {
        let mut call = command(line);
        let output = call.arg("--output").arg(to).arg(&input).output().expect("it starts");
        assert!(code(&output) == Some(2) || line.is_empty(), "{line}");
        assert_eq!(text(&output.stderr).lines().count(), 2, "{}", text(&output.stderr));
    }
    assert_eq!(fs::read_to_string(&there).expect("there"), "before");
    assert_eq!(fs::read_to_string(&input).expect("there"), "id,origin\n1,成都\n");
    assert_eq!(folder.names(), ["a.csv", "there.jsonl"]);
}

#[test]
fn a_file_is_not_written_to_its_own_end() {
    let folder = Folder::new("own");
    let input = folder.put("a.jsonl", "{}\n");
    let end = fs::OpenOptions::new().append(true).open(&input).expect("it can be written");
    let output = command("").arg(&input).stdout(end).output().expect("it starts");
    assert!(text(&output.stderr).contains("正在读"), "{}", text(&output.stderr));
    assert_eq!(
        (code(&output), fs::read_to_string(&input).expect("there")),
        (Some(2), "{}\n".into())
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_read_once() {
    let folder = Folder::new("pipe");
    let pipe = folder.0.join("pipe");
    assert!(
        std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|end| end.success())
    );
    let child = command("--from csv").arg(&pipe).spawn().expect("it starts");
    fs::write(&pipe, "origin\n成都\n").expect("it reads");
    assert_eq!(lines(&child.wait_with_output().expect("it ends")).len(), 1);
}

#[test]
fn wrong_rule_data_end_with_three() {
    let output = call("- --from csv --data nowhere", "id,origin\n");
    assert_eq!((code(&output), text(&output.stdout)), (Some(3), ""));
}
