//! The program as a process: what it prints, what it refuses, how it ends.

mod asked;
mod compare;
mod completions;
mod days;
mod line;
mod lists;
mod manual;
mod prompts;
mod schema;
mod streams;
mod usage;

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::checked::is_as_checked;
use rstest::rstest;
use serde_json::Value as Json;
use yizhuan::rules;
use yizhuan::text::width;

/// A call of the program, its output taken through pipes.
struct Call(Command);

impl Call {
    fn new(line: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        command.args(line.split_whitespace()).stdin(Stdio::null());
        command.env_remove("NO_COLOR");
        // Whoever runs the tests may have data of their own.
        command.env_remove("HOME").env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME");
        Self(command)
    }

    fn run(mut self) -> Output {
        self.0.output().expect("the program starts")
    }

    /// Standard output of a call that must go well.
    fn prints(self) -> String {
        let output = self.run();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert_eq!(text(&output.stderr), "");
        text(&output.stdout)
    }

    fn json(self) -> Json {
        serde_json::from_str(&self.prints()).expect("one JSON object")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Everything that `ready` needs, from Chengdu to Shenzhen.
const READY: &str = "plan --today 2026-11-23 --from-scheme employee --to-scheme employee \
    --retired no --origin 成都 --destination 深圳 --origin-stopped yes \
    --destination-enrolled yes --hindrances none";

#[test]
fn codes_for_a_phone_have_their_colours_also_where_none_are_wanted() {
    let line = format!("{READY} --format qr");
    let mut without = Call::new(&line);
    without.0.env("NO_COLOR", "1");
    let without = without.prints();
    assert!(without.contains(";48;5;231m"), "{without}");
    assert_eq!(without, Call::new(&line).prints());
}

#[rstest]
fn hard_words_are_explained_where_there_is_room(#[values("markdown", "html")] format: &str) {
    for line in [READY, "topic stuck --today 2026-11-23"] {
        let said = Call::new(&format!("{line} --format {format}")).prints();
        let (before, words) = said.rsplit_once("词语").expect("a part with the words");
        assert!(words.contains("「受理」"), "{said}");
        for term in &rules::embedded().table.glossary {
            let listed = words.contains(&format!("「{}」", term.word));
            let body = before.replace(['\n', ' '], "");
            assert!(!listed || body.contains(&term.word), "{} does not occur", term.word);
        }
        let plain = Call::new(&format!("{line} --format text")).prints();
        assert!(!plain.contains("词语\n"), "{plain}");
        let counted =
            |said: &str| said.split_once("全国的 ").map(|(_, count)| count[..2].to_owned());
        assert_eq!(counted(&plain), counted(&said), "what a word means is no statement");
    }
}

#[rstest]
#[case::no_terminal("", "这里没有终端", "yizhuan plan")]
#[case::flag("plan --orgin 成都", "--orgin", "--origin")]
#[case::short_flag("-x", "-x", "--help")]
#[case::command("plam", "plam", "plan")]
#[case::surplus("plan 成都", "成都", "--help")]
#[case::screens_with_command("--mouse plan", "plan", "去掉它")]
#[case::screens_with_open("--theme dark open x", "open", "open --help")]
#[case::no_value("plan --origin", "--origin", "值")]
#[case::empty_value("plan --origin=", "--origin", "不写这一项")]
#[case::needless_value("--plain=1", "--plain", "--plain")]
#[case::twice("plan --gap-months 1 --gap-months 2", "--gap-months", "只留一个")]
#[case::choice("plan --retired maybe", "maybe", "no（没有）、yes（")]
#[case::no_unknown("plan --filed-by unknown", "--filed-by", "不写")]
#[case::list("plan --hindrances arrears,debt", "--hindrances", "negative_balance")]
#[case::list_twice("plan --hindrances arrears --hindrances arrears", "arrears", "一次")]
#[case::list_and_none("plan --hindrances arrears,none", "--hindrances", "none")]
#[case::several_places("plan --origin cd", "cd", "四川省成都市（510100）、河北省承德市（130800）")]
#[case::shared_name(
    "plan --origin 朝阳",
    "朝阳",
    "北京市朝阳区（110000）、吉林省长春市朝阳区（220100）"
)]
#[case::village("plan --origin 某某村", "某某村", "它上面的市")]
#[case::no_place("plan --origin qqq", "qqq", "yizhuan regions")]
#[case::near_place("plan --origin chegdu", "chegdu", "四川省成都市")]
#[case::count("plan --gap-months 601", "601", "0 到 600")]
#[case::count_sign("plan --gap-months +1", "+1", "0 到 600")]
#[case::count_negative("plan --gap-months -1", "-1", "0 到 600")]
#[case::count_word("plan --missed-years two", "two", "0 到 60")]
#[case::month("plan --last-paid 2026-13", "2026-13", "2026-05")]
#[case::month_short("plan --last-paid 26-5", "26-5", "2026-05")]
#[case::month_old("plan --last-paid 1949-12", "1949-12", "1950")]
#[case::day("plan --today 2026-02-30", "2026-02-30", "2026-11-21")]
#[case::day_far("plan --apply-on 2101-01-01", "2101-01-01", "2100")]
#[case::format("plan --format docx", "docx", "text、pdf、html")]
#[case::narrow("plan --width 19", "19", "20 到 500")]
#[case::resumes_before("plan --last-paid 2026-05 --first-paid 2026-04", "2026-04", "--last-paid")]
#[case::paid_early(
    "topic gap --owed-since 2026-11-01 --pay-on 2026-10-01 --today 2026-11-21",
    "--pay-on 2026-10-01",
    "核对"
)]
#[case::accepted_ahead(
    "plan --today 2026-11-29 --progress accepted --apply-on 2026-12-01",
    "--apply-on 在今天（2026-11-29）以后",
    "--progress"
)]
#[case::accepted_ahead_stuck(
    "topic stuck --today 2026-11-29 --progress origin --apply-on 2026-12-01",
    "--apply-on 在今天（2026-11-29）以后",
    "--progress"
)]
#[case::resumed_ahead(
    "plan --today 2026-11-29 --destination-enrolled yes --first-paid 2027-01",
    "--first-paid 在今天（2026-11-29）以后",
    "--destination-enrolled"
)]
#[case::resumed_but_not_enrolled(
    "plan --today 2026-11-30 --destination-enrolled no --first-paid 2026-06",
    "--first-paid 2026-06 已经过了",
    "改 --destination-enrolled"
)]
#[case::resumes_today("plan --today 2026-11-21 --last-paid 2026-12", "2026-12", "--today")]
#[case::gap_differs(
    "plan --last-paid 2026-05 --first-paid 2026-08 --gap-months 3",
    "--gap-months 写的是 3 个月",
    "改对"
)]
#[case::gap_too_long("plan --today 2026-11-21 --last-paid 1960-01", "600", "--last-paid")]
#[case::repaid("plan --missed-years 1 --repaid-years 2", "--repaid-years", "--missed-years")]
#[case::closed("plan --to-scheme resident --filed-by employer", "employer", "--to-scheme employee")]
#[case::colour("--color blue", "blue", "auto、always、never")]
#[case::kiosk("--kiosk 5", "--kiosk", "10 到 3600")]
#[case::kiosk_by_prompts("--kiosk 60 --plain", "--kiosk 不能和 --plain 一起写", "去掉 --plain")]
#[case::coverage_format("rules coverage --cases nowhere --format pdf", "pdf", "json")]
#[case::no_argument("workdays", "起算日", "--help")]
#[case::workdays("workdays 2026-11-23 0", "0", "1 到 1000")]
#[case::workdays_negative("workdays 2026-11-23 -1", "-1", "1 到 1000")]
#[case::workdays_sign("workdays 2026-11-23 +5", "+5", "1 到 1000")]
#[case::kiosk_without_seconds("--kiosk --ascii", "这里没有终端", "yizhuan plan")]
#[case::workdays_day("workdays today 3", "today", "2026-11-21")]
#[case::shell("completions tcsh", "tcsh", "zsh")]
#[case::regions("regions qqq", "qqq", "regions")]
#[case::places("places qqq", "qqq", "yizhuan regions")]
#[case::places_several("places cd", "cd", "510100")]
#[case::places_format("places --format docx", "docx", "text、pdf、html")]
fn a_wrong_call_says_what_and_what_to_do(
    #[case] line: &str,
    #[case] what: &str,
    #[case] todo: &str,
) {
    let output = Call::new(line).run();
    let error = text(&output.stderr);
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert_eq!(text(&output.stdout), "", "nothing on standard output");
    assert_eq!(lines.len(), 2, "{error}");
    assert!(lines[0].contains(what), "{error}");
    assert!(lines[1].starts_with("提示:") && lines[1].contains(todo), "{error}");
}

