//! Rows of a batch, read and written.

use rstest::rstest;
use yizhuan::text::width;

use super::{call, code, csv, error, jsonl, lines, starts, text};

#[test]
fn a_table_from_a_spreadsheet_is_read() {
    let input = "\u{feff}编号,From-Scheme,转入地医保,origin,--destination,hindrances\r\n\
                 甲,employee,职工医保，单位参保,成\u{a0}都,杭州,\r\n\
                 \r\n\
                 乙,employee,employee,成都,杭州,\"arrears,\nin_hospital\"\r\n\
                 丙,resident,resident,ｃｈｅｎｇｄｕ,330100,none\r\n";
    let output = csv(input);
    let rows = lines(&output);
    assert_eq!(starts(&rows), [(2, "甲"), (4, "乙"), (6, "丙")], "{}", text(&output.stdout));
    assert_eq!(rows[1]["result"]["answers"]["hindrances"][1], "in_hospital");
    assert_eq!(rows[0]["result"]["answers"]["to_scheme"], "employee");
    assert!(rows[0]["result"]["answers"].get("hindrances").is_none(), "an empty cell says nothing");
    assert_eq!(rows[2]["result"]["answers"]["origin"], "510100");
    assert_eq!(code(&output), Some(0));
}

#[test]
fn lines_of_json_are_read() {
    let input = "{\"id\":123456789012345678901234567890,\"gap_months\":2,\"origin\":\"成都\"}\n\
                 \n  \t\n\
                 {\"hindrances\":[\"arrears\",\"in_hospital\"],\"gap-months\":\"3\",\"retired\":null}\r\n\
                 {\"hindrances\":[],\"编号\":\"乙\"}";
    let output = jsonl(input);
    let rows = lines(&output);
    assert_eq!(starts(&rows), [(1, "-"), (4, "-"), (5, "乙")]);
    let first = text(&output.stdout).lines().next().expect("a row");
    assert!(first.starts_with("{\"line\":1,\"id\":123456789012345678901234567890,"), "{first}");
    assert_eq!(rows[0]["result"]["answers"]["gap_months"], 2);
    assert_eq!(rows[1]["result"]["answers"]["hindrances"][0], "arrears");
    assert!(rows[1]["result"]["answers"].get("retired").is_none());
    assert_eq!(rows[2]["result"]["answers"]["hindrances"], serde_json::json!([]));
    assert_eq!(code(&output), Some(0));
}

/// What people write in a spreadsheet, and what the program made of it.
#[rstest]
#[case("转出地医保", "职工医保", "from_scheme", "employee")]
#[case("转出地医保", "单位", "from_scheme", "employee")]
#[case("转入地医保", "灵活就业", "to_scheme", "flexible")]
#[case("转入地医保", "城乡居民医保", "to_scheme", "resident")]
#[case("转出地已停保", "是", "origin_stopped", "yes")]
#[case("转出地已停保", "已停", "origin_stopped", "yes")]
#[case("转出地已停保", "没停", "origin_stopped", "no")]
#[case("转入地已参保", "否", "destination_enrolled", "no")]
#[case("转入地已参保", "已参保", "destination_enrolled", "yes")]
#[case("转出地已停保", "不清楚", "origin_stopped", "unknown")]
fn cells_say_it_in_chinese(
    #[case] column: &str,
    #[case] cell: &str,
    #[case] id: &str,
    #[case] value: &str,
) {
    let output = csv(format!("编号,{column}\n甲,{cell}\n"));
    assert_eq!(code(&output), Some(0), "{}", text(&output.stderr));
    assert_eq!(lines(&output)[0]["result"]["answers"][id], value);
}

/// The topic asks for two schemes, of which one is the third where all are asked for.
#[test]
fn the_word_of_a_scheme_means_the_same_in_every_topic() {
    let input = "编号,参加的医保\n甲,灵活就业\n乙,居民\n丙,职工\n";
    let rows = lines(&call("- --from csv --topic treatment", input));
    let said = rows[0]["error"].as_str().expect("nobody is taken for somebody else");
    assert!(said.contains("灵活就业"), "{said}");
    for (row, scheme) in [(1, "resident"), (2, "employee")] {
        assert_eq!(rows[row]["result"]["answers"]["scheme"], scheme, "{}", rows[row]);
    }
}

