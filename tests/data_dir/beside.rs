//! A folder beside what the program knows of a place already: what it takes away, what it says first.

use serde_json::Value as Json;

use super::{Folder, prints, run, text};

const SOURCE: &str = r#"
[[source]]
id = "zz-2026"
title = "测试的办法"
issuer = "郑州市医疗保障局"
issued = "2026-05-18"
checked = 2026-11-21
level = "city"
"#;

const HOTLINE: &str = r#"
[[fact]]
about = "hotline"
text = "测试的电话。"
sources = ["zz-2026"]
"#;

const WAIT: &str = r#"
[[fact]]
about = "wait_flexible"
waiting = { months = 6 }
text = "测试的等待期 {months} 个月。"
sources = ["zz-2026"]
"#;

const FLEXIBLE: &str = "plan --today 2026-11-28 --from-scheme flexible --to-scheme flexible \
    --origin 成都 --destination 郑州 --retired no --gap-months 5 --format json --data";

fn folder(name: &str, facts: &str) -> Folder {
    Folder::empty().with("sources.toml", SOURCE).with(&format!("local/{name}.toml"), facts)
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn plan(folder: &Folder) -> Json {
    serde_json::from_str(&prints(&[&words(FLEXIBLE)[..], &[folder.path()]].concat())).expect("JSON")
}

#[test]
fn a_file_of_the_same_name_says_what_it_takes_away() {
    let folder = folder("410100", HOTLINE);
    let output = run(None, &["places", "郑州", "--data", folder.path()]);
    let said = text(&output.stderr);
    assert!(
        said.contains("local/410100.toml 换掉了") && said.contains("郑州少了自带的 12 条"),
        "{said}"
    );
    assert!(said.contains("410100-local.toml"), "the way out: {said}");
    let check =
        ["rules", "check", "--place", "410100", "--data", folder.path(), "--format", "json"];
    let found: Json = serde_json::from_str(&text(&run(None, &check).stdout)).expect("JSON");
    let found = found["findings"].as_array().expect("a list");
    let taken = found.iter().find(|each| each["kind"] == "replaced").expect("it is told");
    assert_eq!(taken["about"].as_array().map(Vec::len), Some(12));
    assert_eq!(taken["fails"], false);
}

#[test]
#[cfg(target_os = "linux")]
fn the_state_of_the_data_says_so_too() {
    let home = Folder::empty()
        .with(".local/share/yizhuan/data/sources.toml", SOURCE)
        .with(".local/share/yizhuan/data/local/410100.toml", HOTLINE);
    let said = text(&run(Some(&home.0), &["data", "status"]).stdout);
    assert!(said.contains("（在用）") && said.contains("郑州少了自带的 12 条"), "{said}");
}

#[test]
fn what_the_program_says_of_the_same_place_is_not_the_folders() {
    let folder = folder("410100-local", HOTLINE);
    let output = prints(&["places", "郑州", "--format", "json", "--data", folder.path()]);
    let place: Json = serde_json::from_str(&output).expect("JSON");
    let facts = place["aspects"].as_array().expect("a list").iter();
    let facts = facts.flat_map(|aspect| aspect["facts"].as_array().expect("a list"));
    let (own, others): (Vec<_>, Vec<_>) = facts.partition(|fact| fact["local_data"] == true);
    assert_eq!(own.iter().map(|fact| &fact["rule"]).collect::<Vec<_>>(), ["410100-hotline"]);
    assert!(others.len() >= 10, "{}", others.len());
}

#[test]
fn a_newer_fact_of_a_folder_speaks_first() {
    let folder = folder("410100-local", WAIT);
    let gap = &plan(&folder)["gap"];
    assert_eq!(gap["text"], "测试的等待期 6 个月。");
    assert_eq!(gap["local_data"], true);
    let check = ["rules", "check", "--place", "410100", "--data", folder.path()];
    let said = text(&run(None, &check).stdout);
    assert!(
        said.contains("410100-wait_flexible 先说，自带的 410100-flexible-over3 不说了"),
        "{said}"
    );
    let way_out = "replaces = [\"410100-flexible-over3\", \"410100-gap-flexible\"";
    assert!(said.contains(way_out), "the way out: {said}");
    assert!(!said.contains("从不生效"), "{said}");
}

#[test]
fn a_fact_takes_the_place_of_those_it_names() {
    let names = "[\"410100-flexible-over3\", \"410100-flexible-first\", \"410100-gap-flexible\"]";
    let facts = format!("{WAIT}replaces = {names}\n");
    let right = folder("410100-local", &facts);
    prints(&["rules", "check", "--place", "410100", "--data", right.path()]);
    let list = prints(&["rules", "list", "--place", "410100", "--data", right.path()]);
    assert!(
        list.contains("410100-wait_flexible") && list.contains("410100-gap-employee"),
        "{list}"
    );
    assert!(!list.contains("410100-gap-flexible"), "{list}");
    let wrong = folder("410100-local", &facts.replace("gap-flexible", "gap-flexble"));
    let output = run(None, &["regions", "郑州", "--data", wrong.path()]);
    let said = text(&output.stderr);
    assert!(said.contains("是不是 410100-gap-flexible"), "{said}");
}

#[test]
fn a_new_file_gets_a_name_of_its_own() {
    let new = prints(&["rules", "new", "郑州"]);
    assert!(
        new.contains("文件名：local/410100-local.toml") && new.contains("410100-gap-employee"),
        "{new}"
    );
    let free = prints(&["rules", "new", "曲靖"]);
    assert!(free.contains("文件名：local/530300.toml") && !free.contains("replaces"), "{free}");
    let folder = Folder::empty();
    let path = format!("{}/410100.toml", folder.path());
    let output = run(None, &["rules", "new", "郑州", "--output", &path]);
    assert!(text(&output.stderr).contains("整个换掉"), "{output:?}");
}

/// Months within which the nation lets a gap be closed say what the folder knows of a first time too.
#[test]
fn a_wait_of_ones_own_stands_beside_the_nations_rule_for_a_short_gap() {
    let folder = folder("410100-own", WAIT);
    for months in ["0", "2"] {
        let line = FLEXIBLE.replace("--gap-months 5", &format!("--gap-months {months}"));
        let said = |format: &str| {
            let line = line.replace("--format json", &format!("--format {format}"));
            prints(&[&words(&line)[..], &[folder.path()]].concat())
        };
        let plan: Json = serde_json::from_str(&said("json")).expect("JSON");
        let warnings = plan["warnings"].as_array().expect("a list");
        let own = warnings.iter().find(|each| each["text"] == "测试的等待期 6 个月。");
        assert!(own.is_some_and(|own| own["local_data"] == true), "{months}: {warnings:?}");
        let beside = plan["gap"]["warnings"].as_array().expect("a list");
        assert!(beside.contains(&own.expect("it is there")["id"]), "{beside:?}");
        for format in ["text", "short", "speech-full", "markdown", "html"] {
            let said: String = said(format).split_whitespace().collect();
            assert!(said.contains("当地另有说法"), "{format}, {months}: {said}");
            // Brackets are not read out.
            let own = if format == "speech-full" {
                "首次参保，本机资料"
            } else {
                "首次参保（本机资料）"
            };
            assert!(said.contains(own), "{format}, {months}: {said}");
        }
    }
}