#[rstest]
#[case::escape("plan --origin \u{1b}[31m成都")]
#[case::title("\u{1b}]0;成都\u{7}")]
#[case::flag("plan --\u{9b}31m")]
#[case::surplus("plan \u{1b}[2J")]
#[case::line_break("plan --format text\r\n提示:\u{2028}没有")]
#[case::direction("regions \u{202e}成都\u{2066}")]
#[case::day("workdays 2026-11-23\u{8} 1")]
#[case::long_value(&format!("plan --origin {}", "成".repeat(9_000)))]
#[case::long_flag(&format!("plan --{}", "x".repeat(9_000)))]
#[case::long_list(&format!("plan --hindrances {}", "none,".repeat(9_000)))]
#[case::long_command(&"x".repeat(9_000))]
#[case::long_query(&format!("regions {}", "x".repeat(9_000)))]
fn a_message_repeats_no_escapes_and_no_long_values(#[case] line: &str) {
    let mut call = Call::new("");
    call.0.args(line.split(' '));
    let output = call.run();
    let error = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(2), ""), "{error:?}");
    assert_eq!(error.lines().count(), 2, "{error:?}");
    let strays = |letter: char| {
        letter.is_control() && letter != '\n' || ('\u{2028}'..='\u{2069}').contains(&letter)
    };
    assert!(!error.contains(strays), "{error:?}");
    assert!(width(&error) < 300, "{} cells", width(&error));
}

