//! The program itself: `save` and `open`, and the places a file may lie in.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use rstest::rstest;
use serde_json::Value as Json;

use crate::support::folder::Folder;

/// A folder with a space in its name.
fn spaced() -> Folder {
    Folder::new("saved case")
}

impl Folder {
    /// Saves the usual case; where, and what is in the file.
    fn keeps(&self) -> (PathBuf, String) {
        self.prints(&save(&["--output", "me.toml"]));
        let path = self.0.join("me.toml");
        let kept = fs::read_to_string(&path).expect("it is there");
        (path, kept)
    }

    /// Calls the program in the folder.
    fn call(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        command.env_remove("XDG_DATA_HOME").env("HOME", "/nonexistent").current_dir(&self.0);
        command.args(arguments).stdin(Stdio::null()).output().expect("the program starts")
    }

    /// What it prints, when all goes well.
    fn prints(&self, arguments: &[&str]) -> String {
        let output = self.call(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    }

    /// What it complains of.
    fn refuses(&self, arguments: &[&str], code: i32) -> String {
        let output = self.call(arguments);
        let error = text(&output.stderr);
        let ended = (output.status.code(), text(&output.stdout));
        assert_eq!(ended, (Some(code), String::new()), "{error}");
        assert!(error.contains("提示: "), "{error}");
        error
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const MOVE: &[&str] = &[
    "--today",
    "2026-11-22",
    "--from-scheme",
    "employee",
    "--to-scheme",
    "employee",
    "--retired",
    "no",
    "--origin",
    "成都",
    "--destination",
    "深圳",
    "--origin-stopped",
    "yes",
    "--destination-enrolled",
    "yes",
    "--hindrances",
    "none",
    "--gap-months",
    "2",
];
const NAME: &str = "医保转移-四川省成都市-广东省深圳市-2026-11-22.toml";

fn save(more: &[&str]) -> Vec<&'static str> {
    let more = more.iter().map(|word| &*(*word).to_owned().leak());
    ["save"].into_iter().chain(MOVE.iter().copied()).chain(more).collect()
}

#[test]
fn a_new_step_is_saved_into_the_file_it_belongs_to() {
    let folder = spaced();
    folder.prints(&save(&["--output", "me.toml", "--tick", "identity-card"]));
    let step = ["--today", "2026-11-27", "--progress", "accepted", "--apply-on", "2026-11-25"];
    let said = folder.prints(&[&["save", "--update", "me.toml"], &step[..]].concat());
    assert_eq!(said, "已存到「me.toml」。以后打开：yizhuan open me.toml\n");
    assert_eq!(folder.names(), ["me.toml"]);
    let both = folder.prints(&["open", "me.toml", "--today", "2026-11-27", "--format", "json"]);
    let both: Json = serde_json::from_str(&both).expect("JSON");
    let answers = &both["result"]["answers"];
    assert_eq!(answers["progress"], "accepted");
    assert_eq!(answers["origin"], "510100", "what was not written stays: {answers}");
    let kept = fs::read_to_string(folder.0.join("me.toml")).expect("it is there");
    assert!(kept.contains("identity-card"), "ticks stay: {kept}");
    // A new way to tell the same takes the place of the old one.
    let month = ["--today", "2026-11-27", "--last-paid", "2026-08"];
    folder.prints(&[&["save", "--update", "me.toml"], &month[..]].concat());
    let error = folder.refuses(&["save", "gap", "--update", "me.toml"], 2);
    assert!(error.contains("yizhuan save --update"), "{error}");
    let error = folder.refuses(&["open", "me.toml", "--progress", "accepted"], 2);
    assert!(error.contains("yizhuan save --update"), "the way is named: {error}");
}

#[test]
fn of_two_who_save_into_one_file_neither_loses_what_the_other_saved() {
    let folder = spaced();
    for _ in 0..8 {
        folder.prints(&save(&["--output", "me.toml", "--force"]));
        let answers = [["--gap-months", "3"], ["--destination-enrolled", "no"]];
        let both = answers.map(|answer| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
            command.env_remove("XDG_DATA_HOME").env("HOME", "/nonexistent");
            let update = ["save", "--today", "2026-11-22", "--update", "me.toml"];
            command.current_dir(&folder.0).args(update).args(answer);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().expect("the program starts")
        });
        let both = both.map(|child| child.wait_with_output().expect("it ends"));
        let opened =
            folder.prints(&["open", "me.toml", "--today", "2026-11-22", "--format", "json"]);
        let opened: Json = serde_json::from_str(&opened).expect("JSON");
        let answers = &opened["result"]["answers"];
        let there = [answers["gap_months"] == 3, answers["destination_enrolled"] == "no"];
        for (output, there) in both.iter().zip(there) {
            let error = text(&output.stderr);
            assert_eq!(output.status.success(), there, "{answers} {error}");
            assert!(there || error.contains("读了以后被别人改过"), "{error}");
        }
        assert!(there.contains(&true), "one of them is first");
    }
    assert_eq!(folder.names(), ["me.toml"]);
}

#[test]
fn a_file_is_not_put_in_its_place_without_answers_that_it_had() {
    let folder = spaced();
    let (path, kept) = folder.keeps();
    let strange = kept.replacen("\"510100\"", "\"999999\"", 1).replacen(
        "question = \"retired\"",
        "question = \"old_age\"",
        1,
    );
    fs::write(&path, &strange).expect("room for it");
    let update = ["save", "--today", "2026-11-22", "--update", "me.toml", "--gap-months", "1"];
    let error = folder.refuses(&update, 1);
    assert!(error.contains("「转出地：四川省成都市」没有读进来"), "{error}");
    assert!(error.contains("现在不问这一题了") && error.contains("文件改动过"), "{error}");
    assert!(error.contains("--force") && error.contains("--output"), "{error}");
    assert_eq!(fs::read_to_string(&path).ok(), Some(strange.clone()), "nothing is written");
    let anew = [&update[..], &["--origin", "成都"]].concat();
    let error = folder.refuses(&anew, 1);
    assert!(!error.contains("转出地：四川省成都市"), "what is told anew is not lost: {error}");
    let said = folder.prints(&[&update[..], &["--output", "other.toml"]].concat());
    assert!(said.contains("other.toml"), "{said}");
    assert_eq!(fs::read_to_string(&path).ok(), Some(strange), "the file is as it was");
    folder.prints(&[&update[..], &["--force"]].concat());
}

/// Files of old say nothing of an answer in words.
#[test]
fn an_answer_told_anew_is_not_lost_however_the_file_calls_it() {
    let folder = spaced();
    let (path, kept) = folder.keeps();
    let bare: String = kept
        .lines()
        .filter(|line| !line.starts_with("words = \"转出地："))
        .map(|line| line.replace("\"510100\"", "\"999999\"") + "\n")
        .collect();
    fs::write(&path, bare).expect("room for it");
    let update = ["save", "--today", "2026-11-22", "--update", "me.toml", "--gap-months", "1"];
    let error = folder.refuses(&update, 1);
    assert!(error.contains("「origin」没有读进来"), "{error}");
    folder.prints(&[&update[..], &["--origin", "成都"]].concat());
    let both = folder.prints(&["open", "me.toml", "--today", "2026-11-22", "--format", "json"]);
    let both: Json = serde_json::from_str(&both).expect("JSON");
    assert_eq!(both["result"]["answers"]["origin"], "510100");
}

/// Time is no contradiction of what was answered before it passed.
#[test]
fn a_day_of_acceptance_that_nobody_told_does_not_move_with_the_day() {
    let folder = spaced();
    folder.prints(&save(&["--output", "me.toml", "--progress", "accepted"]));
    let both = folder.prints(&["open", "me.toml", "--today", "2026-12-23", "--format", "json"]);
    let both: Json = serde_json::from_str(&both).expect("JSON");
    assert_eq!(both["result"]["verdict"]["code"], "check_first");
    assert_eq!(both["result"]["missing"][0], "apply_on");
    let said = folder.prints(&["open", "me.toml", "--today", "2026-12-23", "--format", "text"]);
    assert!(said.contains("先查清是哪一天受理的"), "{said}");
    for wrong in ["期限里", "等着就行", "您填的"] {
        assert!(!said.contains(wrong), "{wrong}: {said}");
    }
}

#[test]
fn what_is_said_of_opening_a_file_opens_it() {
    let folder = spaced();
    let said = folder.prints(&save(&["--output=-x y.toml"]));
    assert!(said.contains("以后打开：yizhuan open \"./-x y.toml\""), "{said}");
    folder.prints(&["open", "./-x y.toml", "--today", "2026-11-22"]);
}

/// What a shell would read something else into is quoted for it.
#[test]
fn the_name_of_a_file_may_be_copied_into_a_shell() {
    for (name, word) in
        [("$HOME.toml", "'$HOME.toml'"), ("*.toml", "\"*.toml\""), ("a'b.toml", "\"a'b.toml\"")]
    {
        let folder = spaced();
        let said = folder.prints(&save(&["--output", name]));
        assert!(said.ends_with(&format!("yizhuan open {word}\n")), "{said}");
    }
}

#[test]
fn what_a_killed_program_left_is_cleared_by_the_next_file() {
    let folder = spaced();
    fs::write(folder.0.join(".yizhuan-a1B2c3.tmp"), "half").expect("a file");
    fs::write(folder.0.join(".yizhuan-own.txt"), "whole").expect("a file");
    folder.prints(&save(&[]));
    assert_eq!(folder.names(), [".yizhuan-own.txt", NAME]);
}

#[test]
fn a_file_is_named_after_the_move_and_opened_to_the_same_plan() {
    let folder = spaced();
    let said = folder.prints(&save(&["--tick", "identity-card"]));
    assert_eq!(said, format!("已存到「{NAME}」。以后打开：yizhuan open {NAME}\n"));
    assert_eq!(folder.names(), [NAME], "nothing is left beside it");
    let plan = folder.prints(&[&["plan"], MOVE].concat());
    let opened = folder.prints(&["open", NAME, "--today", "2026-11-22"]);
    // The answer comes first, then what changed, then the rest of it.
    assert_eq!(without_changes(&opened), plan);
    assert!(opened.find("下一步") < opened.find("跟上次相比"), "{opened}");
    assert!(opened.find("跟上次相比") < opened.find("材料清单"), "{opened}");
    assert!(
        opened.contains("跟存的时候一样") && opened.contains("身份证等有效身份证件。"),
        "{opened}"
    );
    assert_eq!(opened, folder.prints(&["open", NAME, "--today", "2026-11-22", "--plain"]));
}

#[cfg(unix)]
#[test]
fn a_file_is_gone_on_with_in_prompts_where_somebody_can_answer() {
    use crate::support::pty::Pty;

    let folder = spaced();
    let (path, _) = folder.keeps();
    let file = path.to_str().expect("UTF-8");
    let call = ["open", file, "--plain", "--today", "2026-11-22"];
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_yizhuan"), &call);
    pty.until_heard("跟上次相比");
    pty.until_heard("转移申请办到哪一步了");
    pty.send("2\r");
    pty.until_heard("从哪一天受理算起");
    pty.send("2026-11-20\r");
    pty.until_heard("办理方案");
    assert!(!pty.heard("────"), "nothing is drawn");
}

/// What is printed of a file that was opened, but for the part that says what has changed.
fn without_changes(opened: &str) -> String {
    let (before, after) = opened.split_once("跟上次相比\n").expect("what has changed");
    format!("{before}{}", after.split_once("\n\n").expect("the rest").1)
}

#[test]
fn every_format_has_the_plan_and_json_has_both() {
    let folder = spaced();
    folder.prints(&save(&[]));
    let on = ["--today", "2026-12-01"];
    let json = folder.prints(&[&["open", NAME, "--format", "json"], &on[..]].concat());
    let json: Json = serde_json::from_str(&json).expect("one object");
    assert_eq!(json["changes"]["saved"], "2026-11-22");
    assert_eq!(json["changes"]["by_time"][0]["kind"], "past");
    assert_eq!(json["result"]["today"], "2026-12-01");
    let markdown = folder.prints(&[&["open", NAME, "--format", "markdown"], &on[..]].concat());
    let parts: Vec<&str> = markdown.split("\n## ").collect();
    assert!(parts[1].starts_with("结论") && parts[2].starts_with("跟上次相比\n"), "{markdown}");
    let output = folder.call(&[&["open", NAME, "--format", "ics"], &on[..]].concat());
    assert!(text(&output.stdout).starts_with("BEGIN:VCALENDAR"));
    assert!(text(&output.stderr).starts_with("跟上次相比"), "the changes go beside it");
    folder.prints(&["open", NAME, "--format", "html", "--output", "方案 1.html"]);
    assert!(fs::read_to_string(folder.0.join("方案 1.html")).expect("a file").starts_with("<!"));
}

#[test]
fn a_side_topic_stands_before_its_answers() {
    let folder = spaced();
    let line = ["save", "gap", "--gap-months", "5", "--today", "2026-11-22"];
    let said = folder.prints(&[&line[..], &["--output", "断 缴.toml"]].concat());
    assert!(said.contains("yizhuan open \"断 缴.toml\""), "{said}");
    let opened = folder.prints(&["open", "断 缴.toml", "--today", "2026-11-22"]);
    let topic = ["topic", "gap", "--gap-months", "5", "--today", "2026-11-22"];
    assert_eq!(without_changes(&opened), folder.prints(&topic));
    let lost = folder.refuses(&["save", "--origin", "成都", "gap"], 2);
    assert!(lost.contains("--origin 不能写在 gap 前面"), "{lost}");
}

#[test]
fn nothing_is_replaced_unasked() {
    let folder = spaced();
    folder.prints(&save(&[]));
    let before = fs::read(folder.0.join(NAME)).expect("a file");
    let again = folder.refuses(&save(&["--tick", "identity-card"]), 1);
    assert!(again.contains("已经有了，没有动它"), "{again}");
    assert_eq!(fs::read(folder.0.join(NAME)).expect("a file"), before);
    folder.prints(&save(&["--tick", "identity-card", "--force"]));
    assert_ne!(fs::read(folder.0.join(NAME)).expect("a file"), before);
    assert_eq!(folder.names(), [NAME]);
}

#[rstest]
#[case::no_folder("没有/a.toml", 1, "没有「没有」这个文件夹")]
#[case::folder(".", 1, "是文件夹")]
#[case::empty("", 2, "空着")]
fn odd_targets_are_refused_and_leave_nothing(
    #[case] name: &str,
    #[case] code: i32,
    #[case] said: &str,
) {
    let folder = spaced();
    let error = folder.refuses(&save(&["--output", name]), code);
    assert!(error.contains(said), "{error}");
    assert!(folder.names().is_empty());
}

#[rstest]
#[case("passport", "identity-card（身份证等有效身份证件）")]
// It need not be brought, so that there is nothing to have ready.
#[case("photo", "--tick 不能是「photo」")]
fn only_papers_of_the_plan_are_ticked(#[case] id: &str, #[case] said: &str) {
    let folder = spaced();
    let error = folder.refuses(&save(&["--tick", id]), 2);
    assert!(error.contains(said), "{error}");
    assert!(folder.names().is_empty());
}

#[test]
fn a_plan_without_papers_has_nothing_to_tick() {
    let retired =
        ["save", "--from-scheme", "employee", "--retired", "yes", "--tick", "identity-card"];
    let error = spaced().refuses(&retired, 2);
    assert!(error.contains("没有要准备的材料"), "{error}");
}

#[test]
fn opening_changes_nothing_and_odd_files_are_named() {
    let folder = spaced();
    fs::write(folder.0.join("newer.toml"), "format = 3\n").expect("a file");
    fs::write(folder.0.join("cut.toml"), "format = 1\ntopic = \"tra").expect("a file");
    fs::write(folder.0.join("nul.toml"), "format = 1\n# a\0b\n").expect("a file");
    fs::write(folder.0.join("next.toml"), "format = 1\n# 成\u{85}\n").expect("a file");
    fs::write(folder.0.join("huge.toml"), vec![b'#'; (1 << 20) + 1]).expect("a file");
    for (name, said) in [
        ("newer.toml", "这个文件是更新的版本存的，请用新的程序打开"),
        ("cut.toml", "第 2 行第 13 列：引号没有成对"),
        ("huge.toml", "太大"),
        ("none.toml", "没有「none.toml」这个文件"),
        (".", "是文件夹"),
        ("cut.toml/x", "不是文件夹"),
        ("nul.toml", "第 2 行第 4 列：有不该有的控制字符"),
        ("next.toml", "第 2 行第 4 列：有不该有的控制字符"),
    ] {
        let before = fs::read(folder.0.join(name)).ok();
        let error = folder.refuses(&["open", name], 1);
        assert!(error.contains(said), "{error}");
        assert_eq!(fs::read(folder.0.join(name)).ok(), before, "{name} is as it was");
    }
    folder.refuses(&["open"], 2);
    assert_eq!(folder.names().len(), 5);
}

#[test]
fn answers_that_contradict_each_other_are_opened_and_named() {
    let folder = spaced();
    folder.prints(
        &[
            &["save", "--last-paid", "2026-09", "--today", "2026-11-22"],
            &["--output", "a.toml"][..],
        ]
        .concat(),
    );
    let opened = folder.prints(&["open", "a.toml", "--today", "2026-08-01"]);
    let opened = opened.replace("\n      ", "");
    assert!(
        opened.contains("答案互相矛盾，请改正：恢复缴费月 2026-08 早于最后缴费月 2026-09"),
        "{opened}"
    );
    assert!(opened.contains("最后缴费月：2026 年 9 月"), "{opened}");
}

/// The year after next is announced, in a folder of this machine: no new build is needed.
#[test]
fn other_data_show_what_they_change() {
    let folder = spaced();
    let data = folder.0.join("data");
    fs::create_dir_all(data.join("calendar")).expect("a folder");
    fs::write(data.join("calendar/2027.toml"), crate::data_dir::CALENDAR).expect("a file");
    fs::write(data.join("sources.toml"), crate::data_dir::SOURCES).expect("a file");
    let later = |word: &&'static str| if *word == "2026-11-22" { "2026-12-14" } else { *word };
    let line: Vec<&str> = save(&["--output", "a.toml"]).iter().map(later).collect();
    folder.prints(&line);
    let opened = folder.prints(&["open", "a.toml", "--today", "2026-12-14", "--data", "data"]);
    let (_, changes) = opened.split_once("跟上次相比\n").expect("the answer comes first");
    let (changes, _) = changes.split_once("\n\n").expect("the plan follows");
    assert!(changes.contains("规则数据变了，结果有这些不同"), "{changes}");
    let line = "- 时间线「转入地最迟办完」：原来是 2027 年 1 月 5 日（暂定），现在是\n      \
                2027 年 1 月 7 日（按已公布的放假安排）。";
    assert!(changes.contains(line), "{changes}");
    assert_eq!(changes.matches("- ").count(), 1, "{changes}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_are_not() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = spaced();
    folder.prints(&save(&["--output", "real.toml"]));
    symlink("real.toml", folder.0.join("link.toml")).expect("a link");
    symlink("loop.toml", folder.0.join("loop.toml")).expect("a link");
    symlink("gone.toml", folder.0.join("dead.toml")).expect("a link");
    assert!(folder.prints(&["open", "link.toml"]).contains("跟上次相比"));
    folder.prints(&save(&["--output", "link.toml", "--force"]));
    assert!(folder.0.join("link.toml").is_symlink());
    for (name, said) in [
        ("loop.toml", "绕成了圈"),
        ("dead.toml", "不存在"),
        ("/dev/zero", "不是普通文件"),
        ("/dev/null", "不是普通文件"),
    ] {
        let error = folder.refuses(&["open", name], 1);
        assert!(error.contains(said), "{error}");
    }
    assert!(Command::new("mkfifo").arg(folder.0.join("pipe")).status().expect("mkfifo").success());
    assert!(folder.refuses(&["open", "pipe"], 1).contains("不是普通文件"));
    let closed = folder.0.join("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o500)).expect("it is ours");
    // Whoever may do everything is not kept out by permissions.
    if fs::write(closed.join("try"), "").is_err() {
        let error = folder.refuses(&save(&["--output", "closed/a.toml"]), 1);
        assert!(error.contains("不允许写"), "{error}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_file() {
    // A folder in which nothing can be made stands for it: a real one takes the rights to mount.
    let error = spaced().refuses(&save(&["--output", "/proc/yizhuan.toml"]), 1);
    assert!(!fs::exists("/proc/yizhuan.toml").expect("it can be asked"), "{error}");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_the_screens_open_with_everything_restored() {
    use crate::support::pty::Pty;
    let folder = spaced();
    folder.prints(&save(&["--tick", "identity-card"]));
    let path = folder.0.join(NAME);
    let line = ["open", path.to_str().expect("UTF-8"), "--today", "2026-12-08"];
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_yizhuan"), &line);
    pty.until_text("日子过去了，结果有这些不同");
    pty.send("\r");
    pty.until_text("申请办到哪一步了");
    pty.send("1");
    pty.until_text("成都市 转到 广东省深圳市");
    pty.send("2");
    pty.until_text("已备 1 / ");
    pty.send("\x1b");
    pty.until_text("核对答案");
    pty.send("\x03");
    pty.until_text("改的没有存");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_restored();
}
