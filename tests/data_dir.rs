//! Folders with data of one machine: put over the program's own, or refused as a whole.

mod beside;
mod care;
mod marks;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use rstest::rstest;
use yizhuan::model::{Data, Overlay};
use yizhuan::rules;
use yizhuan::tui::app::App;

use crate::support::driver::{Driver, options};

use crate::support::folder::Folder;

/// An invented arrangement, for these tests only.
pub const CALENDAR: &str = r#"
year = 2027
status = "announced"
notice = "测试"
issued = 2026-11-20
source = "test-holidays-2027"

[[holiday]]
name = "测试节"
off = ["2027-01-01..2027-01-05"]
work = ["2027-01-09"]
days_off = 5
"#;

pub const SOURCES: &str = r#"
[[source]]
id = "test-holidays-2027"
title = "测试用的放假安排"
issuer = "测试"
checked = 2026-11-21
level = "national"
"#;

impl Folder {
    fn empty() -> Self {
        Self::new("data")
    }

    fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.put(path, text);
        keep(&self.0, &path);
        self
    }

    /// The arrangement and what it rests on.
    fn calendar() -> Self {
        Self::empty().with("calendar/2027.toml", CALENDAR).with("sources.toml", SOURCES)
    }

    fn damaged() -> Self {
        Self::calendar()
            .with("calendar/2027.toml", CALENDAR.replace("days_off = 5", "days_off = 4"))
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }
}

/// Takes away what a lax setting of this machine lets others do with a file and its folders.
fn keep(folder: &Path, path: &Path) {
    #[cfg(unix)]
    for each in path.ancestors().take_while(|each| each.starts_with(folder)) {
        use std::os::unix::fs::PermissionsExt as _;
        let mut rights = fs::metadata(each).expect("it is there").permissions();
        rights.set_mode(rights.mode() & !0o022);
        fs::set_permissions(each, rights).expect("it is ours");
    }
    #[cfg(not(unix))]
    let _ = (folder, path);
}