#[cfg(unix)]
#[test]
fn a_message_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    for before in ["", "plan --origin", "regions", "workdays", "plan --format"] {
        let mut call = Call::new(before);
        call.0.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
        let output = call.run();
        assert_eq!(output.status.code(), Some(2), "{before}");
        assert_eq!(text(&output.stderr).lines().count(), 2, "{before}");
    }
}

#[test]
fn the_number_of_an_error_stands_when_nobody_reads_its_message() {
    let mut call = Call::new("plan --orgin 成都").0;
    // The other end is closed before the program starts.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let status = call.stdout(Stdio::null()).stderr(writer).status().expect("it starts");
    assert_eq!(status.code(), Some(2));
}

#[test]
fn json_has_the_keys_of_the_contract_in_order() {
    let plan = Call::new(&format!("{READY} --gap-months 2 --format json")).json();
    let keys =
        |json: &Json| json.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let top = "schema today data answers ignored missing kind scope verdict account gap materials \
               steps timeline warnings channels sources";
    let begins = |json: &Json, expected: &str| {
        let expected: Vec<&str> = expected.split(' ').collect();
        assert_eq!(keys(json)[..expected.len()], expected);
    };
    begins(&plan, top);
    assert_eq!(keys(&plan).len(), top.split_whitespace().count());
    begins(&plan["data"], "version checked");
    begins(&plan["verdict"], "code title because");
    begins(&plan["verdict"]["because"][0], "text rule sources level");
    begins(&plan["account"], "code text rule sources level");
    begins(&plan["gap"], "months tier backpay backpay_last_month waiting text rule sources level");
    begins(&plan["gap"]["waiting"], "code min_months max_months");
    begins(&plan["steps"], "online counter");
    begins(&plan["steps"]["online"][0], "id title text who where rule sources level");
    begins(&plan["warnings"][0], "id text rule sources level");
    begins(&plan["channels"][0], "id title text place sources level");
    begins(
        &plan["sources"][0],
        "id title number issuer issued in_force expired checked level where",
    );
    for material in plan["materials"].as_array().expect("a list") {
        let group = if material["need"] == "one_of" { "group " } else { "" };
        let rest = format!("id title need {group}channels note how rule sources level");
        begins(material, &rest);
    }
    for point in plan["timeline"].as_array().expect("a list") {
        let at = if point.get("month").is_some() { "month" } else { "date" };
        begins(point, &format!("id title {at} certainty text rule sources level"));
    }
}

