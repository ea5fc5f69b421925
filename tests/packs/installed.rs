//! Packs made and installed by the program itself.

use std::io::Write as _;

use super::*;

#[test]
fn a_folder_gives_the_same_bytes_every_time() {
    let machine = Machine::bare();
    let out = machine.path("first.pack");
    let folder = packs().join("folders/first");
    let [out, folder] = [&out, &folder].map(|path| path.to_str().expect("UTF-8"));
    let said = machine.prints(&["data", "pack", folder, "--output", out]);
    assert!(said.contains(&format!("minisign -Sm {out}")), "{said}");
    let again = machine.run(&["data", "pack", folder, "--output", "-"]).stdout;
    assert_eq!(fs::read(out).expect("a pack"), again);
    assert_eq!(signed("first").bytes, again, "and those that were signed");
}

#[test]
fn a_folder_that_the_loader_refuses_is_not_packed() {
    let machine = Machine::bare();
    let pack = |folder: &Path| {
        let line = ["data", "pack", folder.to_str().expect("UTF-8"), "--output", "-"];
        let output = machine.run(&line);
        assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(3), ""));
        text(&output.stderr)
    };
    let error = pack(&packs().join("folders/broken"));
    assert!(error.contains("calendar/2027.toml 第 12 行"), "{error}");
    machine.write("bare/sources.toml", "");
    assert!(pack(&machine.path("bare")).contains("缺少 pack.toml"));
    let manifest = fs::read_to_string(packs().join("folders/first/pack.toml")).expect("a manifest");
    for (old, new, said) in [
        ("publisher = \"", "publisher = \" ", "publisher 不对"),
        ("9000.1", "neu", "第 3 行第 11 列"),
        ("2026-01-01", "\"2026\"", "第 5 行第 8 列"),
        ("2026-01-01", "3000-01-01", "until 不对"),
        ("2026.11.21", "9000.1", "replaces 不对"),
        ("program", "programme", "第 7 行第 1 列"),
    ] {
        machine.write("odd/pack.toml", manifest.replacen(old, new, 1));
        machine.write("odd/sources.toml", "");
        let error = pack(&machine.path("odd"));
        assert!(error.contains(said), "{new}: {error}");
    }
    machine.write("odd/pack.toml", &manifest);
    machine.write("odd/meta.toml", "version = \"7\"\n");
    assert!(pack(&machine.path("odd")).contains("不能再有 meta.toml"));
}

#[test]
fn a_pack_is_installed_from_a_stick_after_somebody_agrees() {
    let machine = Machine::new();
    let own = machine.prints(&WORKDAYS);
    let stick = machine.stick("second");
    let answer = |answer: &str| {
        let mut child = machine.command();
        child.args(["data", "install"]).arg(&stick);
        child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = child.spawn().expect("the program starts");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(answer.as_bytes()).expect("somebody reads");
        drop(input);
        child.wait_with_output().expect("an end")
    };
    let output = answer("n\n");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(text(&output.stdout).contains("放假（测试节 second）"), "what changes comes first");
    assert!(!machine.path(STORE).exists() && machine.prints(&WORKDAYS) == own);
    let output = answer("y\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(text(&output.stdout).contains("已安装"), "{output:?}");
    assert!(machine.prints(&WORKDAYS).contains("测试节 second"));
}

#[cfg(unix)]
#[test]
fn everybody_may_read_what_was_packed() {
    use std::os::unix::fs::PermissionsExt as _;
    let machine = Machine::bare();
    let (out, folder) = (machine.path("first.pack"), packs().join("folders/first"));
    let [out, folder] = [&out, &folder].map(|path| path.to_str().expect("UTF-8"));
    machine.prints(&["data", "pack", folder, "--output", out]);
    let mode = fs::metadata(out).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o644, "as its signature");
}

#[test]
fn a_day_that_is_named_brings_back_no_pack_that_is_over() {
    let machine = Machine::new();
    let pack = packs().join("expired.pack");
    let line = ["data", "install", "--yes", "--today", "2020-06-01", pack.to_str().expect("UTF-8")];
    let output = machine.run(&line);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(text(&output.stderr).contains("2020-12-31 已经到期"), "{output:?}");
    assert!(!machine.path(STORE).exists());
}