#[test]
fn a_wrong_word_is_refused_with_the_words_there_are() {
    let output = csv("编号,转出地医保\n甲,公费\n");
    let rows = lines(&output);
    let said = rows[0]["error"].as_str().expect("an error");
    for part in ["转出地医保（from_scheme）", "居民医保（resident）", "不确定（unknown）"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let unknown = text(&csv("编号,姓名\n甲,乙\n").stderr).to_owned();
    assert!(unknown.contains("转出地医保（from_scheme）"), "{unknown}");
}

#[test]
fn rows_of_empty_cells_are_blank() {
    let output = csv("id,from_scheme,origin\n1,employee,西安\n,,\n\" \",,\n2,resident,成都\n");
    assert_eq!(starts(&lines(&output)), [(2, "1"), (5, "2")]);
    assert!(text(&output.stderr).contains("空行 2 行"), "{}", text(&output.stderr));
}

#[rstest]
#[case::value(
    "id,gap_months\n甲,x\n",
    "断缴月数（gap_months）不能是「x」。写 0 到 600 的整数。",
    "甲"
)]
#[case::place("id,origin\n甲,cd\n", "转出地（origin）的「cd」对得上几个地方", "甲")]
#[case::clash(
    "id,last_paid,first_paid\n甲,2026-05,2026-04\n",
    "核对 最后缴费月（last_paid） 和 恢复缴费月（first_paid）",
    "甲"
)]
#[case::counted(
    "id,last_paid,gap_months\n甲,2026-05,1\n",
    "断缴月数（gap_months） 写的是 1 个月",
    "甲"
)]
#[case::few("id,origin,retired\n甲,成都\n", "这一行有 2 格，第一行有 3 格", "甲")]
#[case::many("origin,id\n成都,甲,no\n", "这一行有 3 格，第一行有 2 格", "-")]
#[case::neither(&b"id,origin\n1,\xff\xb3\n"[..], "另存为 UTF-8", "-")]
#[case::nul("id,retired\n甲,n\0o\n", "已享受退休待遇（retired）不能是「n o」", "甲")]
fn a_wrong_row_of_a_table_says_why(
    #[case] input: impl AsRef<[u8]>,
    #[case] why: &str,
    #[case] id: &str,
) {
    let output = csv(input);
    let rows = lines(&output);
    assert!(error(&rows[0]).contains(why), "{}", rows[0]);
    assert_eq!((starts(&rows), code(&output)), (vec![(2, id)], Some(1)));
    assert!(!error(&rows[0]).contains("--") || why.contains("first_paid"), "{}", rows[0]);
}

#[rstest]
#[case::half("{\"id\":\"a\"", "不是完整的 JSON")]
#[case::list("[1]", "不是 JSON 对象")]
#[case::key("{\"姓名\":\"张三\"}", "没有 姓名 这个问题。可以写 id、from_scheme")]
#[case::truth("{\"gap_months\":true}", "gap_months 的值看不懂")]
#[case::object("{\"origin\":{}}", "origin 的值看不懂")]
#[case::list_of_numbers("{\"hindrances\":[1]}", "hindrances 的值看不懂")]
#[case::list_for_one("{\"retired\":[\"no\"]}", "retired 的值看不懂")]
#[case::empty("{\"hindrances\":\" \"}", "hindrances 空着。没有答案写 null")]
#[case::twice("{\"retired\":\"no\",\"retired\":\"no\"}", "已享受退休待遇（retired） 写了不止一次")]
#[case::two_spellings("{\"gap_months\":1,\"gap-months\":1}", "断缴月数（gap_months） 写了不止一次")]
#[case::two_ids("{\"id\":1,\"编号\":2}", "id 写了不止一次")]
#[case::id("{\"id\":{\"name\":\"张三\"}}", "id 只能是文字或者数字")]
#[case::fraction("{\"gap_months\":1.5}", "断缴月数（gap_months）不能是「1.5」")]
#[case::neither(&b"{\"origin\":\"\xff\xb3\"}"[..], "另存为 UTF-8")]
fn a_wrong_line_says_why_and_the_next_is_worked_out(
    #[case] line: impl AsRef<[u8]>,
    #[case] why: &str,
) {
    let input = [line.as_ref(), b"\n{\"id\":\"next\"}\n"].concat();
    let output = jsonl(input);
    let rows = lines(&output);
    assert!(error(&rows[0]).contains(why), "{}", rows[0]);
    assert!(!rows[0].to_string().contains("张三"), "no personal data goes through");
    assert_eq!(rows[1]["id"], "next");
    assert!(rows[1].get("result").is_some());
    assert_eq!((rows.len(), code(&output)), (2, Some(1)));
}