#[test]
fn answers_are_printed_as_understood() {
    let line = format!("{READY} --last-paid 2026-08 --format json").replace("成都", "chengdu");
    let line = line
        .replace("none", "arrears --hindrances in_hospital")
        .replace("--origin-stopped yes", "--origin-stopped unknown");
    let answers = &Call::new(&line).json()["answers"];
    assert_eq!(answers["origin"], "510100");
    assert_eq!(answers["destination"], "440300");
    assert_eq!(answers["gap_months"], 2, "worked out from the month");
    assert_eq!(answers["last_paid"], "2026-08");
    assert_eq!(answers["origin_stopped"], "unknown");
    assert_eq!(answers["hindrances"], serde_json::json!(["arrears", "in_hospital"]));
    let none = &Call::new(&format!("{READY} --format json")).json()["answers"];
    assert_eq!(none["hindrances"], serde_json::json!([]));
    assert!(none.get("gap_months").is_none(), "nothing was said about the gap");
}

#[rstest]
#[case("2026-11", 0)]
#[case("2026-10", 0)]
#[case("2026-09", 1)]
fn the_gap_is_the_months_strictly_between(#[case] last: &str, #[case] months: u16) {
    let answers =
        &Call::new(&format!("{READY} --last-paid {last} --format json")).json()["answers"];
    assert_eq!(answers["gap_months"], months);
}

#[test]
fn full_width_letters_labels_and_other_separators_are_taken() {
    let line = format!("{READY} --gap-months ２ --from-scheme 居民医保 --format json")
        .replace("--from-scheme employee", "")
        .replace("none", "ＡＲＲＥＡＲＳ、in_hospital");
    let answers = &Call::new(&line).json()["answers"];
    assert_eq!(answers["gap_months"], 2);
    assert_eq!(answers["from_scheme"], "resident");
    assert_eq!(answers["hindrances"], serde_json::json!(["arrears", "in_hospital"]));
}

/// Answers that together bring out every part of a plan, most verdicts and lapsed documents.
const LINES: &[&str] = &[
    "plan --today 2026-11-23",
    "plan --today 2026-11-23 --from-scheme employee --retired yes",
    "plan --today 2026-11-23 --from-scheme resident --to-scheme resident --origin 成都 \
     --destination 广州 --next-year-enrolled no",
    "plan --today 2026-11-23 --from-scheme flexible --to-scheme flexible --origin 广州 \
     --destination 珠海 --origin-stopped yes --destination-enrolled yes --gap-months 7",
    "plan --today 2027-02-01 --from-scheme resident --to-scheme employee --origin 武汉 \
     --destination 重庆 --origin-stopped yes --destination-enrolled yes --gap-months 0",
    "plan --today 2030-01-01 --from-scheme employee --to-scheme resident --origin 苏州 \
     --destination 110000 --origin-stopped no --missed-years 3 --repaid-years 1",
    "plan --today 2001-01-01 --from-scheme employee --to-scheme employee --origin 海口 \
     --destination 三亚",
];

/// Every object in the JSON that says something.
fn statements<'a>(json: &'a Json, found: &mut Vec<&'a Json>) {
    match json {
        Json::Array(list) => list.iter().for_each(|each| statements(each, found)),
        Json::Object(map) => {
            found.extend(map.contains_key("level").then_some(json));
            map.values().for_each(|each| statements(each, found));
        }
        _ => {}
    }
}