#[test]
fn keys_that_go_and_come_are_shown_before_anybody_agrees() {
    let machine = Machine::new();
    let stick = machine.stick("turn");
    let line = ["data", "install", stick.to_str().expect("UTF-8")];
    let said = text(&machine.run(&line).stdout);
    let [old, new] = ["old", "new"].map(|name| key(name, "").trim().to_owned());
    let told = said.find("加上 ").zip(said.find("安装吗？"));
    assert!(told.is_some_and(|(told, asked)| told < asked), "{said}");
    assert!(
        said.contains(&format!("加上 {new}")) && said.contains(&format!("去掉 {old}")),
        "{said}"
    );
    assert!(machine.prints(&["data", "status"]).contains(&old));
    machine.prints(&[&line[..], &["--yes"]].concat());
    let status = machine.prints(&["data", "status"]);
    assert!(status.contains(&new) && !status.contains(&old), "{status}");
    let json = machine.prints(&["data", "status", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["keys_now"][0]["key"], new.as_str());
    assert_eq!(json["keys_now"][0]["listed"], false);
}

/// The installed pack is named by the file that keeps it.
#[test]
fn what_a_pack_changes_is_shown_whole_on_wish() {
    let machine = Machine::new();
    let (store, second) = (machine.path(STORE), machine.stick("second"));
    let [store, second] = [&store, &second].map(|path| path.to_str().expect("UTF-8"));
    let said = machine.prints(&["data", "install", second, "--yes"]);
    assert!(said.contains("另外还有 "), "{said}");
    assert!(said.contains(&format!("看全部：yizhuan rules diff - {second}")), "{said}");
    let whole = machine.prints(&["rules", "diff", "-", second]);
    assert!(!whole.contains("另外还有 ") && whole.contains("测试节 second"), "{whole}");
    assert!(machine.prints(&["rules", "diff", store, second]).contains("没有不同"));
    let liar = packs().join("liar.pack");
    let output = machine.run(&["rules", "diff", "-", liar.to_str().expect("UTF-8")]);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(3), ""));
    assert!(text(&output.stderr).contains("不在这台机器的名单里"), "{output:?}");
}

/// Whoever waits for an answer somewhere else is told so.
#[test]
fn a_second_window_says_that_it_waits() {
    use std::io::{BufRead as _, BufReader};
    let machine = Machine::holding(&Shelf::new().with("first"));
    let held = fs::File::create(machine.path(STORE).with_extension("lock")).expect("a file");
    held.lock().expect("nobody else has it");
    let mut child = machine.command();
    child.args(["data", "rollback"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = child.spawn().expect("the program starts");
    let mut errors = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    errors.read_line(&mut line).expect("UTF-8");
    assert!(line.contains("另一个窗口正在安装"), "{line}");
    drop(held);
    let output = child.wait_with_output().expect("an end");
    assert!(text(&output.stdout).contains("已退回程序自带的数据"), "{output:?}");
}

#[test]
fn odd_files_are_no_packs() {
    let machine = Machine::new();
    let nothing = machine.path("nothing");
    let output = machine.run(&["data", "install", nothing.to_str().expect("UTF-8")]);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "as everywhere: {error}");
    assert!(error.contains("没有「") && error.contains("提示: "), "{error}");
    machine.write("bare.pack", signed("first").bytes);
    assert!(machine.refuses(&machine.path("bare.pack")).contains("没有签名"));
    machine.write("bare.pack.minisig", [b'a'; 5000]);
    assert!(machine.refuses(&machine.path("bare.pack")).contains("太大"));
    machine.write("bare.pack.minisig", [0xff; 50]);
    assert!(machine.refuses(&machine.path("bare.pack")).contains("看不懂"));
    assert!(machine.refuses(machine.0.path()).contains("不是普通文件"));
    #[cfg(unix)]
    assert!(machine.refuses(Path::new("/dev/zero")).contains("不是普通文件"));
}

#[test]
fn a_pack_that_the_loader_refuses_is_not_installed() {
    let error = Machine::new().refuses(&packs().join("broken.pack"));
    assert!(error.contains("calendar/2027.toml"), "{error}");
}