fn run(home: Option<&Path>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
    command.env_remove("XDG_DATA_HOME").env("HOME", home.unwrap_or(Path::new("/nonexistent")));
    command.args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn prints(arguments: &[&str]) -> String {
    let output = run(None, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

const WORKDAYS: [&str; 3] = ["workdays", "2026-12-14", "15"];

#[test]
fn a_calendar_is_added_without_a_new_build() {
    let folder = Folder::calendar().with("README.md", "说明").with(".hidden", "\u{0}");
    let own = prints(&WORKDAYS);
    assert!(own.contains("2027-01-05") && own.contains("暂定"), "{own}");
    let after = prints(&[&WORKDAYS[..], &["--data", folder.path()]].concat());
    assert!(after.contains("2027-01-07") && after.contains("测试节"), "{after}");
    assert!(!after.contains("暂定"), "{after}");
    let before = prints(&[&["--data", folder.path()], &WORKDAYS[..]].concat());
    assert_eq!(before, after, "the flag stands on either side of the command");
}

/// A variable says where the place is; elsewhere the system does.
#[cfg(unix)]
#[test]
fn a_folder_in_its_place_that_cannot_be_used_does_not_pass_for_checked() {
    let home = Folder::empty();
    let data = ".local/share/yizhuan/data";
    let wrong = CALENDAR.replace("days_off = 5", "days_off = 4");
    let home = home.with(&format!("{data}/calendar/2027.toml"), wrong);
    let home = home.with(&format!("{data}/sources.toml"), SOURCES);
    let named = home.0.join(data);
    let named = ["rules", "check", "--data", named.to_str().expect("UTF-8")];
    let own = run(Some(&home.0), &["rules", "check"]);
    assert_eq!((own.status.code(), text(&own.stdout)), (Some(3), String::new()));
    assert_eq!(text(&own.stderr), text(&run(None, &named).stderr), "as if it were named");
}

#[test]
fn the_plan_counts_with_it_and_says_so() {
    let folder = Folder::calendar();
    let line = ["plan", "--today", "2026-12-14", "--origin", "成都", "--destination", "深圳"];
    let plan = prints(&[&line[..], &["--format", "json", "--data", folder.path()]].concat());
    let plan: serde_json::Value = serde_json::from_str(&plan).expect("JSON");
    let version = format!("{}+local", rules::meta().version);
    assert_eq!(plan["data"]["version"], version.as_str());
    let due = plan["timeline"].as_array().expect("a list").iter();
    let due = due.map(|each| (&each["id"], &each["date"], &each["certainty"]));
    let due = due.filter(|(id, ..)| *id == "transfer_in_due").collect::<Vec<_>>();
    assert!(due.iter().all(|(_, date, firm)| *date == "2027-01-07" && *firm == "official"));
    let said = prints(&["--version", "--data", folder.path()]);
    assert!(said.contains(&version) && said.contains("另有本机数据"), "{said}");
}

#[test]
fn places_and_documents_are_added_and_replaced() {
    let place = "[[fact]]\nin = \"transfer\"\npart = \"warning\"\nid = \"510100-test\"\nside = \"origin\"\ntext = \"测试的话。\"\n\
                 as_of = \"2026\"\nabout = [\"pool\"]\nsources = [\"social-insurance-law\"]\n";
    let law = SOURCES.replace("test-holidays-2027", "social-insurance-law");
    let folder = Folder::empty()
        .with("local/510100-test.toml", place)
        .with("sources.toml", law)
        .with("meta.toml", "version = \"7\"\n");
    let line = ["plan", "--today", "2026-11-21", "--origin", "成都", "--data", folder.path()];
    let plan = prints(&line);
    assert!(plan.contains("测试的话。") && plan.contains("《测试用的放假安排》"), "{plan}");
    assert!(plan.contains("+7"), "the folder's own version: {plan}");
}

#[test]
fn the_usual_folder_is_found_and_can_be_passed_over() {
    let home = Folder::empty()
        .with(".local/share/yizhuan/data/calendar/2027.toml", CALENDAR)
        .with(".local/share/yizhuan/data/sources.toml", SOURCES);
    if cfg!(target_os = "linux") {
        let output = run(Some(&home.0), &WORKDAYS);
        assert!(text(&output.stdout).contains("测试节"), "{output:?}");
        let own = run(Some(&home.0), &[&WORKDAYS[..], &["--data", "-"]].concat());
        assert_eq!(text(&own.stdout), prints(&WORKDAYS));
        let empty = Folder::empty().with(".local/share/yizhuan/data/README.md", "");
        let output = run(Some(&empty.0), &WORKDAYS);
        assert_eq!(text(&output.stderr), "", "nothing is in it yet");
    }
}

#[rstest]
#[case(&["plan"])]
#[case(&["regions", "cd"])]
#[case(&WORKDAYS)]
#[case(&["topic", "transfer"])]
#[case(&["topic"])]
#[case(&["--version"])]
fn a_damaged_folder_that_was_asked_for_ends_with_the_spot(#[case] line: &[&str]) {
    let folder = Folder::damaged();
    let output = run(None, &[line, &["--data", folder.path()]].concat());
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{error}");
    assert_eq!(text(&output.stdout), "", "nothing on standard output");
    assert!(error.contains("calendar/2027.toml 第 12 行第 12 列"), "{error}");
    assert!(error.contains(folder.path()) && error.contains("提示: "), "{error}");
}

#[test]
fn a_damaged_usual_folder_is_left_out_with_two_lines() {
    let home = Folder::empty().with(".local/share/yizhuan/data/calendar/2027.toml", "year = 1\n");
    if cfg!(target_os = "linux") {
        let output = run(Some(&home.0), &WORKDAYS);
        let error = text(&output.stderr);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), prints(&WORKDAYS)));
        assert_eq!(error.lines().count(), 2, "{error}");
        assert!(error.contains("没有使用") && error.contains("calendar/2027.toml"), "{error}");
    }
}