#[test]
fn every_statement_has_a_source_or_is_unconfirmed_and_every_source_is_listed_once() {
    for line in LINES {
        let plan = Call::new(&format!("{line} --format json")).json();
        let mut said = Vec::new();
        let object = plan.as_object().expect("an object");
        for (_, part) in object.iter().filter(|(key, _)| *key != "sources") {
            statements(part, &mut said);
        }
        let listed: Vec<&Json> =
            plan["sources"].as_array().expect("a list").iter().map(|each| &each["id"]).collect();
        let cited: Vec<&Json> =
            said.iter().filter_map(|each| each["sources"].as_array()).flatten().collect();
        assert!(said.len() > 3, "{line} says something");
        for statement in &said {
            let empty = statement["sources"].as_array().is_none_or(Vec::is_empty);
            assert!(!empty || statement["level"] == "unconfirmed", "{line}: {statement}");
        }
        assert!(cited.iter().all(|id| listed.contains(id)), "{line}: cited, not listed");
        for (at, id) in listed.iter().enumerate() {
            assert!(cited.contains(id), "{line}: {id} is listed and not cited");
            assert!(!listed[..at].contains(id), "{line}: {id} is listed twice");
        }
    }
}

#[test]
fn text_says_all_that_json_says() {
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    for line in LINES {
        let plan = Call::new(&format!("{line} --format json")).json();
        let page = squeeze(&Call::new(line).prints());
        let mut said = Vec::new();
        statements(&plan, &mut said);
        for statement in said {
            for key in ["text", "title", "note", "how", "who", "where", "number"] {
                let words = squeeze(statement[key].as_str().unwrap_or_default());
                assert!(page.contains(&words), "{line}: the page lacks {words}");
            }
            for notice in statement["notices"].as_array().into_iter().flatten() {
                let words = squeeze(notice.as_str().unwrap_or_default());
                assert!(page.contains(&words), "{line}: the page lacks {words}");
            }
        }
    }
}

#[rstest]
#[case(80, "")]
#[case(60, " --width 60")]
#[case(20, " --width 20")]
fn text_fits_the_width_and_carries_no_escape_codes(#[case] cells: usize, #[case] flag: &str) {
    for line in LINES {
        let page = Call::new(&format!("{line}{flag}")).prints();
        assert!(!page.contains('\u{1b}'), "escape code");
        for line in page.lines() {
            assert!(width(line) <= cells, "{} cells: {line}", width(line));
            assert_eq!(line.trim_end(), line, "blanks at the end");
            let first = line.trim_start().chars().next();
            assert!(!first.is_some_and(|mark| "，。、；：？！）》」』】".contains(mark)), "{line}");
        }
    }
}

#[rstest]
#[case("2026-11-23 10", "2026-12-07", false)]
#[case("2026-11-23 15", "2026-12-14", false)]
#[case("2026-09-14 15", "2026-10-10", false)]
#[case("2026-02-09 10", "2026-02-28", false)]
#[case("2026-12-14 15", "2027-01-05", true)]
fn workdays_are_counted(#[case] line: &str, #[case] day: &str, #[case] provisional: bool) {
    let said = Call::new(&format!("workdays {line}")).prints();
    assert!(said.lines().next().is_some_and(|first| first.contains(day)), "{said}");
    assert_eq!(said.contains("暂定"), provisional, "{said}");
}

#[test]
fn full_width_days_and_numbers_are_taken_everywhere() {
    let usual = Call::new("workdays 2026-11-23 10").prints();
    assert_eq!(Call::new("workdays ２０２６-１１-２３ １０").prints(), usual);
    let plan = Call::new("plan --today ２０２６－１１－２３ --format json").json();
    assert_eq!(plan["today"], "2026-11-23");
}

#[test]
fn a_long_list_of_days_off_is_wrapped() {
    let said = Call::new("workdays 2025-11-23 500").prints();
    assert!(said.contains("放假不算：") && said.contains("暂定"), "{said}");
    assert!(said.lines().all(|line| width(line) <= 80), "{said}");
}