#[rstest]
#[case::table("- --from csv", "id,origin\n1,", "\n2,成都\n")]
#[case::cells("- --from csv", "id,origin\n1,", "\n2,成都\n")]
#[case::line("- --from jsonl", "{\"id\":1}\n", "\n{\"id\":\"2\"}\n")]
fn an_endless_row_is_given_up_and_the_next_is_worked_out(
    #[case] line: &str,
    #[case] before: &str,
    #[case] after: &str,
) {
    let long = if before.contains('{') { "x".repeat(3 << 20) } else { ",x".repeat(2 << 20) };
    let output = call(line, format!("{before}{long}{after}"));
    let rows = lines(&output);
    let [.., bad, good] = &rows[..] else { panic!("{} rows", rows.len()) };
    assert!(error(bad).contains("这一行太长"), "{bad}");
    assert_eq!((&good["id"], good["line"].as_u64()), (&"2".into(), Some(3)));
}

#[test]
fn a_table_comes_out_as_a_spreadsheet_reads_it() {
    let input = "id,origin,destination,from_scheme,to_scheme\n\
                 =1+1,成都,杭州,employee,employee\n\
                 \"甲,\"\"乙\"\"\",没有的地方,杭州,employee,employee\n";
    let output = call("- --from csv --format csv", input);
    let body = output.stdout.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
    let mut reader = csv::Reader::from_reader(body);
    let names = reader.headers().expect("names").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("as many cells as names")).collect();
    let cell = |row: usize, name: &str| {
        let at = names.iter().position(|each| each == name).expect("a column");
        rows[row][at].to_owned()
    };
    let plan = &lines(&csv(input))[0]["result"];
    assert_eq!((cell(0, "line"), cell(0, "id")), ("2".to_owned(), "'=1+1".to_owned()));
    assert_eq!(cell(0, "verdict"), plan["verdict"]["code"]);
    assert_eq!(cell(0, "verdict_title"), plan["verdict"]["title"]);
    assert_eq!(cell(0, "waiting"), plan["gap"]["waiting"]["code"]);
    assert_eq!(cell(0, "due_certainty"), "assumed");
    assert_eq!(cell(0, "transfer_out_due"), "2026-12-07");
    assert_eq!(cell(0, "transfer_in_due"), "2026-12-14");
    assert!(cell(0, "missing").starts_with("retired、"), "{}", cell(0, "missing"));
    assert!(cell(0, "hotline").contains("028-12393"));
    assert_eq!(cell(0, "error"), "");
    assert_eq!((cell(1, "id").as_str(), cell(1, "verdict").as_str()), ("甲,\"乙\"", ""));
    assert!(cell(1, "error").contains("没有的地方"), "{}", cell(1, "error"));
}

#[test]
fn days_of_a_table_are_firm_only_where_something_can_be_filed() {
    let input = "origin,destination,from_scheme,to_scheme,retired,origin_stopped,destination_enrolled,hindrances\n\
                 成都,杭州,employee,employee,no,yes,yes,none\n\
                 成都,杭州,employee,employee,no,no,yes,none\n\
                 成都,杭州,employee,employee,,,,\n";
    let fields = "verdict,accepted,transfer_in_due,due_certainty";
    let output = call(&format!("- --from csv --format csv --fields {fields}"), input);
    let table = text(&output.stdout);
    let rows: Vec<&str> = table.lines().skip(1).collect();
    for (row, cells) in rows.iter().zip([
        "ready,2026-11-23,2026-12-14,official",
        "fix_first,,,",
        "check_first,2026-11-23,2026-12-14,assumed",
    ]) {
        assert!(row.contains(cells), "{row} for {cells}");
    }
    assert_eq!(rows.len(), 3);
}

