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
    assert_eq!(commands.len(), 5);
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

/// The facts that `rules new` gives as samples, with the marks that keep them from being read taken off.
#[test]
fn the_samples_of_a_new_file_are_said_as_they_stand() {
    let call = |words: &[&str], folder: &Path| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_yizhuan"));
        let output = program.args(words).current_dir(folder).output().expect("it runs");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {error}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let folder = tempfile::tempdir().expect("a folder");
    let new = call(&["rules", "new", "530300"], folder.path());
    let sample = |heading: &str| -> String {
        let lines: Vec<&str> =
            new.lines().map(|line| line.trim_start_matches(['#', ' '])).collect();
        let blocks = lines.split(|line| line.is_empty());
        let own = blocks.filter(|block| block.first() == Some(&heading));
        own.map(|block| block.join("\n") + "\n\n").collect()
    };
    fs::create_dir_all(folder.path().join("data/local")).expect("it can be made");
    let write = |name: &str, text: String| {
        fs::write(folder.path().join("data").join(name), text).expect("it can be written");
    };
    write("sources.toml", sample("[[source]]"));
    let facts = sample("[[fact]]");
    assert_eq!(facts.matches("[[fact]]").count(), 2, "{facts}");
    write("local/530300.toml", facts);
    let plan = ["plan", "--data", "data", "--origin", "成都", "--destination", "曲靖"];
    let of = |more: &[&str]| call(&[&plan[..], more].concat(), folder.path());
    let employee =
        of(&["--from-scheme", "employee", "--to-scheme", "employee", "--gap-months", "5"]);
    assert!(employee.contains("等待期 6 个月"), "{employee}");
    let resident = ["--from-scheme", "resident", "--to-scheme", "resident", "--missed-years", "2"];
    let resident = of(&[&resident[..], &["--next-year-enrolled", "no"]].concat());
    assert!(resident.contains("等待期 5 个月"), "{resident}");
}