#[test]
fn a_county_is_taken_for_its_city_and_that_is_said() {
    let city = Call::new(&READY.replace("成都", "苏州")).prints();
    let output = Call::new(&READY.replace("成都", "崑山")).run();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), city);
    let said = text(&output.stderr);
    assert!(said.contains("昆山市在江苏省苏州市里") && said.contains("12393"), "{said}");
    let places = Call::new("places 义乌").run();
    assert!(text(&places.stderr).contains("义乌市在浙江省金华市里"));
    let listed = Call::new("regions 浦东").prints();
    assert_eq!(listed, "310000  上海市  （浦东新区在这里）\n");
}

#[test]
fn places_are_listed_with_their_provinces() {
    assert_eq!(Call::new("regions chengdu").prints(), "510100  四川省  成都市\n");
    let all = Call::new("regions").prints();
    assert!(all.lines().count() > 370);
    assert!(all.lines().any(|line| line == "110000  北京市"), "{all}");
    let several = Call::new("regions cd").prints();
    let columns: Vec<usize> = several
        .lines()
        .map(|line| width(&line[..line.rfind("  ").expect("two columns")]))
        .collect();
    assert!(columns.len() > 2);
}

#[test]
fn the_version_names_program_table_and_day() {
    let meta = rules::meta();
    let (version, checked) = (&meta.version, meta.checked);
    let expected =
        format!("yizhuan {}\n规则数据 {version}\n最后核对 {checked}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Call::new("--version").prints(), expected);
    assert_eq!(Call::new("--version --data -").prints(), expected, "read from the table");
    assert_eq!(Call::new("-V").prints(), expected);
}

#[rstest]
#[case("-h", "help-short.txt")]
#[case("--help", "help-long.txt")]
#[case("plan -h", "help-plan-short.txt")]
#[case("plan --help", "help-plan-long.txt")]
#[case("save -h", "help-save.txt")]
#[case("open --help", "help-open.txt")]
#[case("batch --help", "help-batch.txt")]
#[case("places --help", "help-places.txt")]
#[case("regions --help", "help-regions.txt")]
#[case("workdays --help", "help-workdays.txt")]
#[case("rules --help", "help-rules.txt")]
#[case("rules check --help", "help-rules-check.txt")]
#[case("rules diff --help", "help-rules-diff.txt")]
fn help_is_what_was_checked(#[case] line: &str, #[case] file: &str) {
    let help = Call::new(line).prints();
    is_as_checked(file, &help);
    assert!(help.lines().all(|line| width(line) <= 80), "{help}");
    for english in ["Usage", "Options", "Commands", "Arguments", "default:", "possible"] {
        assert!(!help.contains(english), "English in {file}: {english}");
    }
}

#[test]
fn every_question_is_a_flag_with_help() {
    let help = Call::new("plan --help").prints();
    for question in &rules::embedded().table.transfer().questions {
        let flag = format!("--{}", question.id.replace('_', "-"));
        assert!(help.contains(&flag), "{flag}");
        for choice in &question.choices {
            assert!(help.contains(&choice.id), "{}", choice.id);
        }
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut call = Call::new(READY).0;
    let mut child = call.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let mut error = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut error).expect("UTF-8");
    let status = child.wait().expect("it ends");
    assert_eq!((status.code(), error.as_str()), (Some(0), ""));
}

/// What a call prints, however it is broken into lines and whatever is drawn beside it.
fn said_by(call: &str) -> String {
    solid(&Call::new(call).prints())
}

/// A text without rules under headings, marks of lists, and white space: prompts have none of them.
fn solid(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("--"));
    let bare = |line: &str| {
        let line = line.strip_prefix("[ ] ").or(line.strip_prefix("- ")).unwrap_or(line);
        line.split_whitespace().collect::<String>()
    };
    lines.map(bare).collect()
}