#[rstest]
#[case::topic("topics/transfer.toml", "", "不能放在本机数据里")]
#[case::regions("regions.tsv", "", "不能放在本机数据里")]
#[case::misnamed("calendar/next.toml", "", "认不得这个文件")]
#[case::stray("calendar.toml", "", "认不得这个文件")]
#[case::no_rule_file("notes.txt", "", "notes.txt")]
#[case::nested("calendar/old/2026.toml", "", "calendar/old")]
#[case::strange_folder("pictures/a.toml", "", "pictures")]
#[case::empty_file("calendar/2028.toml", "", "缺少 year")]
#[case::no_text("calendar/2028.toml", &b"year = 2028\n# \xd6\xd0"[..], "第 2 行不是 UTF-8")]
#[case::two_bytes("calendar/2028.toml", &b"\xff\xfey\0"[..], "UTF-8")]
#[case::huge("local/110000.toml", vec![b'#'; (1 << 20) + 1], "太大")]
#[case::broken("local/110000.toml", "[[gap]\n", "写法有误")]
#[case::source("sources.toml", "[[source]]\nid = \"A\"\n", "sources.toml 第")]
#[case::version("meta.toml", "version = \"2027.1 版\"\n", "meta.toml 第 1 行第 11 列")]
#[case::checked("meta.toml", "version = \"1\"\nchecked = 2027-01-01\n", "checked")]
#[case::place("local/999999.toml", "", "文件名不是已有的地方")]
fn odd_files_refuse_the_whole_folder(
    #[case] path: &str,
    #[case] content: impl AsRef<[u8]>,
    #[case] said: &str,
) {
    let folder = Folder::calendar().with(path, content);
    let output = run(None, &["regions", "--data", folder.path()]);
    let error = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(3), ""), "{error}");
    assert!(error.contains(said), "{error}");
    let strays = |letter: char| letter.is_control() && letter != '\n';
    assert!(!error.contains(strays), "{error:?}");
}

