//! The files that a file of the program names, by `use` or by path.

use std::collections::{BTreeMap, BTreeSet};

/// Modules by their path below the crate, each with the code of its file.
pub type Modules = BTreeMap<Vec<String>, String>;

/// The path of a file below the folder of its package.
pub fn inside(path: &str) -> Option<&str> {
    super::SOURCES.iter().find_map(|folder| path.strip_prefix(folder)?.strip_prefix('/'))
}

/// The module a file holds: `src/tui/page.rs` is `tui`, `page`. The program hands on the modules of
/// `core` and `paint` by their names, so they are named alike in all packages.
pub fn module(path: &str) -> Option<Vec<String>> {
    let inside = inside(path)?.strip_suffix(".rs")?;
    let inside = inside.strip_suffix("/mod").unwrap_or(inside);
    Some(inside.split('/').map(str::to_owned).collect())
}

/// The modules that one of them names, also by way of names that others hand on.
pub fn named(modules: &Modules, from: &[String]) -> BTreeSet<Vec<String>> {
    let code = without_comments(&modules[from]);
    let used = uses(&code);
    let bound: BTreeMap<&str, &[String]> =
        used.iter().map(|(name, path)| (name.as_str(), path.as_slice())).collect();
    let mut all: Vec<Vec<String>> = used.iter().map(|(_, path)| path.clone()).collect();
    for path in paths(&code) {
        let first = bound.get(path[0].as_str());
        all.push(first.map_or(path.clone(), |start| [*start, &path[1..]].concat()));
    }
    let found = all.iter().filter_map(|path| resolve(modules, from, path, 8));
    found.filter(|to| to != from).collect()
}

/// The module in which what a path names is written.
fn resolve(modules: &Modules, from: &[String], path: &[String], depth: u8) -> Option<Vec<String>> {
    let path = absolute(modules, from, path)?;
    let length = (1..=path.len()).rev().find(|&length| modules.contains_key(&path[..length]))?;
    let (home, rest) = path.split_at(length);
    let Some(name) = rest.first().filter(|_| depth > 0) else { return Some(home.to_vec()) };
    let mut bound = uses(&without_comments(&modules[home])).into_iter();
    let handed_on = bound.find(|(bound, _)| bound == name);
    let onward = handed_on.and_then(|(_, path)| resolve(modules, home, &path, depth - 1));
    Some(onward.unwrap_or_else(|| home.to_vec()))
}

fn absolute(modules: &Modules, from: &[String], path: &[String]) -> Option<Vec<String>> {
    let (mut at, mut rest) = (from.to_vec(), path);
    match path.first()?.as_str() {
        "crate" => (at, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while let Some(inner) = rest.strip_prefix(&["super".to_owned()][..]) {
                at.pop()?;
                rest = inner;
            }
        }
        child => {
            let inside = [from, &[child.to_owned()]].concat();
            modules.contains_key(&inside).then_some(())?;
        }
    }
    Some([&at[..], rest].concat())
}

fn without_comments(code: &str) -> String {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.filter_map(|line| line.split(" // ").next()).collect::<Vec<_>>().join("\n")
}

/// What `use` binds: the name and its path.
fn uses(code: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let line = code[..at].rsplit('\n').next().unwrap_or_default();
        let before = line.trim();
        if !(before.is_empty() || before.starts_with("pub")) {
            continue;
        }
        let Some((tree, _)) = code[at + "use ".len()..].split_once(';') else { continue };
        let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
        for path in branches(&tree) {
            let (path, name) = path.split_once(" as ").unwrap_or((&path, ""));
            let mut path: Vec<String> =
                path.split("::").map(|part| part.trim().to_owned()).collect();
            path.retain(|part| part != "*");
            if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                path.pop();
            }
            let Some(last) = path.last() else { continue };
            let name = if name.is_empty() { last } else { name };
            found.push((name.to_owned(), path));
        }
    }
    found
}

/// The single paths of a tree with braces.
fn branches(tree: &str) -> Vec<String> {
    let Some((stem, inside)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let inside = inside.trim_end().trim_end_matches('}');
    let (mut depth, mut parts) = (0_i32, vec![String::new()]);
    // The last brace belongs to the stem; those inside are balanced.
    let closed = inside.matches('{').count() - inside.matches('}').count();
    let inside = format!("{inside}{}", "}".repeat(closed));
    for letter in inside.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        if letter == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| branches(part.trim()))
        .map(|path| format!("{}{path}", stem.trim()))
        .collect()
}

/// Everything written as `one::two`.
fn paths(code: &str) -> Vec<Vec<String>> {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    code.split(|letter| !part(letter))
        .filter(|word| word.contains("::"))
        .map(|word| word.split("::").map(str::to_owned).collect::<Vec<_>>())
        .filter(|path| path.iter().all(|name| !name.is_empty() && !name.contains(':')))
        .collect()
}

#[test]
fn paths_lead_to_files() {
    let modules = [
        ("tui", "pub use page::Page;\nmod page;"),
        ("tui/app", "use super::{Page, widget::{self, rows::Row}};\nfn f() -> widget::cut::Cut {}"),
        ("tui/page", "use crate::tui::app::App as Other; // crate::text"),
        ("tui/widget", ""),
        ("tui/widget/cut", ""),
        ("tui/widget/rows", ""),
        ("text", ""),
    ];
    let modules: Modules = modules
        .iter()
        .map(|(path, code)| (module(&format!("src/{path}.rs")).unwrap(), (*code).to_owned()))
        .collect();
    let from = |path: &str| -> Vec<String> {
        let from = module(&format!("src/{path}.rs")).unwrap();
        named(&modules, &from).iter().map(|to| to.join("/")).collect()
    };
    assert_eq!(from("tui"), ["tui/page"]);
    assert_eq!(from("tui/app"), ["tui/page", "tui/widget", "tui/widget/cut", "tui/widget/rows"]);
    assert_eq!(from("tui/page"), ["tui/app"]);
}