#[test]
fn side_topics_are_answered_too() {
    let input = "{\"scheme\":\"employee\",\"gap_months\":5}\n{\"from_scheme\":\"employee\"}\n";
    let output = call("- --from jsonl --topic gap", input);
    let rows = lines(&output);
    assert_eq!(rows[0]["result"]["topic"]["id"], "gap");
    assert!(error(&rows[1]).contains("没有 from_scheme 这个问题"), "{}", rows[1]);
    let table = call("- --from jsonl --topic gap --format csv", input);
    let title = rows[0]["result"]["sections"][0]["points"][0]["title"].as_str().expect("a title");
    assert!(text(&table.stdout).contains(title), "{}", text(&table.stdout));
}

#[test]
fn the_summary_says_what_became_of_the_rows() {
    let good = "employee,no\n".repeat(3);
    let output = csv(format!("from_scheme,retired\n{good}{}", "employee,?\n".repeat(7)));
    let said = text(&output.stderr);
    for words in [
        "输入 11 行：列名 1 行，各算一次的 10 行。",
        "共 10 行：算出 3 行，没有算出 7 行",
        "3 行  ",
        "第 5 行  已享受退休待遇（retired）",
        "另外还有 2 行",
    ] {
        assert!(said.contains(words), "{words} is lacking:\n{said}");
    }
    assert!(said.lines().all(|line| width(line) <= 80), "{said}");
    assert!(said.lines().last().is_some_and(|line| line.starts_with("提示:")), "{said}");
    assert!(!said.contains('\u{1b}'), "no bar where there is no terminal");
}

#[test]
fn nothing_to_do_is_done() {
    for output in [csv("id,origin\n"), jsonl(""), jsonl("\n \n")] {
        assert_eq!((code(&output), text(&output.stdout)), (Some(0), ""));
        assert!(text(&output.stderr).contains("共 0 行"), "{}", text(&output.stderr));
    }
}

/// What the documentation says of words that people use, of what errors show, and of yes and no.
#[rstest]
#[case("hindrances", "欠费", "arrears")]
#[case("hindrances", "住院", "in_hospital")]
#[case("hindrances", "\"欠费,住院\"", "in_hospital")]
#[case("转出地已停保（origin_stopped）", "TRUE", "yes")]
#[case("retired", "FALSE", "no")]
fn words_that_people_use_are_taken(#[case] column: &str, #[case] cell: &str, #[case] value: &str) {
    let output = csv(format!("编号（id）,{column}\n1,{cell}\n"));
    let rows = lines(&output);
    let answers = rows[0]["result"]["answers"].to_string();
    assert!(rows[0]["id"] == "1" && answers.contains(value), "{}", text(&output.stdout));
}

#[test]
fn yes_and_no_of_json_are_taken() {
    let rows = lines(&jsonl("{\"origin_stopped\":true,\"retired\":false}"));
    assert_eq!(rows[0]["result"]["answers"]["origin_stopped"], "yes", "{}", rows[0]);
    assert_eq!(rows[0]["result"]["answers"]["retired"], "no");
}

#[test]
fn a_day_that_is_still_to_come_has_not_happened() {
    let output = csv("progress,apply_on,origin_done_on\norigin_done,2026-11-09,2099-11-18\n");
    assert!(error(&lines(&output)[0]).contains("以后"), "{}", text(&output.stdout));
}

#[test]
fn a_summary_names_nothing_below_it_that_is_not_there() {
    let output = csv("from_scheme,to_scheme,origin,destination,origin_stopped\n\
                      employee,employee,成都,杭州,no\n");
    let said = text(&output.stderr);
    assert!(said.contains("fix_first") && !said.contains("下面的"), "{said}");
}
