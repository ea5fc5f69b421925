//! The tutorial of the data format, done as it is written.

use std::fs;
use std::path::Path;
use std::process::Command;

const HEADING: &str = "## 十分钟：加一个城市";

/// The part of the README that is the tutorial.
fn tutorial() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/README.md");
    let text = fs::read_to_string(path).expect("the README of the data");
    let (_, rest) = text.split_once(HEADING).expect("the tutorial");
    rest.split("\n## ").next().expect("its text").to_owned()
}

/// Files by the names that stand above them.
fn files(text: &str) -> Vec<(String, String)> {
    let named = text.split("`：\n\n```toml\n").collect::<Vec<_>>();
    let pairs = named.windows(2).filter_map(|pair| {
        let (_, name) = pair[0].rsplit_once('`')?;
        let (content, _) = pair[1].split_once("```")?;
        Some((name.to_owned(), content.to_owned()))
    });
    pairs.collect()
}

#[test]
fn three_facts_of_a_city_are_added_in_one_round() {
    let text = tutorial();
    let files = files(&text);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["data/sources.toml", "data/local/530300.toml"]);
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in &files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, content).expect("it can be written");
    }
    let commands: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("$ yizhuan ")).collect();
    assert_eq!(commands.len(), 4);
    let mut said = String::new();
    for command in commands {
        let mut program = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        let output =
            program.args(command.split(' ')).current_dir(&folder).output().expect("it runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}: {error}");
        said += &String::from_utf8(output.stdout).expect("UTF-8");
    }
    let said: String = said.split_whitespace().collect();
    let facts = files[1].1.lines().filter_map(|line| line.strip_prefix("text = \""));
    for fact in facts {
        let fact = fact.trim_end_matches('"').replace("{months}", "3");
        let fact: String = fact.split_whitespace().collect();
        assert!(said.matches(&fact).count() >= 1, "{fact} is not said:\n{said}");
    }
    let heard = "在曲靖以灵活就业身份参保，断缴以后连续缴满3个月才享受待遇";
    assert!(said.matches(heard).count() >= 3, "by the place, the topic and the plan");
}
