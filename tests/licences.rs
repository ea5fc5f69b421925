//! The notices: every library in the program, with the terms it is used under.

use std::collections::BTreeSet;
use std::process::Command;

fn output(program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    let output = command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn notices() -> String {
    output(env!("CARGO_BIN_EXE_yizhuan"), &["licences"])
}

/// What is linked on the system that the tests run on, as 「name version」.
fn linked() -> BTreeSet<String> {
    let tree = ["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let lines = output(env!("CARGO"), &[&tree[..], &["--locked", "--offline"]].concat());
    // Our own are named with their folder.
    let others = lines.lines().filter(|line| !line.contains('/'));
    let named = others.filter_map(|line| line.split_once(" v"));
    let versions = named.map(|(name, rest)| (name, rest.split(' ').next().unwrap_or(rest)));
    versions.map(|(name, version)| format!("{name} {version}")).collect()
}

#[test]
fn every_linked_library_is_listed_and_has_its_terms() {
    let notices = notices();
    let linked = linked();
    assert!(linked.len() > 100, "{linked:?}");
    for library in linked {
        let listed = notices.lines().any(|line| line.starts_with(&format!("{library}  ")));
        assert!(listed, "{library} is new: run packaging/licences");
        let names = |line: &str| {
            line.split_once('：')
                .is_some_and(|(_, users)| users.split('、').any(|user| user == library))
        };
        assert!(notices.lines().any(names), "no terms for {library}");
    }
}

#[test]
fn terms_that_must_go_along_are_there_in_full() {
    let notices = notices();
    for words in [
        "Mozilla Public License Version 2.0",
        "Exhibit A - Source Code Form License Notice",
        "nucleo-matcher 0.3.1  MPL-2.0  https://",
        "UNICODE LICENSE V3",
        "Redistributions in binary form must reproduce the above copyright",
        "SIL OPEN FONT LICENSE",
        "musl C 库",
        "Rust 标准库",
    ] {
        assert!(notices.contains(words), "{words}");
    }
}
