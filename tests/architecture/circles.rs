//! No file uses itself by way of others of its module.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Modules, module, named};
use super::sources;

type Graph = BTreeMap<Vec<String>, BTreeSet<Vec<String>>>;

/// Who uses whom inside a module. A child may use what its parent says of all children.
fn graph(modules: &Modules) -> Graph {
    let of_parent =
        |from: &[String], to: &[String]| from.split_last().is_some_and(|(_, rest)| rest == to);
    let inside = |from: &[String], to: &[String]| from[0] == to[0] && !of_parent(from, to);
    let edges = |from: &Vec<String>| {
        let mut all = named(modules, from);
        all.retain(|to| inside(from, to));
        (from.clone(), all)
    };
    modules.keys().map(edges).collect()
}

fn reached<'a>(graph: &'a Graph, from: &'a Vec<String>) -> BTreeSet<&'a Vec<String>> {
    let (mut found, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        open.extend(graph[at].iter().filter(|next| found.insert(*next)));
    }
    found
}

/// Files that reach each other, each circle once.
fn circles(modules: &Modules) -> BTreeSet<Vec<String>> {
    let graph = graph(modules);
    let reach: BTreeMap<_, _> = graph.keys().map(|from| (from, reached(&graph, from))).collect();
    let circle = |from: &Vec<String>| -> Vec<String> {
        let back = reach[from].iter().filter(|to| reach[**to].contains(from));
        back.map(|file| file.join("/")).collect()
    };
    graph.keys().map(circle).filter(|circle| !circle.is_empty()).collect()
}

fn modules() -> Modules {
    sources().into_iter().filter_map(|file| Some((module(&file.path)?, file.code))).collect()
}

#[test]
fn imports_make_no_circles() {
    let all = circles(&modules());
    let found: Vec<String> = all.iter().map(|files| files.join("\n  ")).collect();
    assert!(found.is_empty(), "circles:\n  {}", found.join("\n\n  "));
}

#[test]
fn a_circle_is_seen() {
    let modules = |code: [&str; 3]| -> Modules {
        let names = ["tui", "tui/one", "tui/two"];
        let path = |name: &str| module(&format!("src/{name}.rs")).expect("a module");
        names.iter().zip(code).map(|(name, code)| (path(name), code.to_owned())).collect()
    };
    let parent = "pub use one::One;\nuse two::Two;";
    assert_eq!(circles(&modules([parent, "use super::Two;", "use super::One;"])).len(), 1);
    assert_eq!(circles(&modules([parent, "use super::list;", "use super::One;"])).len(), 0);
}