/// What is printed for what is typed at prompts.
fn typed(keys: &str) -> String {
    typed_at("--plain --today 2026-11-23", Path::new("."), keys)
}

/// The same for a call in a folder.
fn typed_at(call: &str, folder: &Path, keys: &str) -> String {
    let mut call = Call::new(call).0;
    call.stdin(Stdio::piped()).stdout(Stdio::piped()).current_dir(folder);
    let mut child = call.spawn().expect("it starts");
    child.stdin.take().expect("piped").write_all(keys.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    text(&output.stdout)
}

#[test]
fn prompts_lead_to_the_same_plan_as_flags() {
    let prompted = typed("1\n1\n1\n1\n成都\n深圳\n1\n1\n2026-08\n\n1\n8\n?\n");
    let flags = said_by(&format!("{READY} --last-paid 2026-08"));
    assert!(solid(&prompted).contains(&flags), "{prompted}");
}

#[test]
fn prompts_begin_with_the_topic() {
    let prompted = typed("0\n99\n3\n3\n");
    assert_eq!(prompted.matches("您想问哪件事？").count(), 3, "{prompted}");
    let flags = Call::new("topic gap --scheme resident --today 2026-11-23").prints();
    let lines: Vec<&str> = flags.lines().collect();
    let headings = lines.windows(2).filter(|pair| pair[1].starts_with("--")).map(|pair| pair[0]);
    assert!(headings.clone().count() > 3, "{flags}");
    for heading in headings {
        assert!(prompted.contains(&format!("\n{heading}\n")), "{heading}: {prompted}");
    }
}

#[test]
fn prompts_speak_of_typing_and_repeat_no_escapes() {
    let said = typed(
        "1\n\n\u{1b}[31m\n1\n*\n1\n1\n\u{202e}\u{1b}]0;x\u{7}\n成都\n杭州\n1\n1\n0\n1,2\n,\n\n",
    );
    let said = said.replace("> ", "").replace('\n', "");
    assert!(said.contains("「转出地医保」空着。请输入一个答案"), "{said}");
    assert!(said.contains("县、镇、街道请写它上面的市"), "{said}");
    assert!(
        said.contains(
            "「要先处理的事」里有重复或者矛盾的内容。每一样只写一次；「没有这些情况」只能单独写。"
        ),
        "{said}"
    );
    assert!(said.contains("「要先处理的事」不能是「,」"), "{said}");
    assert!(said.contains("「要先处理的事」空着"), "an empty line is not none: {said}");
    assert!(said.contains("输入结束了"), "{said}");
    assert!(!said.contains("不写这一项"), "flags are spoken of: {said}");
    let strays = |letter: char| letter.is_control() || letter == '\u{202e}';
    assert!(!said.contains(strays), "{said:?}");
}

#[test]
fn an_endless_line_is_refused_and_the_next_is_read() {
    let said = typed(&format!("{}\n1\n", "x".repeat(3 << 20)));
    let (before, after) = said.split_once("这一行超过 1 MB，没有读。").expect("it is refused");
    assert!(!before.contains("第 1 题") && after.contains("第 1 题"), "{said}");
    // As long as is allowed, it is read, and looked for by its first letters.
    let said = typed(&format!("{}\n1\n", "x".repeat((1 << 20) - 1)));
    let looked_for = format!("查找「{}」", "x".repeat(64));
    assert!(!said.contains("没有读") && said.replace('\n', "").contains(&looked_for), "{said}");
}

#[test]
fn prompts_explain_go_back_keep_and_refuse() {
    let said = typed("1\n9\n1\n1\n2\n-\n?\n\n");
    assert!(said.contains("「转出地医保」不能是「9」"), "{said}");
    assert!(said.contains("原来的答案：职工医保，灵活就业"), "{said}");
    assert!(said.contains("新单位给您参保"), "? explains: {said}");
    assert!(said.contains("输入结束了"), "the end of the input is no error: {said}");
    let said = said.replace([' ', '\n'], "");
    assert!(said.contains("转入地医保：职工医保，灵活就业"), "kept by an empty line: {said}");
}