#[test]
fn odd_folders_are_refused() {
    let folder = Folder::calendar();
    let file = folder.0.join("sources.toml");
    let empty = Folder::empty();
    // Elsewhere the system says of what is below a file only that it is not there.
    let below = if cfg!(unix) { "不是文件夹" } else { "没有这个文件夹" };
    for (path, said) in [
        (Path::new("/nonexistent/data"), "没有这个文件夹"),
        (file.as_path(), "不是文件夹"),
        (&file.join("deeper"), below),
        (&empty.0, "没有规则文件"),
        (Path::new(""), ""),
    ] {
        let output = run(None, &["regions", "--data", path.to_str().expect("UTF-8")]);
        let error = text(&output.stderr);
        assert!(matches!(output.status.code(), Some(2 | 3)), "{error}");
        assert!(error.contains(said) && error.lines().count() == 2, "{path:?}: {error}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_refused_and_not_waited_for() {
    use std::os::unix::fs::symlink;
    let cases: &[fn(&Path) -> &'static str] = &[
        |folder| {
            symlink("loop.toml", folder.join("loop.toml")).expect("a link");
            "loop.toml 是链接"
        },
        |folder| {
            symlink("/nonexistent", folder.join("sources2.toml")).expect("a link");
            "sources2.toml 是链接"
        },
        |folder| {
            symlink("..", folder.join("calendar/up")).expect("a link");
            "calendar/up 是链接"
        },
        |folder| {
            symlink("/dev/zero", folder.join("local.toml")).expect("a link");
            "local.toml 是链接"
        },
        |folder| {
            let pipe = folder.join("pipe.toml");
            let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
            assert!(made.success());
            "pipe.toml"
        },
    ];
    for case in cases {
        let folder = Folder::calendar();
        let said = case(&folder.0);
        let output = run(None, &["regions", "--data", folder.path()]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{error}");
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn line_ends_and_marks_of_other_editors_are_taken() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let folder = Folder::empty()
        .with("calendar/2027.toml", windows(CALENDAR))
        .with("sources.toml", windows(SOURCES));
    let said = prints(&[&WORKDAYS[..], &["--data", folder.path()]].concat());
    assert!(said.contains("测试节"), "{said}");
}

#[test]
fn prompts_start_all_the_same_and_say_it_twice() {
    let folder = Folder::damaged();
    let output = run(None, &["--plain", "--data", folder.path()]);
    let said = text(&output.stdout).replace('\n', "");
    assert_eq!(output.status.code(), Some(0));
    assert!(said.contains("第 12 行第 12 列"), "{said}");
    assert_eq!(said.matches("没有使用").count(), 2, "{said}");
}

fn person(overlay: Overlay) -> Driver {
    let data = Data { assets: rules::embedded(), overlay: Some(Box::leak(Box::new(overlay))) };
    Driver { app: App::over(&options(), data), ..Driver::new() }
}

fn refused() -> Driver {
    let why = "calendar/2027.toml 第 12 行第 12 列：列出的放假日共 5 天。".to_owned();
    person(Overlay::Refused { folder: "/data".to_owned(), why, is_pack: false })
}

#[test]
fn every_screen_says_that_a_folder_was_refused() {
    let short = "本机数据有误";
    for keys in ["", "1", "1 1 1 1", "1 F1", crate::screens::keys::USUAL] {
        for (columns, rows) in [(80, 24), (60, 20), (40, 12), (140, 45)] {
            refused().sized(columns, rows).press(keys).sees(short);
        }
    }
    refused().sees("第 12 行第 12 列").press("1 F1").sees("第 12 行第 12 列");
    Driver::new().misses(short);
}

#[test]
fn the_home_page_names_a_folder_in_use() {
    let used = person(Overlay::Used {
        folder: "/data".to_owned(),
        doubt: String::new(),
        lost: String::new(),
    });
    used.sees("另有本机数据：/data").misses("有误");
}

#[test]
fn two_states_are_compared_as_text_and_json() {
    let local =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/local/500000.toml"));
    let local = local.expect("a file").replacen("text = \"", "text = \"换过。", 1);
    let folder = Folder::empty().with("local/500000.toml", local);
    let said = prints(&["rules", "diff", folder.path()]);
    assert!(said.contains("规则：增加 0，修改 1，删除 0") && said.contains("换过。"), "{said}");
    assert!(said.contains("地方：重庆市") && said.contains("例：yizhuan "), "{said}");
    let json = prints(&["rules", "diff", "-", folder.path(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["entries"][0]["fields"][0]["key"], "text");
    assert!(json["topics"][0]["changed"].as_u64() > Some(0));
    let same = prints(&["rules", "diff", "-"]);
    assert!(same.contains("没有不同"), "{same}");
    let assets = concat!(env!("CARGO_MANIFEST_DIR"), "/assets");
    assert!(prints(&["rules", "diff", assets]).contains("没有不同"), "a whole folder");
}

#[rstest]
#[case(&["rules", "diff"], 2, "新的数据文件夹")]
#[case(&["rules", "diff", "-", "-", "-"], 2, "多出来的")]
#[case(&["rules", "diff", "-", "--format", "html"], 2, "text、json")]
#[case(&["rules", "diff", "/nonexistent"], 3, "没有这个文件夹")]
#[case(&["rules"], 2, "--help")]
fn a_comparison_that_cannot_be_made_says_why(
    #[case] line: &[&str],
    #[case] code: i32,
    #[case] said: &str,
) {
    let output = run(None, line);
    let error = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(code), ""), "{error}");
    assert!(error.contains(said), "{error}");
}
