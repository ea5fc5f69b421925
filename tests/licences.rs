//! The notices: every library in the program, with the terms it is used under.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
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

/// The systems that the notices are for.
fn systems() -> Vec<String> {
    let list = read("packaging/crates.py");
    let (_, list) = list.split_once("SYSTEMS = [").expect("the list of systems");
    let (list, _) = list.split_once(']').expect("its end");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What is linked on a system, as 「name version」.
fn linked(system: &str) -> BTreeSet<String> {
    let tree = ["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let lines = output(env!("CARGO"), &[&tree[..], &["--locked", "--target", system]].concat());
    // Our own are named with their folder.
    let others = lines.lines().filter(|line| !line.contains('/'));
    let named = others.filter_map(|line| line.split_once(" v"));
    let versions = named.map(|(name, rest)| (name, rest.split(' ').next().unwrap_or(rest)));
    versions.map(|(name, version)| format!("{name} {version}")).collect()
}

/// Whether a word names a system as compilers do, such as `x86_64-apple-darwin`.
fn is_system(word: &str) -> bool {
    let mut parts = word.split('-');
    matches!(parts.next(), Some("x86_64" | "aarch64")) && (2..=3).contains(&parts.count())
}

#[test]
fn every_system_that_is_built_for_has_its_notices() {
    let systems = systems();
    for file in ["docs/platforms.md", ".github/workflows/release.yml"] {
        let text = read(file);
        let letter = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
        let named = text.split(|sign| !letter(sign)).filter(|word| is_system(word));
        let named: BTreeSet<&str> = named.collect();
        assert!(!named.is_empty(), "{file} names none");
        for system in named {
            let listed = systems.iter().any(|each| each == system);
            assert!(listed, "{system} of {file} is not in packaging/crates.py");
        }
    }
}

#[test]
fn the_linked_libraries_are_listed_with_their_terms_and_no_others() {
    let linked: BTreeSet<String> = systems().iter().flat_map(|system| linked(system)).collect();
    let notices = notices();
    // Of the standard libraries no lock file knows.
    let own = |line: &&str| !line.starts_with("Rust 标准库") && !line.starts_with("musl C 库");
    let (list, terms) = notices.split_once("\n====").expect("terms behind the list");
    let list = list.lines().skip(2).filter(own).filter_map(|line| line.split_once("  "));
    let listed: BTreeSet<String> = list.map(|(library, _)| library.to_owned()).collect();
    assert_eq!(listed, linked, "run packaging/licences");
    for library in linked {
        let names = |line: &str| {
            line.split_once('：')
                .is_some_and(|(_, users)| users.split('、').any(|user| user == library))
        };
        assert!(terms.lines().any(names), "no terms for {library}");
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
